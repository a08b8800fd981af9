//! What the sheet of a street committee reads from its records (01 §4.3).

use super::{reading::Reading, street::Street};
use crate::{
    committees::{Committees, entity as committee},
    members::Post,
};
use access::users::{UserState, Users, entity as user};
use chrono::{Datelike, NaiveDate};
use instruments::{
    activities::{Activities, ActivityCategory, ActivityState, entity as activity},
    assessment_templates::TargetKind,
    assessments::{Assessments, FoundVeto, OfStreets, Part, Sheet, entity::Model as Assessment, scope},
    publications::{
        PublicationKind, PublicationState, Publications, Scope as Audience, entity as publication,
    },
    rule_sets::{RuleBook, RuleKind},
    statistics::{Scope, count},
};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    values::future::Future,
    vocabulary::Role,
};
use registry::meetings::MeetingState;
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The sheets of street committees.
pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<Assessments, OfStreets>(of_assessment);
}

/// Points for the meetings of a year, of which each missing one takes one.
const MEETINGS: i64 = 3;
/// Of how many points each month without a director takes one, and how many vacant days such a month has more than.
const DIRECTOR: (i64, i64) = (4, 15);
/// Points for few returned results, of which each ten percent begun above the first ten takes one.
const RETURNED: i64 = 3;
/// How many trainings count.
const TRAININGS: i64 = 2;
/// The plan and its summary.
const TOLD: u64 = 2;

fn of_assessment<'a>(work: UnitOfWork<'a>, assessment: &'a Assessment) -> Future<'a, Result<OfStreets>> {
    Box::pin(async move {
        if assessment.target_kind != TargetKind::StreetCommittee {
            return Ok(OfStreets(Sheet::default()));
        }
        let mut scope = scope(&work, assessment).await?;
        let own = work.all::<Committees>();
        let own = own.filter(committee::Column::OrganizationId.eq(assessment.target_id));
        let own = own.order_by_desc(committee::Column::EstablishedOn).one(work.tx).await?;
        // What ended in the year is assessed up to its last day (01 §3.8).
        let last = own.as_ref().and_then(|one| one.abolished_on).and_then(|day| day.pred_opt());
        scope.period.to = last.map_or(scope.period.to, |last| scope.period.to.min(last));
        // A town presidium is no committee: nothing of the sheet applies to it.
        scope.street = own.map(|committee| committee.street_id);
        let reading = match scope.street {
            Some(_) => Some(Reading::of(work.tx, scope).await?),
            None => None,
        };
        let street = reading
            .as_ref()
            .and_then(|reading| Some(Street { reading, committee: reading.committees.first()? }));
        let clerks = named_clerks(&work, assessment).await?;
        let vetoes = vetoes(&work, scope, assessment).await?;
        let rules = RuleBook::open(work.tx, scope.district_code, RuleKind::StreetCommittees, scope.period.to);
        let rules = rules.await?;
        let asked = (rules.number("committee.meetings_per_year")?, rules.number("report.per_year")?);
        let mut parts = parts(street, clerks, asked);
        let (published, plans) = match street {
            Some(street) => (plans_published(&work, street).await?, 1),
            None => (false, 0),
        };
        parts.push(Part::new("plan_published", (i64::from(published), plans)));
        Ok(OfStreets(Sheet { parts, vetoes }))
    })
}

/// Whether the committee has somebody who keeps its records.
async fn named_clerks(work: &UnitOfWork<'_>, assessment: &Assessment) -> Result<bool> {
    let staff = work.all::<Users>().filter(user::Column::OrganizationId.eq(assessment.target_id));
    let staff = staff.filter(user::Column::State.eq(UserState::Active)).all(work.tx).await?;
    Ok(staff.iter().any(|user| user.roles.0.contains(&Role::StreetClerk)))
}

/// Whether people were told of a plan of the year and of how it was carried out (年度计划和总结公开): one publication of the plan for each.
async fn plans_published(work: &UnitOfWork<'_>, street: Street<'_>) -> Result<bool> {
    let own = street.reading.planned.plans.iter().filter(|plan| plan.owner_id == street.committee.id);
    let own: Vec<Uuid> = own.map(|plan| plan.id).collect();
    let told = work.all::<Publications>().filter(publication::Column::SubjectId.is_in(own));
    let told = told.filter(publication::Column::Kind.eq(PublicationKind::AnnualPlan));
    let told = told.filter(publication::Column::Scope.eq(Audience::ToPublic));
    let told = told.filter(publication::Column::State.eq(PublicationState::Published));
    Ok(told.count(work.tx).await? >= TOLD)
}

