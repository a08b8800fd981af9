//! The row of a document.

use super::words::{Disclosure, DocumentKind, DocumentState};
use chrono::{DateTime, Utc};
use platform::values::{numbers::Bytes, text::Text};

platform::record! {
    /// A document.
    /// 文书。
    Documents = "document", DocumentState {
        /// Title.
        /// 标题。
        #[set_by(content)] #[example("关于嘉定区社区卫生服务能力建设情况的报告")] #[search]
        title: Text<200>,
        /// Document number, unique per issuer.
        /// 文号,同一发文机关内唯一。
        #[set_by(content)] #[example("嘉府〔2026〕18号")] #[filter] #[keyed]
        document_number: Option<Text<40>>,
        /// Kind.
        /// 类型。
        #[set_by(content)] #[filter]
        kind: DocumentKind,
        /// Name of the file.
        /// 文件名。
        #[set_by(content)] #[example("社区卫生服务专项工作报告.pdf")]
        file_name: Text<150>,
        /// Who may read it in the end.
        /// 公开属性,即最终可以查阅的范围。
        #[set_by(content)]
        disclosure: Disclosure,
        /// Marked as a state secret: such a document is refused.
        /// 是否标为国家秘密;标为国家秘密的文书不予接收。
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[set_by(create?)] #[read_by(nobody)]
        is_secret: bool,
        /// Who issued it.
        /// 制定或者制发机关。
        #[filter]
        issuer_organization_id: Uuid,
        /// Type of the content; null before the upload.
        /// 内容的类型;上传前为空。
        #[example("application/pdf")]
        mime_type: Option<String>,
        /// Size of the content (bytes).
        /// 内容的大小(字节)。
        #[example(284_115)]
        size_bytes: Option<Bytes>,
        /// Hash of the content.
        /// 内容的散列值。
        #[example("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
        sha256: Option<String>,
        /// When its content was stored.
        /// 内容存入的时间。
        stored_at: Option<DateTime<Utc>>,
    }
    content DocumentContent;
    create NewDocument;
    view DocumentView;
}
