//! The words of a work plan: its states.

platform::words! {
    /// States of 年度工作计划.
    pub enum WorkPlanState {
        Draft "草案" / "Draft",
        Adopted "通过" / "Adopted",
        Filed "已报备" / "Filed",
        InExecution "执行中" / "In execution",
        Superseded "已被替代" / "Superseded",
        Closed "已总结" / "Closed",
    }
}
