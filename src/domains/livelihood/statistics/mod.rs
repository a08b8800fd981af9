//! The indicators of livelihood projects (07 §5): computed from the records of a year whenever they are asked for, never reported.

mod api;
mod delivery;
mod ideas;
mod reading;
#[cfg(test)]
mod tests;
mod verdict;

pub(super) use api::routes;
