//! Relations, guards and effects of screenings.

use super::{
    ScreeningState, Screenings,
    entity::{Column, ConditionAnswer, FactorReview, LegalityReview, Model, NewScreening, ScreeningEnd},
    words::{
        Burden, FactorFinding, LegalityFinding, ScreeningConclusion, ScreeningCondition, ScreeningFactor,
        ScreeningSource,
    },
};
use crate::{leads::Leads, reserve_projects::ReserveProjects};
use access::users::{self, UserState, Users};
use chrono::{DateTime, Utc};
use instruments::documents::stored;
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    values::words::Words,
    vocabulary::OrganizationFunction,
    workflow::{Guarded, Relation, Verdict},
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

type ScreeningStep<'a> = Step<'a, Screenings>;

/// Staff of the organization that proposed it.
pub(super) fn proposing(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::ProposingOrganizationId, actor.organization_id)
}

/// Those who are asked.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ExpertIds, actor.user_id)
}

/// Whoever began it.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CreatedBy, actor.user_id)
}

platform::guards! { Screenings:
    answer_stored(ConditionAnswer): stored(body.document_id);
}

/// The organization that proposed what is screened.
async fn proposer_of(step: &ScreeningStep<'_>, body: &NewScreening) -> Result<Option<Uuid>> {
    let pointer = "/source_id";
    Ok(match body.source_type {
        ScreeningSource::Lead => {
            step.referred::<Leads>(body.source_id, pointer).await?.author_organization_id
        }
        ScreeningSource::ReserveProject => {
            step.referred::<ReserveProjects>(body.source_id, pointer).await?.lead_department_id
        }
    })
}

pub(super) async fn source_exists(step: &ScreeningStep<'_>, body: &NewScreening) -> Guarded {
    proposer_of(step, body).await?;
    Ok(Verdict::Holds)
}

/// One screening of a proposal is open at a time.
pub(super) async fn one_at_a_time(step: &ScreeningStep<'_>, body: &NewScreening) -> Guarded {
    let others = step.all::<Screenings>().filter(Column::SourceId.eq(body.source_id));
    let open = others.filter(Column::State.is_in([ScreeningState::Open, ScreeningState::Conditional]));
    let other = open.one(step.tx).await?.map(|other| other.id.to_string());
    Ok(Verdict::require(other.is_none()).with("screening_id", other).at("/source_id"))
}

/// What failed once is screened again only if something has changed.
pub(super) async fn change_said(step: &ScreeningStep<'_>, body: &NewScreening) -> Guarded {
    let failed = step.all::<Screenings>().filter(Column::SourceId.eq(body.source_id));
    let failed = failed.filter(Column::State.eq(ScreeningState::Failed)).one(step.tx).await?;
    Ok(Verdict::require(failed.is_none() || body.change_note.is_some()).at("/change_note"))
}

/// Those who are asked are active users of the district.
pub(super) async fn experts_exist<B>(step: &ScreeningStep<'_>, _: &B) -> Guarded {
    let named = &step.row.expert_ids.0;
    let found = step.all::<Users>().filter(users::entity::Column::Id.is_in(named.clone()));
    let found = found.filter(users::entity::Column::State.eq(UserState::Active)).all(step.tx).await?;
    let found: BTreeSet<Uuid> = found.into_iter().map(|user| user.id).collect();
    let strange = named.iter().position(|id| !found.contains(id));
    Ok(Verdict::require(strange.is_none()).at(&format!("/expert_ids/{}", strange.unwrap_or_default())))
}

pub(super) async fn streets_exist<B>(step: &ScreeningStep<'_>, _: &B) -> Guarded {
    let streets: Vec<Uuid> = step.row.eligible_by_street.0.iter().map(|one| one.street_or_town_id).collect();
    let place = |index| format!("/eligible_by_street/{index}/street_or_town_id");
    step.referred_all::<Organizations>(&streets, place).await?;
    Ok(Verdict::Holds)
}

pub(super) async fn begin(step: &mut ScreeningStep<'_>, body: NewScreening) -> Result<()> {
    step.row.proposing_organization_id = proposer_of(step, &body).await?;
    Ok(())
}

/// Whether the money is there is said by finance, and finance says nothing else.
pub(super) async fn finance_says_what_is_affordable(
    step: &ScreeningStep<'_>,
    body: &FactorReview,
) -> Guarded {
    let finance = step.call.actor.functions.contains(&OrganizationFunction::Finance);
    let money = body.factor == ScreeningFactor::Affordability;
    Ok(Verdict::require(finance == money).at("/factor"))
}

/// Nobody reviews what the own organization proposed.
pub(super) async fn not_of_the_proposing<B>(step: &ScreeningStep<'_>, _: &B) -> Guarded {
    let own = step.row.proposing_organization_id.is_some_and(|own| step.call.actor.acts_for(own));
    Ok(Verdict::require(!own))
}

pub(super) async fn condition_said(_: &ScreeningStep<'_>, body: &FactorReview) -> Guarded {
    let wanted = body.conclusion == ScreeningConclusion::Conditional;
    Ok(Verdict::require(wanted == body.condition.is_some()).at("/condition"))
}

