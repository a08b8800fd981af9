//! The indicators of the stations (03 §5): computed from the records of a year whenever they are asked for, never reported.

mod api;
mod opinions;
mod promises;
mod reading;
mod reports;
mod sheet;
mod sites;
mod streets;
#[cfg(test)]
mod tests;
mod work;

pub(super) use api::routes;
pub(crate) use sheet::answers;
