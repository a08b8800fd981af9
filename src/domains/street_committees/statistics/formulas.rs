//! The formulas of one committee (01 §5). What is due and undone stays in the denominator.

use super::{
    days::{average, days_in_office, is_in_office},
    indicator::Indicator,
    reading::Reading,
};
use crate::{
    assignments::{AssignmentDirection, AssignmentState, entity::Model as Assignment},
    committees::entity::Model as Committee,
    members::{Employment, Post},
};
use instruments::{
    activities::{Attendance, Presence},
    work_plan_items::{OutcomeReason, WorkPlanItemState, entity::Model as Item, month_of},
};
use platform::values::numbers::Hundredths;
use registry::deputies::entity::Model as Deputy;
use std::collections::HashSet;

/// How many there are.
fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    all.fold(0, |count, _| count + 1)
}

/// The indicators of a committee.
pub(super) fn of_committee(reading: &Reading, committee: &Committee) -> Vec<Indicator> {
    let all = [
        staff(reading, committee),
        plans_and_meetings(reading, committee),
        deputies(reading, committee),
        assigned(reading, committee),
    ];
    all.concat().into_iter().map(|one| one.of(committee.id, committee.street_id)).collect()
}

/// SC01, SC02, SC03: who is there, and by which rules they work.
fn staff(reading: &Reading, committee: &Committee) -> Vec<Indicator> {
    let term = reading.terms[1].iter().find(|window| window.covers(reading.period.to));
    let term = term.map(|window| window.term_id);
    let members = reading.members.iter().filter(|member| member.committee_id == committee.id);
    let members: Vec<_> = members.filter(|member| Some(member.term_id) == term).collect();
    let heads = || members.iter().filter(|member| member.post != Post::Member);
    let full_time = heads().filter(|member| member.employment == Employment::FullTime);
    let to = reading.period.to;
    let rules = reading.rules.iter().filter(|rule| rule.committee_id == committee.id);
    let rules =
        rules.filter(|rule| rule.received_on.is_some() && rule.effective_on.is_some_and(|day| day <= to));
    let kinds: HashSet<_> = rules.map(|rule| rule.kind).filter(|kind| kind.is_required()).collect();
    vec![
        Indicator::share(
            "SC01",
            ("到岗率", "Members in post"),
            count(members.iter()),
            committee.approved_member_quota.get(),
        ),
        Indicator::share("SC02", ("专职率", "Full-time heads"), count(full_time), count(heads())),
        Indicator::share("SC03", ("制度健全率", "Rules in force"), count(kinds.iter()), 10),
    ]
}

/// Whether an item is due: its month is over, and nobody decided that it is not.
fn is_due(item: &Item, year: i32, to: chrono::NaiveDate) -> bool {
    let excused = [Some(OutcomeReason::AssignmentWithdrawn), Some(OutcomeReason::ForceMajeure)];
    let cancelled = item.state == WorkPlanItemState::Cancelled && excused.contains(&item.outcome_reason);
    month_of(year, item.planned_month.get()).1 <= to && !cancelled
}

/// SC04, SC05: what was planned and done, how often the committee met.
fn plans_and_meetings(reading: &Reading, committee: &Committee) -> Vec<Indicator> {
    let plans = reading.plans.iter().filter(|plan| plan.owner_id == committee.id);
    let due: Vec<&Item> = plans
        .flat_map(|plan| {
            let items = reading.items.iter().filter(move |item| item.plan_id == plan.id);
            items.filter(|item| is_due(item, plan.year.get32(), reading.period.to))
        })
        .collect();
    let done = due.iter().filter(|item| item.state == WorkPlanItemState::Done);
    let meetings = reading.meetings.iter().filter(|one| one.organization_id == committee.organization_id);
    vec![
        Indicator::share("SC04", ("计划完成率", "Plan items done"), count(done), count(due.iter())),
        Indicator::count("SC05", ("工委会议次数", "Meetings held"), count(meetings), "times"),
    ]
}

