//! Who sees suggestions (02 §2.10).

use super::entity::ReviewSuggestionView;

platform::workflow! {
    /// A suggestion to review a normative document. It is made by an action on the document, also by people without a token; the issuer
    /// does not read it.
    /// 对规范性文件的审查建议。通过对该文件的操作提出,未持令牌者也可提出;制定机关不得查阅。
    ReviewSuggestions = "supervision.review_suggestion" "审查建议" / "review suggestion" "review suggestions" at "/supervision/review-suggestions" view ReviewSuggestionView;
    states ReviewSuggestionState;
    actions ReviewSuggestionAction:
    //  action      | from  | to       | who | body | only if | then
        View "查看" / "View a review suggestion" | (any) | (same)   | CongressStaff, Auditor, Everybody of oneself | - | - | - ;
        Create "提出" / "Make a review suggestion" | (new) | Received | System | - | - | - ;
}
