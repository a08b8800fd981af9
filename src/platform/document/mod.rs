//! The OpenAPI document, made from the same tables and types that the service runs on.

mod bounds;
pub mod catalogue;
pub(crate) mod collection;
pub mod documentation;
mod imports;
mod operation;
mod record_schema;
pub mod routes;
mod table;
mod whole;

pub use collection::operations_of;
pub use operation::{Answered, Described, Operation, Tag};
pub use whole::document;
