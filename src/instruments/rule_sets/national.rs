//! The national defaults: every number that the service computes with, its unit, and where it comes from.

use super::RuleKind;

/// A default.
#[derive(Debug, Clone, Copy)]
pub struct Default {
    /// Which rules it belongs to.
    pub kind: RuleKind,
    /// The key.
    pub key: &'static str,
    /// The value.
    pub value: i64,
    /// In what.
    pub unit: &'static str,
    /// `law SUP 15`, `practice 304`, `assumed`.
    pub tag: &'static str,
    /// The article or the source in words.
    pub basis: &'static str,
}

macro_rules! defaults {
    ($($kind:ident $key:literal $value:literal $unit:literal $tag:literal $basis:literal;)+) => {
        /// Every default.
        pub const DEFAULTS: &[Default] = &[$(Default {
            kind: RuleKind::$kind, key: $key, value: $value, unit: $unit, tag: $tag, basis: $basis,
        }),+];
    };
}

defaults! {
    Supervision "report.consultation_lead_days"   20 "days"    "law SUP 15"          "监督法第十五条";
    Supervision "report.final_lead_days"          10 "days"    "law SUP 15"          "监督法第十五条";
    Supervision "report.distribution_lead_days"    7 "days"    "law SUP 15"          "监督法第十五条";
    Supervision "committee.comment_days"           5 "days"    "practice 303"        "浙江省各级人大常委会监督条例第十三条";
    Supervision "interpellation.min_members"       3 "persons" "law SUP 51"          "监督法第五十一条";
    Supervision "audit.rectification_months"       6 "months"  "law SUP 27"          "监督法第二十七条";
    Supervision "opinion.issue_days"              10 "days"    "practice 304"        "河南省实施监督法办法第二十条";
    Supervision "opinion.receive_working_days"     3 "working_days" "assumed"        "假定";
    Supervision "opinion.disposal_months"          3 "months"  "practice 303, 304"   "浙江省各级人大常委会监督条例第四十四条";
    Supervision "opinion.comment_days"             7 "days"    "assumed"             "假定";
    Supervision "opinion.rehandle_months"          2 "months"  "assumed"             "假定";
    Supervision "opinion.rehandle_rounds"          2 "rounds"  "assumed"             "假定";
    Supervision "opinion.tracking_months"          6 "months"  "assumed"             "假定";
    Supervision "vote.rectify_months"              3 "months"  "assumed"             "假定";
    Supervision "special_inquiry.min_members"      3 "persons" "practice 17"         "北京市房山区专题询问办法";
    Supervision "special_inquiry.min_deputies"    10 "persons" "practice 17, 18"     "北京市房山区专题询问办法";
    Supervision "special_inquiry.lead_days"        7 "days"    "practice 18"         "湖滨区专题询问办法";
    Supervision "filing.due_days"                 30 "days"    "assumed"             "假定";
    Supervision "filing.review_months"             3 "months"  "assumed"             "假定";
    Supervision "topic.min_score"                 60 "points"  "assumed"             "假定";
    Supervision "topic.reviewers"                  3 "persons" "assumed"             "假定";
    Supervision "publication.lag_days"            20 "days"    "assumed"             "假定";
}

/// A default by its key.
#[must_use]
pub fn default(kind: RuleKind, key: &str) -> Option<&'static Default> {
    DEFAULTS.iter().find(|default| default.kind == kind && default.key == key)
}

impl Default {
    /// Whether a statute fixes the value.
    #[must_use]
    pub fn is_law(&self) -> bool {
        self.tag.starts_with("law")
    }
}
