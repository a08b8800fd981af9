//! The conditions of the actions on an issue.

use super::{
    IssueSource, Issues, RectifyClass,
    actions::{
        IssueCancellation, IssueClosing, IssueEscalation, IssueExtensionRequest, IssueSubmission, NewTerm,
    },
    entity::{
        IssueAssignment, IssueContent, IssueExtension, IssueReopening, IssueResumption, LongTermPlan,
        RectificationPlan,
    },
    relations::has_part_in,
};
use crate::{
    deadlines,
    documents::stored,
    issue_steps, opinion_clauses,
    rule_sets::{RuleKind, rule},
};
use chrono::{Months, NaiveDate};
use platform::{
    call::{
        Step,
        guards::{after_today, given},
    },
    problem::{Problem, Result},
    workflow::{Guarded, Verdict},
};
use registry::{meetings::chairpersons_met, organizations::Organizations};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

type IssueStep<'a> = Step<'a, Issues>;

// When it is registered

pub(super) async fn category_of_the_domain(_: &IssueStep<'_>, body: &IssueContent) -> Guarded {
    Ok(Verdict::require(body.category.belongs_to(body.domain)).at("/category"))
}

/// The record in which it was found is named by kind and id, or not at all.
pub(super) async fn source_exists(step: &IssueStep<'_>, body: &IssueContent) -> Guarded {
    match (&body.source_record_type, body.source_record_id) {
        (None, None) => Ok(Verdict::Holds),
        (Some(kind), Some(id)) => {
            step.referred_of_kind(kind, id, "source_record").await?;
            Ok(Verdict::Holds)
        }
        _ => Ok(Verdict::require(false).at("/source_record_id")),
    }
}

pub(super) async fn organizations_exist(step: &IssueStep<'_>, body: &IssueContent) -> Guarded {
    step.referred::<Organizations>(body.responsible_org_id, "/responsible_org_id").await?;
    step.referred_all::<Organizations>(&body.co_org_ids, |index| format!("/co_org_ids/{index}")).await?;
    Ok(Verdict::Holds)
}

/// Exactly one organization answers for it: those that assist are others.
pub(super) async fn one_responsible(_: &IssueStep<'_>, body: &IssueContent) -> Guarded {
    Ok(Verdict::require(!body.co_org_ids.contains(&body.responsible_org_id)).at("/co_org_ids"))
}

/// 监督法第二十七条: the months of an audit issue are counted from the audit report, which lies behind us.
pub(super) async fn audit_is_dated(step: &IssueStep<'_>, body: &IssueContent) -> Guarded {
    let dated = body.audit_reported_on.is_some_and(|day| day <= step.today());
    let fits = if body.source_type == IssueSource::Audit { dated } else { body.audit_reported_on.is_none() };
    Ok(Verdict::require(fits).at("/audit_reported_on"))
}

// Until it is put right

platform::guards! { Issues:
    decision_named(IssueExtension): given(body.decision_meeting_id);
    due_after_today(IssueAssignment): after_today(body.due_on);
    long_term_measures(LongTermPlan): given(body.measures);
    submission_proved(IssueSubmission): given(body.evidence_ids), stored(body.evidence_ids);
    verification_proved(IssueClosing): given(body.evidence_ids), stored(body.evidence_ids);
}

pub(super) async fn new_due_after_today(step: &IssueStep<'_>, body: &dyn NewTerm) -> Guarded {
    Ok(Verdict::require(body.due_on() > step.today()).at("/due_on"))
}

/// 代表法第三十一条: deputies listen and pass on; they do not handle problems themselves.
pub(super) async fn handler_is_no_deputy<B>(step: &IssueStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.call.actor.deputy_id.is_none()))
}

/// Measures, a person and a day.
pub(super) async fn plan_complete(_: &IssueStep<'_>, body: &RectificationPlan) -> Guarded {
    let parts = [
        (body.measures.is_some(), "measures"),
        (body.responsible_person.is_some(), "responsible_person"),
        (body.planned_on.is_some(), "planned_on"),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(there, _)| !there).map(|(_, name)| name).collect();
    let verdict = Verdict::require(missing.is_empty()).with("missing", missing.clone());
    Ok(missing.iter().fold(verdict, |verdict, name| verdict.at(&format!("/{name}"))))
}

/// The day of the plan is not behind us and not after the last day.
pub(super) async fn plan_within_term(step: &IssueStep<'_>, body: &RectificationPlan) -> Guarded {
    let within = body.planned_on.is_none_or(|day| day >= step.today() && Some(day) <= step.row.due_on);
    Ok(Verdict::require(within).at("/planned_on"))
}

