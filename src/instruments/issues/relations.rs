//! Who sees issues, and who stands in which relation to them.

use super::entity::{Column, Model};
use platform::{records::actor::Actor, workflow::Relation};

/// Who registered the issue.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CreatedBy, actor.user_id)
}

/// Staff of the organization that registered it.
pub(super) fn registrar(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::AuthorOrganizationId, actor.organization_id)
}

/// Staff of the one organization that answers for the issue.
pub(super) fn responsible(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::ResponsibleOrgId, actor.organization_id)
}

/// Staff of an organization that answers for the issue, assists, or registered it.
pub(super) fn concerned(actor: &Actor) -> Relation<Model> {
    Relation::any_of([has_part_in(actor), registrar(actor)])
}

/// Staff of the responsible organization or of one that assists.
pub(crate) fn has_part_in(actor: &Actor) -> Relation<Model> {
    Relation::any_of([responsible(actor), Relation::names(Column::CoOrgIds, actor.organization_id)])
}
