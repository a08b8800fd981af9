//! SV09 to SV12, SV14, SV15, all and by what was deliberated: opinions and what became of their clauses.

use super::reading::Reading;
use crate::{
    inspections::Inspections, items::Items, openness::Openness, special_inquiries::SpecialInquiries,
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{DeadlineState, entity::Model as Deadline},
    deliberation_opinions::{DISPOSAL, OpinionState, entity::Model as Opinion},
    opinion_clauses::{ClauseResult, Verification, entity::Model as Clause},
    statistics::{Indicator, count},
};
use platform::workflow::Workflow;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The records on which opinions are issued, as programs and people read them.
pub(super) const SOURCES: [(&str, &str, &str, &str); 3] = [
    (Items::KIND, "item", "专项报告", "reports"),
    (Inspections::KIND, "inspection", "执法检查", "inspections"),
    (SpecialInquiries::KIND, "special_inquiry", "专题询问", "special inquiries"),
];

/// What is counted of some opinions.
struct Counted {
    clauses: i64,
    measured: i64,
    solved: i64,
    reopened: i64,
    due: i64,
    kept: i64,
    published: i64,
    required: i64,
}

impl Counted {
    fn of(reading: &Reading, fits: impl Fn(&Opinion) -> bool) -> Self {
        let dossiers = || reading.dossiers.iter().chain(&reading.inquiries);
        let ids: BTreeSet<Uuid> = dossiers()
            .flat_map(|dossier| &dossier.opinions)
            .filter(|opinion| fits(opinion))
            .map(|opinion| opinion.id)
            .collect();
        let clauses = || {
            dossiers().flat_map(|dossier| &dossier.clauses).filter(|clause| ids.contains(&clause.opinion_id))
        };
        let disposals = || {
            let deadlines = dossiers().flat_map(|dossier| &dossier.deadlines);
            let of_them = deadlines.filter(|deadline| ids.contains(&deadline.subject_id));
            of_them.filter(|deadline| deadline.code == DISPOSAL && is_due(deadline, reading.period.to))
        };
        let solved = [Some(ClauseResult::Solved), Some(ClauseResult::BasicallySolved)];
        let stands = |clause: &&Clause| {
            solved.contains(&clause.result) && clause.verification != Verification::Refuted
        };
        let told = dossiers().map(|dossier| Openness::of_opinions(dossier, &fits));
        let told = told.fold(Openness::default(), Openness::and);
        Self {
            clauses: count(clauses()),
            measured: count(clauses().filter(|clause| clause.indicator.is_some())),
            solved: count(clauses().filter(stands)),
            reopened: count(clauses().filter(|clause| reading.reopened.contains(&clause.id))),
            due: count(disposals()),
            kept: count(disposals().filter(|deadline| deadline.state == DeadlineState::Met)),
            published: told.published,
            required: told.required,
        }
    }
}

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let all = Counted::of(reading, |_| true);
    let tracked = reading.dossiers.iter().chain(&reading.inquiries).flat_map(|dossier| &dossier.opinions);
    let tracked = count(tracked.filter(|opinion| opinion.state == OpinionState::Tracking));
    let (in_time, closed) =
        (("审议意见按期报告率", "Disposal reports in time"), ("销号率", "Clauses solved"));
    let reopened = ("重新办理率", "Clauses reopened");
    let mut indicators = vec![
        Indicator::count("SV09", ("审议意见条数", "Clauses of opinions"), all.clauses, "items")
            .part("clauses"),
        Indicator::share(
            "SV09",
            ("审议意见量化占比", "Clauses with an indicator"),
            all.measured,
            all.clauses,
        )
        .part("with_indicator"),
        Indicator::share("SV10", in_time, all.kept, all.due),
        Indicator::share("SV11", closed, all.solved, all.clauses),
        Indicator::share("SV12", reopened, all.reopened, all.clauses),
        Indicator::count("SV15", ("跟踪监督数", "Opinions in tracking"), tracked, "items"),
    ];
    for (kind, word, zh, en) in SOURCES {
        let one = Counted::of(reading, |opinion| &*opinion.source_type == kind);
        let label = |label: (&str, &str)| (format!("{}:{zh}", label.0), format!("{}: {en}", label.1));
        let part = |indicator: Indicator| indicator.part(format!("source.{word}"));
        let named = label(("审议意见条数", "Clauses of opinions"));
        indicators.push(part(Indicator::count("SV09", (&named.0, &named.1), one.clauses, "items")));
        let named = label(in_time);
        indicators.push(part(Indicator::share("SV10", (&named.0, &named.1), one.kept, one.due)));
        let named = label(closed);
        indicators.push(part(Indicator::share("SV11", (&named.0, &named.1), one.solved, one.clauses)));
        let named = label(reopened);
        indicators.push(part(Indicator::share("SV12", (&named.0, &named.1), one.reopened, one.clauses)));
        let named = label(("意见公开率", "Opinions and disposal reports published"));
        indicators.push(part(Indicator::share("SV14", (&named.0, &named.1), one.published, one.required)));
    }
    indicators
}

/// Whether the report came, or should have come.
fn is_due(deadline: &Deadline, today: NaiveDate) -> bool {
    match deadline.state {
        DeadlineState::Met | DeadlineState::MetLate => true,
        DeadlineState::Cancelled => false,
        _ => deadline.extended_to.unwrap_or(deadline.due_on) < today,
    }
}
