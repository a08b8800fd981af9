//! Relations, guards and effects of deputies.

use super::{
    CongressLevel, Deputies,
    entity::{Column, DeputyContent, Model, Restoration, Suspension, Termination},
    words::StateReason,
};
use crate::{constituencies::Constituencies, terms::Terms};
use platform::{
    call::{Step, guards::until_today},
    problem::Result,
    records::{actor::Actor, record::Assign},
    workflow::{Guarded, Relation, Verdict},
};

/// The deputy's own record.
pub(super) fn own_record(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::Id, actor.deputy_id)
}

/// District and town deputies have a constituency, those of higher congresses an electing unit.
pub(super) async fn elected_somewhere(step: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    step.referred::<Terms>(body.term_id, "/term_id").await?;
    if matches!(body.congress_level, CongressLevel::District | CongressLevel::Town) {
        let Some(constituency) = body.constituency_id else {
            return Ok(Verdict::require(false).at("/constituency_id"));
        };
        step.referred::<Constituencies>(constituency, "/constituency_id").await?;
        return Ok(Verdict::require(body.electing_unit.is_none()).at("/electing_unit"));
    }
    let elected_by_unit = body.electing_unit.is_some() && body.constituency_id.is_none();
    Ok(Verdict::require(elected_by_unit).at("/electing_unit"))
}

/// At least eighteen years old when the term begins.
pub(super) async fn of_age(step: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    let term = step.stored::<Terms>(body.term_id).await?;
    let age = term.start_on.years_since(body.birth_date);
    Ok(Verdict::require(age.is_some_and(|years| years >= 18)).at("/birth_date"))
}

/// 地方组织法第四十七条: members of the Standing Committee hold no post in the organs that it supervises.
pub(super) async fn no_excluded_office(_: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    Ok(Verdict::require(!(body.is_sc_member && body.holds_excluded_office)).at("/holds_excluded_office"))
}

/// 代表法第六十一条.
pub(super) async fn reason_of_suspension(_: &Step<'_, Deputies>, body: &Suspension) -> Guarded {
    let statutory =
        matches!(body.state_reason, StateReason::DetainedCriminalCase | StateReason::ServingSentence);
    Ok(Verdict::require(statutory).at("/state_reason"))
}

platform::guards! { Deputies:
    suspension_not_in_future(Suspension): until_today(body.state_date);
    restoration_not_in_future(Restoration): until_today(body.state_date);
    termination_not_in_future(Termination): until_today(body.state_date);
}

/// The office returns only while the term runs.
pub(super) async fn term_runs(step: &Step<'_, Deputies>, body: &Restoration) -> Guarded {
    let term = step.stored::<Terms>(step.row.term_id).await?;
    Ok(Verdict::require(term.end_on.is_none_or(|end| body.state_date <= end)).at("/state_date"))
}

/// 代表法第六十二条.
pub(super) async fn reason_of_termination(_: &Step<'_, Deputies>, body: &Termination) -> Guarded {
    let suspending =
        matches!(body.state_reason, StateReason::DetainedCriminalCase | StateReason::ServingSentence);
    Ok(Verdict::require(!suspending).at("/state_reason"))
}

pub(super) async fn restore(step: &mut Step<'_, Deputies>, body: Restoration) -> Result<()> {
    step.row.state_reason = None;
    body.assign(&mut step.row);
    Ok(())
}
