//! The row of a duty record.

use super::words::{DutyRecordSource, DutyRecordState, DutyType, Minutes};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::Ids,
    values::text::{Prose, Text},
};
use uuid::Uuid;

platform::record! {
    /// A duty record.
    /// 履职记录。
    DutyRecords = "duty_record", DutyRecordState {
        /// The deputy.
        /// 代表。
        #[set_by(content)] #[example("registry.deputy:10")] #[read_by(public)] #[filter]
        deputy_id: Uuid,
        /// What the deputy did.
        /// 履职类型。
        #[set_by(content)] #[example("voter_reception")] #[read_by(public)] #[filter]
        duty_type: DutyType,
        /// When.
        /// 日期。
        #[set_by(content)] #[read_by(public)] #[range] #[sort] #[example("2026-08-02")]
        occurred_on: NaiveDate,
        /// When it began, where that is known.
        /// 开始时刻;不明的为空。
        #[set_by(content?)] #[example("2026-08-02T01:00:00Z")]
        started_at: Option<DateTime<Utc>>,
        /// Whether it was done online; what is done in person does not overlap in time.
        /// 是否线上履职;线下履职的时间不得重叠。
        #[set_by(content?)]
        online: bool,
        /// How long (minutes); of what a suggestion or a duty report made, null.
        /// 时长(分钟);由建议、述职生成的为空。
        #[set_by(content)] #[read_by(public)] #[example(120)]
        duration_minutes: Option<Minutes>,
        /// Where.
        /// 地点。
        #[set_by(content)] #[read_by(public)] #[example("江桥镇第一代表联络站")]
        place: Text<100>,
        /// In a few words.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[example("接待选民三人")] #[search]
        title: Text<100>,
        /// What was done.
        /// 内容。
        #[set_by(content?)] #[example("听取充电桩、停车和加装电梯方面的意见三条。")]
        content: Option<Prose>,
        /// The documents that prove it.
        /// 佐证文书。
        #[set_by(content?)] #[example(["instrument.document:1"])]
        #[schema(max_items = 50)]
        evidence_ids: Ids,
        /// From where it comes.
        /// 来源。
        #[filter]
        source: DutyRecordSource,
        /// The activity that made it.
        /// 生成该记录的活动。
        #[filter]
        activity_id: Option<Uuid>,
        /// The suggestion that made it.
        /// 生成该记录的建议。
        #[filter]
        suggestion_id: Option<Uuid>,
        /// The duty report that made it.
        /// 生成该记录的述职。
        duty_report_id: Option<Uuid>,
        /// Who entered it, or recorded the activity; none, if a suggestion or a duty report made it.
        /// 录入人,由活动生成的为活动记录人;由建议、述职生成的为空。
        entered_by: Option<Uuid>,
        /// Who verified or rejected it last.
        /// 最近一次核实或者退回的人。
        decided_by: Option<Uuid>,
        /// When.
        /// 核实或者退回的日期。
        decided_on: Option<NaiveDate>,
        /// What the deputy objects to.
        /// 代表的异议。
        objection_text: Option<Prose>,
        /// What was found to be false.
        /// 撤销的理由。
        #[set_by(DutyRevocation)] #[example("经核实,代表当日未到场。")]
        finding: Option<Prose>,
    }
    content DutyRecordContent;
    view DutyRecordView;
    /// A record proves to be false.
    /// 撤销不实的履职记录。
    body DutyRevocation {
        /// Whether the deputy was heard.
        /// 是否已听取代表意见。
        #[example(true)]
        pub deputy_heard: bool,
    }
}
