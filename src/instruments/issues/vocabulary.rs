//! The words of issues (00 §4.8).

use platform::words;

words! {
    /// The field of oversight.
    pub enum IssueDomain {
        Supervision "监督",
        Budget "预算",
        Assets "国资",
        Elevators "加梯",
        Livelihood "实事",
        Stations "家站点",
    }
}

words! {
    /// How the problem came to light.
    pub enum IssueSource {
        Investigation "调研检查",
        Audit "审计",
        Deliberation "审议意见",
        Evaluation "绩效评价",
        Monitoring "监控",
        Alert "预警",
        Inventory "清查",
        Deputy "代表",
        PublicReport "群众反映",
        Inspection "视察",
    }
}

words! {
    /// How grave the problem is.
    pub enum Severity {
        General "一般",
        Major "突出",
    }
}

words! {
    /// How the problem can be put right.
    pub enum RectifyClass {
        Phased "分阶段",
        Immediate "立行立改",
        Continuous "持续",
    }
}

words! {
    /// The stronger form of supervision to which an issue is raised.
    pub enum EscalationKind {
        Inquiry "询问",
        SpecialInquiry "专题询问",
        Interpellation "质询",
        SpecialInvestigation "特定问题调查",
        Resolution "决议",
    }
}

impl EscalationKind {
    /// The kind of record that carries this form; its own guards were asked when it was made.
    #[must_use]
    pub fn record_kind(self) -> &'static str {
        match self {
            Self::Inquiry => "supervision.inquiry_question",
            Self::SpecialInquiry => "supervision.special_inquiry",
            Self::Interpellation => "supervision.interpellation",
            Self::SpecialInvestigation => "supervision.investigation_committee",
            Self::Resolution => "instrument.resolution",
        }
    }
}
