//! The registry names documents and cannot know them, because it lies below: here its references are checked.

use super::{DocumentState, Documents, entity::Column};
use platform::{
    call::{Happened, Reactions, Scene, Step},
    problem::{Code, Problem, Result},
    values::future::Future,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::{
    deputies::{Deputies, DeputyAction},
    meetings::{MeetingAction, Meetings},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// The actions of the registry that carry a document.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let (by, codes) = ("instrument.document, which refuses what is not stored", &[Code::UnknownReference]);
    reactions.or_refuse::<Meetings>(MeetingAction::ApproveMinutes, by, codes, minutes_exist);
    reactions.or_refuse::<Deputies>(DeputyAction::Suspend, by, codes, proof_exists);
    reactions.or_refuse::<Deputies>(DeputyAction::Terminate, by, codes, proof_exists);
}

fn minutes_exist<'a>(scene: Scene<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let minutes = meeting.after.minutes_document_id;
        require_stored(&scene, minutes, "/minutes_document_id").await
    })
}

fn proof_exists<'a>(scene: Scene<'a>, deputy: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let proof = deputy.after.state_document_id;
        require_stored(&scene, proof, "/state_document_id").await
    })
}

/// A document of the district with its content.
async fn require_stored(scene: &Scene<'_>, id: Option<Uuid>, pointer: &str) -> Result<()> {
    let unknown = || Problem::new(Code::UnknownReference).at(pointer);
    let found = scene.all::<Documents>().filter(Column::Id.eq(id.ok_or_else(unknown)?));
    let found = found.filter(Column::State.eq(DocumentState::Stored)).one(scene.tx).await?;
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
