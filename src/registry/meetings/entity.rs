//! The row of a meeting.

use super::words::{
    AgendaItem, BallotInMinutes, MeetingKind, MeetingMode, MeetingState, OutcomeInMinutes, PresenceLine,
};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::{Ordinal, Whole},
        text::{Prose, Text},
    },
};

platform::record! {
    /// A meeting of a body.
    Meetings = "meeting", MeetingState {
        /// Whose meeting it is.
        #[set_by(content)] #[filter]
        kind: MeetingKind,
        /// The body that holds it.
        #[set_by(content)] #[filter]
        organization_id: Uuid,
        /// The term.
        #[set_by(content)] #[filter]
        term_id: Uuid,
        /// 第几次; unique per kind, body and term.
        #[set_by(content)]
        ordinal: Ordinal,
        /// Title.
        #[set_by(content)] #[example("第七届人大常委会第三十八次会议")] #[search]
        title: Text<120>,
        /// The agenda.
        #[set_by(content?, AgendaSetting)]
        agenda: List<AgendaItem>,
        /// First day; the days before the meeting are counted from it.
        #[set_by(content, Rescheduling)] #[range] #[sort]
        start_on: NaiveDate,
        /// Last day.
        #[set_by(content, Rescheduling, Prolongation)]
        end_on: NaiveDate,
        /// How the members sit together.
        #[set_by(content)]
        mode: Option<MeetingMode>,
        /// Convened at short notice: the lead times of 20, 10 and 7 days do not run.
        #[set_by(content?)]
        is_extraordinary: bool,
        /// The special need for which it is convened at short notice (地方组织法第五十一条).
        #[set_by(content)]
        extraordinary_reason: Option<Prose>,
        /// The cancelled meeting of the same body whose agenda and items it takes over.
        #[set_by(content)]
        replaces_id: Option<Uuid>,
        /// All members (persons); fixed when the meeting opens.
        #[set_by(content)]
        total_members: Whole<1, 3000>,
        /// Members present now (persons); null before it opened.
        #[set_by(Opening)]
        present_members: Option<Whole<0, 3000>>,
        /// Who they are, if that was recorded.
        #[set_by(Opening?)]
        present_deputy_ids: Ids,
        /// Who was there from when to when.
        attendance: List<PresenceLine>,
        /// Why its opening was recorded after its last day.
        #[set_by(Opening?)]
        late_record_reason: Option<Prose>,
        /// When it was announced.
        notified_on: Option<NaiveDate>,
        /// The minutes.
        #[set_by(Minutes)]
        minutes_document_id: Option<Uuid>,
        /// Why a meeting that was announced is changed; it stands in the trail alone.
        #[set_by(content)] #[read_by(nobody)]
        #[serde(skip)] #[sea_orm(ignore)]
        reason: Option<Prose>,
        /// Where what a closing meeting did not reach goes; the agenda keeps it.
        #[set_by(Closing?)] #[read_by(nobody)]
        #[serde(skip)] #[sea_orm(ignore)]
        moved_to_id: Option<Uuid>,
    }
    content MeetingContent;
    view MeetingView;
    /// New days for a meeting.
    body Rescheduling {
        /// Why.
        pub reason: Prose,
    }
    /// Another agenda.
    body AgendaSetting {
        /// The Chairpersons' Meeting that decided on it, before a meeting of the Standing Committee; once that is open, it decides
        /// itself.
        pub decision_meeting_id: Option<Uuid>,
    }
    /// The end of a meeting.
    body Closing {
        /// Remarks.
        pub note: Option<Prose>,
    }
    /// A later last day.
    body Prolongation {
        /// Why.
        pub reason: Prose,
    }
    /// The opening of a meeting.
    body Opening;
    /// The minutes of a meeting, and what they say of it.
    body Minutes {
        /// How many members attended (persons), whoever of them left before the end.
        #[schema(examples(36))]
        pub attended_members: Whole<0, 3000>,
        /// What became of each item of the agenda.
        pub outcomes: Vec<OutcomeInMinutes>,
        /// The ballots whose results were announced, and how each ended.
        #[serde(default)]
        pub ballots: Vec<BallotInMinutes>,
    }
}
