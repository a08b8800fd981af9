//! The words of a year: its states, and the codes of its deadlines.

platform::words! {
    /// States of 实事项目年度.
    pub enum CycleState {
        Planned "筹备" / "Being prepared",
        Collecting "征集中" / "Collecting proposals",
        Screening "筛选中" / "Screening",
        ListSubmitted "已提交常委会" / "List submitted",
        ScReviewed "常委会已审议" / "Reviewed by the Standing Committee",
        Voted "已票决" / "Voted",
        Executing "实施中" / "Being carried out",
        Closed "已结束" / "Closed",
        Cancelled "已取消" / "Cancelled",
    }
}

/// Code of a deadline: the collection of proposals begins.
pub const COLLECTION_OPENING: &str = "LIVELIHOOD_COLLECTION_OPENING";
/// Code of a deadline: the list is submitted before the meeting that deliberates it.
pub const LIST_SUBMISSION: &str = "LIVELIHOOD_LIST_SUBMISSION";
/// Code of a deadline: the list is deliberated before the session of the congress.
pub const LIST_REVIEW: &str = "LIVELIHOOD_LIST_REVIEW";
/// Code of a deadline: the congress votes in its session.
pub const PROJECT_VOTE: &str = "LIVELIHOOD_PROJECT_VOTE";
/// Code of a deadline: the last day of the collection.
pub const COLLECTION_CLOSING: &str = "LIVELIHOOD_COLLECTION_CLOSING";
