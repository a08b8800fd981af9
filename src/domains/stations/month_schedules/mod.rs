//! Month schedules (月度工作安排): when deputies receive people and what else a site does in a month (03 §2.2, §3.2).

mod activities;
pub mod api;
pub mod entity;
mod following;
mod items;
mod losing;
pub mod rules;
mod running;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use entity::MonthSchedules;
pub(crate) use items::{MOST_ITEMS, days_of, hours};
pub use losing::{awaited_at, lose_deputy, lose_site};
pub(crate) use running::await_publication;
pub use running::reactions;
pub use words::MonthScheduleState;
pub use workflow::MonthScheduleAction;
