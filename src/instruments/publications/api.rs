//! What callers send and see of publications.

use super::{
    PublicationState,
    entity::{Column, Model},
    readers::is_inside,
    words::{Channel, PublicationKind, Scope},
};
use crate::documents::{Disclosure, Documents};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A publication.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicationContent {
    /// Kind of the record it is about.
    #[schema(examples("supervision.item"))]
    pub subject_type: Text<60>,
    /// The record it is about.
    pub subject_id: Uuid,
    /// What is published.
    pub kind: PublicationKind,
    /// To whom.
    pub scope: Scope,
    /// Where.
    pub channel: Channel,
    /// Title.
    #[schema(examples("公共充电设施建设和管理情况的专项工作报告"))]
    pub title: Text<200>,
    /// The text as the public reads it.
    #[schema(examples("截至报告期末,全区公共充电设施布局基本形成。"))]
    pub text: Prose,
    /// Whether it may become public at all.
    pub disclosure: Disclosure,
    /// The document behind it.
    pub document_id: Option<Uuid>,
}

/// A correction of a publication.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The corrected text.
    pub text: Prose,
    /// Why.
    pub reason: Prose,
}

impl Content<Model> for PublicationContent {
    fn read(row: &Model) -> Self {
        Self {
            subject_type: Text::stored(&row.subject_type),
            subject_id: row.subject_id,
            kind: row.kind,
            scope: row.scope,
            channel: row.channel,
            title: Text::stored(&row.title),
            text: Text::stored(&row.text),
            disclosure: row.disclosure,
            document_id: row.document_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.subject_type = self.subject_type.to_string();
        row.subject_id = self.subject_id;
        row.kind = self.kind;
        row.scope = self.scope;
        row.channel = self.channel;
        row.title = self.title.to_string();
        row.text = self.text.to_string();
        row.disclosure = self.disclosure;
        row.document_id = self.document_id;
    }
}

/// What outsiders read in place of a text that is not out, or not any more.
const TOMBSTONE: &str = "已撤回";

/// A publication as callers see it.
#[derive(Serialize, ToSchema)]
pub struct PublicationView {
    /// What is published.
    #[serde(flatten)]
    pub content: PublicationContent,
    /// Whose it is.
    pub author_organization_id: Uuid,
    /// Who checked it; null for those who do not work on it.
    pub reviewed_by: Option<Uuid>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// When it was corrected last.
    pub corrected_on: Option<NaiveDate>,
    /// Why it was withdrawn.
    pub withdrawn_reason: Option<String>,
}

impl View<Model> for PublicationView {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        let (mut content, inside) = (PublicationContent::read(row), is_inside(viewer.actor, row));
        if !inside && row.state != PublicationState::Published {
            content.text = Prose::stored(TOMBSTONE);
            content.document_id = None;
        }
        Self {
            content,
            author_organization_id: row.author_organization_id,
            reviewed_by: row.reviewed_by.filter(|_| inside),
            published_on: row.published_on,
            corrected_on: row.corrected_on,
            withdrawn_reason: row.withdrawn_reason.clone(),
        }
    }

    fn hidden(row: &Model, viewer: &Viewer<'_>) -> &'static [&'static str] {
        if is_inside(viewer.actor, row) { &[] } else { &["text", "document_id", "reviewed_by"] }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<PublicationKind>(Column::Kind)
        .any_of::<Scope>(Column::Scope)
        .range::<NaiveDate>(Column::PublishedOn)
        .search(Column::Title)
        .expand::<Documents>("document", Column::DocumentId)
}
