//! The row of a meeting.

use super::words::{
    AgendaItem, BallotInMinutes, Leave, MeetingKind, MeetingMode, MeetingState, OutcomeInMinutes,
    PresenceLine,
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::{Ordinal, Whole},
        text::{Prose, Text},
    },
};

platform::record! {
    /// A meeting of a body.
    /// 某一机构的会议。
    Meetings = "meeting", MeetingState {
        /// Whose meeting it is.
        /// 会议类别。
        #[set_by(content)] #[example("sc_plenary")] #[filter]
        kind: MeetingKind,
        /// The body that holds it.
        /// 举行会议的机构。
        #[set_by(content)] #[example("registry.organization:sc")] #[filter]
        organization_id: Uuid,
        /// The term.
        /// 届次。
        #[set_by(content)] #[filter]
        term_id: Uuid,
        /// Which meeting it is; unique per kind, body and term.
        /// 第几次会议;同一类别、机构和届次内唯一。
        #[set_by(content)] #[example(92)]
        ordinal: Ordinal,
        /// Title.
        /// 标题。
        #[set_by(content)] #[example("嘉定区第七届人大常委会第九十二次会议")] #[search]
        title: Text<120>,
        /// The agenda.
        /// 议程。
        #[set_by(content?, AgendaSetting)]
        agenda: List<AgendaItem>,
        /// First day; the days before the meeting are counted from it.
        /// 会议首日,会前各项天数由此起算。
        #[set_by(content, Rescheduling)] #[example("2026-09-24")] #[range] #[sort]
        start_on: NaiveDate,
        /// Last day.
        /// 最后一日。
        #[set_by(content, Rescheduling, Prolongation)] #[example("2026-09-25")]
        end_on: NaiveDate,
        /// How the members sit together.
        /// 会议形式。
        #[set_by(content)] #[example("plenary")]
        mode: Option<MeetingMode>,
        /// Convened at short notice: the lead times of 20, 10 and 7 days do not run.
        /// 是否临时召集:临时召集的,不适用提前二十日、十日、七日的时限。
        #[set_by(content?)]
        is_extraordinary: bool,
        /// The special need for which it is convened at short notice (地方组织法第五十一条).
        /// 临时召集的特殊需要(地方组织法第五十一条)。
        #[set_by(content)] #[example(null)]
        extraordinary_reason: Option<Prose>,
        /// The cancelled meeting of the same body whose agenda and items it takes over.
        /// 所替代的同一机构已取消的会议,其议程和议题由本次会议承接。
        #[set_by(content)] #[example(null)]
        replaces_id: Option<Uuid>,
        /// All members (persons); fixed when the meeting opens.
        /// 应到人数(人);开会时固定。
        #[set_by(content)] #[example(41)]
        total_members: Whole<1, 3000>,
        /// Members present now (persons); null before it opened.
        /// 当前实到人数(人);开会前为空。
        #[set_by(Opening)] #[example(38)]
        present_members: Option<Whole<0, 3000>>,
        /// Who they are, if that was recorded.
        /// 到会人员名单;已逐人记录的填写。
        #[set_by(Opening?)] #[example(["registry.deputy:1", "registry.deputy:2", "registry.deputy:3"])]
        present_deputy_ids: Ids,
        /// Who was there from when to when.
        /// 各人到会、离会的时间。
        attendance: List<PresenceLine>,
        /// Who has leave from it.
        /// 已准假的人员。
        leaves: List<Leave>,
        /// Why its opening was recorded after its last day.
        /// 会期结束后补录开会的理由。
        #[set_by(Opening?)] #[example("会场网络中断,会后次日补录到会人数。")]
        late_record_reason: Option<Prose>,
        /// When it was announced.
        /// 公布日期;会议为通知日期。
        notified_on: Option<NaiveDate>,
        /// When it was closed.
        /// 闭会时间。
        closed_at: Option<DateTime<Utc>>,
        /// The minutes.
        /// 会议纪要。
        #[set_by(Minutes)]
        minutes_document_id: Option<Uuid>,
        /// Why a meeting that was announced is changed; it stands in the trail alone.
        /// 变更已通知会议的理由;只保存在审计记录中。
        #[set_by(content)] #[example(null)] #[read_by(nobody)]
        #[serde(skip)] #[sea_orm(ignore)]
        reason: Option<Prose>,
        /// Where what a closing meeting did not reach goes; the agenda keeps it.
        /// 闭会时未进行的议程所转入的会议;记入议程。
        #[set_by(Closing?)] #[example("registry.meeting:2")] #[read_by(nobody)]
        #[serde(skip)] #[sea_orm(ignore)]
        moved_to_id: Option<Uuid>,
    }
    content MeetingContent;
    view MeetingView;
    /// New days for a meeting.
    /// 改期后的会期。
    body Rescheduling {
        /// Why.
        /// 理由。
        #[example("因与市人大常委会会议时间冲突,会期顺延一周。")]
        pub reason: Prose,
    }
    /// Another agenda.
    /// 调整后的议程。
    body AgendaSetting {
        /// The Chairpersons' Meeting that decided on it, before a meeting of the Standing Committee; once that is open, it decides
        /// itself.
        /// 常委会会议开会前决定调整议程的主任会议;开会后由会议自行决定。
        pub decision_meeting_id: Option<Uuid>,
    }
    /// The end of a meeting.
    /// 闭会。
    body Closing {
        /// Remarks.
        /// 备注。
        #[example("全部议程已进行完毕,审议发言已交由办公室整理。")]
        pub note: Option<Prose>,
    }
    /// A later last day.
    /// 延长会期后的最后一日。
    body Prolongation {
        /// Why.
        /// 理由。
        #[example("议题审议尚未结束,经会议同意延长半天。")]
        pub reason: Prose,
    }
    /// The opening of a meeting.
    /// 开会。
    body Opening;
    /// The minutes of a meeting, and what they say of it.
    /// 会议纪要及其载明的内容。
    body Minutes {
        /// How many members attended (persons), whoever of them left before the end.
        /// 出席人数(人),包括中途离会的组成人员。
        #[example(38)]
        pub attended_members: Whole<0, 3000>,
        /// What became of each item of the agenda.
        /// 各项议程的进行情况。
        pub outcomes: Vec<OutcomeInMinutes>,
        /// The ballots whose results were announced, and how each ended.
        /// 已公布结果的各项表决及其结果。
        #[serde(default)]
        pub ballots: Vec<BallotInMinutes>,
    }
}
