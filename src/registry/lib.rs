//! Who and where: districts, organizations, terms, sessions, meetings, deputies.

pub mod codes;
pub mod constituencies;
pub mod deputies;
pub mod deputy_groups;
pub mod districts;
pub mod laws;
pub mod meetings;
pub mod organizations;
mod revocation;
pub mod sessions;
pub mod terms;
pub mod total_members;

use platform::document::{Tag, routes::Routes};

const TAG: Tag = Tag { zh: "基础登记", en: "Registry" };

/// The collections of the registry.
pub fn routes(routes: &mut Routes) {
    routes.codes.extend(codes::ALL);
    // Whatever is sent may name an organization.
    routes.refuse(|rule| rule.body.is_some(), &[codes::ORGANIZATION_ENDED]);
    routes.records::<districts::Districts>(TAG);
    routes.records::<organizations::Organizations>(TAG);
    routes.imports::<organizations::Organizations>(TAG, organizations::EXAMPLE);
    routes.records::<terms::Terms>(TAG);
    routes.records::<sessions::Sessions>(TAG);
    routes.records::<meetings::Meetings>(TAG);
    routes.exports::<meetings::Meetings>(TAG);
    routes.measures.extend(meetings::MEASURES);
    routes.records::<constituencies::Constituencies>(TAG);
    routes.records::<deputies::Deputies>(TAG);
    routes.exports::<deputies::Deputies>(TAG);
    routes.imports::<deputies::Deputies>(TAG, deputies::EXAMPLE);
    routes.records::<deputy_groups::DeputyGroups>(TAG);
    routes.react(revocation::reactions);
    routes.react(deputy_groups::reactions);
    routes.react(meetings::reactions);
    routes.react(organizations::succession::of::<meetings::Meetings>);
}
