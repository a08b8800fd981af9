//! Annual plans of supervision (年度监督工作计划): approved by the Chairpersons' Meeting and published (监督法第六十三条).

pub mod api;
mod basis;
mod clock;
pub mod coordination;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub(super) use basis::answers;
pub(super) use clock::reactions;
pub use entity::Plans;
pub use words::PlanState;
pub use workflow::PlanAction;
