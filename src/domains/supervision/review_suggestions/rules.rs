//! Who made a suggestion, and how the action on the document makes one.

use super::{
    ReviewSuggestions,
    entity::{Column, Model, ReviewRequest},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::{actor::Actor, record::Assign},
    values::clock::legal_date,
    vocabulary::Role,
    workflow::Relation,
};
use uuid::Uuid;

/// Whoever made it.
pub(super) fn oneself(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::SuggestedBy, actor.user_id)
}

/// Writes down what was suggested of a document. Of the public nobody is written down.
///
/// # Errors
/// The database failed.
pub async fn record(work: &UnitOfWork<'_>, document: Uuid, body: ReviewRequest) -> Result<()> {
    let actor = &work.call.actor;
    let named = !actor.is(Role::Public);
    let made = work.make::<ReviewSuggestions>(|row| {
        body.assign(row);
        row.document_id = document;
        row.suggested_by = named.then_some(actor.user_id);
        row.organization_id = named.then_some(actor.organization_id);
        row.suggested_on = legal_date(work.call.now);
    });
    made.await?;
    Ok(())
}
