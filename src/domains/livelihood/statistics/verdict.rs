//! LP10 to LP12, LP15, LP16: what people, members and evaluators say of what was done.

use super::{mean, reading::Reading};
use crate::{
    post_evaluations::words::EvaluationGrade,
    projects::{entity::Model as Project, verdict::words::ProjectVote},
};
use instruments::statistics::{Decimal, Indicator, count};
use platform::values::{numbers::Hundredths, words::Words};

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let mut indicators = satisfaction(reading);
    indicators.extend(people(reading));
    indicators.extend(votes(reading));
    indicators.extend(evaluations(reading));
    indicators.push(usage(reading));
    indicators
}

/// LP10: the mean of what was measured, and what it has gained since the year before.
fn satisfaction(reading: &Reading) -> Vec<Indicator> {
    let measured: Vec<Hundredths> = reading.projects.iter().filter_map(|one| one.satisfaction).collect();
    let (now, before) = (mean(&measured), mean(&reading.before));
    let change = now.zip(before).map(|(now, before)| Hundredths(now.0 - before.0));
    let one = |label, value: Option<Hundredths>, part: &'static str| {
        let points = value.map(Decimal::Two);
        Indicator::new("LP10", label, count(measured.iter()), None, points, "points").part(part)
    };
    vec![
        one(("满意度得分", "Satisfaction"), now, "mean"),
        one(("满意度较上年增减", "Change of the satisfaction against the year before"), change, "change"),
    ]
}

/// LP11: who knows of a project among those who answered, and how many of ten thousand inhabitants have answered, on average.
fn people(reading: &Reading) -> [Indicator; 2] {
    let asked = || reading.projects.iter().filter_map(|one| one.awareness.0.first());
    let (known, valid) = (asked().map(|one| one.known).sum(), asked().map(|one| one.valid).sum());
    let everybody = reading.residents.unwrap_or(0) * count(asked());
    let participation = ("参与度", "Participation for each ten thousand inhabitants");
    [
        Indicator::share("LP11", ("知晓率", "Awareness"), known, valid).part("awareness"),
        Indicator::per("LP11", participation, (valid, everybody), 10_000, "per 10,000").part("participation"),
    ]
}

/// LP12: what the members said of each project in each round.
fn votes(reading: &Reading) -> Vec<Indicator> {
    let of = |project: &Project| -> Vec<Indicator> {
        // What was reopened is judged anew.
        let stands = |vote: &&ProjectVote| vote.completion_round == project.completion_round();
        project.votes.0.iter().filter(stands).map(|vote| voted(project, vote)).collect()
    };
    reading.projects.iter().flat_map(of).collect()
}

fn voted(project: &Project, vote: &ProjectVote) -> Indicator {
    let (phase, result, round) = (vote.phase, vote.result, vote.round);
    let zh = format!("测评结果:{},{}第{round}轮,{}", &*project.title, phase.zh(), result.zh());
    let en = format!("Vote on {}, {}, round {round}: {}", &*project.title, phase.en(), result.en());
    let part = format!("{}.{}.{round}.{}", &*project.code, phase.word(), result.word());
    Indicator::count("LP12", (&zh, &en), 1, "votes").part(part)
}

/// LP15: the grades, and who left the list.
fn evaluations(reading: &Reading) -> Vec<Indicator> {
    let graded = |grade: &EvaluationGrade| {
        let number = count(reading.evaluations.iter().filter(|one| one.grade == Some(*grade)));
        let label = (format!("后评估等级:{}", grade.zh()), format!("Evaluations graded {}", grade.en()));
        let one = Indicator::count("LP15", (&label.0, &label.1), number, "projects");
        one.part(format!("grade.{}", grade.word()))
    };
    let exits =
        Indicator::count("LP15", ("退出数", "Projects that left the list"), reading.exits, "projects");
    EvaluationGrade::ALL.iter().map(graded).chain([exits.part("exits")]).collect()
}

/// LP16: what is used of what was made, at the revisit.
fn usage(reading: &Reading) -> Indicator {
    let seen = || reading.evaluations.iter().filter_map(|one| one.usage.0.first());
    let (used, capacity) =
        (seen().map(|one| one.used.get()).sum(), seen().map(|one| one.capacity.get()).sum());
    Indicator::share("LP16", ("建成使用率", "Used of what was made"), used, capacity)
}
