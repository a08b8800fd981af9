//! The tools that several domains use: calendar, rule sets, deadlines, documents, publications, ballots, opinions.

pub mod ballots;
pub mod calendar;
pub mod deadlines;
pub mod deliberation_opinions;
pub mod disposal_reports;
pub mod documents;
pub mod opinion_clauses;
pub mod publications;
pub mod rule_sets;
pub mod satisfaction_votes;

use crate::platform::{openapi::Tag, routes::Routes};

const TAG: Tag = Tag { zh: "共用工具", en: "Instruments" };

/// The collections of the instruments.
pub fn routes(routes: &mut Routes) {
    documents::routes(routes);
    routes.react(documents::REACTIONS);
    routes.records::<documents::Documents>(TAG);
    routes.records::<publications::Publications>(TAG);
    routes.records::<rule_sets::RuleSets>(TAG);
    routes.records::<calendar::CalendarYears>(TAG);
    calendar::routes(routes);
    routes.records::<deadlines::Deadlines>(TAG);
    ballots::routes(routes);
    routes.react(ballots::REACTIONS);
    routes.records::<ballots::Ballots>(TAG);
    routes.records::<satisfaction_votes::SatisfactionVotes>(TAG);
    routes.records::<deliberation_opinions::DeliberationOpinions>(TAG);
    routes.records::<opinion_clauses::OpinionClauses>(TAG);
    routes.records::<disposal_reports::DisposalReports>(TAG);
}
