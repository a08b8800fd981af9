//! The row of a speech.

use super::words::{SpeakerKind, SpeechState};
use platform::{
    records::record::List,
    values::{
        numbers::Count,
        text::{Prose, Text},
    },
};

platform::record! {
    /// A speech.
    Speeches = "speech", SpeechState {
        /// The item that was deliberated.
        #[set_by(content)] #[filter]
        item_id: Uuid,
        /// Who spoke: a deputy, or the organization of a committee.
        #[set_by(content)]
        speaker_id: Uuid,
        /// As what.
        #[set_by(content)] #[filter]
        speaker_kind: SpeakerKind,
        /// What was said.
        #[set_by(content)] #[example("建议加强老旧小区充电设施布点。")]
        summary: Prose,
        /// How long (minutes).
        #[set_by(content)]
        duration_minutes: Option<Count>,
        /// The points of it.
        #[set_by(content?)]
        points: List<Text<500>>,
        /// Whether the opinion took it up.
        #[set_by(content?)]
        adopted_in_opinion: bool,
    }
    content SpeechContent;
    view SpeechView;
}
