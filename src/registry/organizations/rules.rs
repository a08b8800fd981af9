//! Guards of organizations.

use super::{
    Organizations, credit_code,
    entity::{Column, NewOrganization, OrganizationEnd, Renaming},
    words::FormerName,
};
use crate::{codes, meetings::Meetings};
use platform::{
    call::{
        Step,
        guards::{after, until_today},
    },
    problem::{Problem, Result},
    records::{record::Assign, record_reference::RecordReference},
    values::characters::key,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict, Workflow},
};
use sea_orm::{ColumnTrait, QueryFilter};

/// Levels of a hierarchy at most (00 §4.1).
const DEPTH: usize = 6;

/// No circle among the parents, at most six levels; the street or town is an organization too.
pub(super) async fn parents_form_a_tree<B>(step: &Step<'_, Organizations>, _: &B) -> Guarded {
    if let Some(street) = step.row.street_or_town_id {
        step.referred::<Organizations>(street, "/street_or_town_id").await?;
    }
    let mut next = step.row.parent_id;
    for _ in 1..DEPTH {
        let Some(parent) = next else { return Ok(Verdict::Holds) };
        if parent == step.row.id {
            break;
        }
        // The parent is referred to; those above it were when it was, and may have ended since.
        let parent = if Some(parent) == step.row.parent_id {
            step.referred::<Organizations>(parent, "/parent_id").await?
        } else {
            step.stored::<Organizations>(parent).await?
        };
        next = parent.parent_id;
    }
    Ok(Verdict::require(next.is_none()).with("levels", DEPTH).at("/parent_id"))
}

/// The presidium of a town has a town, whose deputies are its congress.
pub(super) async fn presidium_has_its_town<B>(step: &Step<'_, Organizations>, _: &B) -> Guarded {
    let presides = step.row.kind == OrganizationKind::TownPresidium;
    Ok(Verdict::require(!presides || step.row.street_or_town_id.is_some()).at("/street_or_town_id"))
}

/// A credit code that is given has the right check character.
pub(super) async fn credit_code_checks<B>(step: &Step<'_, Organizations>, _: &B) -> Guarded {
    let valid = step.row.credit_code.as_deref().is_none_or(credit_code::is_valid);
    Ok(Verdict::require(valid).at("/credit_code"))
}

platform::guards! { Organizations:
    /// An organization ends after it begins.
    ends_after_it_begins(NewOrganization): after(body.valid_to, body.valid_from);
    end_not_in_future(OrganizationEnd): until_today(body.valid_to);
    end_in_order(OrganizationEnd): after(body.valid_to, row.valid_from);
    renaming_not_in_future(Renaming): until_today(body.renamed_on);
}

/// Names are unique below the parent.
async fn is_free(step: &Step<'_, Organizations>, name: &str) -> Result<bool> {
    let Some(parent) = step.row.parent_id else { return Ok(true) };
    let others =
        step.all::<Organizations>().filter(Column::Id.ne(step.row.id)).filter(Column::NameKey.eq(key(name)));
    let beside = others.filter(Column::ParentId.eq(parent));
    let today = step.today();
    Ok(!beside.all(step.tx).await?.iter().any(|other| other.is_valid_on(today) || other.valid_from > today))
}

pub(super) async fn name_is_free<B>(step: &Step<'_, Organizations>, _: &B) -> Guarded {
    Ok(Verdict::require(is_free(step, &step.row.name).await?).at("/name"))
}

pub(super) async fn new_name_is_free(step: &Step<'_, Organizations>, body: &Renaming) -> Guarded {
    Ok(Verdict::require(body.name != step.row.name && is_free(step, &body.name).await?).at("/name"))
}

/// A name begins after the one before it did.
pub(super) async fn renaming_in_order(step: &Step<'_, Organizations>, body: &Renaming) -> Guarded {
    let since = step.row.former_names.0.last().map_or(step.row.valid_from, |former| former.until);
    Ok(Verdict::require(body.renamed_on > since).with("since", since.to_string()).at("/renamed_on"))
}

/// Whoever succeeds is another organization, which is active and there on the day.
pub(super) async fn successor_goes_on(step: &Step<'_, Organizations>, body: &OrganizationEnd) -> Guarded {
    let Some(successor) = body.successor_id else { return Ok(Verdict::Holds) };
    if successor == step.row.id {
        return Ok(Verdict::require(false).at("/successor_id"));
    }
    // Also of an organization that it names already: what ended takes nothing over.
    let named = step.referred::<Organizations>(successor, "/successor_id").await?;
    if named.is_valid_on(step.today()) {
        return Ok(Verdict::Holds);
    }
    Err(Problem::new(codes::ORGANIZATION_ENDED).at("/successor_id"))
}

/// Work that goes on refers to it: it ends with a successor, it is not archived.
pub(super) async fn nothing_is_open<B>(step: &Step<'_, Organizations>, _: &B) -> Guarded {
    let own = RecordReference::of::<Organizations>(step.row.id);
    let tasks = step.call.service.kinds.iter().filter(|(name, _)| is_work(name));
    for (name, kind) in tasks {
        if kind.refers_to(step.tx, &own).await? {
            return Ok(Verdict::require(false).with("kind", *name).with("label", kind.label));
        }
    }
    Ok(Verdict::Holds)
}

/// Kinds of records that are work; who is registered where is not.
fn is_work(kind: &str) -> bool {
    !kind.starts_with("registry.") && !kind.starts_with("access.") || kind == Meetings::KIND
}

/// The name that it had is kept, with the day until which it was called that: records tell the name of their own day.
pub(super) async fn rename(step: &mut Step<'_, Organizations>, body: Renaming) -> Result<()> {
    let former =
        FormerName { name: step.row.name.clone(), until: body.renamed_on, document_id: body.document_id };
    step.row.former_names.0.push(former);
    body.assign(&mut step.row);
    Ok(())
}
