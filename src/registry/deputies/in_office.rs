//! Who is in office (代表法第六十一、六十二条,地方组织法第三十八、四十八条): asked on the day of the act, whatever a roster said
//! before.

use super::{
    Deputies, DeputyState,
    entity::{Column, Entity, Model},
};
use crate::{
    codes,
    terms::{Office, running},
};
use chrono::NaiveDate;
use platform::{
    call::{Step, UnitOfWork},
    problem::{Problem, Result},
    workflow::{Guarded, Verdict, Workflow},
};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, Select};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// The deputies who are in office on a day: active, of the term that runs; as members of the Standing Committee from the day
/// on which they became one until the day on which they are no longer. To be narrowed down, counted or read.
///
/// # Errors
/// The database failed.
pub async fn in_office(work: &UnitOfWork<'_>, office: Office, day: NaiveDate) -> Result<Select<Entity>> {
    let term = running(work, office, day).await?.map(|running| running.term.id);
    let active = Condition::any().add(Column::State.eq(DeputyState::Active)).add(Column::StateDate.gt(day));
    let found = work.all::<Deputies>().filter(Column::TermId.eq(term.unwrap_or_default())).filter(active);
    Ok(match office {
        Office::Deputy => found,
        Office::ScMember => found.filter(is_member(day)),
    })
}

/// Whoever belongs to the Standing Committee on a day, whether the office rests or not.
fn is_member(day: NaiveDate) -> Condition {
    let since = Condition::any().add(Column::ScFrom.is_null()).add(Column::ScFrom.lte(day));
    let until = Condition::any().add(Column::ScTo.is_null()).add(Column::ScTo.gt(day));
    Condition::all().add(Column::IsScMember.eq(true)).add(since).add(until)
}

/// How many seats of the Standing Committee the register has a member for on a day, in office or suspended.
pub(crate) async fn members_registered(work: &UnitOfWork<'_>, term: Uuid, day: NaiveDate) -> Result<u64> {
    let here = work.all::<Deputies>().filter(Column::TermId.eq(term)).filter(is_member(day));
    let there =
        Condition::any().add(Column::State.ne(DeputyState::Terminated)).add(Column::StateDate.gt(day));
    Ok(here.filter(there).count(work.tx).await?)
}

/// Whomever the register holds of a term, in office or not.
pub(crate) async fn registered_in(work: &UnitOfWork<'_>, term: Uuid) -> Result<Vec<Model>> {
    Ok(work.all::<Deputies>().filter(Column::TermId.eq(term)).all(work.tx).await?)
}

/// How many of these are in office on a day; nobody is counted twice.
///
/// # Errors
/// The database failed.
pub async fn all_in_office(
    work: &UnitOfWork<'_>,
    among: &[Uuid],
    office: Office,
    day: NaiveDate,
) -> Result<Vec<Model>> {
    let found = in_office(work, office, day).await?.filter(Column::Id.is_in(among.iter().copied()));
    Ok(found.all(work.tx).await?)
}

/// 代表法第六十一、六十二条: these persons are in the register, each once, and in office on the day. Whom the record named before
/// may stay named: what was done then was done by somebody in office.
///
/// # Errors
/// `UNKNOWN_REFERENCE` or `VALIDATION_FAILED` at the pointer of the first who is not there, or is named twice.
pub async fn each_in_office<W: Workflow>(
    step: &Step<'_, W>,
    persons: &[Uuid],
    office: Office,
    day: NaiveDate,
    pointer: &str,
) -> Guarded {
    each_of(step, persons, (office, day, &step.named_before()), pointer).await
}

/// The same of whoever is to act from now on: in office today, whomever the record named before.
///
/// # Errors
/// As for `each_in_office`.
pub async fn each_in_office_today<W: Workflow>(
    step: &Step<'_, W>,
    persons: &[Uuid],
    office: Office,
    pointer: &str,
) -> Guarded {
    each_of(step, persons, (office, step.today(), &BTreeSet::new()), pointer).await
}

async fn each_of<W: Workflow>(
    step: &Step<'_, W>,
    persons: &[Uuid],
    asked: (Office, NaiveDate, &BTreeSet<Uuid>),
    pointer: &str,
) -> Guarded {
    let place = |index: usize| format!("{pointer}/{index}");
    let mut named = HashSet::new();
    if let Some(twice) = persons.iter().position(|person| !named.insert(*person)) {
        return Err(Problem::new(codes::VALIDATION_FAILED).at(&place(twice)));
    }
    step.referred_all::<Deputies>(persons, place).await?;
    in_office_of(step, persons, asked, place).await
}

/// The same for one person, at a pointer of its own.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn one_in_office<W: Workflow>(
    step: &Step<'_, W>,
    person: Uuid,
    office: Office,
    day: NaiveDate,
    pointer: &str,
) -> Guarded {
    step.referred::<Deputies>(person, pointer).await?;
    in_office_of(step, &[person], (office, day, &step.named_before()), |_| pointer.to_owned()).await
}

async fn in_office_of<W: Workflow>(
    step: &Step<'_, W>,
    persons: &[Uuid],
    (office, day, known): (Office, NaiveDate, &BTreeSet<Uuid>),
    place: impl Fn(usize) -> String,
) -> Guarded {
    let found: HashSet<Uuid> = all_in_office(&step.work(), persons, office, day)
        .await?
        .into_iter()
        .map(|deputy| deputy.id)
        .collect();
    let missing = persons.iter().position(|person| !found.contains(person) && !known.contains(person));
    Ok(missing.map_or(Verdict::Holds, |index| {
        Verdict::require(false).with("deputy_id", persons[index].to_string()).at(&place(index))
    }))
}
