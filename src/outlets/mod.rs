//! How the outside gets it: the audit trail, the trace of a record, what a meeting waits for, what waits for a caller.

mod audit_events;
mod calendar;
mod checklist;
mod inbox;
mod trace;

use platform::document::{Tag, routes::Routes};

/// Serves what is read across records.
pub fn routes(routes: &mut Routes) {
    audit_events::routes(routes, Tag { zh: "审计", en: "Audit" });
    trace::routes(routes);
    checklist::routes(routes);
    inbox::routes(routes);
    calendar::routes(routes);
}
