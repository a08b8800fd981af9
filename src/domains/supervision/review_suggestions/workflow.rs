//! Who sees suggestions (02 §2.10).

use super::entity::ReviewSuggestionView;

platform::workflow! {
    /// A suggestion to review a normative document. It is made by an action on the document, also by people without a token; the issuer
    /// does not read it.
    ReviewSuggestions = "supervision.review_suggestion" "审查建议" at "/supervision/review-suggestions" view ReviewSuggestionView;
    states ReviewSuggestionState;
    actions ReviewSuggestionAction:
    //  action      | from  | to       | who | body | only if | then
        View "查看" | (any) | (same)   | CongressStaff, Auditor, Everybody of oneself | - | - | - ;
        Create "提出" | (new) | Received | System | - | - | - ;
}
