//! What the sheet of a site reads from its records (03 §4.4), and what that of a street committee reads from its sites.

use super::{
    reading::Reading,
    reports::{against_the_target, reported},
    sites::received_often_enough,
    streets::{answered_in_time, streets_of_deputies},
    work::{Share, ledgers, receptions, verified},
};
use crate::{
    citizen_opinions::{CitizenOpinionState, entity::Model as Opinion},
    outcome::{OutcomeClass, Rating},
    sites::{
        SiteTier, Sites,
        entity::Model as Site,
        words::{Facility, PublicItem},
    },
    suggestions::{Suggestions, entity as suggestion},
};
use chrono::{Datelike, NaiveDate};
use instruments::{
    activities::{Activities, ActivityCategory, ActivityState, entity as activity},
    assessment_templates::{AssessmentTemplates, TargetKind, entity as template},
    assessments::{
        AssessmentState, Assessments, FoundVeto, OfStations, Part, Sheet, entity as assessment, scope,
    },
    deadlines::DeadlineState,
    rule_sets::{RuleBook, RuleKind},
    statistics::{Scope, count},
};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    values::{clock::legal_date, future::Future, numbers::Hundredths, words::Words},
};
use registry::{deputies::entity::Model as Deputy, organizations::Organizations};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashSet;
use uuid::Uuid;

/// The sheets of sites.
pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<Assessments, OfStations>(of_assessment);
}

fn of_assessment<'a>(
    work: UnitOfWork<'a>,
    assessment: &'a assessment::Model,
) -> Future<'a, Result<OfStations>> {
    Box::pin(async move {
        let mut scope = match assessment.target_kind {
            TargetKind::StreetCommittee | TargetKind::Site => scope(&work, assessment).await?,
            _ => return Ok(OfStations(Sheet::default())),
        };
        // What closed in the year is assessed up to its last day (01 §3.8).
        if assessment.target_kind == TargetKind::Site {
            let closed = work.stored::<Sites>(assessment.target_id).await?.closed_on;
            let last = closed.and_then(|day| day.pred_opt());
            scope.period.to = last.map_or(scope.period.to, |last| scope.period.to.min(last));
        }
        let (reading, rules) = (Reading::of(work.tx, scope).await?, Reading::rules(work.tx, scope).await?);
        if assessment.target_kind == TargetKind::StreetCommittee {
            let parts = of_street(&work, scope, (&reading, &rules), assessment.target_id).await?;
            return Ok(OfStations(Sheet { parts, vetoes: Vec::new() }));
        }
        let site = work.stored::<Sites>(assessment.target_id).await?;
        let mut parts = place(&site, &rules)?;
        let quarterly = rules.number("group.min_activities_per_quarter")?;
        parts.extend(conduct(&reading, &site, (plan_due(&work, scope).await?, quarterly)));
        let least = rules.number("reception.min_per_deputy_year")?;
        parts.push(Part::new("HS07", received_often_enough(&reading, least, Some(site.id))));
        let primary = reading.primary();
        let own = |deputy: &Deputy| primary.get(&deputy.id) == Some(&site.id);
        parts.push(Part::new("HS19", told_the_voters(&reading, &rules, own)?));
        parts.extend(of_opinions(&reading, &site));
        parts.push(Part::whether("adopted_suggestion", some_adopted(&work, &reading, &site).await?));
        let vetoes = vetoes(&work, scope, site.id).await?;
        Ok(OfStations(Sheet { parts, vetoes }))
    })
}

/// Reports to the voters, as many as the year of the term asks for.
fn told_the_voters(reading: &Reading, rules: &RuleBook, which: impl Fn(&Deputy) -> bool) -> Result<Share> {
    let told = reported(reading, rules.number("duty_report.min_months")?, which);
    Ok(against_the_target(reading, told, rules.number("duty_report.target_percent_a_year")?))
}

