//! The registry names documents and cannot know them, because it lies below: here its references are checked.

use super::{DocumentState, Documents, entity::Column};
use crate::codes;
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork, guards::Field},
    problem::{Problem, Result},
    values::future::Future,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::{
    deputies::{Deputies, DeputyAction},
    meetings::{MeetingAction, Meetings},
    organizations::{OrganizationAction, Organizations},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// The actions of the registry that carry a document.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let (by, codes) = (
        "instrument.document, which refuses what is not stored\n\
             文书,拒绝尚未上传的内容",
        &[codes::UNKNOWN_REFERENCE],
    );
    reactions.or_refuse::<Meetings>(MeetingAction::ApproveMinutes, by, codes, minutes_exist);
    reactions.or_refuse::<Deputies>(DeputyAction::Suspend, by, codes, proof_exists);
    reactions.or_refuse::<Deputies>(DeputyAction::Restore, by, codes, proof_exists);
    reactions.or_refuse::<Deputies>(DeputyAction::Terminate, by, codes, proof_exists);
    reactions.or_refuse::<Organizations>(OrganizationAction::Rename, by, codes, renaming_exists);
    reactions.or_refuse::<Organizations>(OrganizationAction::End, by, codes, end_exists);
}

fn minutes_exist<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let minutes = meeting.after.minutes_document_id;
        require_stored(&work, minutes, "/minutes_document_id").await
    })
}

fn proof_exists<'a>(work: UnitOfWork<'a>, deputy: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let proof = deputy.after.state_document_id;
        require_stored(&work, proof, "/state_document_id").await
    })
}

fn renaming_exists<'a>(work: UnitOfWork<'a>, renamed: Happened<'a, Organizations>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let document = renamed.after.former_names.0.last().map(|former| former.document_id);
        require_stored(&work, document, "/document_id").await
    })
}

fn end_exists<'a>(work: UnitOfWork<'a>, ended: Happened<'a, Organizations>) -> Future<'a, Result<()>> {
    Box::pin(async move { require_stored(&work, ended.after.end_document_id, "/end_document_id").await })
}

/// A document of the district with its content.
async fn require_stored(work: &UnitOfWork<'_>, id: Option<Uuid>, pointer: &str) -> Result<()> {
    let unknown = || Problem::new(codes::UNKNOWN_REFERENCE).at(pointer);
    let found = work.all::<Documents>().filter(Column::Id.eq(id.ok_or_else(unknown)?));
    let found = found.filter(Column::State.eq(DocumentState::Stored)).one(work.tx).await?;
    found.map(|_| ()).ok_or_else(unknown)
}

/// A document that the caller sees is there with its content.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn is_stored<W: Workflow>(step: &Step<'_, W>, document: Uuid, pointer: &str) -> Guarded {
    let document = step.referred::<Documents>(document, pointer).await?;
    Ok(Verdict::require(document.state == DocumentState::Stored).at(pointer))
}

/// What names documents in a body: an id, perhaps one, a list of them, or what holds one.
pub trait NamesDocuments {
    /// Each document, and where it stands below the pointer.
    fn documents(&self, pointer: &str) -> Vec<(Uuid, String)>;
}

impl NamesDocuments for Uuid {
    fn documents(&self, pointer: &str) -> Vec<(Uuid, String)> {
        vec![(*self, pointer.to_owned())]
    }
}

impl<T: NamesDocuments> NamesDocuments for Option<T> {
    fn documents(&self, pointer: &str) -> Vec<(Uuid, String)> {
        self.iter().flat_map(|named| named.documents(pointer)).collect()
    }
}

impl<T: NamesDocuments> NamesDocuments for Vec<T> {
    fn documents(&self, pointer: &str) -> Vec<(Uuid, String)> {
        let each = self.iter().enumerate();
        each.flat_map(|(index, named)| named.documents(&format!("{pointer}/{index}"))).collect()
    }
}

/// A question for `guards!`: every document that the field names is one that the caller sees, with its content.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the first that is not there.
pub async fn stored<W: Workflow, T: NamesDocuments>(step: &Step<'_, W>, field: Field<'_, T>) -> Guarded {
    let named = field.value.documents(field.pointer.unwrap_or_default());
    let ids: Vec<Uuid> = named.iter().map(|(id, _)| *id).collect();
    let documents = step.referred_all::<Documents>(&ids, |index| named[index].1.clone()).await?;
    let not_stored = documents.iter().position(|document| document.state != DocumentState::Stored);
    Ok(match not_stored {
        Some(index) => Verdict::require(false).at(&named[index].1),
        None => Verdict::Holds,
    })
}