/// SC06 to SC09, SC17: contact with the deputies of the street, and what they take part in.
fn deputies(reading: &Reading, committee: &Committee) -> Vec<Indicator> {
    let (period, terms) = (reading.period, &reading.terms[0]);
    let here = |deputy: &&Deputy| {
        let street = deputy.constituency_id.and_then(|id| reading.streets.get(&id));
        street == Some(&committee.street_id)
    };
    let deputies: Vec<&Deputy> = reading.deputies.iter().filter(here).collect();
    let in_office: HashSet<_> = deputies
        .iter()
        .filter(|deputy| is_in_office(deputy, terms, period.to))
        .map(|deputy| deputy.id)
        .collect();
    let contacts = reading.contacts.iter().filter(|contact| contact.committee_id == committee.id);
    let contacted: HashSet<_> =
        contacts.map(|contact| contact.deputy_id).filter(|deputy| in_office.contains(deputy)).collect();
    let days = deputies.iter().map(|deputy| days_in_office(deputy, terms, period)).sum();
    let own = |body: Option<uuid::Uuid>| body == Some(committee.organization_id);
    let activities: Vec<_> =
        reading.activities.iter().filter(|activity| own(activity.congress_body_id)).collect();
    let lines: Vec<&Attendance> = activities.iter().flat_map(|activity| &activity.attendance.0).collect();
    let attended = count(lines.iter().filter(|line| line.took_part()));
    let invited: Vec<_> = lines.iter().filter(|line| line.invited).collect();
    let there = count(invited.iter().filter(|line| line.took_part()));
    let leave = count(invited.iter().filter(|line| line.status == Some(Presence::LeaveApproved)));
    let covered = activities.iter().filter(|activity| activity.assignment_id.is_some());
    vec![
        Indicator::share(
            "SC06",
            ("联系代表覆盖率", "Deputies contacted"),
            count(contacted.iter()),
            count(in_office.iter()),
        ),
        Indicator::each("SC07", ("人均活动次数", "Activities per deputy"), attended, average(days, period)),
        Indicator::share("SC08", ("代表参与率", "Deputies who took part"), there, count(invited.iter())),
        Indicator::share(
            "SC09",
            ("剔除请假参与率", "Deputies who took part, without leave"),
            there,
            count(invited.iter()) - leave,
        ),
        Indicator::share(
            "SC17",
            ("区街联动率", "Activities with an assignment"),
            count(covered),
            count(activities.iter()),
        ),
    ]
}

/// SC11, SC12, SC13: what was assigned to the street, and what became of what it reported.
fn assigned(reading: &Reading, committee: &Committee) -> Vec<Indicator> {
    let (period, own) = (reading.period, committee.organization_id);
    let down = |one: &&Assignment| {
        one.direction != AssignmentDirection::StreetToDistrict && one.target_organization_ids.0.contains(&own)
    };
    let off = [AssignmentState::Withdrawn, AssignmentState::Declined];
    let live = |one: &&Assignment| !off.contains(&one.state);
    let due = |one: &&Assignment| one.due_on.is_some_and(|day| period.holds(day));
    let due: Vec<_> = reading.assignments.iter().filter(down).filter(live).filter(due).collect();
    let in_time =
        |one: &&&Assignment| one.first_in_time == Some(true) && !reading.reworked_late.contains(&one.id);
    let submitted = |one: &&Assignment| one.submitted_on.is_some_and(|day| period.holds(day));
    let submitted: Vec<_> = reading.assignments.iter().filter(down).filter(submitted).collect();
    let returned = submitted.iter().filter(|one| one.return_count > 0);
    let up = |one: &&Assignment| {
        one.direction == AssignmentDirection::StreetToDistrict && one.issuing_organization_id == own
    };
    let closed = |one: &&Assignment| one.closed_on.is_some_and(|day| period.holds(day));
    let closed: Vec<_> = reading.assignments.iter().filter(up).filter(closed).collect();
    let adopted =
        closed.iter().filter(|one| one.adoption.is_some_and(crate::assignments::words::Adoption::counts));
    vec![
        Indicator::share(
            "SC11",
            ("交办按期办结率", "Assignments done in time"),
            count(due.iter().filter(in_time)),
            count(due.iter()),
        ),
        Indicator::share("SC12", ("退回率", "Results returned"), count(returned), count(submitted.iter())),
        Indicator::share("SC13", ("上报事项采纳率", "Matters adopted"), count(adopted), count(closed.iter())),
    ]
}

/// SC07 of each street, in hundredths, for the comparison of streets.
pub(super) fn activities_per_deputy(indicators: &[Indicator]) -> Vec<i64> {
    let of_streets = indicators.iter().filter(|one| one.code == "SC07");
    of_streets
        .filter_map(|one| {
            let people = one.denominator.filter(|people| people.0 > 0)?;
            Hundredths::quotient(i128::from(one.numerator) * 100, people.0.into()).map(|value| value.0)
        })
        .collect()
}
