//! Drafts that an act makes by itself: one for each scope, to be checked by a second person and published.

use super::{
    PublicationAction, PublicationKind, PublicationState, Publications,
    entity::Column,
    words::{Channel, Scope},
};
use crate::documents::Disclosure;
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::record_reference::RecordReference,
    values::{
        numbers::Whole,
        text::{Prose, Text},
    },
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// What is drafted.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    /// About which record.
    pub subject: RecordReference,
    /// As what.
    pub kind: PublicationKind,
    /// To whom: one draft for each.
    pub scopes: &'a [Scope],
    /// Its title.
    pub title: &'a str,
    /// Its text, as far as it is known; it is completed before it is checked.
    pub text: String,
    /// Of which round of the record, if it has several.
    pub round: Option<i32>,
    /// The document behind it.
    pub document_id: Option<Uuid>,
    /// Whose text it is.
    pub organization: Uuid,
}

/// Makes the drafts; who did the act is their author, so that another person checks them.
///
/// # Errors
/// The database failed, or the days of publishing have no rule.
pub async fn draft(work: &UnitOfWork<'_>, draft: Draft<'_>) -> Result<()> {
    for scope in draft.scopes {
        let made = work.make::<Publications>(|row| {
            row.subject_type = Text::stored(draft.subject.kind.clone());
            row.subject_id = draft.subject.id;
            row.round = draft.round.map(Whole::stored);
            (row.kind, row.scope, row.channel) = (draft.kind, *scope, Channel::Website);
            row.title = Text::cut(draft.title, "");
            row.text = Prose::stored(draft.text.clone());
            row.disclosure = Disclosure::Public;
            row.document_id = draft.document_id;
            row.author_id = work.call.actor.user_id;
            row.author_organization_id = draft.organization;
        });
        made.await?;
    }
    Ok(())
}

/// Takes back the drafts of a record that are not out: they tell what holds no more.
///
/// # Errors
/// The database failed.
pub async fn take_back(work: &UnitOfWork<'_>, subject: Uuid, kind: PublicationKind) -> Result<()> {
    let stale =
        work.all::<Publications>().filter(Column::SubjectId.eq(subject)).filter(Column::Kind.eq(kind));
    let stale = stale.filter(Column::State.is_in([PublicationState::Draft, PublicationState::Reviewed]));
    for draft in stale.filter(Column::ArchivedAt.is_null()).all(work.tx).await? {
        work.advance::<Publications>(draft, PublicationAction::Remove, |_| {}).await?;
    }
    Ok(())
}
