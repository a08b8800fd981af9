//! Who stands in which relation to a site.

use super::{
    SiteState,
    entity::{Column, Model},
};
use platform::{
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::Relation,
};

/// The street working committee or town presidium that runs it.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CommitteeId, actor.organization_id)
}

/// Its leader and its liaisons.
pub(crate) fn own_site(actor: &Actor) -> Relation<Model> {
    Relation::any_of([
        Relation::is(Column::LeaderId, actor.user_id),
        Relation::names(Column::LiaisonIds, actor.user_id),
    ])
}

/// Whether the caller plans and enrolls for it: streets and towns for sites of their own, site managers for those that they lead or
/// serve, the deputies' affairs committee for all.
pub(crate) fn acts_for(actor: &Actor, site: &Model) -> bool {
    let street = actor.is_any(groups::StreetStaff.roles) && actor.acts_for(site.committee_id);
    let own = street || (actor.is(Role::SiteManager) && own_site(actor).holds(site));
    own || actor.is(Role::DeputyAffairs)
}

/// What was opened once is known to everybody.
pub(super) fn opened(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[SiteState::Active, SiteState::Rectifying, SiteState::Suspended, SiteState::Closed])
}
