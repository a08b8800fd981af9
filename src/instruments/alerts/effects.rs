//! What the actions on an alert write.

use super::{
    Alerts,
    api::AlertEscalation,
    clock,
    entity::{AlertAssignment, AlertExplanation, Model},
};
use crate::{
    issues::{self, Finding, IssueNumber, IssueSource, Issues},
    links::{self, LinkKind},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::{measures::Comparison, record::Assign, record_reference::RecordReference},
    values::{
        text::{Prose, Text},
        words::Words,
    },
    workflow::Reason,
};

type AlertStep<'a> = Step<'a, Alerts>;

pub(super) async fn ask_for_explanation(step: &mut AlertStep<'_>, body: AlertAssignment) -> Result<()> {
    body.clone().assign(&mut step.row);
    clock::assigned(&step.work(), step.row.id, body.handler_org_id).await
}

pub(super) async fn explain(step: &mut AlertStep<'_>, body: AlertExplanation) -> Result<()> {
    body.assign(&mut step.row);
    clock::explained(&step.work(), step.row.id).await
}

/// Closed: from now on the rule may speak of the same record again.
fn closed(step: &mut AlertStep<'_>, reason: Prose) {
    step.row.reason = Some(Text::stored(reason));
    step.row.closed_on = Some(step.today());
    step.row.open_key = None;
}

pub(super) async fn close(step: &mut AlertStep<'_>, body: Reason) -> Result<()> {
    closed(step, body.reason);
    Ok(())
}

/// What was measured, in a sentence.
fn facts(alert: &Model) -> String {
    let (unit, how) = (alert.measure.unit().zh(), alert.comparison.zh());
    let line = format!("{}{unit}", alert.threshold.get());
    let line = match alert.comparison {
        Comparison::Above | Comparison::Below => format!("{how}{line}"),
        Comparison::AtLeast | Comparison::AtMost => format!("{line}{how}"),
    };
    format!("{}为{}{unit},预警线为{line}。", alert.measure.zh(), alert.value.get())
}

/// The alert becomes an issue: registered, not assigned; who answers for it is who handled the alert.
pub(super) async fn escalate(step: &mut AlertStep<'_>, body: AlertEscalation) -> Result<()> {
    let (work, alert) = (step.work(), &step.row);
    let handler =
        alert.handler_org_id.ok_or_else(|| Problem::internal("an explained alert without its handler"))?;
    let description = facts(alert);
    let alert_itself = RecordReference::of::<Alerts>(alert.id);
    let found = Finding {
        number: IssueNumber::Given(body.issue_no),
        domain: alert.domain,
        category: body.category,
        title: alert.title.clone(),
        description: Text::stored(description),
        source: IssueSource::Alert,
        found_in: alert_itself.clone(),
        severity: body.severity,
        rectify_class: body.rectify_class,
        responsible_org_id: handler,
        author_organization_id: step.call.actor.organization_id,
    };
    let issue = issues::register(&work, found).await?;
    let became = RecordReference::of::<Issues>(issue);
    links::connect(&work, LinkKind::ConvertedTo, alert_itself, became).await?;
    step.row.issue_id = Some(issue);
    closed(step, body.reason);
    Ok(())
}
