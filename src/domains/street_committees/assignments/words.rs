//! The words of an assignment: its states, and the types of its columns.

use instruments::activities::ActivityCategory;

platform::words! {
    /// States of 交办任务.
    pub enum AssignmentState {
        Draft "草拟" / "Draft",
        Assigned "已交办" / "Assigned",
        Accepted "已签收" / "Accepted",
        InProgress "办理中" / "In progress",
        Submitted "已报送" / "Result submitted",
        Returned "退回重办" / "Returned to be done anew",
        Declined "退回" / "Declined",
        Closed "已办结" / "Closed",
        Withdrawn "撤回" / "Withdrawn",
    }
}

platform::words! {
    /// Between whom an assignment goes.
    /// 交办的方向。
    pub enum AssignmentDirection {
        DistrictToStreet "区→街交办" / "From the district to a street",
        StreetToDistrict "街→区上报" / "From a street to the district",
        Joint "联动" / "Joint work of district and street",
    }
}

platform::words! {
    /// What is assigned.
    /// 交办任务的类别。
    pub enum AssignmentCategory {
        Supervision "监督" / "Supervision",
        LawEnforcementInspection "执法检查" / "Inspection of law enforcement",
        Election "选举" / "Election",
        Legislation "立法意见征集" / "Views on legislation",
        Research "调研" / "Research",
        SuggestionFollowUp "建议督办" / "Follow-up of suggestions",
        Report "情况报送" / "Report on a situation",
        Other "其他" / "Other",
    }
}

impl AssignmentCategory {
    /// The work of the Standing Committee itself that it can cover (01 §4.1).
    #[must_use]
    pub fn covers(self) -> &'static [ActivityCategory] {
        use ActivityCategory as A;
        match self {
            Self::Supervision => &[A::HearWorkReport, A::WorkReview, A::Inspection],
            Self::LawEnforcementInspection => &[A::LawEnforcementInspection, A::Inspection],
            Self::Election => &[A::ElectionWork],
            _ => &[],
        }
    }

    /// Whether it is assigned on a decision only.
    #[must_use]
    pub fn needs_a_basis(self) -> bool {
        !self.covers().is_empty()
    }
}

platform::words! {
    /// How well an assignment was done.
    /// 办理结果的等次。
    pub enum AssignmentGrade {
        Excellent "优" / "Excellent",
        Good "良" / "Good",
        Fair "中" / "Fair",
        Poor "差" / "Poor",
    }
}

platform::words! {
    /// What became of a matter that a street reported.
    /// 上报事项的采纳情况。
    pub enum Adoption {
        Adopted "采纳" / "Adopted",
        PartlyAdopted "部分采纳" / "Partly adopted",
        NotAdoptedExplained "未采纳已说明" / "Not adopted, with an explanation",
    }
}

impl Adoption {
    /// Whether the matter was taken up, at least in part.
    #[must_use]
    pub fn counts(self) -> bool {
        self != Self::NotAdoptedExplained
    }
}

platform::words! {
    /// Why an assignment is declined.
    /// 退回交办的理由种类。
    pub enum DeclineGround {
        OutsideStreet "不属本街道" / "Not of this street",
        OutsideDuties "不属职责" / "Not among the duties",
        BasisMissing "缺少依据" / "Without a basis",
        NotFeasible "无法按期完成" / "Cannot be done in time",
    }
}

/// Code of a deadline: the result of an assignment.
pub const ASSIGNMENT_RESULT: &str = "ASSIGNMENT_RESULT";
/// Code of a deadline: the result that is asked for anew.
pub const ASSIGNMENT_REWORK: &str = "ASSIGNMENT_REWORK";
