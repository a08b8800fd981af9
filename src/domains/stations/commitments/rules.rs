//! Relations, guards and effects of commitments.

use super::{
    Commitments,
    entity::{ChangeReport, Column, CommitmentCarryOver, Fulfilment, Model, TermEndReport},
    words::COMMITMENT,
};
use crate::suggestions::Suggestions;
use chrono::{Datelike, Days, NaiveDate};
use instruments::{
    deadlines::{self, LastDay},
    documents::stored,
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Step, guards::given},
    problem::Result,
    records::{actor::Actor, record::Assign},
    workflow::{Guarded, Reason, Relation, Sight, Verdict},
};
use registry::terms::{Office, running};

type CommitmentStep<'a> = Step<'a, Commitments>;

/// The deputy to whom it was promised.
pub(super) fn promised(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDeputyId, actor.deputy_id)
}

/// Staff of the organ that promised.
pub(super) fn responsible(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::ResponsibleOrganId, actor.organization_id)
}

/// Whoever holds the code of the opinion to which it was promised.
pub(super) fn code_holder(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::SourceId, actor.opened_id)
}

/// The same, and whoever reads the suggestion to which it was promised.
pub(super) fn told(actor: &Actor) -> Sight<Model> {
    let suggested = Sight::through::<Suggestions>(actor, Column::SourceId);
    Sight::any_of([code_holder(actor).into(), suggested])
}

platform::guards! { Commitments:
    fulfilment_proved(Fulfilment): given(body.evidence_ids), stored(body.evidence_ids);
    report_stored(ChangeReport): stored(body.report_document_id);
}

/// Done; told to those to whom it was promised.
pub(super) async fn fulfill(step: &mut CommitmentStep<'_>, body: Fulfilment) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    (step.row.fulfilled_on, step.row.told_on) = (Some(today), Some(today));
    step.row.late = today > step.row.first_promised_on;
    deadlines::meet(&step.work(), COMMITMENT, step.row.id, today).await
}

/// Within so many days after they were told.
pub(super) async fn within_dispute_window(step: &CommitmentStep<'_>, _: &Reason) -> Guarded {
    let days = rule(&step.work(), RuleKind::Stations, "commitment.dispute_days", step.today()).await?.value;
    let last = step.row.told_on.map(|told| told + Days::new(days.into()));
    let holds = last.is_none_or(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

/// Not done after all: the clock runs with its old last day.
pub(super) async fn open_again(step: &mut CommitmentStep<'_>, body: Reason) -> Result<()> {
    step.row.disputed_reason = Some(body.reason);
    (step.row.fulfilled_on, step.row.told_on, step.row.told_text) = (None, None, None);
    step.row.late = false;
    deadlines::reopen(&step.work(), COMMITMENT, step.row.id, LastDay::AsBefore).await?;
    Ok(())
}

/// The year that is about to end, or ended a few days ago: from December 1 to January 15.
fn closing_year(today: NaiveDate) -> Option<i32> {
    match (today.month(), today.day()) {
        (12, _) => Some(today.year()),
        (1, 1..=15) => Some(today.year() - 1),
        _ => None,
    }
}

pub(super) async fn around_the_new_year(step: &CommitmentStep<'_>, _: &CommitmentCarryOver) -> Guarded {
    Ok(Verdict::require(closing_year(step.today()).is_some()))
}

pub(super) async fn a_day_of_the_next_year(step: &CommitmentStep<'_>, body: &CommitmentCarryOver) -> Guarded {
    let year = closing_year(step.today());
    let next = year.is_some_and(|year| body.promised_on.year() == year + 1);
    let was_due = step.row.promised_on.zip(year).is_none_or(|(day, year)| day.year() <= year);
    Ok(Verdict::require(next && was_due && body.promised_on > step.today()).at("/promised_on"))
}

/// The first day stays what it was.
pub(super) async fn carry_over(step: &mut CommitmentStep<'_>, body: CommitmentCarryOver) -> Result<()> {
    step.row.carried_to_year = Some(body.promised_on.year());
    step.row.reason = Some(body.reason);
    deadlines::extend(&step.work(), COMMITMENT, step.row.id, body.promised_on).await
}

/// 上海市人大代表建议规定第二十二条: the head signs the report; the caller is a head of the organ, and signs for nobody else.
pub(super) async fn head_signed(step: &CommitmentStep<'_>, body: &ChangeReport) -> Guarded {
    let signed = body.signed_by_user_id == step.call.actor.user_id;
    Ok(Verdict::require(signed).at("/signed_by_user_id"))
}

pub(super) async fn explain_change(step: &mut CommitmentStep<'_>, body: ChangeReport) -> Result<()> {
    step.row.told_on = Some(step.today());
    body.assign(&mut step.row);
    deadlines::cancel(&step.work(), COMMITMENT, step.row.id).await
}

/// The running term ends within the months that the rules say.
pub(super) async fn term_ends(step: &CommitmentStep<'_>, _: &TermEndReport) -> Guarded {
    let work = step.work();
    let days = rule(&work, RuleKind::Stations, "commitment.term_end_days", step.today()).await?.value;
    let ends_on = running(&work, Office::Deputy, step.today()).await?.and_then(|running| running.term.end_on);
    let near = ends_on.is_some_and(|end| step.today() + Days::new(days.into()) >= end);
    Ok(Verdict::require(near).with("term_ends_on", ends_on.map(|day| day.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_closes_from_december_to_the_middle_of_january() {
        let of = |day: &str| closing_year(day.parse().unwrap());
        assert_eq!((of("2026-11-30"), of("2026-12-01"), of("2026-12-31")), (None, Some(2026), Some(2026)));
        assert_eq!((of("2027-01-01"), of("2027-01-15"), of("2027-01-16")), (Some(2026), Some(2026), None));
    }
}
