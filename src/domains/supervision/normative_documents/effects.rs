//! What the actions on a normative document write: the clocks of filing and review, findings, results.

use super::{
    NormativeDocuments,
    entity::{
        DocumentCorrection, NormativeDocumentContent, Refiling, ReviewStart, Revocation, WrittenOpinion,
    },
    words::{NORMATIVE_FILING, NORMATIVE_REVIEW, ReviewResult},
};
use crate::{
    codes,
    review_suggestions::{self, entity::ReviewRequest},
};
use instruments::{
    ballots::use_ballot,
    deadlines::{self, Period, Unit},
    deliberation_opinions::api::Decision,
    publications::{Draft, PublicationKind, TO_PUBLIC, draft},
    rule_sets::RuleKind,
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::text::Text,
    workflow::Note,
};
use serde_json::json;

type DocumentStep<'a> = Step<'a, NormativeDocuments>;

const FILING: Period = Period::after(NORMATIVE_FILING, RuleKind::Supervision, "filing.due_days", Unit::Days);
const REVIEW: Period =
    Period::after(NORMATIVE_REVIEW, RuleKind::Supervision, "filing.review_months", Unit::Months);

/// A late filing is taken, and flagged.
pub(super) async fn file(step: &mut DocumentStep<'_>, body: NormativeDocumentContent) -> Result<()> {
    let (id, today) = (step.row.id, step.today());
    let due = FILING.open::<NormativeDocuments>(&step.work(), id, body.issuer_id, body.published_on).await?;
    deadlines::meet(&step.work(), FILING.code, id, today).await?;
    step.row.filed_on = today;
    step.row.filed_late = today > due;
    if step.row.filed_late {
        step.warn(
            codes::LATE_FILING,
            &[("due_on", json!(due)), ("days_late", json!((today - due).num_days()))],
        );
    }
    Ok(())
}

pub(super) async fn refile(step: &mut DocumentStep<'_>, body: Refiling) -> Result<()> {
    body.assign(&mut step.row);
    step.row.filed_on = step.today();
    Ok(())
}

pub(super) async fn register(step: &mut DocumentStep<'_>, _: Note) -> Result<()> {
    step.row.registered_on = Some(step.today());
    Ok(())
}

/// The suggestion is a record of its own; the document only tells that there was one.
pub(super) async fn suggest(step: &mut DocumentStep<'_>, body: ReviewRequest) -> Result<()> {
    review_suggestions::record(&step.work(), step.row.id, body).await
}

/// The clock of the review.
pub(super) async fn review(step: &mut DocumentStep<'_>, body: ReviewStart) -> Result<()> {
    let (today, office) = (step.today(), step.call.actor.organization_id);
    REVIEW.open::<NormativeDocuments>(&step.work(), step.row.id, office, today).await?;
    body.assign(&mut step.row);
    step.row.result = None;
    Ok(())
}

async fn end_review(step: &DocumentStep<'_>) -> Result<()> {
    deadlines::meet(&step.work(), REVIEW.code, step.row.id, step.today()).await
}

pub(super) async fn finish(step: &mut DocumentStep<'_>, _: Note) -> Result<()> {
    step.row.result = Some(ReviewResult::NoProblem);
    end_review(step).await
}

/// The review has its findings; from here on the issuer acts.
pub(super) async fn communicate(step: &mut DocumentStep<'_>, _: Note) -> Result<()> {
    end_review(step).await
}

pub(super) async fn send_opinion(step: &mut DocumentStep<'_>, body: WrittenOpinion) -> Result<()> {
    body.assign(&mut step.row);
    step.row.result = Some(ReviewResult::WrittenOpinion);
    Ok(())
}

pub(super) async fn correct(step: &mut DocumentStep<'_>, body: DocumentCorrection) -> Result<()> {
    body.assign(&mut step.row);
    step.row.result = Some(ReviewResult::Corrected);
    Ok(())
}

pub(super) async fn propose_revocation(step: &mut DocumentStep<'_>, body: Decision) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    Ok(())
}

/// Revoked; the notice of it is drafted, and a second person checks it.
pub(super) async fn revoke(step: &mut DocumentStep<'_>, body: Revocation) -> Result<()> {
    use_ballot(&step.work(), body.ballot_id, step.row.id).await?;
    body.assign(&mut step.row);
    step.row.result = Some(ReviewResult::Revoked);
    let (title, number) = (&step.row.title, &step.row.document_number);
    let notice = Draft {
        subject: RecordReference::of::<NormativeDocuments>(step.row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title: &Text::<200>::cut(&format!("关于撤销《{title}"), "》的公告"),
        text: format!("《{title}》({number})已由区人大常委会决定撤销。"),
        round: None,
        document_id: None,
        organization: step.call.actor.organization_id,
    };
    draft(&step.work(), notice).await
}

/// Not revoked: the written opinion stands, and the ballot has decided that.
pub(super) async fn keep(step: &mut DocumentStep<'_>, body: Revocation) -> Result<()> {
    use_ballot(&step.work(), body.ballot_id, step.row.id).await
}
