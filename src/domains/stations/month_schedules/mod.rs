//! Month schedules (月度工作安排): when deputies receive people and what else a site does in a month (03 §2.2, §3.2).

pub mod api;
pub mod entity;
mod items;
mod losing;
pub mod rules;
mod running;
pub mod words;
pub mod workflow;

pub use entity::MonthSchedules;
pub(crate) use items::{MOST_ITEMS, days_of, hours};
pub use losing::lose_deputy;
pub(crate) use running::await_publication;
pub use running::reactions;
pub use words::MonthScheduleState;
pub use workflow::MonthScheduleAction;
