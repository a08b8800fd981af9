//! The row of an activity.

use super::words::{
    ActivityCategory, ActivityState, Attendance, CheckInMethod, CoOrganizer, OrganizerType, Presence,
};
use crate::acting::Organized;
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::Count,
        text::{Prose, Text},
    },
};

platform::record! {
    /// An activity of deputies.
    /// 代表活动。
    Activities = "activity", ActivityState {
        /// What organizes it.
        /// 组织者的种类。
        #[set_by(create)] #[read_by(public)] #[filter]
        organizer_type: OrganizerType,
        /// Which one.
        /// 组织者。
        #[set_by(create)] #[example("street_committee.committee:1")] #[read_by(public)] #[filter]
        organizer_id: Uuid,
        /// Who else organizes it: one event is one record.
        /// 共同组织者;一次活动只作一条记录。
        #[set_by(content?)] #[example(null)] #[read_by(public)]
        co_organizers: List<CoOrganizer>,
        /// The street committee or town presidium of the organizer's area.
        /// 组织者所在街道的人大工委或者所在镇的人大主席团。
        #[filter]
        congress_body_id: Option<Uuid>,
        /// The users and deputies who act for the organizer.
        /// 以组织者名义办理的用户和代表。
        acting_ids: Ids,
        /// Whose assignment it carries out.
        /// 所据交办任务的交办单位。
        issuer_id: Option<Uuid>,
        /// What it is.
        /// 类别。
        #[set_by(content, Reclassification)] #[read_by(public)] #[filter]
        category: ActivityCategory,
        /// Title.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[search] #[example("第三季度代表接待选民日")]
        title: Text<100>,
        /// Topic.
        /// 主题。
        #[set_by(content)] #[read_by(public)] #[example("社区公共充电设施建设")]
        topic: Option<Text<200>>,
        /// Where it takes place.
        /// 地点。
        #[set_by(content)] #[read_by(public)] #[example("第一街道社区会议室")]
        place: Text<200>,
        /// The station where it takes place.
        /// 举行活动的家站点。
        #[set_by(content)] #[example(null)] #[read_by(public)] #[filter]
        site_id: Option<Uuid>,
        /// The assignment that covers it.
        /// 所据的交办任务。
        #[set_by(content)] #[example(null)] #[filter]
        assignment_id: Option<Uuid>,
        /// In a town: the arrangement of its presidium.
        /// 在镇开展的,镇人大主席团的安排。
        #[set_by(content)] #[example(null)]
        arrangement_document_id: Option<Uuid>,
        /// The item of the work plan that it carries out.
        /// 所落实的工作计划项目。
        #[set_by(content)] #[example(null)] #[filter]
        plan_item_id: Option<Uuid>,
        /// The items of those who organize it too, in whose plans it counts as well.
        /// 共同组织者的计划项目;本次活动同时计入。
        #[set_by(content?)] #[example(null)]
        #[schema(max_items = 20)]
        co_plan_item_ids: Ids,
        /// When it is planned to begin.
        /// 计划开始时刻。
        #[set_by(content, Postponement)] #[read_by(public)] #[sort] #[example("2026-09-10T01:00:00Z")]
        planned_start_at: DateTime<Utc>,
        /// When it is planned to end.
        /// 计划结束时刻。
        #[set_by(content, Postponement)] #[read_by(public)] #[example("2026-09-10T03:00:00Z")]
        planned_end_at: DateTime<Utc>,
        /// The deputies who are invited.
        /// 受邀代表。
        #[set_by(content?)] #[example(["registry.deputy:10"])] #[read_by(public)]
        invited_deputy_ids: Ids,
        /// Since when voters are told of it.
        /// 公告日期。
        #[read_by(public)]
        announced_on: Option<NaiveDate>,
        /// Which time and place a notice has to tell: one more with each change of them.
        /// 公告应当载明的时间、地点的轮次:时间、地点每变更一次加1。
        #[read_by(public)] #[example(1)]
        #[schema(minimum = 1)]
        notice_round: i32,
        /// The notice to voters.
        /// 对选民的公告。
        #[read_by(public)]
        notice_publication_id: Option<Uuid>,
        /// For when it was planned before it was postponed.
        /// 延期前的计划开始时刻。
        #[read_by(public)]
        postponed_from: Option<DateTime<Utc>>,
        /// When it began.
        /// 实际开始时刻。
        #[set_by(ActivityRecord)] #[example("2026-09-10T01:00:00Z")]
        actual_start_at: Option<DateTime<Utc>>,
        /// When it ended.
        /// 实际结束时刻。
        #[set_by(ActivityRecord)] #[example("2026-09-10T03:00:00Z")]
        actual_end_at: Option<DateTime<Utc>>,
        /// Who was there.
        /// 代表出席情况。
        #[set_by(ActivityRecord)]
        attendance: List<Attendance>,
        /// Voters who were received (persons).
        /// 接待选民人数(人)。
        #[set_by(ActivityRecord?)] #[example(26)]
        voters_received: Option<Count>,
        /// Opinions that were taken (items).
        /// 收集意见数(件)。
        opinions_collected: i32,
        /// What happened.
        /// 活动记录。
        #[set_by(ActivityRecord)] #[example("代表听取居民对充电设施建设的意见,现场解答政策问题,对当场不能答复的事项作了登记,会后转交有关部门办理并约定答复时间。")]
        summary: Option<Prose<50>>,
        /// What came of it.
        /// 活动成果。
        #[set_by(ActivityRecord?)] #[example("收集意见六件,当场答复四件。")]
        outcome: Option<Prose>,
        /// What proves it.
        /// 佐证材料。
        #[set_by(ActivityRecord)] #[example(["instrument.document:1"])]
        #[schema(min_items = 1)]
        attachment_ids: Ids,
        /// Who recorded it.
        /// 记录人。
        recorded_by: Option<Uuid>,
        /// When.
        /// 记录日期。
        recorded_on: Option<NaiveDate>,
        /// Who verified it.
        /// 核实人。
        verified_by: Option<Uuid>,
        /// When.
        /// 核实日期。
        verified_on: Option<NaiveDate>,
        /// Nobody of the deputies was there: a reception was not held.
        /// 代表全部缺席;接待活动视为未举行。
        deputies_absent: bool,
        /// Work of supervision that no assignment covered.
        /// 属于监督类活动而没有交办。
        no_cover: bool,
        /// The activity that it was merged into.
        /// 并入的活动。
        #[set_by(ActivityMerging)] #[example("instrument.activity:1")]
        merged_into_id: Option<Uuid>,
        /// Why it is void.
        /// 作废原因。
        #[set_by(ActivityVoiding)] #[example("经核查活动未实际举行。")]
        voided_reason: Option<Prose>,
        /// What was found.
        /// 核查认定材料。
        #[set_by(ActivityVoiding)]
        finding_document_id: Option<Uuid>,
    }
    content ActivityContent;
    create NewActivity;
    view ActivityView;
    lists InvitedDeputyIds, ActingIds, CoPlanItemIds;
    /// The beginning of an activity.
    /// 活动开始。
    body ActivityStart {
        /// Why it begins on another day than was planned.
        /// 不在计划日开始的理由。
        #[serde(default)]
        #[example("活动按时举行,因系统维护次日补录。")]
        pub late_reason: Option<Prose>,
    }
    /// Another time.
    /// 活动延期。
    body Postponement {
        /// Why.
        /// 理由。
        #[example("受台风影响,活动延期举行。")]
        pub reason: Prose,
    }
    /// What happened.
    /// 活动记录。
    body ActivityRecord;
    /// What the activity really was.
    /// 更正活动类别。
    body Reclassification {
        /// Why.
        /// 理由。
        #[example("活动内容实为专题调研,按实际类别登记。")]
        pub reason: Prose,
    }
    /// One event was recorded twice.
    /// 同一活动重复记录,予以并入。
    body ActivityMerging {
        /// Why.
        /// 理由。
        #[example("与同日同址的接待活动为同一场,合并登记。")]
        pub reason: Prose,
    }
    /// The activity did not take place as recorded.
    /// 活动未如实举行,予以作废。
    body ActivityVoiding;
    /// A deputy checks in.
    /// 代表签到。
    body CheckIn {
        /// How.
        /// 签到方式。
        pub method: CheckInMethod,
        /// Why it is entered outside its time.
        /// 在签到时段外补签的理由。
        #[serde(default)]
        #[example("手机没电,现场人工登记。")]
        pub manual_reason: Option<Prose>,
    }
}

