//! Supervision (监督工作): what the Standing Committee looks into in a year, how the supervised organ reports, how
//! the report is deliberated, and what becomes of the opinion. Specified in `domains/02-supervision.md`.

pub mod investigations;
pub mod items;
pub mod plans;
pub mod speeches;

use crate::platform::{openapi::Tag, routes::Routes};

const TAG: Tag = Tag { zh: "监督工作", en: "Supervision" };

/// The collections of supervision.
pub fn routes(routes: &mut Routes) {
    routes.records::<plans::Plans>(TAG);
    routes.records::<items::Items>(TAG);
    routes.react(items::reactions());
    routes.records::<investigations::Investigations>(TAG);
    routes.records::<speeches::Speeches>(TAG);
}
