//! Guards of organizations.

use super::{Organizations, credit_code, entity::OrganizationContent};
use platform::{
    call::{Step, guards::after},
    workflow::{Guarded, Verdict},
};

/// Levels of a hierarchy at most (00 §4.1).
const DEPTH: usize = 6;

/// No circle among the parents, at most six levels; the street or town is an organization too.
pub(super) async fn parents_form_a_tree(
    step: &Step<'_, Organizations>,
    body: &OrganizationContent,
) -> Guarded {
    if let Some(street) = body.street_or_town_id {
        step.referred::<Organizations>(street, "/street_or_town_id").await?;
    }
    let mut next = body.parent_id;
    for _ in 1..DEPTH {
        let Some(parent) = next else { return Ok(Verdict::Holds) };
        if parent == step.row.id {
            break;
        }
        // The parent is referred to; those above it were when it was, and may have ended since.
        let parent = if Some(parent) == body.parent_id {
            step.referred::<Organizations>(parent, "/parent_id").await?
        } else {
            step.stored::<Organizations>(parent).await?
        };
        next = parent.parent_id;
    }
    Ok(Verdict::require(next.is_none()).with("levels", DEPTH).at("/parent_id"))
}

/// A credit code that is given has the right check character.
pub(super) async fn credit_code_checks(_: &Step<'_, Organizations>, body: &OrganizationContent) -> Guarded {
    let valid = body.credit_code.as_deref().is_none_or(credit_code::is_valid);
    Ok(Verdict::require(valid).at("/credit_code"))
}

platform::guards! { Organizations:
    /// An organization ends after it begins.
    ends_after_it_begins(OrganizationContent): after(body.valid_to, body.valid_from);
}
