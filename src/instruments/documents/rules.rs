//! Relations, guards and effects of documents.

use super::{
    Disclosure, Documents,
    entity::{Column, Model, NewDocument},
};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Relation, Verdict},
};

/// Staff of the organization that issued it.
pub(super) fn issuer(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::IssuerOrganizationId, actor.organization_id)
}

/// What is public. A record that refers to a document shows its id; who may not see the document gets no further.
pub(super) fn public(_: &Actor) -> Relation<Model> {
    Relation::is(Column::Disclosure, Disclosure::Public)
}

/// State secrets never enter the service.
pub(super) async fn not_secret(_: &Step<'_, Documents>, body: &NewDocument) -> Guarded {
    Ok(Verdict::require(!body.is_secret).at("/is_secret"))
}

pub(super) async fn set_issuer(step: &mut Step<'_, Documents>, _: NewDocument) -> Result<()> {
    step.row.issuer_organization_id = step.call.actor.organization_id;
    Ok(())
}
