//! The row of an annual plan.

use super::words::PlanState;
use chrono::NaiveDate;
use platform::values::{
    numbers::Year,
    text::{Prose, Text},
};

platform::record! {
    /// A plan of a year.
    /// 年度监督工作计划。
    Plans = "supervision_plan", PlanState {
        /// The year; one plan a year.
        /// 年度;每年一个计划。
        #[set_by(content)] #[read_by(public)] #[example(2028)] #[filter] #[sort]
        year: Year,
        /// Title.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[example("嘉定区人大常委会2028年度监督工作计划")] #[search]
        title: Text<120>,
        /// 1, and one more with each adjustment.
        /// 版本号:从1起,每次调整加1。
        #[read_by(public)] #[example(1)]
        #[schema(minimum = 1)]
        version_no: i32,
        /// The meeting that approved it.
        /// 批准的会议。
        #[set_by(PlanApproval)] #[read_by(public)]
        approved_meeting_id: Option<Uuid>,
        /// When it was approved.
        /// 批准日期。
        #[set_by(PlanApproval)] #[read_by(public)]
        approved_on: Option<NaiveDate>,
        /// When it was published.
        /// 公布日期。
        #[read_by(public)]
        published_on: Option<NaiveDate>,
        /// Why it was adjusted last.
        /// 最近一次调整的理由。
        #[read_by(public)] #[example("市级统一部署增加执法检查一项。")]
        adjust_reason: Option<Prose>,
        /// When it was completed.
        /// 完成日期。
        #[read_by(public)]
        completed_on: Option<NaiveDate>,
        /// The session of the congress that heard the report on it.
        /// 听取计划报告的人民代表大会会议。
        #[read_by(public)]
        reported_session_id: Option<Uuid>,
    }
    content PlanContent;
    view PlanView;
    /// The decision of the Chairpersons' Meeting on a plan.
    /// 主任会议对计划的决定。
    body PlanApproval;
}
