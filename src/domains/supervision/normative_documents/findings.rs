//! What callers send of the findings of a review: what was explained, and what was corrected.

use platform::values::{numbers::Count, text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A finding that the review gives up, because the issuer explained it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnFinding {
    /// Its place among the findings, from 0.
    pub finding: Count,
    /// Why.
    #[schema(examples("制定机关说明了上位法依据。"))]
    pub reason: Prose,
}

/// The explanation of the issuer, accepted for every finding.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptedExplanation {
    /// Every finding, with the reason to give it up.
    pub withdrawn: Vec<WithdrawnFinding>,
}

/// What the review confirms of a correction: which findings a new text or a repeal has met.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedCorrection {
    /// The places of the findings, from 0.
    pub findings: Vec<Count>,
    /// The new text, which the issuer filed itself.
    pub replaced_by_id: Option<Uuid>,
    /// The document that repeals what was wrong, if there is no new text.
    pub repeal_document_id: Option<Uuid>,
}
