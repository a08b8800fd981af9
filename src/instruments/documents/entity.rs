//! The row of a document.

use super::words::{Disclosure, DocumentKind, DocumentState};
use chrono::{DateTime, Utc};
use platform::values::{numbers::Bytes, text::Text};

platform::record! {
    /// A document.
    Documents = "document", DocumentState {
        /// Title.
        #[set_by(content)] #[example("关于公共充电设施建设和管理情况的报告")] #[search]
        title: Text<200>,
        /// 文号, unique per issuer.
        #[set_by(content)] #[example("嘉府〔2026〕18号")] #[filter] #[keyed]
        document_number: Option<Text<40>>,
        /// Kind.
        #[set_by(content)] #[filter]
        kind: DocumentKind,
        /// Name of the file.
        #[set_by(content)] #[example("报告.pdf")]
        file_name: Text<150>,
        /// Who may read it in the end.
        #[set_by(content)]
        disclosure: Disclosure,
        /// Marked as a state secret: such a document is refused.
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[set_by(create?)] #[read_by(nobody)]
        is_secret: bool,
        /// Who issued it.
        #[filter]
        issuer_organization_id: Uuid,
        /// Type of the content; null before the upload.
        mime_type: Option<String>,
        /// Size of the content (bytes).
        #[example(284_115)]
        size_bytes: Option<Bytes>,
        /// Hash of the content.
        sha256: Option<String>,
        /// When its content was stored.
        stored_at: Option<DateTime<Utc>>,
    }
    content DocumentContent;
    create NewDocument;
    view DocumentView;
}
