//! Who does the work of an organizer of activities (01 §3.3, §3.5): staff of its street or town, and the users and deputies who
//! act for it. Activities, work plans and their items ask it alike.

use platform::{
    records::{actor::Actor, record::Record},
    vocabulary::Role,
    workflow::Relation,
};

/// A record of an organizer.
pub(crate) trait Organized: Record {
    /// The column with the street committee or town presidium of the organizer's area.
    const BODY: Self::Column;
    /// The list of the users and deputies who act for the organizer.
    const ACTING: Self::Column;
}

/// Staff of the street or town in which the organizer is.
pub(crate) fn own_area<M: Organized>(actor: &Actor) -> Relation<M> {
    Relation::is(M::BODY, actor.organization_id)
}

/// Users who act for the organizer.
pub(crate) fn own<M: Organized>(actor: &Actor) -> Relation<M> {
    Relation::names(M::ACTING, actor.user_id)
}

/// Deputies who act for the organizer.
pub(crate) fn own_group<M: Organized>(actor: &Actor) -> Relation<M> {
    Relation::names(M::ACTING, actor.deputy_id)
}

/// Whether somebody plans in the name of the organizer: staff of the area, leaders and liaisons of stations, conveners of groups.
pub(crate) fn acts<M: Organized>(actor: &Actor, row: &M) -> bool {
    let street = actor.is_any(&[Role::StreetClerk, Role::StreetDirector, Role::TownPresidium]);
    (street && own_area(actor).holds(row))
        || (actor.is(Role::SiteManager) && own(actor).holds(row))
        || (actor.is(Role::Deputy) && own_group(actor).holds(row))
}
