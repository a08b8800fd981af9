//! `GET /meetings/{id}/checklist`: what each item of an agenda waits for before the meeting, who owes it and until when
//! (00 §4.2). The meeting lies in the registry, its reports in the domains and their deadlines between; only here all
//! three are known.

mod api;
mod leads;
mod reading;

pub(super) use api::routes;
