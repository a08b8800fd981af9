//! The words of an annual plan: its states.

platform::words! {
    /// States of 年度监督工作计划.
    pub enum PlanState {
        Draft "草案" / "Draft",
        Approved "主任会议通过" / "Approved by the Chairpersons' Meeting",
        Published "已公布" / "Published",
        InExecution "执行中" / "In execution",
        Completed "已完成" / "Completed",
        Reported "已向人代会报告" / "Reported to the People's Congress",
    }
}
