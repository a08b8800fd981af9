//! The indicators of street committees (01 §5): computed from the records of a period whenever they are asked for, never reported.

mod api;
mod days;
mod formulas;
mod indicator;
mod period;
mod reading;
mod spread;

pub(crate) use api::routes;
