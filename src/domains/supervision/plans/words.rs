//! The words of an annual plan: its states.

platform::words! {
    /// States of 年度监督工作计划.
    pub enum PlanState {
        Draft "草案",
        Approved "主任会议通过",
        Published "已公布",
        InExecution "执行中",
        Completed "已完成",
        Reported "已向人代会报告",
    }
}
