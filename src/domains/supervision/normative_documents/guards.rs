//! The conditions of the actions on a normative document.

use super::{
    NormativeDocuments,
    entity::{
        DocumentCorrection, NormativeDocumentContent, Refiling, ReviewStart, Revocation, WrittenOpinion,
    },
    words::{AttachmentKind, FilingAttachment, ReviewKind},
};
use crate::review_suggestions::{ReviewSuggestions, entity::Column as SuggestionColumn};
use instruments::{
    ballots::{Ballots, Deciding, decides_this, passed_by_all},
    documents::{NamesDocuments, stored},
};
use platform::{
    call::{
        Step,
        guards::{given, not_before, until_today},
    },
    values::words::Words,
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

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

impl NamesDocuments for FilingAttachment {
    fn documents(&self, pointer: &str) -> Vec<(Uuid, String)> {
        self.document_id.documents(&format!("{pointer}/document_id"))
    }
}

platform::guards! { NormativeDocuments:
    published_before_filing(NormativeDocumentContent): until_today(body.published_on);
    attachments_stored(NormativeDocumentContent): stored(body.attachments);
    new_attachments_stored(Refiling): stored(body.attachments);
    /// 监督法第三十九条: each finding has its ground.
    finding_with_ground: given(row.findings);
    opinion_stored(WrittenOpinion): stored(body.opinion_document_id);
    correction_stored(DocumentCorrection): stored(body.correction_document_id);
    correction_not_in_future(DocumentCorrection): until_today(body.corrected_on);
    correction_after_publication(DocumentCorrection): not_before(body.corrected_on, row.published_on);
}

/// Report, text, explanation, basis.
pub(super) async fn attachments_complete(step: &DocumentStep<'_>, _: &Note) -> Guarded {
    let filed = |kind: &&AttachmentKind| !step.row.attachments.0.iter().any(|one| one.kind == **kind);
    let missing: Vec<&str> = AttachmentKind::ALL.iter().filter(filed).map(|kind| kind.word()).collect();
    Ok(Verdict::require(missing.is_empty()).with("missing", missing))
}

/// 监督法第四十一条: a review on suggestion has a suggestion.
pub(super) async fn suggestion_there_is(step: &DocumentStep<'_>, body: &ReviewStart) -> Guarded {
    if body.review_kind != ReviewKind::OnSuggestion {
        return Ok(Verdict::Holds);
    }
    let suggestions = step.all::<ReviewSuggestions>().filter(SuggestionColumn::DocumentId.eq(step.row.id));
    let there_is = suggestions.one(step.tx).await?.is_some();
    Ok(Verdict::require(there_is).at("/review_kind"))
}

pub(super) async fn no_finding(step: &DocumentStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.findings.0.is_empty()))
}

/// 监督法第三十九条: a resolution of the Standing Committee on this document.
pub(super) async fn ballot_decides_this(step: &DocumentStep<'_>, body: &Revocation) -> Guarded {
    decides_this(step, Deciding::resolution(body.ballot_id, "/ballot_id")).await
}

/// 地方组织法第五十一条: more than half of all members are in favor.
pub(super) async fn resolution_passed(step: &DocumentStep<'_>, body: &Revocation) -> Guarded {
    passed_by_all(step, body.ballot_id, "/ballot_id").await
}

/// The members did not revoke it.
pub(super) async fn resolution_failed(step: &DocumentStep<'_>, body: &Revocation) -> Guarded {
    Ok(Verdict::require(!step.stored::<Ballots>(body.ballot_id).await?.is_passed_by_all()).at("/ballot_id"))
}