/// Until when the plan of the year is adopted, which the rules have as month and day.
async fn plan_due(work: &UnitOfWork<'_>, scope: Scope<'_>) -> Result<NaiveDate> {
    let rules =
        RuleBook::open(work.tx, scope.district_code, RuleKind::StreetCommittees, scope.period.to).await?;
    Ok(rules.rule("plan.adopt_by")?.day_of(scope.period.from.year()))
}

/// SC15 and SC16 of the street, and the mean of the assessments of its sites that were announced for the year.
async fn of_street(
    work: &UnitOfWork<'_>,
    scope: Scope<'_>,
    (reading, rules): (&Reading, &RuleBook),
    body: Uuid,
) -> Result<Vec<Part>> {
    let street = work.stored::<Organizations>(body).await?.street_or_town_id;
    let in_time = street.map_or((0, 0), |street| answered_in_time(reading, street));
    let of_year = scope.all::<AssessmentTemplates>();
    let of_year = of_year.filter(template::Column::Year.eq(scope.period.from.year()));
    let of_year = of_year.filter(template::Column::TargetKind.eq(TargetKind::Site));
    let of_year = of_year.select_only().column(template::Column::Id).into_query();
    let announced = [AssessmentState::Announced, AssessmentState::Closed];
    let known = work.all::<Assessments>().filter(assessment::Column::TemplateId.in_subquery(of_year));
    let known = known.filter(assessment::Column::OrganizationId.eq(body));
    let known = known.filter(assessment::Column::State.is_in(announced)).all(work.tx).await?;
    let totals = || known.iter().filter_map(|one| one.final_total);
    let mean = (totals().map(|total| total.0).sum(), count(totals()) * 10_000);
    let here = streets_of_deputies(reading);
    let own = |deputy: &Deputy| street.is_some() && here.get(&deputy.id).copied() == street;
    let told = told_the_voters(reading, rules, own)?;
    Ok(vec![Part::new("SC15", in_time), Part::new("SC16", told), Part::new("site_assessments", mean)])
}

/// What people find there, and who keeps it.
pub(super) fn place(site: &Site, rules: &RuleBook) -> Result<Vec<Part>> {
    let has = |facility| site.facilities.0.contains(&facility);
    let shown: HashSet<&PublicItem> = site.public_items.0.iter().collect();
    let least = Hundredths(rules.number("site.min_area_m2")? * 100);
    let wide = site.floor_area_m2.is_some_and(|area| area.0 >= least);
    // A point is a corner of something else.
    let area = if site.tier == SiteTier::Point { (0, 0) } else { (i64::from(wide), 1) };
    Ok(vec![
        Part::whether("fixed_venue", has(Facility::FixedVenue)),
        Part::whether("unified_plate", has(Facility::UnifiedPlate)),
        Part::new("floor_area", area),
        Part::whether("office_equipment", has(Facility::OfficeEquipment)),
        Part::whether("notice_board", has(Facility::NoticeBoard)),
        Part::whether("box_or_code", has(Facility::OpinionBox) || has(Facility::QrCode)),
        Part::whether("barrier_free", site.barrier_free),
        Part::whether("leader", site.leader_id.is_some()),
        Part::whether("liaison", !site.liaison_ids.0.is_empty()),
        Part::whether("rules_posted", shown.contains(&PublicItem::Rules)),
        Part::new("public_items", (count(shown.iter()), count(PublicItem::ALL.iter()))),
    ])
}

