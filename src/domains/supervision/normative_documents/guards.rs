//! The conditions of the actions on a normative document.

use super::{
    NormativeDocumentState, NormativeDocuments,
    entity::{
        DocumentCorrection, NormativeDocumentContent, Refiling, ReviewStart, Revocation, WrittenOpinion,
    },
    findings::{AcceptedExplanation, ConfirmedCorrection},
    words::{AttachmentKind, FilingAttachment, ReviewKind},
};
use crate::{
    review_suggestions::{ReviewSuggestions, entity::Column as SuggestionColumn},
    texts_of_law::text_of,
};
use chrono::NaiveDate;
use instruments::{
    ballots::{Ballots, Deciding, decides_this, passed_by_all},
    documents::{NamesDocuments, stored},
};
use platform::{
    call::{
        Step,
        guards::{given, not_before, until_today},
    },
    problem::Result,
    values::{numbers::Count, words::Words},
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::{meetings::Meetings, organizations::Organizations};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

type DocumentStep<'a> = Step<'a, NormativeDocuments>;

/// An organ files what it issued; the office of filing review also what reached it on paper, so the caller and the body
/// belong together.
pub(super) async fn issuer_files(step: &DocumentStep<'_>, body: &NormativeDocumentContent) -> Guarded {
    step.referred::<Organizations>(body.issuer_id, "/issuer_id").await?;
    let actor = &step.call.actor;
    Ok(Verdict::require(actor.is(Role::CommitteeStaff) || actor.acts_for(body.issuer_id)).at("/issuer_id"))
}

/// 监督法第三十九条: the kind is one that such an organ issues.
pub(super) async fn issuer_of_the_kind(step: &DocumentStep<'_>, body: &NormativeDocumentContent) -> Guarded {
    let issuer = step.referred::<Organizations>(body.issuer_id, "/issuer_id").await?;
    Ok(Verdict::require(body.kind.is_issued_by(issuer.kind)).at("/kind"))
}

/// 监督法第三十九条: the text in force when it is filed has such documents reviewed.
pub(super) async fn reviewed_then(step: &DocumentStep<'_>, body: &NormativeDocumentContent) -> Guarded {
    Ok(Verdict::require(text_of(step).await?.reviews(body.kind)).at("/kind"))
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
    repeal_stored(ConfirmedCorrection): stored(body.repeal_document_id);
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

/// The places that are none of a finding of this document, or that come twice.
fn astray(step: &DocumentStep<'_>, places: impl Iterator<Item = Count>) -> Option<usize> {
    let findings = step.row.findings.0.len();
    let mut named = BTreeSet::new();
    let there = |place: Count| usize::try_from(place.get()).is_ok_and(|place| place < findings);
    places.enumerate().find(|(_, place)| !there(*place) || !named.insert(*place)).map(|(index, _)| index)
}

pub(super) async fn withdrawn_findings_exist(step: &DocumentStep<'_>, body: &AcceptedExplanation) -> Guarded {
    let wrong = astray(step, body.withdrawn.iter().map(|withdrawn| withdrawn.finding));
    let pointer = format!("/withdrawn/{}/finding", wrong.unwrap_or_default());
    Ok(Verdict::require(wrong.is_none()).at(&pointer))
}

/// Each finding is given up with its reason; what stands is not explained away.
pub(super) async fn every_finding_withdrawn(step: &DocumentStep<'_>, body: &AcceptedExplanation) -> Guarded {
    let named: BTreeSet<i64> = body.withdrawn.iter().map(|withdrawn| withdrawn.finding.get()).collect();
    let open: Vec<i64> = (0..)
        .zip(&step.row.findings.0)
        .map(|(place, _)| place)
        .filter(|place| !named.contains(place))
        .collect();
    Ok(Verdict::require(open.is_empty()).with("findings", open).at("/withdrawn"))
}

pub(super) async fn met_findings_exist(step: &DocumentStep<'_>, body: &ConfirmedCorrection) -> Guarded {
    let wrong = astray(step, body.findings.iter().copied());
    let pointer = format!("/findings/{}", wrong.unwrap_or_default());
    Ok(Verdict::require(wrong.is_none() && !body.findings.is_empty()).at(&pointer))
}

/// What met it is a new text or a repeal.
pub(super) async fn text_or_repeal(_: &DocumentStep<'_>, body: &ConfirmedCorrection) -> Guarded {
    let one = body.replaced_by_id.is_some() != body.repeal_document_id.is_some();
    Ok(Verdict::require(one).at("/replaced_by_id"))
}

/// 监督法第三十九条: the new text is a document of the same issuer, which was filed itself.
pub(super) async fn new_text_filed(step: &DocumentStep<'_>, body: &ConfirmedCorrection) -> Guarded {
    use NormativeDocumentState::{Returned, Revoked};
    let Some(id) = body.replaced_by_id else { return Ok(Verdict::Holds) };
    let text = step.referred::<NormativeDocuments>(id, "/replaced_by_id").await?;
    let filed = !matches!(text.state, Returned | Revoked) && text.issuer_id == step.row.issuer_id;
    let filed = filed && text.published_on >= step.row.published_on;
    Ok(Verdict::require(filed && id != step.row.id).at("/replaced_by_id"))
}

/// 监督法第三十九条: the review confirmed of every finding that a new text or a repeal has met it.
pub(super) async fn every_finding_met(step: &DocumentStep<'_>, _: &DocumentCorrection) -> Guarded {
    let open = (0..).zip(&step.row.findings.0).filter(|(_, finding)| !finding.is_met());
    let open: Vec<i64> = open.map(|(place, _)| place).collect();
    Ok(Verdict::require(open.is_empty()).with("findings", open))
}

pub(super) async fn no_finding(step: &DocumentStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.findings.0.is_empty()))
}

/// 监督法第三十九条: a resolution of the Standing Committee on this document.
pub(super) async fn ballot_decides_this(step: &DocumentStep<'_>, body: &Revocation) -> Guarded {
    let asked =
        Deciding { since: proposed_on(step).await?, ..Deciding::resolution(body.ballot_id, "/ballot_id") };
    decides_this(step, asked).await
}

/// The day on which the chairpersons proposed the revocation.
async fn proposed_on(step: &DocumentStep<'_>) -> Result<Option<NaiveDate>> {
    match step.row.decision_meeting_id {
        Some(meeting) => Ok(Some(step.stored::<Meetings>(meeting).await?.start_on)),
        None => Ok(None),
    }
}

/// 地方组织法第五十一条: more than half of all members are in favor.
pub(super) async fn resolution_passed(step: &DocumentStep<'_>, body: &Revocation) -> Guarded {
    passed_by_all(step, body.ballot_id, "/ballot_id").await
}

/// The members did not revoke it.
pub(super) async fn resolution_failed(step: &DocumentStep<'_>, body: &Revocation) -> Guarded {
    Ok(Verdict::require(!step.stored::<Ballots>(body.ballot_id).await?.is_passed_by_all()).at("/ballot_id"))
}
