//! Street working committees (街道人大工委): one active committee in a street, established and abolished by the Standing Committee
//! (01 §2.1, §3.9; 地方组织法第五十九条).

pub mod api;
pub mod entity;
mod lookup;
mod passing;
pub mod rules;
pub mod words;
pub mod workflow;
mod yearly;

pub use entity::Committees;
pub(crate) use lookup::{answers, committee_of, own_committee};
pub(crate) use passing::reactions;
pub use words::{CommitteeState, StaffingMode};
pub use workflow::CommitteeAction;
pub(crate) use yearly::report_submitted;
