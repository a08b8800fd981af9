//! Street working committees (街道人大工委): the Standing Committee's own working body in each street, who belongs to it, what it is
//! assigned, and what it does. Specified in `domains/01-street-committees.md`.

pub mod assignments;
pub mod codes;
pub mod committees;
pub mod consultative_bodies;
pub mod consultative_meetings;
pub mod deputy_contacts;
pub mod institution_rules;
pub mod laws;
pub mod members;
mod own;
pub mod reports;
mod statistics;
mod tag;

use platform::document::routes::Routes;
use tag::TAG;

/// The collections of street committees.
pub fn routes(routes: &mut Routes) {
    routes.codes.extend(codes::ALL);
    committees::answers(&mut routes.answers);
    routes.records::<committees::Committees>(TAG);
    routes.react(committees::reactions);
    routes.records::<members::Members>(TAG);
    routes.exports::<members::Members>(TAG);
    routes.react(members::reactions);
    routes.records::<assignments::Assignments>(TAG);
    routes.exports::<assignments::Assignments>(TAG);
    assignments::answers(&mut routes.answers);
    routes.records::<deputy_contacts::DeputyContacts>(TAG);
    routes.records::<institution_rules::InstitutionRules>(TAG);
    routes.react(institution_rules::reactions);
    statistics::answers(&mut routes.answers);
    routes.records::<reports::Reports>(TAG);
    routes.react(reports::reactions);
    routes.records::<consultative_bodies::ConsultativeBodies>(TAG);
    routes.records::<consultative_meetings::ConsultativeMeetings>(TAG);
    statistics::routes(routes);
}
