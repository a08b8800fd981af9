//! The OpenAPI document, made from the same tables and types that the service runs on.

mod bounds;
pub(crate) mod collection;
mod document;
mod example;
mod operation;
mod record_schema;

pub use collection::operations_of;
pub use document::document;
pub use operation::{Answered, Operation, Tag};
