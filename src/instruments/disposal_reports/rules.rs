//! Who sees disposal reports.

use super::{DisposalReports, DisposalState, entity::Column};
use crate::{deliberation_opinions::entity as opinion, publications::is_public};
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};

/// The congress side sees every report, organs those on opinions addressed to them, the public what was
/// published, others what was submitted.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let all = [groups::CongressStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    if actor.is(Role::Public) {
        let out = is_public(DisposalReports::KIND, Column::DistrictCode, Column::Id);
        return Condition::all().add(out);
    }
    if actor.is_any(groups::OrganStaff.roles) {
        let own = Query::select()
            .column(opinion::Column::Id)
            .from(opinion::Entity)
            .and_where(opinion::Column::AddresseeOrganId.eq(actor.organization_id))
            .to_owned();
        return Condition::all().add(Column::OpinionId.in_subquery(own));
    }
    Condition::all().add(Column::State.eq(DisposalState::Submitted))
}
