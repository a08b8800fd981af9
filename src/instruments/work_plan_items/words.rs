//! The words of an item of a work plan: its states, and the types of its columns.

platform::words! {
    /// States of 计划项目.
    pub enum WorkPlanItemState {
        Open "待完成" / "To be done",
        Done "已完成" / "Done",
        Cancelled "取消" / "Cancelled",
        CarriedOver "结转" / "Carried over to the next year",
    }
}

platform::words! {
    /// Where an item comes from.
    /// 计划项目的来源。
    pub enum ItemSource {
        Own "自主安排" / "Own arrangement",
        Assigned "区人大交办" / "Assigned by the district",
        Joint "区街联动" / "Joint work of district and street",
    }
}

platform::words! {
    /// Why an item is not done.
    /// 项目未完成的原因。
    pub enum OutcomeReason {
        AssignmentWithdrawn "交办撤回" / "The assignment was withdrawn",
        ForceMajeure "不可抗力" / "Force majeure",
        Other "其他" / "Other",
    }
}