/// What it plans, does and writes down, against the day for its plan and the activities that a quarter asks for.
pub(super) fn conduct(reading: &Reading, site: &Site, (plan_due, quarterly): (NaiveDate, i64)) -> Vec<Part> {
    let period = reading.period;
    let own = || verified(reading, Some(site.id));
    let mut plans = reading.planned.plans.iter().filter(|plan| plan.owner_id == site.id);
    let planned = plans.any(|plan| plan.version_no > 1 || plan.adopted_on.is_some_and(|day| day <= plan_due));
    let months = reading.schedules.iter().filter(|month| month.site_id == site.id && !month.late);
    let in_quarter =
        |quarter: u32| count(own().filter(|one| legal_date(one.planned_start_at).month0() / 3 == quarter));
    let quarters = period.to.month0() / 3 + 1;
    let busy = count((0..quarters).filter(|quarter| in_quarter(*quarter) >= quarterly));
    let categories: HashSet<ActivityCategory> = own().map(|one| one.category).collect();
    let deeds = own().any(|one| one.category == ActivityCategory::PracticalHelp);
    vec![
        Part::new("enrollment", enrolled(reading, site)),
        Part::whether("annual_plan", planned),
        Part::new("month_schedules", (count(months), i64::from(period.to.month()))),
        Part::new("HS06", receptions(reading, Some(site.id))),
        Part::new("each_quarter", (busy, i64::from(quarters))),
        Part::new("categories", (count(categories.iter()), 4)),
        Part::new("HS18", ledgers(reading, Some(site.id))),
        Part::whether("practical_deed", deeds),
    ]
}

/// Deputies of the street who have a primary site, among all of them.
fn enrolled(reading: &Reading, site: &Site) -> Share {
    let (primary, streets) = (reading.primary(), streets_of_deputies(reading));
    let here = reading.mandates.in_office(reading.period.to);
    let here = here.filter(|deputy| streets.get(&deputy.id) == Some(&site.street_or_town_id));
    let here: Vec<Uuid> = here.map(|deputy| deputy.id).collect();
    (count(here.iter().filter(|deputy| primary.contains_key(*deputy))), count(here.iter()))
}

/// What becomes of what people say there.
pub(super) fn of_opinions(reading: &Reading, site: &Site) -> Vec<Part> {
    let own = || reading.opinions.iter().filter(|opinion| opinion.site_id == site.id);
    let due = || {
        reading.replies_due.iter().filter(|day| reading.sites_of_due.get(&day.subject_id) == Some(&site.id))
    };
    let kept = count(due().filter(|day| day.state == DeadlineState::Met));
    let rated = || own().filter(|opinion| opinion.rated_on.is_some());
    let satisfied = count(rated().filter(|opinion| opinion.rating_result == Some(Rating::Satisfied)));
    // Who was refused was told where to turn to.
    let answered =
        |opinion: &Opinion| opinion.replied_on.is_some() || opinion.state == CitizenOpinionState::NotAccepted;
    let all = i64::from(own().count() > 0);
    vec![
        Part::new("HS12", (kept, count(due()))),
        Part::new("HS15", (satisfied, count(rated()))),
        Part::new("every_opinion", (i64::from(own().all(answered)), all)),
    ]
}

/// Whether an opinion of the site became a suggestion that was adopted.
async fn some_adopted(work: &UnitOfWork<'_>, reading: &Reading, site: &Site) -> Result<bool> {
    use suggestion::Column;
    let own = reading.opinions.iter().filter(|opinion| opinion.site_id == site.id);
    let made: Vec<Uuid> = own.filter_map(|opinion| opinion.suggestion_id).collect();
    let adopted = work.all::<Suggestions>().filter(Column::Id.is_in(made));
    let adopted = adopted.filter(Column::OutcomeClass.eq(OutcomeClass::AdoptedResolved));
    Ok(adopted.one(work.tx).await?.is_some())
}

/// An activity of the site that was found to be false.
async fn vetoes(work: &UnitOfWork<'_>, scope: Scope<'_>, site: Uuid) -> Result<Vec<FoundVeto>> {
    use activity::Column;
    let (begin, end) = scope.period.instants();
    let found = work.all::<Activities>().filter(Column::OrganizerId.eq(site));
    let found = found.filter(Column::State.eq(ActivityState::Voided));
    let found = found.filter(Column::PlannedStartAt.gte(begin)).filter(Column::PlannedStartAt.lt(end));
    let falsified = found.one(work.tx).await?.map(|_| FoundVeto::FalsifiedActivity);
    Ok(falsified.into_iter().collect())
}
