//! The row of a meeting.

use super::words::{AgendaItem, MeetingKind, MeetingMode, MeetingState};
use platform::records::record::{Ids, List};

platform::record! {
    /// A meeting of a body.
    Meetings = "meeting", MeetingState {
        kind: MeetingKind,
        organization_id: Uuid,
        term_id: Uuid,
        ordinal: i32,
        title: String,
        agenda: List<AgendaItem>,
        start_on: Date,
        end_on: Date,
        mode: Option<MeetingMode>,
        is_extraordinary: bool,
        total_members: i32,
        present_members: Option<i32>,
        present_deputy_ids: Ids,
        minutes_document_id: Option<Uuid>,
    }
}
