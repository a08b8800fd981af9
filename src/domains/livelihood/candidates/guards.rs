//! What is asked before a candidate goes on.

use super::{
    CandidateState, Candidates,
    entity::{CandidateRevising, CandidateSubmission, CandidateWithdrawal, Column, Model, NewCandidate},
    of_cycle::{of_cycle, of_origins, screened_as_it_stands},
    words::CandidateLocation,
};
use crate::{
    ballot_rules::rule_in_force,
    cycles::{CycleState, Cycles, Since, Sitting, entity::Model as Cycle, sat},
    leads::{LeadState, Leads},
    reserve_projects::ReserveProjects,
    screenings::Screenings,
    vote::papers_are_out,
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record::Assign,
    values::{
        numbers::{Hundredths, Whole},
        words::Words,
    },
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    meetings::MeetingKind,
    organizations::{Organizations, valid_on},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

pub(super) type CandidateStep<'a> = Step<'a, Candidates>;

async fn cycle_of(step: &CandidateStep<'_>) -> Result<Cycle> {
    step.stored::<Cycles>(step.row.cycle_id).await
}

pub(super) async fn cycle_takes_candidates(step: &CandidateStep<'_>, body: &NewCandidate) -> Guarded {
    let cycle = step.referred::<Cycles>(body.cycle_id, "/cycle_id").await?;
    Ok(Verdict::require(cycle.takes_candidates()).at("/cycle_id"))
}

/// Until the list is submitted.
pub(super) async fn list_is_open<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(cycle_of(step).await?.takes_candidates()))
}

/// The ballot tells candidates apart by what they are called.
pub(super) async fn title_of_its_own<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    let others = step.all::<Candidates>().filter(Column::CycleId.eq(step.row.cycle_id));
    let others = others.filter(Column::Title.eq(&*step.row.title)).filter(Column::Id.ne(step.row.id));
    let other = others.filter(Column::State.ne(CandidateState::Withdrawn)).one(step.tx).await?;
    Ok(Verdict::require(other.is_none())
        .with("candidate_id", other.map(|one| one.id.to_string()))
        .at("/title"))
}

/// What it comes of are leads and reserve projects that the caller sees; the leads were analyzed, and neither merged into another one nor
/// declined.
pub(super) async fn origins_exist<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    let named = &step.row.origin_ids.0;
    let known = step.named_before();
    let reserve = step.all::<ReserveProjects>();
    let reserve = reserve.filter(crate::reserve_projects::entity::Column::Id.is_in(named.clone()));
    let found: HashSet<Uuid> = reserve.all(step.tx).await?.into_iter().map(|one| one.id).collect();
    for (index, origin) in named.iter().enumerate() {
        if !found.contains(origin) && !known.contains(origin) {
            let pointer = format!("/origin_ids/{index}");
            let state = step.referred::<Leads>(*origin, &pointer).await?.state;
            if !matches!(state, LeadState::Analyzed | LeadState::InReserve | LeadState::Converted) {
                return Ok(Verdict::require(false).with("state", state.word()).at(&pointer));
            }
        }
    }
    Ok(Verdict::Holds)
}

/// Nothing becomes two candidates of a year.
pub(super) async fn origins_are_free<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    let known = step.named_before();
    let named = step.row.origin_ids.0.iter().copied().filter(|origin| !known.contains(origin));
    let named: Vec<Uuid> = named.collect();
    let there = of_origins(&step.work(), step.row.cycle_id, &named, Some(step.row.id)).await?;
    Ok(Verdict::require(there.is_none())
        .with("candidate_id", there.map(|id| id.to_string()))
        .at("/origin_ids"))
}

pub(super) async fn department_is_there<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    if let Some(department) = step.row.lead_department_id {
        valid_on(step, department, step.today(), "/lead_department_id").await?;
    }
    Ok(Verdict::Holds)
}

async fn lie_in_streets(step: &CandidateStep<'_>, places: &[CandidateLocation]) -> Guarded {
    let streets: Vec<Uuid> = places.iter().map(|one| one.street_or_town_id).collect();
    let place = |index| format!("/locations/{index}/street_or_town_id");
    step.referred_all::<Organizations>(&streets, place).await?;
    Ok(Verdict::Holds)
}

pub(super) async fn places_exist<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    lie_in_streets(step, &step.row.locations.0).await
}

/// As far as they are said, it begins before it is finished.
pub(super) async fn days_in_order<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    let (start, finish) = (step.row.start_on, step.row.finish_on);
    let reversed = start.zip(finish).is_some_and(|(start, finish)| finish < start);
    Ok(Verdict::require(!reversed).at("/finish_on"))
}

/// A goal that can be measured: so much of what, or more, or less.
pub(super) async fn goal_quantified(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    let row = &step.row;
    let value = row.target_value.is_some_and(|value| value > Hundredths(0));
    let said = row.goal_text.is_some() && row.goal_unit.is_some() && row.goal_direction.is_some();
    Ok(Verdict::require(value && said))
}

