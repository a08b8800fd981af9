//! Duty scores (履职得分): computed from verified duty records whenever they are read, and never stored (03 §2.5, §4.2; decision 96).

mod api;
mod formula;
mod reading;
mod score;
mod sessions;

pub(crate) use api::routes;
pub(crate) use reading::Year;
