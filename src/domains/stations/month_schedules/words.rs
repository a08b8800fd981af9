//! The words of a month schedule: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::{
    numbers::Whole,
    text::{Prose, Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 月度工作安排.
    pub enum MonthScheduleState {
        Draft "草稿" / "Draft",
        Published "已发布" / "Published",
        Executed "已执行" / "Executed",
        Closed "已关闭" / "Closed",
    }
}

platform::words! {
    /// What is planned.
    /// 安排的类别。
    pub enum ScheduleCategory {
        VoterReception "接待选民" / "Receiving voters",
        VisitVoters "走访选民" / "Visiting voters",
        DeputyGroup "代表小组活动" / "Activity of a deputy group",
        StudyTraining "学习培训" / "Study or training",
        Research "专题调研" / "Research on a topic",
        DutyReport "代表述职" / "Duty report of a deputy",
        ResidentsConsultation "居民议事" / "Consultation of residents",
        Publicity "宣传" / "Publicity",
        PracticalHelp "为民办实事" / "Practical help",
        Other "其他" / "Another one",
    }
}

/// One thing that a site does on a day.
/// 一项安排。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "date": "2026-10-15", "start_time": "09:00", "end_time": "11:00", "topic": "听取居民对停车和充电的意见", "place": "第一代表之家", "reception_rule_id": null, "plan_item_id": null
})))]
pub struct ScheduledItem {
    /// Its number in the month.
    /// 序号。
    #[schema(examples(1))]
    pub seq: Whole<1, 200>,
    /// On which day.
    /// 日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub date: NaiveDate,
    /// From when (24 hours).
    /// 开始时间(二十四小时制)。
    pub start_time: Text<5, 5>,
    /// Until when.
    /// 结束时间。
    pub end_time: Text<5, 5>,
    /// What.
    /// 类别。
    pub category: ScheduleCategory,
    /// About what.
    /// 主题。
    #[schema(examples("充电设施和停车"))]
    pub topic: Text<100>,
    /// Which deputies; a reception has at least one.
    /// 参加的代表;接待选民至少一名。
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(max_items = 50)]
    #[schema(examples("registry.deputy:10"))]
    pub deputy_ids: Vec<Uuid>,
    /// Where.
    /// 地点。
    #[schema(examples("江桥镇第一代表联络站"))]
    pub place: Text<100>,
    /// The reception rule from which it comes; a draft follows that when the calendar is corrected.
    /// 所据的接待日规则;发布之前随日历更正调整。
    #[serde(default)]
    pub reception_rule_id: Option<Uuid>,
    /// The item of the work plan of the site that it carries out.
    /// 所落实的站点工作计划项目。
    #[serde(default)]
    pub plan_item_id: Option<Uuid>,
}

/// The activity of an item.
/// 一项安排对应的活动。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScheduledActivity {
    /// The number of the item.
    /// 序号。
    #[schema(examples(1))]
    pub seq: Whole<1, 200>,
    /// The activity.
    /// 活动。
    pub activity_id: Uuid,
    /// Whether it was cancelled: the item does not take place.
    /// 活动是否已取消;取消的,该项安排不再举行。
    #[serde(default)]
    pub cancelled: bool,
}

/// What became of an item.
/// 一项安排的执行情况。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"seq": 1, "reason": "受邀代表参加区人代会,接待未举行。"})))]
pub struct ItemOutcome {
    /// The number of the item.
    /// 序号。
    #[schema(examples(1))]
    pub seq: Whole<1, 200>,
    /// Whether it was held.
    /// 是否已开展。
    pub held: bool,
    /// Why it was not.
    /// 未开展的理由。
    #[schema(examples("因台风预警取消。"))]
    pub reason: Option<Prose>,
}

/// Code of a deadline: the publication, by the last day of the month before.
pub const SCHEDULE_PUBLICATION: &str = "SCHEDULE_PUBLICATION";
/// Code of a deadline: the last day of the month.
pub const SCHEDULE_MONTH: &str = "SCHEDULE_MONTH";
/// Code of a deadline: what became of it.
pub const SCHEDULE_CLOSING: &str = "SCHEDULE_CLOSING";
/// Code of a deadline: an item has nobody any more; somebody else takes it over, or it is cancelled.
pub const SCHEDULE_VACANCY: &str = "SCHEDULE_VACANCY";
