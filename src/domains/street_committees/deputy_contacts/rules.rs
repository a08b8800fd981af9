//! Relations, guards and effects of contacts with deputies.

use super::{
    DeputyContacts,
    entity::{Column, DifficultyAnswer, Model, NewDeputyContact},
};
use crate::{committees::Committees, own};
use chrono::Days;
use instruments::rule_sets::{RuleKind, rule};
use platform::{
    call::{Step, guards::given},
    problem::Result,
    records::{actor::Actor, record::Assign},
    workflow::{Guarded, Relation, Verdict},
};
use registry::{
    constituencies::Constituencies,
    deputies::{Deputies, one_in_office},
    terms::Office,
};

type ContactStep<'a> = Step<'a, DeputyContacts>;

/// Staff of the committee.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// The deputy who it is about.
pub(super) fn oneself(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::DeputyId, actor.deputy_id.unwrap_or_default())
}

pub(super) async fn own_committee(step: &ContactStep<'_>, body: &NewDeputyContact) -> Guarded {
    own::is_own(step, body.committee_id).await
}

pub(super) async fn contact_not_in_future<B>(step: &ContactStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.contacted_on <= step.today()).at("/contacted_on"))
}

/// 代表法第六十一、六十二条: in office on the day of the contact.
pub(super) async fn in_office_then<B>(step: &ContactStep<'_>, _: &B) -> Guarded {
    let (deputy, day) = (step.row.deputy_id, step.row.contacted_on);
    one_in_office(step, deputy, Office::Deputy, day, "/deputy_id").await
}

/// 01 §4.5: the street of a deputy is that of the constituency.
pub(super) async fn deputy_of_the_street(step: &ContactStep<'_>, body: &NewDeputyContact) -> Guarded {
    let street = step.stored::<Committees>(body.committee_id).await?.street_id;
    let deputy = step.stored::<Deputies>(body.deputy_id).await?;
    let here = match deputy.constituency_id {
        Some(constituency) => step.stored::<Constituencies>(constituency).await?.street_or_town_id == street,
        None => false,
    };
    Ok(Verdict::require(here).at("/deputy_id"))
}

pub(super) async fn recorded_soon<B>(step: &ContactStep<'_>, _: &B) -> Guarded {
    let days =
        rule(&step.work(), RuleKind::StreetCommittees, "contact.record_days", step.today()).await?.value;
    let last = step.row.contacted_on + Days::new(days.into());
    Ok(Verdict::require(step.today() <= last).with("last_day", last.to_string()).at("/contacted_on"))
}

platform::guards! { DeputyContacts:
    difficulty_told: given(row.difficulty_text);
}

pub(super) async fn belong(step: &mut ContactStep<'_>, body: NewDeputyContact) -> Result<()> {
    step.row.organization_id = step.stored::<Committees>(body.committee_id).await?.organization_id;
    Ok(())
}

pub(super) async fn answer(step: &mut ContactStep<'_>, body: DifficultyAnswer) -> Result<()> {
    step.row.answered_on = Some(step.today());
    body.assign(&mut step.row);
    Ok(())
}
