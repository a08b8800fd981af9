//! The OpenAPI document, made from the same tables and types that the service runs on.

mod answers;
mod bounds;
pub mod catalogue;
pub(crate) mod collection;
mod contents;
pub mod documentation;
mod exemplars;
mod exports;
mod imports;
mod index;
mod moved;
mod operation;
mod record_schema;
mod refusals;
mod rendering;
pub mod routes;
mod shared;
mod table;
mod texts;
mod vocabulary;
mod whole;
mod written;

pub use collection::operations_of;
pub use operation::{Answered, Described, Operation, Tag};
pub use rendering::as_3_0;
pub use whole::document;
