//! The indicators of street committees (01 §5): computed from the records of a period whenever they are asked for, never reported.

mod api;
mod formulas;
mod primary_sites;
mod reading;
mod sheet;
mod street;
#[cfg(test)]
mod tests;

pub(crate) use api::routes;
pub(crate) use sheet::answers;
