//! Supervision (监督工作): what the Standing Committee looks into in a year, how the supervised organ reports, how
//! the report is deliberated, and what becomes of the opinion. Specified in `domains/02-supervision.md`.

mod closing;
pub mod codes;
pub mod conditions;
mod decisive;
mod deliberations;
mod dossier;
pub mod evaluations;
mod forms;
pub mod inquiry_questions;
pub mod inspections;
pub mod interpellations;
pub mod investigation_committees;
pub mod investigations;
pub mod items;
pub mod laws;
mod lost_seats;
mod lost_signatures;
pub mod normative_documents;
mod openness;
mod passing;
pub mod plans;
mod reached;
mod recipients;
pub mod removal_cases;
mod reopening;
pub mod review_suggestions;
pub mod signatures;
pub mod special_inquiries;
pub mod speeches;
mod statistics;
mod succession;
mod telling;
mod texts_of_law;
pub mod ties;
pub mod topic_calls;
pub mod topic_proposals;
pub mod topic_scores;

use platform::document::{Tag, routes::Routes};

const TAG: Tag = Tag { zh: "监督工作", en: "Supervision" };

/// The collections of supervision.
pub fn routes(routes: &mut Routes) {
    routes.codes.extend(codes::ALL);
    routes.ties.extend(ties::ALL);
    deliberations::answers(&mut routes.answers);
    decisive::answers(&mut routes.answers);
    reached::answers(&mut routes.answers);
    plans::answers(&mut routes.answers);
    routes.records::<topic_calls::TopicCalls>(TAG);
    routes.react(topic_calls::reactions);
    routes.records::<topic_proposals::TopicProposals>(TAG);
    routes.records::<topic_scores::TopicScores>(TAG);
    routes.records::<plans::Plans>(TAG);
    routes.react(plans::reactions);
    routes.records::<items::Items>(TAG);
    routes.imports::<items::Items>(TAG, items::EXAMPLE);
    routes.exports::<items::Items>(TAG);
    routes.react(telling::reactions);
    routes.react(reopening::reactions);
    routes.react(items::reactions);
    routes.measures.extend(items::MEASURES);
    routes.records::<investigations::Investigations>(TAG);
    routes.records::<speeches::Speeches>(TAG);
    routes.records::<evaluations::Evaluations>(TAG);
    routes.react(evaluations::reactions);
    routes.records::<inspections::Inspections>(TAG);
    routes.react(inspections::form::reactions);
    routes.records::<special_inquiries::SpecialInquiries>(TAG);
    routes.react(special_inquiries::form::reactions);
    routes.react(special_inquiries::effects::reactions);
    routes.records::<inquiry_questions::InquiryQuestions>(TAG);
    routes.measures.extend(inquiry_questions::MEASURES);
    routes.records::<interpellations::Interpellations>(TAG);
    routes.react(interpellations::form::reactions);
    routes.react(interpellations::effects::reactions);
    routes.records::<investigation_committees::InvestigationCommittees>(TAG);
    routes.react(investigation_committees::form::reactions);
    routes.react(investigation_committees::closed_material::reactions);
    routes.records::<removal_cases::RemovalCases>(TAG);
    routes.react(removal_cases::form::reactions);
    routes.react(removal_cases::effects::reactions);
    routes.records::<normative_documents::NormativeDocuments>(TAG);
    routes.records::<review_suggestions::ReviewSuggestions>(TAG);
    routes.react(lost_signatures::reactions);
    routes.react(lost_seats::reactions);
    routes.react(succession::reactions);
    statistics::routes(routes);
}
