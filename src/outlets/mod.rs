//! How the outside gets it: the audit trail.

mod audit_events;

use crate::platform::{openapi::Tag, routes::Routes};

/// Serves what is read across records.
pub fn routes(routes: &mut Routes) {
    audit_events::routes(routes, Tag { zh: "审计", en: "Audit" });
}
