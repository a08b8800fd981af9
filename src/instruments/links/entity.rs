//! The row of a link.

use super::words::{LinkKind, LinkState};
use platform::values::text::{Prose, Text};

platform::record! {
    /// A link between two records.
    Links = "link", LinkState {
        /// Kind of the record that the link comes from.
        #[set_by(content)] #[example("supervision.item")] #[filter]
        from_type: Text<60>,
        /// The record that the link comes from.
        #[set_by(content)] #[filter]
        from_id: Uuid,
        /// Kind of the record that the link leads to.
        #[set_by(content)] #[example("instrument.deliberation_opinion")] #[filter]
        to_type: Text<60>,
        /// The record that the link leads to.
        #[set_by(content)] #[filter]
        to_id: Uuid,
        /// What one is to the other.
        #[set_by(content)] #[filter]
        kind: LinkKind,
        /// Remarks.
        #[set_by(content)] #[example("上年度审议意见的延续监督")]
        note: Option<Prose>,
        /// Made by the effect of an action; it stays.
        is_consequence: bool,
        /// On whose behalf it was made.
        author_organization_id: Uuid,
    }
    content LinkContent;
    view LinkView;
}
