//! The words of a supervision item: its states, and the types of its columns.

use crate::laws;
use chrono::NaiveDate;

platform::words! {
    /// States of 监督议题.
    pub enum ItemState {
        Planned "已列入" / "Planned",
        SchemeApproved "方案通过" / "Scheme approved",
        Investigating "调研视察" / "Investigation under way",
        DigestSent "意见已汇总转交" / "Digest of views sent",
        ConsultationReceived "征求意见稿已收" / "Consultation draft received",
        CommentsReturned "意见已反馈" / "Comments returned",
        FinalReceived "正式报告已收" / "Final report received",
        Distributed "已分发" / "Distributed",
        Deliberating "审议中" / "Under deliberation",
        Deliberated "已审议" / "Deliberated",
        Handling "审议意见办理中" / "Deliberation opinion being handled",
        FormRunning "专项程序中" / "Special procedure under way",
        Closed "办结" / "Closed",
        Postponed "延期" / "Postponed",
        Cancelled "取消" / "Cancelled",
    }
}

platform::words! {
    /// The form of supervision (监督法).
    /// 监督的方式(监督法)。
    pub enum Form {
        SpecialWorkReport "听取和审议专项工作报告" / "Special work report",
        FiscalEconomic "财政经济工作监督" / "Supervision of financial and economic work",
        LawEnforcementInspection "执法检查" / "Law-enforcement inspection",
        FilingReview "规范性文件备案审查" / "Filing review of normative documents",
        Inquiry "询问" / "Inquiry",
        SpecialInquiry "专题询问" / "Special inquiry",
        Interpellation "质询" / "Interpellation",
        SpecialInvestigation "特定问题调查" / "Investigation of a specific question",
        Removal "撤职案" / "Removal case",
    }
}

platform::words! {
    /// What reaches the members before the meeting (监督法第十五条).
    /// 会前送达组成人员的材料(监督法第十五条)。
    pub enum ReportStep {
        Consultation "征求意见稿" / "Consultation draft",
        Final "正式报告" / "Final report",
        Distribution "分发" / "Distribution",
    }
}

platform::words! {
    /// As what somebody reports (监督法第十六条).
    /// 以何种身份报告(监督法第十六条)。
    pub enum ReporterCapacity {
        OrganHead "机关正职" / "Head of the organ",
        OrganDeputyHead "机关副职" / "Deputy head of the organ",
        DepartmentHead "受委托部门负责人" / "Head of the entrusted department",
    }
}

impl Form {
    /// Whether the item itself is the record of the form (02 §3.3); other forms have records of their own.
    #[must_use]
    pub fn is_the_items_own(self) -> bool {
        matches!(self, Self::SpecialWorkReport | Self::FiscalEconomic | Self::Inquiry | Self::FilingReview)
    }
}

platform::words! {
    /// Which text of the Supervision Law applies: the one in force on the decisive date (2024-11-08).
    /// 适用监督法的哪一文本:以决定日(2024-11-08)施行的为准。
    pub enum LawVersion {
        Amended2024 "2024年修正文本" / "Text as amended in 2024",
        Original2006 "2006年文本" / "Text of 2006",
    }
}

impl LawVersion {
    /// The text in force on a day (02 §3.10).
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        if laws::SUP.earlier_on(day).is_some() { Self::Original2006 } else { Self::Amended2024 }
    }
}

/// Code of a deadline: the draft of the report.
pub const REPORT_CONSULTATION: &str = "REPORT_CONSULTATION";
/// Code of a deadline: the report.
pub const REPORT_FINAL: &str = "REPORT_FINAL";
/// Code of a deadline: the report goes to the members.
pub const REPORT_DISTRIBUTION: &str = "REPORT_DISTRIBUTION";
/// Code of a deadline: the execution of a resolution.
pub const RESOLUTION_EXECUTION: &str = "RESOLUTION_EXECUTION";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decisive_day_chooses_the_text() {
        let on = |day: &str| LawVersion::on(day.parse().unwrap());
        assert_eq!(on("2024-11-07"), LawVersion::Original2006);
        assert_eq!(on("2024-11-08"), LawVersion::Amended2024);
    }
}
