//! The conditions of the actions on a normative document.

use super::{
    NormativeDocuments,
    api::{DocumentCorrection, NormativeDocumentContent, Refiling, ReviewStart, Revocation, WrittenOpinion},
    words::{AttachmentKind, FilingAttachment, ReviewKind},
};
use crate::conditions::{ballot_on, is_stored, until_today};
use instruments::ballots::BallotState;
use platform::{
    call::Step,
    values::words::Words,
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::organizations::Organizations;

type DocumentStep<'a> = Step<'a, NormativeDocuments>;

/// An organ files what it issued; the office of filing review also what reached it on paper, so the caller and the body
/// belong together.
pub(super) async fn issuer_files(step: &DocumentStep<'_>, body: &NormativeDocumentContent) -> Guarded {
    step.referred::<Organizations>(body.issuer_id, "/issuer_id").await?;
    let actor = &step.call.actor;
    Ok(Verdict::require(actor.is(Role::CommitteeStaff) || actor.acts_for(body.issuer_id)).at("/issuer_id"))
}

pub(super) async fn dates_in_order(_: &DocumentStep<'_>, body: &NormativeDocumentContent) -> Guarded {
    let ends = body.valid_until.is_none_or(|end| end > body.effective_on);
    Ok(Verdict::require(ends && body.effective_on >= body.published_on).at("/effective_on"))
}

pub(super) async fn published_before_filing(
    step: &DocumentStep<'_>,
    body: &NormativeDocumentContent,
) -> Guarded {
    Ok(until_today(step, body.published_on, "/published_on"))
}

async fn stored(step: &DocumentStep<'_>, attachments: &[FilingAttachment]) -> Guarded {
    for (index, attachment) in attachments.iter().enumerate() {
        let pointer = format!("/attachments/{index}/document_id");
        let stored = is_stored(step, attachment.document_id, &pointer).await?;
        if !matches!(stored, Verdict::Holds) {
            return Ok(stored);
        }
    }
    Ok(Verdict::Holds)
}

pub(super) async fn attachments_stored(step: &DocumentStep<'_>, body: &NormativeDocumentContent) -> Guarded {
    stored(step, &body.attachments).await
}

pub(super) async fn new_attachments_stored(step: &DocumentStep<'_>, body: &Refiling) -> Guarded {
    stored(step, &body.attachments).await
}

/// Report, text, explanation, basis.
pub(super) async fn attachments_complete(step: &DocumentStep<'_>, _: &Note) -> Guarded {
    let filed = |kind: &&AttachmentKind| !step.row.attachments.0.iter().any(|one| one.kind == **kind);
    let missing: Vec<&str> = AttachmentKind::ALL.iter().filter(filed).map(|kind| kind.word()).collect();
    Ok(Verdict::require(missing.is_empty()).with("missing", missing))
}

/// 监督法第四十一条: a review on suggestion has a suggestion.
pub(super) async fn suggestion_there_is(step: &DocumentStep<'_>, body: &ReviewStart) -> Guarded {
    let there_is = body.review_kind != ReviewKind::OnSuggestion || !step.row.suggestions.0.is_empty();
    Ok(Verdict::require(there_is).at("/review_kind"))
}

pub(super) async fn no_finding(step: &DocumentStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.findings.0.is_empty()))
}

/// 监督法第三十九条: each finding has its ground.
pub(super) async fn finding_with_ground(step: &DocumentStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(!step.row.findings.0.is_empty()))
}

pub(super) async fn opinion_stored(step: &DocumentStep<'_>, body: &WrittenOpinion) -> Guarded {
    is_stored(step, body.opinion_document_id, "/opinion_document_id").await
}

pub(super) async fn correction_stored(step: &DocumentStep<'_>, body: &DocumentCorrection) -> Guarded {
    is_stored(step, body.correction_document_id, "/correction_document_id").await
}

pub(super) async fn correction_not_in_future(step: &DocumentStep<'_>, body: &DocumentCorrection) -> Guarded {
    Ok(until_today(step, body.corrected_on, "/corrected_on"))
}

pub(super) async fn correction_after_publication(
    step: &DocumentStep<'_>,
    body: &DocumentCorrection,
) -> Guarded {
    Ok(Verdict::require(body.corrected_on >= step.row.published_on).at("/corrected_on"))
}

/// 监督法第三十九条、地方组织法第五十一条: a resolution of more than half of all members.
pub(super) async fn resolution_passed(step: &DocumentStep<'_>, body: &Revocation) -> Guarded {
    let ballot = ballot_on(step, body.ballot_id, step.row.id).await?;
    let passed =
        ballot.is_some_and(|ballot| ballot.state == BallotState::Announced && ballot.is_passed_by_all());
    Ok(Verdict::require(passed).at("/ballot_id"))
}
