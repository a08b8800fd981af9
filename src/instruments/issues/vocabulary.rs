//! The words of issues (00 §4.8).

use platform::words;

words! {
    /// The field of oversight.
    /// 监督领域。
    pub enum IssueDomain {
        Supervision "监督" / "Supervision",
        Budget "预算" / "Budget performance",
        Assets "国资" / "State-owned assets",
        Elevators "加梯" / "Elevator retrofitting",
        Livelihood "实事" / "Livelihood projects",
        Stations "家站点" / "Deputies' stations",
    }
}

words! {
    /// How the problem came to light.
    /// 问题的发现途径。
    pub enum IssueSource {
        Investigation "调研检查" / "Investigation or check",
        Audit "审计" / "Audit",
        Deliberation "审议意见" / "Deliberation opinion",
        Evaluation "绩效评价" / "Performance evaluation",
        Monitoring "监控" / "Monitoring",
        Alert "预警" / "Alert",
        Inventory "清查" / "Asset inventory",
        Deputy "代表" / "Deputy",
        PublicReport "群众反映" / "Report from the public",
        Inspection "视察" / "Inspection visit",
    }
}

words! {
    /// How grave the problem is.
    /// 问题的严重程度。
    pub enum Severity {
        General "一般" / "General",
        Major "突出" / "Major",
    }
}

words! {
    /// How the problem can be put right.
    /// 问题的整改方式。
    pub enum RectifyClass {
        Phased "分阶段" / "In phases",
        Immediate "立行立改" / "Immediate",
        Continuous "持续" / "Continuous",
    }
}

words! {
    /// The stronger form of supervision to which an issue is raised.
    /// 问题升级所采用的更强监督方式。
    pub enum EscalationKind {
        Inquiry "询问" / "Inquiry",
        SpecialInquiry "专题询问" / "Special inquiry",
        Interpellation "质询" / "Interpellation",
        SpecialInvestigation "特定问题调查" / "Investigation of a specific question",
        Resolution "决议" / "Resolution",
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