fn due_on(step: &IssueStep<'_>) -> Result<NaiveDate> {
    step.row.due_on.ok_or_else(|| Problem::internal("an assigned issue without its last day"))
}

pub(super) async fn later_than_due(step: &IssueStep<'_>, body: &IssueExtension) -> Guarded {
    let due_on = due_on(step)?;
    Ok(Verdict::require(body.due_on > due_on).with("due_on", due_on.to_string()).at("/due_on"))
}

/// More time is asked for before the old time is over.
pub(super) async fn asked_before_due(step: &IssueStep<'_>, _: &IssueExtensionRequest) -> Guarded {
    let due_on = due_on(step)?;
    Ok(Verdict::require(step.today() <= due_on).with("due_on", due_on.to_string()))
}

pub(super) async fn asks_for_a_later_day(step: &IssueStep<'_>, body: &IssueExtensionRequest) -> Guarded {
    let due_on = due_on(step)?;
    Ok(Verdict::require(body.due_on > due_on).with("due_on", due_on.to_string()).at("/due_on"))
}

/// It was asked for in time; then it may be decided later, and never beyond what was asked.
pub(super) async fn extension_asked(step: &IssueStep<'_>, body: &IssueExtension) -> Guarded {
    let asked = step.row.extension_asked_to;
    let verdict = Verdict::require(asked.is_some_and(|asked| body.due_on <= asked));
    Ok(verdict.with("asked_to", asked.map(|day| day.to_string())).at("/due_on"))
}

/// The days that an extension adds, and how many it may.
async fn added(step: &IssueStep<'_>, body: &IssueExtension) -> Result<(i64, u32)> {
    let limit = rule(&step.work(), RuleKind::General, "issue.first_extension_days", step.today()).await?;
    Ok(((body.due_on - due_on(step)?).num_days(), limit.value))
}

/// The committee extends once, and not by much.
pub(super) async fn first_within_limit(step: &IssueStep<'_>, body: &IssueExtension) -> Guarded {
    let (days, limit) = added(step, body).await?;
    let allowed = step.row.extension_count == 0 && days <= i64::from(limit);
    Ok(Verdict::require(allowed).with("days", days).with("limit", limit).at("/due_on"))
}

/// A further extension is as short as the first, and all of them end a year after the first last day.
pub(super) async fn further_within_limit(step: &IssueStep<'_>, body: &IssueExtension) -> Guarded {
    let (days, limit) = added(step, body).await?;
    let months = rule(&step.work(), RuleKind::General, "issue.extension_months", step.today()).await?.value;
    let first = step.row.first_due_on.map_or_else(|| due_on(step), Ok)?;
    let last = first.checked_add_months(Months::new(months));
    let allowed = days <= i64::from(limit) && last.is_some_and(|last| body.due_on <= last);
    let last = last.map(|last| last.to_string());
    Ok(Verdict::require(allowed).with("days", days).with("limit", limit).with("until", last).at("/due_on"))
}

/// 监督法第二十七条: what the audit found is not given more time than the law gives. A term that is over binds no more: the report
/// is overdue whatever day is set.
async fn within_audit(step: &IssueStep<'_>, day: NaiveDate) -> Guarded {
    let last = deadlines::running_day(&step.work(), super::clock::AUDIT.code, step.row.id).await?;
    let within = last.is_none_or(|last| day <= last || last < step.today());
    Ok(Verdict::require(within).with("until", last.map(|last| last.to_string())).at("/due_on"))
}

pub(super) async fn within_the_audit_term(step: &IssueStep<'_>, body: &IssueExtension) -> Guarded {
    within_audit(step, body.due_on).await
}

pub(super) async fn resumed_within_the_audit_term(step: &IssueStep<'_>, body: &IssueResumption) -> Guarded {
    within_audit(step, body.due_on).await
}

/// The Chairpersons' Meeting decides a further extension.
pub(super) async fn extension_decided(step: &IssueStep<'_>, body: &IssueExtension) -> Guarded {
    decided_if_named(step, body.decision_meeting_id).await
}

