//! The tools that several domains use: calendar, rule sets, deadlines, documents, publications, ballots, surveys,
//! opinions, resolutions, issues, links, assessments, work plans, activities.

pub mod activities;
pub mod alert_rules;
pub mod alerts;
mod announcements;
pub mod assessment_templates;
pub mod assessments;
pub mod ballots;
pub mod calendar;
pub mod calendar_corrections;
pub mod codes;
pub mod deadlines;
mod decisive;
pub mod deliberation_opinions;
pub mod disposal_reports;
pub mod documents;
pub mod issue_steps;
pub mod issues;
pub mod laws;
pub mod links;
pub mod opinion_clauses;
pub mod publications;
pub mod resolutions;
pub mod rule_sets;
pub mod satisfaction_votes;
mod succession;
pub mod survey_responses;
pub mod surveys;
mod tag;
pub mod ties;
pub mod work_plan_items;
pub mod work_plans;

use platform::document::routes::Routes;
use tag::TAG;

/// The collections of the instruments.
pub fn routes(routes: &mut Routes) {
    routes.codes.extend(codes::ALL);
    routes.ties.extend(ties::ALL);
    decisive::answers(&mut routes.answers);
    // An effect may start a clock, which needs a rule in force and a calendar.
    routes.refuse(|rule| rule.effect.is_some(), deadlines::REFUSALS);
    documents::routes(routes);
    routes.react(documents::reactions);
    routes.jobs.push(documents::reconcile::RECONCILIATION);
    routes.records::<documents::Documents>(TAG);
    publications::routes(routes);
    routes.records::<publications::Publications>(TAG);
    routes.records::<rule_sets::RuleSets>(TAG);
    routes.records::<calendar::CalendarYears>(TAG);
    calendar::routes(routes);
    routes.records::<calendar_corrections::CalendarCorrections>(TAG);
    routes.records::<deadlines::Deadlines>(TAG);
    routes.exports::<deadlines::Deadlines>(TAG);
    routes.jobs.push(deadlines::SWEEP);
    routes.react(deadlines::reactions);
    routes.react(publications::reactions);
    routes.react(announcements::reactions);
    routes.react(succession::reactions);
    routes.measures.extend(deadlines::MEASURES);
    ballots::routes(routes);
    routes.react(ballots::reactions);
    routes.jobs.push(ballots::CLEARING);
    routes.records::<ballots::Ballots>(TAG);
    routes.records::<satisfaction_votes::SatisfactionVotes>(TAG);
    routes.measures.extend(satisfaction_votes::MEASURES);
    routes.records::<surveys::Surveys>(TAG);
    routes.react(surveys::reactions);
    survey_responses::routes(routes);
    routes.records::<survey_responses::SurveyResponses>(TAG);
    routes.records::<deliberation_opinions::DeliberationOpinions>(TAG);
    routes.exports::<deliberation_opinions::DeliberationOpinions>(TAG);
    routes.records::<opinion_clauses::OpinionClauses>(TAG);
    routes.measures.extend(opinion_clauses::MEASURES);
    routes.records::<disposal_reports::DisposalReports>(TAG);
    routes.records::<links::Links>(TAG);
    routes.records::<resolutions::Resolutions>(TAG);
    routes.records::<issues::Issues>(TAG);
    routes.exports::<issues::Issues>(TAG);
    routes.records::<issue_steps::IssueSteps>(TAG);
    routes.measures.extend(issues::MEASURES);
    routes.records::<alert_rules::AlertRules>(TAG);
    routes.records::<alerts::Alerts>(TAG);
    routes.jobs.push(alerts::EVALUATION);
    routes.records::<assessment_templates::AssessmentTemplates>(TAG);
    routes.records::<assessments::Assessments>(TAG);
    routes.exports::<assessments::Assessments>(TAG);
    activities::answers(&mut routes.answers);
    routes.records::<work_plans::WorkPlans>(TAG);
    routes.react(work_plans::reactions);
    routes.records::<work_plan_items::WorkPlanItems>(TAG);
    routes.records::<activities::Activities>(TAG);
    routes.react(activities::reactions);
}
