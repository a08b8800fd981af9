//! The row of a suggestion.

use super::words::ReviewSuggestionState;
use crate::normative_documents::words::FindingGround;
use chrono::NaiveDate;
use platform::values::text::Prose;

platform::record! {
    /// A suggestion to review a normative document.
    /// 对规范性文件的审查建议。
    ReviewSuggestions = "review_suggestion", ReviewSuggestionState {
        /// The document.
        /// 文件。
        #[filter]
        document_id: Uuid,
        /// Why it is wrong.
        /// 不当的事由。
        #[set_by(ReviewRequest)]
        ground: FindingGround,
        /// The reasons.
        /// 审查建议的理由。
        #[set_by(ReviewRequest)] #[personal] #[example("第八条对未备案车辆加收停放费,没有上位法依据。")]
        text: Prose<10>,
        /// Which user; null for a citizen without a token.
        /// 提出建议的用户;未持令牌的公民提出的为空。
        #[personal]
        suggested_by: Option<Uuid>,
        /// On whose behalf; null for a citizen without a token.
        /// 以其名义提出建议的机构;未持令牌的公民提出的为空。
        organization_id: Option<Uuid>,
        /// When.
        /// 时间。
        suggested_on: NaiveDate,
    }
    view ReviewSuggestionView;
    /// A suggestion to review a document.
    /// 对规范性文件的审查建议。
    body ReviewRequest;
}
