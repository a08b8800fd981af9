//! LP05 to LP09, LP13, LP14: whether what was decided is done, in time and within its money, how it is watched, and how often it changes.

use super::{mean, reading::Reading};
use crate::projects::{
    ProjectState,
    completion::reached,
    entity::Model as Project,
    words::{Milestone, ProjectGoal, ProjectLight},
};
use chrono::NaiveDate;
use instruments::statistics::{Decimal, Indicator, count};
use platform::values::numbers::Hundredths;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The whole of a goal, in hundredths of a percent.
const WHOLE: Hundredths = Hundredths(10_000);

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let goals: i64 = reading.projects.iter().map(|one| count(one.goals.0.iter())).sum();
    let with = |which: fn(&Project, &ProjectGoal) -> bool| -> i64 {
        reading.projects.iter().map(|one| count(one.goals.0.iter().filter(|goal| which(one, goal)))).sum()
    };
    let mut indicators = vec![
        Indicator::share("LP05", ("完成率", "Goals reached"), with(is_reached), goals).part("goals"),
        mean_completion(reading),
        corrected(reading),
        Indicator::share("LP06", ("超额完成率", "Goals exceeded"), with(is_exceeded), goals),
    ];
    indicators.extend(in_time(reading));
    indicators.push(spent(reading));
    indicators.push(red(reading));
    indicators.extend(watched(reading));
    indicators.extend(adjusted(reading));
    indicators
}

/// What was given up was not reached; nor was, of what goes on in another year, what has no goal for this one (07 §3.4).
fn is_of_its_year(project: &Project, goal: &ProjectGoal) -> bool {
    let ends = project.stage_year == project.year && project.state != ProjectState::RolledOver;
    project.state != ProjectState::Terminated && (ends || !goal.stage_targets.is_empty())
}

fn share(project: &Project, goal: &ProjectGoal) -> Hundredths {
    reached(goal.direction, goal.target_of(project.year.get()), goal.actual_value)
}

fn is_reached(project: &Project, goal: &ProjectGoal) -> bool {
    let target = goal.target_of(project.year.get());
    is_of_its_year(project, goal)
        && crate::projects::completion::is_reached(goal.direction, target, goal.actual_value)
}

fn is_exceeded(project: &Project, goal: &ProjectGoal) -> bool {
    is_reached(project, goal) && share(project, goal) > WHOLE
}

fn mean_completion(reading: &Reading) -> Indicator {
    let completions: Vec<Hundredths> = reading.projects.iter().map(|one| one.completion).collect();
    let (label, all) = (("平均完成率", "Mean completion"), count(completions.iter()));
    let mean = mean(&completions).map(Decimal::Two);
    Indicator::new("LP05", label, all, None, mean, "%").part("completion")
}

/// What was finished and is carried out again corrects the numbers of its year, which say so (07 §3.4).
fn corrected(reading: &Reading) -> Indicator {
    let reopened = count(reading.projects.iter().filter(|one| !one.reopenings.0.is_empty()));
    let label = ("重新启动而更正本年度指标的项目数", "Reopened projects, by which the year was corrected");
    Indicator::count("LP05", label, reopened, "projects").part("corrected")
}

/// LP07: milestones done by the day of the plan, and by the day in force, among those due. A day that was recorded later proves nothing:
/// these are counted apart (00 §5.0).
fn in_time(reading: &Reading) -> [Indicator; 3] {
    let to = reading.period.to;
    let milestones = || reading.projects.iter().flat_map(|one| &one.milestones.0);
    let recorded_late = |one: &&Milestone| one.late_reason.is_some();
    let by = |day: fn(&Milestone) -> NaiveDate| {
        let due = || milestones().filter(|one| day(one) <= to);
        let done = due().filter(|one| one.done_on.is_some_and(|done| done <= day(one)));
        (count(done.filter(|one| !recorded_late(one))), count(due()))
    };
    let later = count(milestones().filter(recorded_late));
    let share = |label, (part, whole)| Indicator::share("LP07", label, part, whole);
    let original = ("按期率", "Milestones done by the day of the plan");
    let current = ("按调整后期限的按期率", "Milestones done by the day in force");
    [
        share(original, by(|one| one.original_due_on)).part("original"),
        share(current, by(|one| one.due_on)).part("current"),
        Indicator::count("LP07", ("补录节点数", "Milestones recorded late"), later, "milestones")
            .part("recorded_late"),
    ]
}

fn spent(reading: &Reading) -> Indicator {
    let sum = |money: fn(&Project) -> i64| reading.projects.iter().map(money).sum();
    let (spent, budget) = (sum(|one| one.executed_fen.get()), sum(|one| one.budget_fen.get()));
    Indicator::share("LP08", ("资金执行率", "Money spent"), spent, budget)
}

fn red(reading: &Reading) -> Indicator {
    use ProjectState::{Adjusting, Delayed, InProgress};
    let red = |one: &&Project| {
        one.light == ProjectLight::Red && matches!(one.state, InProgress | Delayed | Adjusting)
    };
    let red = count(reading.projects.iter().filter(red));
    Indicator::count("LP09", ("红灯项目数", "Projects with a red light"), red, "projects")
}

/// LP13: what deputies have seen, said and brought in order.
fn watched(reading: &Reading) -> [Indicator; 3] {
    let suggested = count(reading.visits.iter().filter(|suggested| **suggested));
    let times =
        |label, number, part: &'static str| Indicator::count("LP13", label, number, "times").part(part);
    [
        times(("代表视察次数", "Visits of deputies"), count(reading.visits.iter()), "visits"),
        times(("代表提出建议次数", "Visits with a suggestion"), suggested, "suggestions"),
        times(("办结问题数", "Issues closed"), reading.issues_closed, "issues_closed"),
    ]
}

/// LP14: projects with an adjustment that was announced.
fn adjusted(reading: &Reading) -> [Indicator; 3] {
    let all = count(reading.projects.iter());
    let with = |which: fn(bool) -> bool| {
        let of: BTreeSet<Uuid> =
            reading.adjusted.iter().filter(|(_, minor)| which(*minor)).map(|(project, _)| *project).collect();
        count(of.iter())
    };
    let share = |label, part, name: &'static str| Indicator::share("LP14", label, part, all).part(name);
    [
        share(("调整率", "Projects adjusted"), with(|_| true), "all"),
        share(("轻微调整率", "Projects with a minor adjustment"), with(|minor| minor), "minor"),
        share(("重大调整率", "Projects with a major adjustment"), with(|minor| !minor), "major"),
    ]
}
