//! The row of a suggestion.

use super::words::ReviewSuggestionState;
use crate::normative_documents::words::FindingGround;
use chrono::NaiveDate;
use platform::values::text::Prose;

platform::record! {
    /// A suggestion to review a normative document.
    ReviewSuggestions = "review_suggestion", ReviewSuggestionState {
        /// The document.
        #[filter]
        document_id: Uuid,
        /// Why it is wrong.
        #[set_by(ReviewRequest)]
        ground: FindingGround,
        /// The reasons.
        #[set_by(ReviewRequest)] #[personal] #[example("第八条对未备案车辆加收停放费,没有上位法依据。")]
        text: Prose<10>,
        /// Which user; null for a citizen without a token.
        #[personal]
        suggested_by: Option<Uuid>,
        /// On whose behalf; null for a citizen without a token.
        organization_id: Option<Uuid>,
        /// When.
        suggested_on: NaiveDate,
    }
    view ReviewSuggestionView;
    /// A suggestion to review a document.
    body ReviewRequest;
}
