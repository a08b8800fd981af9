//! Districts (行政区): the tenants of the service (00 §4.1).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Districts;
pub use words::DistrictState;
