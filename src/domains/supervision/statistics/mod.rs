//! The indicators of supervision (02 §5): computed from the records of a year whenever they are asked for, never
//! reported. One file per group of indicators; `reading` has what they count.

mod api;
mod commitment;
mod commitments;
mod filing;
mod openness;
mod opinions;
mod reading;
mod reports;
#[cfg(test)]
mod tests;
mod topics;
mod votes;

pub(super) use api::routes;
