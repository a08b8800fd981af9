//! `GET /calendar.ics`: the deadlines, meetings, activities and receptions of a caller, for the calendar of the caller's own. Their kinds
//! lie in all layers; only here they meet.

mod api;
mod reading;

pub(super) use api::routes;
