//! Relations, guards and effects of ballot rules.

pub(super) use crate::relations::{in_the_district, own_town};

use super::{
    BallotRuleAction, BallotRuleState, BallotRules,
    entity::{Column, Model, NewBallotRule, RuleAdopting},
    in_force::rule_in_force,
    words::PassThreshold,
};
use crate::{
    candidates::{CandidateState, of_cycle},
    cycles::{CycleAction, CycleState, Cycles, Sitting, entity::Model as Cycle, sat},
    periods::number_of,
    relations::OfALevel,
    vote::{papers_are_out, void_prepared},
};
use platform::{
    call::Step,
    problem::Result,
    records::{actor::Actor, record::Assign},
    vocabulary::Role,
    workflow::{Guarded, Relation, Verdict},
};
use registry::meetings::{MeetingKind, arisen};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

type RuleStep<'a> = Step<'a, BallotRules>;

impl OfALevel for Model {
    const LEVEL: Column = Column::Level;
    const ORGANIZATION_ID: Column = Column::OrganizationId;
}

/// What the congress adopted is public.
pub(super) fn in_force(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[BallotRuleState::Adopted, BallotRuleState::Superseded])
}

/// A town drafts the rule of the own congress, the others that of the district.
pub(super) async fn cycle_of_the_level(step: &RuleStep<'_>, body: &NewBallotRule) -> Guarded {
    let cycle = step.referred::<Cycles>(body.cycle_id, "/cycle_id").await?;
    let town = step.call.actor.is(Role::TownPresidium);
    let own = !town || step.call.actor.acts_for(cycle.organization_id);
    Ok(Verdict::require(own).at("/cycle_id"))
}

pub(super) async fn always_secret<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.is_secret).at("/is_secret"))
}

/// 地方组织法第二十五条: the congress decides with more than half of all deputies, whoever is present.
pub(super) async fn of_all_deputies<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    let of_all = step.row.pass_threshold == PassThreshold::MajorityOfAllDeputies;
    Ok(Verdict::require(of_all).at("/pass_threshold"))
}

pub(super) async fn begin(step: &mut RuleStep<'_>, body: NewBallotRule) -> Result<()> {
    let cycle = step.stored::<Cycles>(body.cycle_id).await?;
    (step.row.level, step.row.organization_id) = (cycle.level, cycle.organization_id);
    let others = step.all::<BallotRules>().filter(Column::CycleId.eq(cycle.id));
    let last = others.order_by_desc(Column::VersionNo).one(step.tx).await?;
    step.row.version_no = last.map_or(0, |last| last.version_no) + 1;
    Ok(())
}

async fn cycle_of(step: &RuleStep<'_>) -> Result<Cycle> {
    step.stored::<Cycles>(step.row.cycle_id).await
}

pub(super) async fn list_deliberated(step: &RuleStep<'_>, _: &RuleAdopting) -> Guarded {
    Ok(Verdict::require(cycle_of(step).await?.state == CycleState::ScReviewed))
}

pub(super) async fn congress_adopted(step: &RuleStep<'_>, body: &RuleAdopting) -> Guarded {
    let (cycle, since, pointer) = (cycle_of(step).await?, arisen(step).into(), "/adopted_meeting_id");
    let (kind, meeting) = (MeetingKind::Congress, body.adopted_meeting_id);
    sat(step, Sitting { cycle: &cycle, kind, meeting, since, pointer }).await
}

pub(super) async fn more_than_seats(step: &RuleStep<'_>, _: &RuleAdopting) -> Guarded {
    let (candidates, seats) = (step.row.candidate_count.get(), step.row.seats.get());
    Ok(Verdict::require(candidates > seats).with("candidates", candidates).with("seats", seats))
}

/// As many more as the rule asks for, which asks for no less than the rules of the district.
pub(super) async fn ratio_reached(step: &RuleStep<'_>, _: &RuleAdopting) -> Guarded {
    let least = i64::from(number_of(&step.work(), &cycle_of(step).await?, "ballot.extra_percent").await?);
    let (row, seats) = (&step.row, step.row.seats.get());
    let extra = row.candidate_count.get() - seats;
    let holds = row.min_extra_ratio.0 >= least && extra * 100 >= seats * row.min_extra_ratio.0;
    Ok(Verdict::require(holds).with("percent", least).at("/min_extra_ratio"))
}

/// As many candidates as the Standing Committee has deliberated.
pub(super) async fn numbers_agree(step: &RuleStep<'_>, _: &RuleAdopting) -> Guarded {
    let states = [CandidateState::ScReviewed, CandidateState::OnBallot];
    let there = of_cycle(&step.work(), step.row.cycle_id, &states).await?.len();
    let agree = i64::try_from(there).is_ok_and(|there| there == step.row.candidate_count.get());
    Ok(Verdict::require(agree).with("candidates", there).at("/candidate_count"))
}

pub(super) async fn no_papers_out(step: &RuleStep<'_>, _: &RuleAdopting) -> Guarded {
    Ok(Verdict::require(!papers_are_out(&step.work(), step.row.cycle_id).await?))
}

/// The older one is superseded, the seats of the year are those of the rule, and papers that were prepared are void.
pub(super) async fn adopt(step: &mut RuleStep<'_>, body: RuleAdopting) -> Result<()> {
    body.assign(&mut step.row);
    step.row.adopted_on = Some(step.today());
    let (work, row) = (step.work(), &step.row);
    if let Some(older) = rule_in_force(&work, row.cycle_id).await? {
        work.advance::<BallotRules>(older, BallotRuleAction::Supersede, |_| {}).await?;
    }
    void_prepared(&work, row.cycle_id).await?;
    let cycle = work.stored::<Cycles>(row.cycle_id).await?;
    let take = |cycle: &mut Cycle| (cycle.ballot_rule_id, cycle.seats) = (Some(row.id), row.seats);
    work.advance::<Cycles>(cycle, CycleAction::TakeRule, take).await?;
    Ok(())
}
