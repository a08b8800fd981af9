//! The indicators of the stations (03 §5): computed from the records of a year whenever they are asked for, never reported.

mod api;
mod indicator;
mod opinions;
mod promises;
mod reading;
mod sites;

pub(super) use api::routes;