/// Work of supervision without an assignment, and what was found to be false.
async fn vetoes(work: &UnitOfWork<'_>, scope: Scope<'_>, assessment: &Assessment) -> Result<Vec<FoundVeto>> {
    use activity::Column;
    let (begin, end) = scope.period.instants();
    let odd = Condition::any().add(Column::NoCover.eq(true)).add(Column::State.eq(ActivityState::Voided));
    let found = work.all::<Activities>().filter(Column::CongressBodyId.eq(assessment.target_id)).filter(odd);
    let found = found.filter(Column::PlannedStartAt.gte(begin)).filter(Column::PlannedStartAt.lt(end));
    let found = found.all(work.tx).await?;
    let uncovered = found.iter().any(|one| one.no_cover).then_some(FoundVeto::UncoveredActivity);
    let falsified = found.iter().any(|one| one.state == ActivityState::Voided);
    Ok(uncovered.into_iter().chain(falsified.then_some(FoundVeto::FalsifiedActivity)).collect())
}

/// The parts in the order of the sheet, against the meetings and the reports that a year asks for; without a committee none applies.
pub(super) fn parts(street: Option<Street<'_>>, clerks: bool, (meetings, reports): (i64, i64)) -> Vec<Part> {
    let Some(street) = street else {
        let codes = [
            "SC01",
            "director_in_post",
            "named_clerk",
            "study_training",
            "SC03",
            "SC05",
            "minutes",
            "SC06",
            "difficulties",
            "SC04",
            "SC09",
            "research",
            "SC11",
            "SC12",
            "SC18",
        ];
        return codes.map(|code| Part::new(code, (0, 0))).into();
    };
    let of_category = |category: ActivityCategory| {
        count(street.activities().filter(move |activity| activity.category == category))
    };
    let (held, minuted) =
        (street.meetings(), street.meetings().filter(|one| one.state == MeetingState::MinutesApproved));
    let missing = (meetings - count(held.clone())).max(0);
    vec![
        Part::new("SC01", street.staffed()),
        Part::less("director_in_post", DIRECTOR.0, months_without_director(street)),
        Part::whether("named_clerk", clerks),
        Part::new("study_training", (of_category(ActivityCategory::StudyTraining), TRAININGS)),
        Part::new("SC03", street.rules_in_force()),
        Part::less("SC05", MEETINGS, missing),
        Part::new("minutes", (i64::from(count(minuted) == count(held.clone())), i64::from(count(held) > 0))),
        Part::new("SC06", street.contacted()),
        Part::new("difficulties", difficulties(street)),
        Part::new("SC04", street.planned()),
        Part::new("SC09", street.participation().without_leave()),
        Part::whether("research", of_category(ActivityCategory::Research) > 0),
        Part::new("SC11", street.done_in_time()),
        Part::new("SC12", few_returned(street)),
        Part::whether("SC18", street.heard() >= reports),
    ]
}

/// Months in which for more than so many days nobody held the post of director; who acts does not hold it.
fn months_without_director(street: Street<'_>) -> i64 {
    let period = street.reading.period;
    let mut vacant: BTreeMap<u32, i64> = BTreeMap::new();
    for day in period.from.iter_days().take_while(|day: &NaiveDate| *day <= period.to) {
        let there = street.in_office(day).any(|member| member.post == Post::Director);
        *vacant.entry(day.month()).or_default() += i64::from(!there);
    }
    count(vacant.values().filter(|days| **days > DIRECTOR.1))
}

/// Difficulties that were answered among those recorded; without any, all of it if every deputy was contacted, else nothing.
fn difficulties(street: Street<'_>) -> (i64, i64) {
    let own = street.reading.contacts.iter().filter(|contact| contact.committee_id == street.committee.id);
    let recorded = own.filter(|contact| contact.difficulty_text.is_some());
    match count(recorded.clone()) {
        0 => {
            let (contacted, all) = street.contacted();
            (i64::from(all > 0 && contacted == all), 1)
        }
        all => (count(recorded.filter(|contact| contact.answered_on.is_some())), all),
    }
}

/// All points up to ten percent, one less for each further ten begun.
fn few_returned(street: Street<'_>) -> (i64, i64) {
    let (returned, submitted) = street.returned();
    if submitted == 0 {
        return (0, 0);
    }
    let begun = (10 * returned - 1).div_euclid(submitted).max(0);
    ((RETURNED - begun).max(0), RETURNED)
}
