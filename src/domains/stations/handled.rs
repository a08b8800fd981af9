//! What opinions and suggestions have alike: periods of the rules, replies that say what comes of it, ratings, and what is handled
//! again or opened again (03 §3.3, §3.4).

use crate::{
    citizen_opinions::words::OPINION_RATING,
    outcome::{OutcomeClass, Rating},
    suggestions::words::SUGGESTION_RATING,
};
use chrono::{Months, NaiveDate};
use instruments::{
    calendar::Calendar,
    deadlines::{self, DeadlineAction, Deadlines, Period, PeriodUnit, Span},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork, guards::Field},
    problem::Result,
    values::future::Future,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::{
    deputies::{Deputies, entity as deputy},
    organizations::{Organizations, entity as organization},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// A period of the rules of the stations.
pub(crate) const fn period(code: &'static str, key: &'static str, unit: PeriodUnit) -> Period {
    Period::after(code, RuleKind::Stations, key, unit)
}

/// A number of the rules in force today.
pub(crate) async fn number(work: &UnitOfWork<'_>, key: &str) -> Result<u32> {
    Ok(rule(work, RuleKind::Stations, key, work.call.today()).await?.value)
}

/// The last day of a span from a day, by the calendar of the district.
pub(crate) async fn last_day(work: &UnitOfWork<'_>, from: NaiveDate, span: Span) -> Result<NaiveDate> {
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    Ok(span.from(from, &calendar)?.due_on)
}

/// How a matter stands that was answered.
pub(crate) struct Standing {
    /// What came of it.
    pub outcome: Option<OutcomeClass>,
    /// What is thought of how it was handled, and of what came of it.
    pub axes: [Option<Rating>; 2],
    /// When it was rated.
    pub rated_on: Option<NaiveDate>,
    /// Until when it can be rated.
    pub rating_due_on: Option<NaiveDate>,
    /// How often it was handled again.
    pub rehandle_count: i32,
    /// Whether it was decided not to handle it again.
    pub declined: bool,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
}

/// A matter that is handled, answered and rated.
pub(crate) trait Handled {
    /// The rule that says how often it is handled again.
    const REHANDLE_MAX: &'static str;
    /// The rule that says how long after it was closed it may be opened again.
    const REOPEN_MONTHS: &'static str;

    /// How it stands.
    fn standing(&self) -> Standing;

    /// Whether the one who asked is dissatisfied with the reply as it stands, on either axis.
    fn is_dissatisfied(&self) -> bool {
        self.standing().axes.contains(&Some(Rating::Dissatisfied))
    }
}

/// 上海市人大代表建议规定第十八条: what is being done or planned has a day to come; nothing else has.
pub(crate) async fn promised_ahead<W: Workflow>(
    step: &Step<'_, W>,
    promised: Field<'_, Option<NaiveDate>>,
    class: Field<'_, Option<OutcomeClass>>,
) -> Guarded {
    let promises = class.value.is_some_and(OutcomeClass::promises);
    let dated = promised.value.is_some_and(|day| day > step.today());
    let fits = dated == promises && (promises || promised.value.is_none());
    Ok(promised.pointer.into_iter().fold(Verdict::require(fits), Verdict::at))
}

/// 00 §5.8: within the days for it, after which it counts as not rated.
pub(crate) async fn within_rating_window<W: Workflow, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W::Model: Handled,
{
    let due = step.row.standing().rating_due_on;
    let holds = due.is_none_or(|day| step.today() <= day);
    Ok(Verdict::require(holds).with("latest", due.map(|day| day.to_string())))
}

/// One for each reply.
pub(crate) async fn not_rated_yet<W: Workflow, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W::Model: Handled,
{
    Ok(Verdict::require(step.row.standing().rated_on.is_none()))
}

/// 上海市人大代表建议规定第二十一条: who is dissatisfied, on either axis, may have it handled again.
pub(crate) async fn is_dissatisfied<W: Workflow, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W::Model: Handled,
{
    Ok(Verdict::require(step.row.is_dissatisfied()))
}

/// Whether it was handled again less often than the rules allow.
pub(crate) async fn may_be_handled_again<M: Handled>(work: &UnitOfWork<'_>, row: &M) -> Result<bool> {
    let most = number(work, M::REHANDLE_MAX).await?;
    Ok(i64::from(row.standing().rehandle_count) < i64::from(most))
}

/// A third time is one too many.
pub(crate) async fn handled_again_less_than_twice<W: Workflow, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W::Model: Handled,
{
    let less = may_be_handled_again(&step.work(), &step.row).await?;
    Ok(Verdict::require(less).with("rehandled", step.row.standing().rehandle_count))
}

/// What was not rated waits until the days for it are over.
pub(crate) fn window_is_over<M: Handled>(row: &M, today: NaiveDate) -> bool {
    row.standing().rating_due_on.is_none_or(|day| day < today)
}

/// A dissatisfaction was declined, or handled again as often as may be.
pub(crate) async fn dissatisfaction_is_settled<M: Handled>(work: &UnitOfWork<'_>, row: &M) -> Result<bool> {
    let settled = !row.is_dissatisfied() || row.standing().declined;
    Ok(settled || !may_be_handled_again(work, row).await?)
}

/// What a look back refutes is handled again, so many months after it was closed.
pub(crate) async fn within_reopen_window<W: Workflow, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W::Model: Handled,
{
    let months = number(&step.work(), W::Model::REOPEN_MONTHS).await?;
    let closed = step.row.standing().closed_on;
    let last = closed.and_then(|day| day.checked_add_months(Months::new(months)));
    let holds = last.is_none_or(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

/// Congress bodies oversee, and handle nothing (代表法第三十一条).
fn oversees(kind: OrganizationKind) -> bool {
    use OrganizationKind as Kind;
    matches!(
        kind,
        Kind::StandingCommittee
            | Kind::ChairpersonsMeeting
            | Kind::SpecialCommittee
            | Kind::WorkingBody
            | Kind::ScOffice
            | Kind::StreetWorkingCommittee
            | Kind::TownPresidium
    )
}

/// The first of these that handles nothing: a deputy, or a body of the congress, unless it only hands on to somebody outside. What is
/// not there at all is told otherwise.
pub(crate) async fn first_who_handles_nothing(
    work: &UnitOfWork<'_>,
    named: &[Uuid],
    goes_outside: bool,
) -> Result<Option<usize>> {
    let ids = || named.iter().copied();
    let deputies = work.all::<Deputies>().filter(deputy::Column::Id.is_in(ids())).all(work.tx).await?;
    let bodies = work.all::<Organizations>().filter(organization::Column::Id.is_in(ids()));
    let bodies = bodies.all(work.tx).await?;
    Ok(named.iter().position(|id| {
        let body = bodies.iter().find(|body| body.id == *id);
        let congress = !goes_outside && body.is_some_and(|body| oversees(body.kind));
        congress || deputies.iter().any(|deputy| deputy.id == *id)
    }))
}

/// A rating that nobody gave is none, and nobody's duty was missed: the window closes with its last day.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "stations: the window for a rating, which closes without one\n\
             家站点:评价期限届满,计为未评价";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, window_closes);
}

fn window_closes<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for code in [OPINION_RATING, SUGGESTION_RATING] {
            if let Some(id) = deadline.after.subject_of(code) {
                deadlines::meet(&work, code, id, deadline.after.effective_due_on).await?;
            }
        }
        Ok(())
    })
}