/// A later opinion on the same factor takes the place of the one before.
pub(super) async fn review(step: &mut ScreeningStep<'_>, body: FactorReview) -> Result<()> {
    let actor = &step.call.actor;
    let finding = FactorFinding {
        factor: body.factor,
        conclusion: body.conclusion,
        opinion: body.opinion,
        reviewer_id: actor.user_id,
        organization_id: actor.organization_id,
        reviewed_at: step.call.now,
    };
    let row = &mut step.row;
    row.factors.0.retain(|one| one.factor != body.factor);
    row.conditions.0.retain(|one| one.factor != body.factor);
    row.factors.0.push(finding);
    row.factors.0.sort_by_key(|one| ScreeningFactor::ALL.iter().position(|factor| *factor == one.factor));
    let condition = body.condition.map(|text| ScreeningCondition {
        factor: body.factor,
        text,
        answered_on: None,
        document_id: None,
    });
    row.conditions.0.extend(condition);
    Ok(())
}

pub(super) async fn review_legality(step: &mut ScreeningStep<'_>, body: LegalityReview) -> Result<()> {
    let actor = &step.call.actor;
    let finding = LegalityFinding {
        conclusion: body.conclusion,
        reviewer_id: actor.user_id,
        organization_id: actor.organization_id,
        reviewed_at: step.call.now,
    };
    step.row.legality_review = vec![finding].into();
    Ok(())
}

pub(super) async fn condition_there(step: &ScreeningStep<'_>, body: &ConditionAnswer) -> Guarded {
    let there = step.row.conditions.0.iter().any(|one| one.factor == body.factor);
    Ok(Verdict::require(there).at("/factor"))
}

pub(super) async fn answer_condition(step: &mut ScreeningStep<'_>, body: ConditionAnswer) -> Result<()> {
    let today = step.today();
    for one in step.row.conditions.0.iter_mut().filter(|one| one.factor == body.factor) {
        (one.answered_on, one.document_id) = (Some(today), Some(body.document_id));
    }
    Ok(())
}

impl Model {
    /// What is not reviewed yet: factors, and the legality.
    fn unreviewed(&self) -> Vec<&'static str> {
        let open = |factor: &&ScreeningFactor| !self.factors.0.iter().any(|one| one.factor == **factor);
        let factors = ScreeningFactor::ALL.iter().filter(open).map(|factor| factor.word());
        factors.chain(self.legality_review.0.is_empty().then_some("legality")).collect()
    }

    fn has(&self, conclusion: ScreeningConclusion) -> bool {
        self.factors.0.iter().any(|one| one.conclusion == conclusion)
    }

    /// Whether it fails by what was found: one factor that fails is enough.
    fn fails(&self, body: &ScreeningEnd) -> bool {
        body.fails || self.has(ScreeningConclusion::Fail)
    }

    /// Whether it burdens people, enterprises or the grass roots too much, or is a risk.
    fn burdens(&self) -> bool {
        let heavy = [self.grassroots_burden, self.public_burden].contains(&Burden::Heavy);
        heavy || self.has_debt_risk || self.has_stability_risk
    }
}

pub(super) async fn all_reviewed(step: &ScreeningStep<'_>, _: &ScreeningEnd) -> Guarded {
    let open = step.row.unreviewed();
    Ok(Verdict::require(open.is_empty()).with("missing", open))
}

impl Model {
    /// Since when every opinion that it rests on was given.
    #[must_use]
    pub(crate) fn opinions_since(&self) -> Option<DateTime<Utc>> {
        let factors = self.factors.0.iter().map(|one| one.reviewed_at);
        factors.chain(self.legality_review.0.iter().map(|one| one.reviewed_at)).min()
    }
}

/// What was found by the proposing organization itself counts for nothing.
pub(super) async fn reviewed_by_others(step: &ScreeningStep<'_>, _: &ScreeningEnd) -> Guarded {
    let row = &step.row;
    let reviewers = row.factors.0.iter().map(|one| one.organization_id);
    let mut reviewers = reviewers.chain(row.legality_review.0.iter().map(|one| one.organization_id));
    Ok(Verdict::require(!reviewers.any(|one| Some(one) == row.proposing_organization_id)))
}

pub(super) async fn lawful(step: &ScreeningStep<'_>, body: &ScreeningEnd) -> Guarded {
    let mut found = step.row.legality_review.0.iter();
    let lawful = found.all(|one| one.conclusion == ScreeningConclusion::Pass);
    Ok(Verdict::require(lawful || step.row.fails(body)))
}

pub(super) async fn no_heavy_burden(step: &ScreeningStep<'_>, body: &ScreeningEnd) -> Guarded {
    Ok(Verdict::require(!step.row.burdens() || step.row.fails(body)))
}

pub(super) async fn conclude(step: &mut ScreeningStep<'_>, body: ScreeningEnd) -> Result<()> {
    step.row.concluded_at = Some(step.call.now);
    let state = if step.row.fails(&body) {
        ScreeningState::Failed
    } else if step.row.has(ScreeningConclusion::Conditional) {
        ScreeningState::Conditional
    } else {
        ScreeningState::Passed
    };
    step.lead_to(state)
}

pub(super) async fn conditions_answered(step: &ScreeningStep<'_>, body: &ScreeningEnd) -> Guarded {
    let open = step.row.conditions.0.iter().find(|one| one.answered_on.is_none());
    let open = open.map(|one| one.factor.word()).filter(|_| !body.fails);
    Ok(Verdict::require(open.is_none()).with("factor", open))
}

pub(super) async fn conclude_on_conditions(step: &mut ScreeningStep<'_>, body: ScreeningEnd) -> Result<()> {
    step.row.concluded_at = Some(step.call.now);
    step.lead_to(if body.fails { ScreeningState::Failed } else { ScreeningState::Passed })
}
