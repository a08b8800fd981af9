//! Documents (文书): metadata as a record, content as a file that is named by its hash (00 §4.4).

pub mod api;
pub mod condition;
pub mod content;
mod download;
pub mod entity;
pub mod reconcile;
mod references;
pub mod rules;
mod sniff;
mod upload;
pub mod words;
pub mod workflow;

pub use entity::Documents;
pub(crate) use references::reactions;
pub use references::{NamesDocuments, is_stored, stored};
pub use upload::store_bytes;
pub use words::{Disclosure, DocumentKind, DocumentState};
pub use workflow::DocumentAction;

use platform::document::routes::Routes;

/// Upload and download; the record itself is served from its table.
pub(super) fn routes(routes: &mut Routes) {
    upload::routes(routes);
    download::routes(routes);
}
