//! The row of a work plan.

use super::words::WorkPlanState;
use crate::{acting::Organized, activities::OrganizerType};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::{numbers::Year, text::Prose},
};

platform::record! {
    /// The work plan of a year.
    /// 年度工作计划。
    WorkPlans = "work_plan", WorkPlanState {
        /// What has the plan.
        /// 计划主体的种类。
        #[set_by(content)] #[read_by(public)] #[filter]
        owner_type: OrganizerType,
        /// Which one.
        /// 计划主体。
        #[set_by(content)] #[example("street_committee.committee:1")] #[read_by(public)] #[filter]
        owner_id: Uuid,
        /// The street committee or town presidium of its area.
        /// 主体所在街道的人大工委或者所在镇的人大主席团。
        #[filter]
        congress_body_id: Option<Uuid>,
        /// The users and deputies who act for it.
        /// 以主体名义办理的用户和代表。
        acting_ids: Ids,
        /// The year.
        /// 年度。
        #[set_by(content)] #[read_by(public)] #[filter] #[sort] #[example(2027)]
        year: Year,
        /// 1, and one more with each amendment.
        /// 版本号:从1起,每次调整加1。
        #[read_by(public)]
        #[schema(minimum = 1)]
        version_no: i32,
        /// Why it was amended.
        /// 调整理由。
        #[read_by(public)]
        amend_reason: Option<Prose>,
        /// The meeting that adopted it: of a committee, one of its own.
        /// 通过计划的会议;工委的计划由本工委会议通过。
        #[set_by(PlanAdoption?)] #[read_by(public)]
        adopted_meeting_id: Option<Uuid>,
        /// When it was adopted.
        /// 通过日期。
        #[read_by(public)]
        adopted_on: Option<NaiveDate>,
        /// The text that was filed.
        /// 报备的计划文本。
        #[set_by(PlanFiling)]
        document_id: Option<Uuid>,
        /// When it was filed.
        /// 报备日期。
        filed_on: Option<NaiveDate>,
        /// When it was received.
        /// 收到日期。
        received_on: Option<NaiveDate>,
        /// The summary of the year.
        /// 年度总结。
        #[set_by(PlanClosing)] #[read_by(public)]
        summary_document_id: Option<Uuid>,
    }
    content WorkPlanContent;
    view WorkPlanView;
    lists ActingIds;
    /// The plan is adopted.
    /// 通过计划。
    body PlanAdoption {
        /// Remarks.
        /// 备注。
        #[example("工委会议讨论通过。")]
        pub note: Option<Prose>,
    }
    /// The plan is filed.
    /// 报备计划。
    body PlanFiling;
    /// The year is over.
    /// 总结计划。
    body PlanClosing;
}

impl Organized for Model {
    const BODY: Column = Column::CongressBodyId;
    const ACTING: Column = Column::ActingIds;
}
