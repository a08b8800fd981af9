//! The row of a document.

use super::words::{Disclosure, DocumentKind, DocumentState};

platform::record! {
    /// A document.
    Documents = "document", DocumentState {
        title: String,
        document_number: Option<String>,
        kind: DocumentKind,
        file_name: String,
        disclosure: Disclosure,
        issuer_organization_id: Uuid,
        mime_type: Option<String>,
        size_bytes: Option<i64>,
        sha256: Option<String>,
    }
}
