//! Who sees issues, and who stands in which relation to them.

use super::{
    IssueState,
    entity::{Column, Model},
};
use platform::{
    records::{actor::Actor, record::names},
    vocabulary::{Role, groups},
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees every issue.
pub(crate) fn sees_all(actor: &Actor) -> bool {
    actor.is_any(&[groups::CongressStaff.roles, groups::StreetStaff.roles, &[Role::Auditor]].concat())
}

/// An organization sees those that it has to deal with or registered, a deputy the own.
pub(crate) fn visible_to(actor: &Actor) -> Condition {
    if sees_all(actor) {
        return Condition::all();
    }
    let mut own = Condition::any().add(Column::CreatedBy.eq(actor.user_id));
    if actor.is_any(groups::OrganStaff.roles) {
        let told = Condition::any()
            .add(Column::ResponsibleOrgId.eq(actor.organization_id))
            .add(names(Column::CoOrgIds, actor.organization_id));
        let told = Condition::all().add(Column::State.ne(IssueState::Registered)).add(told);
        own = own.add(Column::AuthorOrganizationId.eq(actor.organization_id)).add(told);
    }
    own
}

/// Who registered the issue.
pub(super) fn author(actor: &Actor, row: &Model) -> bool {
    row.created_by == actor.user_id
}

/// Staff of the one organization that answers for the issue.
pub(super) fn responsible(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.responsible_org_id)
}

/// Staff of an organization that answers for the issue, assists, or registered it.
pub(super) fn concerned(actor: &Actor, row: &Model) -> bool {
    has_part_in(actor, row) || actor.acts_for(row.author_organization_id)
}

/// Staff of the responsible organization or of one that assists.
pub(crate) fn has_part_in(actor: &Actor, row: &Model) -> bool {
    responsible(actor, row) || row.co_org_ids.0.contains(&actor.organization_id)
}