impl Organized for Model {
    const BODY: Column = Column::CongressBodyId;
    const ACTING: Column = Column::ActingIds;
}

impl Model {
    /// Whether a deputy has checked in, or was recorded as present.
    #[must_use]
    pub fn was_attended_by(&self, deputy: Uuid) -> bool {
        let took_part = |status: Option<Presence>| status.is_some_and(Presence::took_part);
        self.attendance.0.iter().any(|line| line.deputy_id == deputy && took_part(line.status))
    }

    /// The items of work plans in which it counts.
    pub fn plan_items(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.plan_item_id.into_iter().chain(self.co_plan_item_ids.0.iter().copied())
    }

    /// Carries out an item of the next version of a plan instead of one of the version before.
    pub fn follow_item(&mut self, from: Uuid, to: Uuid) {
        let items = self.plan_item_id.iter_mut().chain(&mut self.co_plan_item_ids.0);
        for item in items.filter(|item| **item == from) {
            *item = to;
        }
    }

    /// Whether another row has another time or place: voters who were told of this one come in vain.
    #[must_use]
    pub fn takes_place_as(&self, other: &Self) -> bool {
        let told = |row: &Self| (row.planned_start_at, row.planned_end_at, row.place.clone(), row.site_id);
        told(self) == told(other)
    }

    /// Whether it goes with its item from one version of a plan to the next.
    #[must_use]
    pub fn follows_plans(&self) -> bool {
        !matches!(self.state, ActivityState::Cancelled | ActivityState::Merged | ActivityState::Voided)
    }
}