pub(super) async fn money_adds_up(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    let sources: i64 = step.row.funding_sources.0.iter().map(|source| source.amount_fen.get()).sum();
    let amount = step.row.amount_fen.map_or(0, Whole::get);
    Ok(Verdict::require(amount > 0 && sources == amount)
        .with("amount_fen", amount)
        .with("sources_fen", sources))
}

/// The department that leads is there, and was named.
pub(super) async fn led_by_a_department(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    let Some(department) = step.row.lead_department_id else { return Ok(Verdict::require(false)) };
    let department = step.stored::<Organizations>(department).await?;
    Ok(Verdict::require(department.is_valid_on(step.today())))
}

pub(super) async fn days_said(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    Ok(Verdict::require(step.row.start_on.is_some() && step.row.finish_on.is_some()))
}

/// What is compared when its places change is what was decided: they are said, and are the goal together.
pub(super) async fn places_add_up(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    Ok(Verdict::require(step.row.is_placed()))
}

pub(super) async fn stages_said(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    let year = cycle_of(step).await?.year.get();
    Ok(Verdict::require(step.row.is_staged_from(year)))
}

pub(super) async fn its_screening_passed(step: &CandidateStep<'_>, body: &CandidateSubmission) -> Guarded {
    let screening = step.referred::<Screenings>(body.screening_id, "/screening_id").await?;
    let passed = screened_as_it_stands(&step.work(), &step.row, Some(screening.id)).await?;
    Ok(Verdict::require(passed).at("/screening_id"))
}

/// The Standing Committee has deliberated the list on which it stands.
pub(super) async fn deliberated_as_it_stands(step: &CandidateStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(cycle_of(step).await?.state == CycleState::ScReviewed))
}

pub(super) async fn rule_adopted(step: &CandidateStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(rule_in_force(&step.work(), step.row.cycle_id).await?.is_some()))
}

/// 地方组织法第二十二条: once papers are issued the list stands.
pub(super) async fn no_papers_out<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(!papers_are_out(&step.work(), step.row.cycle_id).await?))
}

/// The presidium knew what was deliberated.
async fn presidium_met(step: &CandidateStep<'_>, meeting: Uuid) -> Guarded {
    let cycle = cycle_of(step).await?;
    let (kind, pointer) = (MeetingKind::Presidium, "/decision_meeting_id");
    let since = Since::reviewed(step, &cycle).await?;
    sat(step, Sitting { cycle: &cycle, kind, meeting, since, pointer }).await
}

pub(super) async fn presidium_revised(step: &CandidateStep<'_>, body: &CandidateRevising) -> Guarded {
    presidium_met(step, body.decision_meeting_id).await
}

pub(super) async fn revised_goal(_: &CandidateStep<'_>, body: &CandidateRevising) -> Guarded {
    Ok(Verdict::require(body.target_value > Hundredths(0)).at("/target_value"))
}

pub(super) async fn revised_days(step: &CandidateStep<'_>, body: &CandidateRevising) -> Guarded {
    let reversed = step.row.start_on.is_some_and(|start| body.finish_on < start);
    Ok(Verdict::require(!reversed).at("/finish_on"))
}

/// What the candidate says once it is revised.
fn revised(step: &CandidateStep<'_>, body: &CandidateRevising) -> Model {
    let mut row = step.row.clone();
    body.clone().assign(&mut row);
    row
}

pub(super) async fn revised_places_exist(step: &CandidateStep<'_>, body: &CandidateRevising) -> Guarded {
    lie_in_streets(step, &revised(step, body).locations.0).await
}

pub(super) async fn revised_places(step: &CandidateStep<'_>, body: &CandidateRevising) -> Guarded {
    Ok(Verdict::require(revised(step, body).is_placed()).at("/locations"))
}

pub(super) async fn revised_stages(step: &CandidateStep<'_>, body: &CandidateRevising) -> Guarded {
    let year = cycle_of(step).await?.year.get();
    Ok(Verdict::require(revised(step, body).is_staged_from(year)).at("/stages"))
}

pub(super) async fn presidium_withdrew(step: &CandidateStep<'_>, body: &CandidateWithdrawal) -> Guarded {
    let meeting = body.decision_meeting_id;
    let meeting = meeting.ok_or_else(|| {
        Problem::new(crate::codes::WRONG_MEETING).with("reason", "missing").at("/decision_meeting_id")
    })?;
    presidium_met(step, meeting).await
}

/// More stay than are selected; else a rule with fewer seats comes first.
pub(super) async fn enough_stay(step: &CandidateStep<'_>, _: &CandidateWithdrawal) -> Guarded {
    let states = [CandidateState::ScReviewed, CandidateState::OnBallot];
    let there = of_cycle(&step.work(), step.row.cycle_id, &states).await?;
    let stay = there.iter().filter(|one: &&Model| one.id != step.row.id).count();
    let seats = cycle_of(step).await?.seats.get();
    let enough = i64::try_from(stay).is_ok_and(|stay| stay > seats);
    Ok(Verdict::require(enough).with("candidates", stay).with("seats", seats))
}
