//! Who stands in which relation to a site.

use super::{
    SiteState,
    entity::{Column, Model},
};
use platform::{records::actor::Actor, workflow::Relation};

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

/// What was opened once is known to everybody.
pub(super) fn opened(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[SiteState::Active, SiteState::Rectifying, SiteState::Suspended, SiteState::Closed])
}
