//! Livelihood projects (民生实事): what people propose becomes candidates, the deputies vote on them, the government carries out what was
//! selected. Specified in `domains/07-livelihood.md`.

pub mod adjustments;
mod areas;
pub mod ballot_rules;
pub mod calculators;
pub mod candidates;
pub mod codes;
pub mod coordination_requests;
pub mod cycles;
mod employers;
pub mod exit_records;
pub mod laws;
pub mod leads;
mod months;
mod periods;
mod pictures;
pub mod post_evaluations;
pub mod progress_reports;
pub mod projects;
mod relations;
pub mod reserve_projects;
mod residents;
mod resolved;
pub mod satisfaction;
pub mod screenings;
mod similarity;
mod statistics;
mod succession;
pub mod supervision_groups;
mod tag;
mod ties;
pub mod visits;
mod vote;
pub mod words;

use platform::document::routes::Routes;
use tag::TAG;

/// The collections of livelihood projects.
pub fn routes(routes: &mut Routes) {
    routes.codes.extend(codes::ALL);
    routes.ties.extend(ties::ALL);
    routes.records::<cycles::Cycles>(TAG);
    routes.react(cycles::reactions);
    routes.records::<leads::Leads>(TAG);
    routes.exports::<leads::Leads>(TAG);
    routes.records::<reserve_projects::ReserveProjects>(TAG);
    routes.exports::<reserve_projects::ReserveProjects>(TAG);
    routes.react(reserve_projects::reactions);
    routes.records::<screenings::Screenings>(TAG);
    routes.records::<candidates::Candidates>(TAG);
    routes.exports::<candidates::Candidates>(TAG);
    routes.records::<ballot_rules::BallotRules>(TAG);
    routes.react(vote::reactions);
    routes.react(succession::reactions);
    vote::answers(&mut routes.answers);
    routes.records::<projects::Projects>(TAG);
    routes.exports::<projects::Projects>(TAG);
    routes.react(projects::reactions);
    routes.jobs.push(projects::LIGHTS);
    routes.records::<progress_reports::ProgressReports>(TAG);
    routes.records::<adjustments::Adjustments>(TAG);
    routes.exports::<adjustments::Adjustments>(TAG);
    routes.react(adjustments::reactions);
    routes.records::<supervision_groups::SupervisionGroups>(TAG);
    routes.react(supervision_groups::reactions);
    routes.records::<visits::Visits>(TAG);
    routes.exports::<visits::Visits>(TAG);
    routes.records::<coordination_requests::CoordinationRequests>(TAG);
    routes.exports::<coordination_requests::CoordinationRequests>(TAG);
    routes.react(coordination_requests::reactions);
    routes.records::<post_evaluations::PostEvaluations>(TAG);
    routes.exports::<post_evaluations::PostEvaluations>(TAG);
    routes.react(post_evaluations::reactions);
    routes.react(projects::verdict::reactions);
    routes.records::<exit_records::ExitRecords>(TAG);
    routes.exports::<exit_records::ExitRecords>(TAG);
    calculators::routes(routes);
    pictures::routes(routes);
    statistics::routes(routes);
}
