//! The row of a rule set.

use super::words::{RuleKind, RuleParam, RuleSetState};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Text};

platform::record! {
    /// A set of rules of a jurisdiction for a time.
    /// 某一地域在一定期间内适用的规则集。
    RuleSets = "rule_set", RuleSetState {
        /// Which rules.
        /// 规则类别。
        #[set_by(content)] #[example("supervision")] #[filter]
        kind: RuleKind,
        /// Code, unique in the district.
        /// 代码,区内唯一。
        #[set_by(content)] #[example("jd-supervision-2026")]
        code: Text<40>,
        /// District code; `310000` the municipality, `000000` the nation.
        /// 行政区划代码;`310000` 为全市,`000000` 为全国。
        #[set_by(content)] #[example("310114")] #[filter]
        jurisdiction: Text<6, 6>,
        /// First day of force.
        /// 生效日期。
        #[set_by(content)] #[example("2026-09-14")] #[sort]
        effective_from: NaiveDate,
        /// Last day of force.
        /// 有效期的最后一日。
        #[set_by(content, Supersession)] #[example(null)]
        effective_to: Option<NaiveDate>,
        /// The numbers.
        /// 各项参数。
        #[set_by(content)]
        params: List<RuleParam>,
        /// The decision.
        /// 作出决定的文书。
        #[set_by(content)] #[example(null)]
        approved_document_id: Option<Uuid>,
    }
    content RuleSetContent;
    view RuleSetView;
    /// The end of a set.
    /// 规则集被替代,终止适用。
    body Supersession;
}
