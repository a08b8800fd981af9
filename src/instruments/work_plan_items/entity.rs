//! The row of an item of a work plan.

use super::words::{ItemSource, OutcomeReason, WorkPlanItemState};
use crate::{acting::Organized, activities::ActivityCategory};
use platform::{
    records::record::Ids,
    values::{
        numbers::Whole,
        text::{Prose, Text},
    },
};

platform::record! {
    /// An item of a work plan.
    /// 年度工作计划项目。
    WorkPlanItems = "work_plan_item", WorkPlanItemState {
        /// The plan.
        /// 所属计划。
        #[set_by(create)] #[example("instrument.work_plan:1")] #[read_by(public)] #[filter]
        plan_id: Uuid,
        /// Whose plan it is.
        /// 计划主体。
        #[read_by(public)] #[filter]
        owner_id: Uuid,
        /// The street committee or town presidium of the owner's area.
        /// 主体所在街道的人大工委或者所在镇的人大主席团。
        congress_body_id: Option<Uuid>,
        /// The users and deputies who act for the owner.
        /// 以主体名义办理的用户和代表。
        acting_ids: Ids,
        /// What it is.
        /// 类别。
        #[set_by(content)] #[read_by(public)] #[filter]
        category: ActivityCategory,
        /// Title.
        /// 名称。
        #[set_by(content)] #[read_by(public)] #[search] #[example("代表接待选民日")]
        title: Text<100>,
        /// In which month.
        /// 计划月份。
        #[set_by(content)] #[read_by(public)] #[sort] #[example(9)]
        planned_month: Whole<1, 12>,
        /// How many times.
        /// 计划次数。
        #[set_by(content)] #[read_by(public)] #[example(2)]
        planned_count: Whole<1, 366>,
        /// Who answers for it.
        /// 责任人。
        #[set_by(content)] #[example("access.user:street-clerk")]
        responsible_user_id: Uuid,
        /// Where it comes from.
        /// 来源。
        #[set_by(content)] #[read_by(public)] #[filter]
        source: ItemSource,
        /// The assignment that covers it.
        /// 所据的交办任务。
        #[set_by(content)] #[example(null)] #[filter]
        assignment_id: Option<Uuid>,
        /// Verified activities of it.
        /// 已核实的活动次数。
        #[read_by(public)]
        verified_count: i32,
        /// The item of the version before.
        /// 上一版本中的项目。
        origin_item_id: Option<Uuid>,
        /// Why it is not done.
        /// 未完成的原因。
        #[set_by(ItemCancellation)] #[read_by(public)]
        outcome_reason: Option<OutcomeReason>,
        /// The meeting that decided it.
        /// 作出决定的会议。
        #[set_by(ItemCancellation?)]
        cancelled_meeting_id: Option<Uuid>,
        /// The item of the next year.
        /// 结转到的下一年度项目。
        #[set_by(CarryingOver)] #[read_by(public)] #[filter]
        carried_to_item_id: Option<Uuid>,
    }
    content WorkPlanItemContent;
    create NewWorkPlanItem;
    view WorkPlanItemView;
    lists ActingIds;
    /// The item will not be done.
    /// 取消计划项目。
    body ItemCancellation {
        /// Why, in words.
        /// 理由。
        #[example("区里已撤回相应交办,不再组织。")]
        pub reason: Prose,
    }
    /// The item goes on in the next year.
    /// 计划项目结转下一年度。
    body CarryingOver;
}

impl Organized for Model {
    const BODY: Column = Column::CongressBodyId;
    const ACTING: Column = Column::ActingIds;
}
