//! Who sees disposal reports.

use super::{
    DisposalReports,
    entity::{Column, Model},
};
use crate::{
    deliberation_opinions::entity::{self as opinion, DeliberationOpinions},
    publications::is_public,
};
use platform::{
    records::actor::Actor,
    workflow::{Sight, Workflow},
};

/// What the public reads.
pub(super) fn published(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(DisposalReports::KIND, Column::DistrictCode, Column::Id))
}

/// Staff of the organ to which its opinion is addressed.
pub(super) fn addressee(actor: &Actor) -> Sight<Model> {
    let to_it = Sight::is(opinion::Column::AddresseeOrganId, actor.organization_id);
    Sight::of::<DeliberationOpinions>(actor, Column::OpinionId, to_it)
}
