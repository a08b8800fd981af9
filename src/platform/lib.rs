//! HTTP and persistence, with no business rule in it.
//!
//! Each room uses those above it in this list, never those below.

pub use record::record;

pub mod values;

/// The words that everything else uses; they lie beside the layers that share them.
#[path = "../vocabulary.rs"]
pub mod vocabulary;

pub mod process;

pub mod problem;

pub mod http;

pub mod secrets;

pub mod store;

pub mod records;

pub mod workflow;

pub mod lists;

pub mod call;

pub mod exports;

pub mod imports;

pub mod serving;

pub mod document;
