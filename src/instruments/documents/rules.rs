//! Visibility, guards and effects of documents.

use super::{
    Disclosure, DocumentState, Documents,
    api::NewDocument,
    entity::{Column, Model},
};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees every document of the district; others what their organization issued, and what is public.
/// A record that refers to a document shows its id; who may not see the document gets no further.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let all = [groups::CongressStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    let public = Condition::all()
        .add(Column::State.eq(DocumentState::Stored))
        .add(Column::Disclosure.eq(Disclosure::Public));
    Condition::any().add(Column::IssuerOrganizationId.eq(actor.organization_id)).add(public)
}

/// Staff of the organization that issued it.
pub(super) fn issuer(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.issuer_organization_id)
}

/// State secrets never enter the service.
pub(super) async fn not_secret(_: &Step<'_, Documents>, body: &NewDocument) -> Guarded {
    Ok(Verdict::require(!body.is_secret).at("/is_secret"))
}

pub(super) async fn set_issuer(step: &mut Step<'_, Documents>, _: NewDocument) -> Result<()> {
    step.row.issuer_organization_id = step.call.actor.organization_id;
    Ok(())
}
