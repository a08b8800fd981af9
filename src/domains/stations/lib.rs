//! Stations (家站点): where deputies meet the people, what they hear there, and what becomes of it. Specified in
//! `domains/03-stations.md`.

mod areas;
pub mod calendars;
pub mod citizen_opinions;
pub mod codes;
pub mod commitments;
pub mod contact_logs;
pub mod deputy_evaluations;
mod deputy_scores;
pub mod duty_records;
pub mod duty_reports;
mod entry_page;
mod handled;
pub mod laws;
mod look_back;
mod matters;
pub mod month_schedules;
pub mod outcome;
mod qr_codes;
pub mod reception_rules;
pub mod score_standards;
pub mod site_deputies;
pub mod sites;
mod statistics;
mod succession;
pub mod suggestions;
pub mod tag;

use platform::document::routes::Routes;
use tag::TAG;

/// The collections of the stations.
pub fn routes(routes: &mut Routes) {
    routes.codes.extend(codes::ALL);
    routes.records::<sites::Sites>(TAG);
    routes.imports::<sites::Sites>(TAG, sites::EXAMPLE);
    routes.exports::<sites::Sites>(TAG);
    calendars::routes(routes);
    qr_codes::routes(routes);
    entry_page::routes(routes);
    sites::organizer::answers(&mut routes.answers);
    routes.react(sites::organizer::reactions);
    routes.react(sites::rectification::reactions);
    routes.records::<site_deputies::SiteDeputies>(TAG);
    routes.imports::<site_deputies::SiteDeputies>(TAG, site_deputies::EXAMPLE);
    routes.react(site_deputies::reactions);
    routes.records::<month_schedules::MonthSchedules>(TAG);
    routes.imports::<month_schedules::MonthSchedules>(TAG, month_schedules::EXAMPLE);
    routes.exports::<month_schedules::MonthSchedules>(TAG);
    routes.react(month_schedules::reactions);
    routes.records::<reception_rules::ReceptionRules>(TAG);
    routes.imports::<reception_rules::ReceptionRules>(TAG, reception_rules::EXAMPLE);
    routes.exports::<reception_rules::ReceptionRules>(TAG);
    routes.react(reception_rules::reactions);
    reception_rules::routes(routes);
    routes.records::<suggestions::Suggestions>(TAG);
    routes.exports::<suggestions::Suggestions>(TAG);
    routes.react(suggestions::reactions);
    routes.records::<contact_logs::ContactLogs>(TAG);
    routes.records::<citizen_opinions::CitizenOpinions>(TAG);
    routes.exports::<citizen_opinions::CitizenOpinions>(TAG);
    routes.react(citizen_opinions::reactions);
    routes.react(handled::reactions);
    routes.records::<commitments::Commitments>(TAG);
    routes.exports::<commitments::Commitments>(TAG);
    routes.records::<duty_records::DutyRecords>(TAG);
    routes.exports::<duty_records::DutyRecords>(TAG);
    routes.react(duty_records::reactions);
    routes.records::<duty_reports::DutyReports>(TAG);
    routes.exports::<duty_reports::DutyReports>(TAG);
    routes.react(duty_reports::reactions);
    routes.records::<score_standards::ScoreStandards>(TAG);
    routes.imports::<score_standards::ScoreStandards>(TAG, &[]);
    deputy_scores::routes(routes);
    routes.records::<deputy_evaluations::DeputyEvaluations>(TAG);
    routes.exports::<deputy_evaluations::DeputyEvaluations>(TAG);
    routes.react(deputy_evaluations::reactions);
    routes.react(succession::reactions);
    statistics::answers(&mut routes.answers);
    matters::answers(&mut routes.answers);
    statistics::routes(routes);
}
