//! What callers send of the findings of a review: what was explained, and what was corrected.

use platform::values::{numbers::Count, text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A finding that the review gives up, because the issuer explained it.
/// 因制定机关作出说明而撤回的审查发现。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"finding": 0, "reason": "制定机关说明了上位法依据。"})))]
pub struct WithdrawnFinding {
    /// Its place among the findings, from 0.
    /// 在审查发现中的序号,从0起。
    pub finding: Count,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

/// The explanation of the issuer, accepted for every finding.
/// 制定机关的说明,就全部审查发现予以接受。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptedExplanation {
    /// Every finding, with the reason to give it up.
    /// 全部审查发现,逐项附撤回的理由。
    pub withdrawn: Vec<WithdrawnFinding>,
}

/// What the review confirms of a correction: which findings a new text or a repeal has met.
/// 审查对纠正的确认:新文本或者废止已纠正哪些审查发现。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"replaced_by_id": null, "findings": [0, 1]})))]
pub struct ConfirmedCorrection {
    /// The places of the findings, from 0.
    /// 审查发现的序号,从0起。
    pub findings: Vec<Count>,
    /// The new text, which the issuer filed itself.
    /// 制定机关单独报送备案的新文本。
    pub replaced_by_id: Option<Uuid>,
    /// The document that repeals what was wrong, if there is no new text.
    /// 没有新文本的,为废止不当内容的文件。
    pub repeal_document_id: Option<Uuid>,
}
