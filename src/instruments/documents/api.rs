//! What callers send and see of documents.

use super::{
    entity::{Column, Model},
    words::{Disclosure, DocumentKind},
};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A document as it is described.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentContent {
    /// Title.
    #[schema(examples("关于公共充电设施建设和管理情况的报告"))]
    pub title: Text<200>,
    /// 文号, unique per issuer.
    #[schema(examples("嘉府〔2026〕18号"))]
    pub document_number: Option<Text<40>>,
    /// Kind.
    pub kind: DocumentKind,
    /// Name of the file.
    #[schema(examples("报告.pdf"))]
    pub file_name: Text<150>,
    /// Who may read it in the end.
    pub disclosure: Disclosure,
}

/// A new document.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// Title.
    #[schema(examples("关于公共充电设施建设和管理情况的报告"))]
    pub title: Text<200>,
    /// 文号, unique per issuer.
    #[schema(examples("嘉府〔2026〕18号"))]
    pub document_number: Option<Text<40>>,
    /// Kind.
    pub kind: DocumentKind,
    /// Name of the file.
    #[schema(examples("报告.pdf"))]
    pub file_name: Text<150>,
    /// Who may read it in the end.
    pub disclosure: Disclosure,
    /// Marked as a state secret: such a document is refused.
    #[serde(default)]
    pub is_secret: bool,
}

impl Content<Model> for DocumentContent {
    fn read(row: &Model) -> Self {
        Self {
            title: Text::stored(&row.title),
            document_number: row.document_number.as_deref().map(Text::stored),
            kind: row.kind,
            file_name: Text::stored(&row.file_name),
            disclosure: row.disclosure,
        }
    }

    fn write(&self, row: &mut Model) {
        row.title = self.title.to_string();
        row.document_number = self.document_number.as_ref().map(ToString::to_string);
        row.kind = self.kind;
        row.file_name = self.file_name.to_string();
        row.disclosure = self.disclosure;
    }
}

impl Content<Model> for NewDocument {
    fn read(row: &Model) -> Self {
        let DocumentContent { title, document_number, kind, file_name, disclosure } =
            DocumentContent::read(row);
        Self { title, document_number, kind, file_name, disclosure, is_secret: false }
    }

    fn write(&self, row: &mut Model) {
        row.title = self.title.to_string();
        row.document_number = self.document_number.as_ref().map(ToString::to_string);
        row.kind = self.kind;
        row.file_name = self.file_name.to_string();
        row.disclosure = self.disclosure;
    }
}

/// A document as callers see it.
#[derive(Serialize, ToSchema)]
pub struct DocumentView {
    /// How it is described.
    #[serde(flatten)]
    pub content: DocumentContent,
    /// Who issued it.
    pub issuer_organization_id: Uuid,
    /// Type of the content; null before the upload.
    pub mime_type: Option<String>,
    /// Size of the content (bytes).
    #[schema(minimum = 1)]
    pub size_bytes: Option<i64>,
    /// Hash of the content.
    pub sha256: Option<String>,
}

impl View<Model> for DocumentView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: DocumentContent::read(row),
            issuer_organization_id: row.issuer_organization_id,
            mime_type: row.mime_type.clone(),
            size_bytes: row.size_bytes,
            sha256: row.sha256.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<DocumentKind>(Column::Kind)
        .any_of::<Uuid>(Column::IssuerOrganizationId)
        .any_of::<String>(Column::DocumentNumber)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
}
