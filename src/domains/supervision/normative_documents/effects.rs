//! What the actions on a normative document write: the clocks of filing and review, findings, results.

use super::{
    NormativeDocuments,
    entity::{
        DocumentCorrection, NormativeDocumentContent, Refiling, ReviewFindings, ReviewStart, Revocation,
        WrittenOpinion,
    },
    findings::{AcceptedExplanation, ConfirmedCorrection},
    words::{Finding, NORMATIVE_ANSWER, NORMATIVE_FILING, NORMATIVE_REVIEW, ReviewResult},
};
use crate::{
    codes,
    review_suggestions::{self, entity::ReviewRequest},
};
use instruments::{
    ballots::use_ballot,
    deadlines::{self, Period, PeriodUnit},
    deliberation_opinions::api::Decision,
    publications::{Draft, PublicationKind, TO_PUBLIC, draft},
    rule_sets::RuleKind,
};
use platform::{
    call::Step,
    problem::Result,
    records::{
        record::{Assign, List},
        record_reference::RecordReference,
    },
    values::{numbers::Count, text::Text},
    workflow::Note,
};
use serde_json::json;

type DocumentStep<'a> = Step<'a, NormativeDocuments>;

const FILING: Period =
    Period::after(NORMATIVE_FILING, RuleKind::Supervision, "filing.due_days", PeriodUnit::Days);
const REVIEW: Period =
    Period::after(NORMATIVE_REVIEW, RuleKind::Supervision, "filing.review_months", PeriodUnit::Months);

const ANSWER: Period =
    Period::after(NORMATIVE_ANSWER, RuleKind::Supervision, "filing.answer_months", PeriodUnit::Months);

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

/// The clock of the review; what an earlier one gave up is over.
pub(super) async fn review(step: &mut DocumentStep<'_>, body: ReviewStart) -> Result<()> {
    let (today, office) = (step.today(), step.call.actor.organization_id);
    REVIEW.open::<NormativeDocuments>(&step.work(), step.row.id, office, today).await?;
    body.assign(&mut step.row);
    (step.row.result, step.row.findings) = (None, List::default());
    Ok(())
}

async fn end_review(step: &DocumentStep<'_>) -> Result<()> {
    deadlines::meet(&step.work(), REVIEW.code, step.row.id, step.today()).await
}

pub(super) async fn finish(step: &mut DocumentStep<'_>, _: Note) -> Result<()> {
    step.row.result = Some(ReviewResult::NoProblem);
    end_review(step).await
}

/// What was found; what became of it is written later.
pub(super) async fn record_findings(step: &mut DocumentStep<'_>, body: ReviewFindings) -> Result<()> {
    body.assign(&mut step.row);
    step.row.findings.0.iter_mut().for_each(Finding::open);
    Ok(())
}

/// The review has its findings; from here on the issuer acts, and answers in time.
pub(super) async fn communicate(step: &mut DocumentStep<'_>, _: Note) -> Result<()> {
    await_answer(step).await?;
    end_review(step).await
}

async fn await_answer(step: &DocumentStep<'_>) -> Result<()> {
    let (id, issuer, today) = (step.row.id, step.row.issuer_id, step.today());
    ANSWER.open::<NormativeDocuments>(&step.work(), id, issuer, today).await?;
    Ok(())
}

async fn answered(step: &DocumentStep<'_>) -> Result<()> {
    deadlines::meet(&step.work(), ANSWER.code, step.row.id, step.today()).await
}

/// A finding by its place.
fn finding_at(findings: &mut [Finding], place: Count) -> Option<&mut Finding> {
    usize::try_from(place.get()).ok().and_then(|place| findings.get_mut(place))
}

/// Nothing is left of the findings: each was given up with its reason.
pub(super) async fn accept_explanation(step: &mut DocumentStep<'_>, body: AcceptedExplanation) -> Result<()> {
    for withdrawn in body.withdrawn {
        if let Some(finding) = finding_at(&mut step.row.findings.0, withdrawn.finding) {
            finding.withdrawn_reason = Some(withdrawn.reason);
        }
    }
    step.row.result = Some(ReviewResult::NoProblem);
    answered(step).await
}

/// The review confirms what met a finding.
pub(super) async fn confirm_correction(step: &mut DocumentStep<'_>, body: ConfirmedCorrection) -> Result<()> {
    for place in body.findings {
        if let Some(finding) = finding_at(&mut step.row.findings.0, place) {
            finding.replaced_by_id = body.replaced_by_id;
            finding.repeal_document_id = body.repeal_document_id;
        }
    }
    step.row.replaced_by_id = body.replaced_by_id.or(step.row.replaced_by_id);
    Ok(())
}

pub(super) async fn send_opinion(step: &mut DocumentStep<'_>, body: WrittenOpinion) -> Result<()> {
    body.assign(&mut step.row);
    step.row.result = Some(ReviewResult::WrittenOpinion);
    await_answer(step).await
}

pub(super) async fn correct(step: &mut DocumentStep<'_>, body: DocumentCorrection) -> Result<()> {
    body.assign(&mut step.row);
    step.row.result = Some(ReviewResult::Corrected);
    answered(step).await
}

pub(super) async fn propose_revocation(step: &mut DocumentStep<'_>, body: Decision) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    Ok(())
}

/// Revoked; the notice of it is drafted, and a second person checks it.
pub(super) async fn revoke(step: &mut DocumentStep<'_>, body: Revocation) -> Result<()> {
    use_ballot(&step.work(), body.ballot_id, step.row.id).await?;
    deadlines::cancel_all(&step.work(), step.row.id).await?;
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
