//! The row of a speech.

use super::words::{SpeakerKind, SpeechState};
use platform::records::record::List;

platform::record! {
    /// A speech.
    Speeches = "speech", SpeechState {
        item_id: Uuid,
        speaker_id: Uuid,
        speaker_kind: SpeakerKind,
        summary: String,
        duration_minutes: Option<i32>,
        points: List<String>,
        adopted_in_opinion: bool,
    }
}
