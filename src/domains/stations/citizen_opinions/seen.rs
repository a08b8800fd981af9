//! Who stands in which relation to an opinion.

use super::{
    CitizenOpinionState,
    entity::{Column, Model},
    words::MatterNature,
};
use crate::sites::{self, Sites};
use instruments::publications::personal_data::{has_name, has_personal_numbers, has_phone};
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight},
};

/// The street working committee or town presidium that runs the site.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CommitteeId, actor.organization_id)
}

/// Site managers of the street or town; which of its sites they see is said by `own_site`.
pub(super) fn of_the_street(actor: &Actor) -> Relation<Model> {
    own_street(actor)
}

/// Leaders and liaisons see what was said at their sites.
pub(super) fn own_site(actor: &Actor) -> Sight<Model> {
    Sight::of::<Sites>(actor, Column::SiteId, sites::seen::own_site(actor).into())
}

/// The deputies who heard it.
pub(super) fn heard(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::DeputyIds, actor.deputy_id)
}

/// What concerns more than one person is read by the committees.
pub(super) fn of_general_concern(_: &Actor) -> Relation<Model> {
    Relation::one_of(
        Column::MatterNature,
        [MatterNature::Common, MatterNature::Policy, MatterNature::Legislation],
    )
}

/// Whoever holds its code.
pub(crate) fn code_holder(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::Id, actor.opened_id)
}

/// The person, with the code; and everybody, once it is published.
pub(super) fn told(actor: &Actor) -> Relation<Model> {
    Relation::any_of([code_holder(actor), Relation::in_state(&[CitizenOpinionState::Published])])
}

/// The organ that deals with it.
pub(super) fn lead_handler(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::HandlerOrganId, actor.organization_id)
}

/// The organ that deals with it, and those that help.
pub(super) fn handler(actor: &Actor) -> Relation<Model> {
    Relation::any_of([lead_handler(actor), Relation::names(Column::CoHandlerIds, actor.organization_id)])
}

/// Whoever passed it on last.
pub(super) fn router(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::RoutedById, actor.organization_id)
}

impl Model {
    /// Whether a text has a number of a person, or the name or the phone of whoever said it.
    pub(super) fn names_somebody(&self, text: &str) -> bool {
        let named = self.citizen_name.as_deref().is_some_and(|name| has_name(text, name));
        let called = self.citizen_phone.as_deref().is_some_and(|phone| has_phone(text, phone));
        named || called || has_personal_numbers(text)
    }
}
