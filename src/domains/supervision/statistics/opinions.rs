//! SV09 to SV12, SV15: opinions and what became of their clauses.

use super::{
    indicator::{Indicator, count},
    reading::Reading,
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{DeadlineState, entity::Model as Deadline},
    deliberation_opinions::{DISPOSAL, OpinionState},
    opinion_clauses::ClauseResult,
};

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let dossiers = &reading.dossiers;
    let clauses = || dossiers.iter().flat_map(|dossier| &dossier.clauses);
    let all = count(clauses());
    let measured = count(clauses().filter(|clause| clause.indicator.is_some()));
    let solved = [Some(ClauseResult::Solved), Some(ClauseResult::BasicallySolved)];
    let solved = count(clauses().filter(|clause| solved.contains(&clause.result)));
    let disposals = || {
        let deadlines = dossiers.iter().flat_map(|dossier| &dossier.deadlines);
        deadlines.filter(|deadline| deadline.code == DISPOSAL && is_due(deadline, reading.to))
    };
    let kept = count(disposals().filter(|deadline| deadline.state == DeadlineState::Met));
    let tracked = dossiers.iter().flat_map(|dossier| &dossier.opinions);
    let tracked = count(tracked.filter(|opinion| opinion.state == OpinionState::Tracking));
    vec![
        Indicator::count("SV09", ("审议意见条数", "Clauses of opinions"), all, "items").part("clauses"),
        Indicator::share("SV09", ("审议意见量化占比", "Clauses with an indicator"), measured, all)
            .part("with_indicator"),
        Indicator::share(
            "SV10",
            ("审议意见按期报告率", "Disposal reports in time"),
            kept,
            count(disposals()),
        ),
        Indicator::share("SV11", ("销号率", "Clauses solved"), solved, all),
        Indicator::share("SV12", ("重新办理率", "Clauses reopened"), reading.reopened, all),
        Indicator::count("SV15", ("跟踪监督数", "Opinions in tracking"), tracked, "items"),
    ]
}

/// Whether the report came, or should have come.
fn is_due(deadline: &Deadline, today: NaiveDate) -> bool {
    match deadline.state {
        DeadlineState::Met | DeadlineState::MetLate => true,
        DeadlineState::Cancelled => false,
        _ => deadline.extended_to.unwrap_or(deadline.due_on) < today,
    }
}