/// The meeting that a body names, if it names one, decided on this issue.
async fn decided_if_named(step: &IssueStep<'_>, meeting: Option<Uuid>) -> Guarded {
    match meeting {
        Some(meeting) => chairpersons_met(step, meeting, "/decision_meeting_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// The chairpersons decide on what goes beyond the first.
pub(super) async fn a_further_one(step: &IssueStep<'_>, _: &IssueExtension) -> Guarded {
    Ok(Verdict::require(step.row.extension_count > 0))
}

pub(super) async fn class_is_continuous(step: &IssueStep<'_>, _: &LongTermPlan) -> Guarded {
    Ok(Verdict::require(step.row.rectify_class == RectifyClass::Continuous))
}

// When it is verified

/// Neither who submitted the result nor anybody of the organizations that put the issue right verifies it.
pub(super) async fn verifier_is_another<B>(step: &IssueStep<'_>, _: &B) -> Guarded {
    let actor = &step.call.actor;
    let own = has_part_in(actor).holds(&step.row) || step.row.submitted_by == Some(actor.user_id);
    Ok(Verdict::require(!own))
}

/// Sent back often enough, or late enough.
pub(super) async fn escalation_due(step: &IssueStep<'_>, _: &IssueEscalation) -> Guarded {
    let (work, today) = (step.work(), step.today());
    let returns = rule(&work, RuleKind::General, "issue.escalation_returns", today).await?.value;
    let days = rule(&work, RuleKind::General, "issue.escalation_overdue_days", today).await?.value;
    let overdue = (today - due_on(step)?).num_days().max(0);
    let returned = step.row.return_count;
    let due = i64::from(returned) >= i64::from(returns) || overdue > i64::from(days);
    Ok(Verdict::require(due).with("return_count", returned).with("days_overdue", overdue))
}

/// The record of the stronger form is there; its own conditions were asked when it was made.
pub(super) async fn form_exists(step: &IssueStep<'_>, body: &IssueEscalation) -> Guarded {
    step.referred_of_kind(body.kind.record_kind(), body.record_id, "record").await?;
    Ok(Verdict::Holds)
}

/// It came back while the closing is still remembered.
pub(super) async fn within_window(step: &IssueStep<'_>, _: &IssueReopening) -> Guarded {
    let closed_on = step
        .row
        .closed_on
        .ok_or_else(|| Problem::internal("a closed issue without the day of its closing"))?;
    let months = rule(&step.work(), RuleKind::General, "issue.reopen_months", closed_on).await?.value;
    let last = closed_on.checked_add_months(Months::new(months));
    let last = last.ok_or_else(|| Problem::internal("the window of an issue leaves the calendar"))?;
    Ok(Verdict::require(step.today() <= last).with("until", last.to_string()))
}

/// What was sent back is proved by something that was not sent before.
pub(super) async fn evidence_is_new(step: &IssueStep<'_>, body: &IssueSubmission) -> Guarded {
    use issue_steps::{IssueSteps, StepKind, entity::Column};
    let before = step.all::<IssueSteps>().filter(Column::IssueId.eq(step.row.id));
    let before = before.filter(Column::Kind.eq(StepKind::Submission)).all(step.tx).await?;
    let known: BTreeSet<Uuid> = before.iter().flat_map(|one| one.evidence_ids.0.iter().copied()).collect();
    let new = body.evidence_ids.iter().any(|id| !known.contains(id));
    Ok(Verdict::require(before.is_empty() || new).at("/evidence_ids"))
}

/// An issue that a clause of an opinion is about is pursued as long as the clause is.
pub(super) async fn no_clause_open(step: &IssueStep<'_>, _: &IssueCancellation) -> Guarded {
    use opinion_clauses::{ClauseState, OpinionClauses, entity::Column};
    let open =
        [ClauseState::Pending, ClauseState::InProgress, ClauseState::ResultReported, ClauseState::Reopened];
    let clauses = step.all::<OpinionClauses>().filter(Column::IssueId.eq(step.row.id));
    let open = clauses.filter(Column::State.is_in(open)).one(step.tx).await?;
    Ok(Verdict::require(open.is_none()).with("clause_id", open.map(|clause| clause.id.to_string())))
}

/// 监督法第二十七条: what the audit found is given up by the Chairpersons' Meeting only.
pub(super) async fn audit_is_decided(step: &IssueStep<'_>, body: &IssueCancellation) -> Guarded {
    decided_if_named(step, body.decision_meeting_id).await
}

/// 监督法第二十七条: an audit issue is not given up without that decision.
pub(super) async fn audit_decision_named(step: &IssueStep<'_>, body: &IssueCancellation) -> Guarded {
    let asked = step.row.source_type == IssueSource::Audit;
    Ok(Verdict::require(!asked || body.decision_meeting_id.is_some()).at("/decision_meeting_id"))
}
