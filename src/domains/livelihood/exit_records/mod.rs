//! The exit list (退出清单): projects that are not taken up again for some time (07 §2.9, §4.8).

pub mod api;
pub mod entity;
mod likeness;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::ExitRecords;
pub(crate) use likeness::{Compared, blocking, grounds};
pub use words::ExitRecordState;
pub use workflow::ExitRecordAction;
