//! HTTP and persistence, with no business rule in it.

pub mod actor;
pub mod audit;
pub mod body;
pub mod call;
pub mod catalogue;
pub mod clock;
pub mod events;
pub mod frame;
pub mod idempotency;
pub mod locale;
pub mod numbers;
pub mod openapi;
pub mod page;
pub mod patch;
pub mod problem;
pub mod record;
pub mod reply;
pub mod routes;
pub mod store;
pub mod text;
pub mod words;
pub mod workflow;
