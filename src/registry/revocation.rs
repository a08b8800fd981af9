//! What tokens depend on in the registry: the organization on whose behalf somebody acts, and the mandate.

use crate::{
    deputies::{Deputies, DeputyAction},
    organizations::{OrganizationAction, Organizations},
    terms::{TermAction, Terms},
};
use access::{REVOCATION, everybody_changed, subject_changed};
use platform::call::Reactions;

pub(super) fn reactions(reactions: &mut Reactions) {
    for action in [
        DeputyAction::Edit,
        DeputyAction::Suspend,
        DeputyAction::Restore,
        DeputyAction::Terminate,
        DeputyAction::EndScMembership,
    ] {
        reactions.after::<Deputies>(action, REVOCATION, subject_changed);
    }
    for action in [OrganizationAction::Edit, OrganizationAction::End, OrganizationAction::Remove] {
        reactions.after::<Organizations>(action, REVOCATION, subject_changed);
    }
    for action in [TermAction::Create, TermAction::Edit, TermAction::Remove] {
        reactions.after::<Terms>(action, REVOCATION, everybody_changed);
    }
}
