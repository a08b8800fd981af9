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
    /// 审议发言。
    Speeches = "speech", SpeechState {
        /// The item that was deliberated.
        /// 所审议的议题。
        #[set_by(content)] #[example("supervision.item:9")] #[filter]
        item_id: Uuid,
        /// Who spoke: a deputy, or the organization of a committee.
        /// 发言人:代表,或者发言的委员会。
        #[set_by(content)] #[example("registry.deputy:1")]
        speaker_id: Uuid,
        /// As what.
        /// 发言人身份。
        #[set_by(content)] #[filter]
        speaker_kind: SpeakerKind,
        /// What was said.
        /// 发言内容摘要。
        #[set_by(content)] #[example("肯定一年来的工作,同时指出老旧小区设施维护责任不清,建议加强布点。")]
        summary: Prose,
        /// How long (minutes).
        /// 时长(分钟)。
        #[set_by(content)] #[example(8)]
        duration_minutes: Option<Count>,
        /// The points of it.
        /// 发言要点。
        #[set_by(content?)] #[example(["明确老旧小区设施的维护责任单位", "按季度公布布点进展"])]
        points: List<Text<500>>,
        /// Whether the opinion took it up.
        /// 是否采入审议意见。
        #[set_by(content?)]
        adopted_in_opinion: bool,
    }
    content SpeechContent;
    view SpeechView;
}
