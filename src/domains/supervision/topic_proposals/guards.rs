//! The conditions of the actions on a topic proposal.

use super::{
    ProposalAction, ProposalState, TopicProposals, TopicSource,
    api::MOST_SOURCES,
    entity::{
        Column, Model, OrganConsultation, ProposalContent, ReviewerInvitation, TopicAdoption, TopicMerging,
        TopicScreening, TopicShortlisting,
    },
};
use crate::{
    codes,
    plans::Plans,
    topic_calls::TopicCalls,
    topic_scores::{self, TopicScores},
};
use access::users::{UserState, Users, entity as user};
use instruments::{
    links::{LinkKind, leads_back},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Step, guards::given},
    problem::{Problem, Result},
    values::numbers::Hundredths,
    vocabulary::{Role, groups},
    workflow::{Guarded, Note, Verdict, starting_states},
};
use registry::{
    deputies::all_in_office,
    meetings::chairpersons_met,
    organizations::{Organizations, entity as organization},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

type ProposalStep<'a> = Step<'a, TopicProposals>;

// Create

platform::guards! { TopicProposals:
    call_is_named(ProposalContent): given(body.call_id);
}

/// Some organs, each once, and not more sources than somebody can read.
pub(super) async fn lists_fit(_: &ProposalStep<'_>, body: &ProposalContent) -> Guarded {
    let organs: BTreeSet<Uuid> = body.supervised_organ_ids.iter().copied().collect();
    if organs.is_empty() || organs.len() != body.supervised_organ_ids.len() {
        return Ok(Verdict::require(false).at("/supervised_organ_ids"));
    }
    Ok(Verdict::require(body.source_refs.len() <= MOST_SOURCES).at("/source_refs"))
}

/// The call runs, and is open to a channel of the caller; the office writes down what reaches it by letter.
pub(super) async fn call_is_open(step: &ProposalStep<'_>, body: &ProposalContent) -> Guarded {
    let Some(call) = body.call_id else { return Ok(Verdict::Holds) };
    let call = step.referred::<TopicCalls>(call, "/call_id").await?;
    let actor = &step.call.actor;
    let invited = actor.is_any(&[Role::ScOffice, Role::ChairsSecretary])
        || call.channels.0.iter().any(|channel| actor.is_any(channel.roles()));
    Ok(Verdict::require(call.accepts_on(step.today()) && invited)
        .with("closes_on", call.closes_on.to_string())
        .at("/call_id"))
}

/// The supervised side asks on its own behalf, and says so.
pub(super) async fn organs_request(step: &ProposalStep<'_>, body: &ProposalContent) -> Guarded {
    let organ = step.call.actor.is_any(groups::OrganStaff.roles);
    Ok(Verdict::require(!organ || body.source == TopicSource::OrganRequest).at("/source"))
}

/// 监督法第十二条: a source is a record, unless everybody talks of it or an organ asks for it.
pub(super) async fn source_has_evidence(step: &ProposalStep<'_>, body: &ProposalContent) -> Guarded {
    for (index, source) in body.source_refs.iter().enumerate() {
        let found = step.referred_of_kind(&source.kind, source.id, "source").await;
        found.map_err(|problem| match problem.code() {
            codes::UNKNOWN_REFERENCE => {
                Problem::new(codes::UNKNOWN_REFERENCE).at(&format!("/source_refs/{index}/id"))
            }
            _ => problem,
        })?;
    }
    Ok(Verdict::require(!body.source.needs_evidence() || !body.source_refs.is_empty()).at("/source_refs"))
}

/// 监督法第六条: government, supervisory commission, court and procuratorate of the same level.
pub(super) async fn organs_of_this_level(step: &ProposalStep<'_>, body: &ProposalContent) -> Guarded {
    // A citizen names organs that nobody shows to the public.
    let wanted = body.supervised_organ_ids.iter().copied();
    let found = step.all::<Organizations>().filter(organization::Column::Id.is_in(wanted));
    let (found, known) = (found.all(step.tx).await?, step.named_before());
    for (index, id) in body.supervised_organ_ids.iter().enumerate() {
        let pointer = format!("/supervised_organ_ids/{index}");
        let organ = found.iter().find(|organ| organ.id == *id);
        let organ = organ.ok_or_else(|| Problem::new(codes::UNKNOWN_REFERENCE).at(&pointer))?;
        if !organ.is_valid_on(step.today()) && !known.contains(id) {
            return Err(Problem::new(codes::ORGANIZATION_ENDED).at(&pointer));
        }
        if !organ.kind.is_supervised_organ() {
            return Ok(Verdict::require(false).at(&pointer));
        }
    }
    Ok(Verdict::Holds)
}

// TopicScreening and scoring

pub(super) async fn is_within_powers(_: &ProposalStep<'_>, body: &TopicScreening) -> Guarded {
    Ok(Verdict::require(body.within_powers).at("/within_powers"))
}

/// Proposals of the same call that may still be merged, besides this one.
async fn others(step: &ProposalStep<'_>) -> Result<Vec<Model>> {
    let others = step
        .all::<TopicProposals>()
        .filter(Column::CallId.eq(step.row.call_id))
        .filter(Column::Id.ne(step.row.id))
        .filter(Column::State.is_in(starting_states::<TopicProposals>(ProposalAction::Merge)));
    Ok(others.all(step.tx).await?)
}

/// What has the same title in the same call is named, so that each proposer gets one reply.
pub(super) async fn duplicates_are_named(step: &ProposalStep<'_>, body: &TopicScreening) -> Guarded {
    let same = others(step).await?.into_iter();
    let same = same.filter(|other| other.title == step.row.title && !body.duplicate_ids.contains(&other.id));
    let same: Vec<String> = same.map(|other| other.id.to_string()).collect();
    Ok(Verdict::require(same.is_empty()).with("duplicates", same).at("/duplicate_ids"))
}

/// What is named as a duplicate is another proposal of the call that still runs.
pub(super) async fn duplicates_may_be_merged(step: &ProposalStep<'_>, body: &TopicScreening) -> Guarded {
    let others = others(step).await?;
    let strange = body.duplicate_ids.iter().position(|id| !others.iter().any(|other| other.id == *id));
    Ok(Verdict::require(strange.is_none()).at(&format!("/duplicate_ids/{}", strange.unwrap_or_default())))
}

pub(super) async fn reviewers_are_able(step: &ProposalStep<'_>, body: &TopicScreening) -> Guarded {
    able(step, &body.reviewer_ids).await
}

pub(super) async fn invited_are_able(step: &ProposalStep<'_>, body: &ReviewerInvitation) -> Guarded {
    if body.reviewer_ids.is_empty() {
        return Ok(Verdict::require(false).at("/reviewer_ids"));
    }
    able(step, &body.reviewer_ids).await
}

/// Reviewers are users of the district who may score: deputies among them are in office.
async fn able(step: &ProposalStep<'_>, reviewers: &[Uuid]) -> Guarded {
    let found = step.all::<Users>().filter(user::Column::Id.is_in(reviewers.iter().copied()));
    let found = found.filter(user::Column::State.eq(UserState::Active)).all(step.tx).await?;
    let persons: Vec<Uuid> = found.iter().filter_map(|user| user.deputy_id).collect();
    let mut in_office = Vec::new();
    for (office, role) in [(Office::ScMember, Role::ScMember), (Office::Deputy, Role::Deputy)] {
        let found = all_in_office(&step.work(), &persons, office, step.today()).await?;
        in_office.extend(found.into_iter().map(|deputy| (deputy.id, role)));
    }
    let may_score = |user: &user::Model| {
        user.roles.0.iter().any(|role| match role {
            Role::CommitteeStaff => true,
            Role::ScMember | Role::Deputy => {
                user.deputy_id.is_none_or(|own| in_office.contains(&(own, *role)))
            }
            _ => false,
        })
    };
    let able = |id: &Uuid| found.iter().any(|user| user.id == *id && may_score(user));
    let strange = reviewers.iter().position(|id| !able(id));
    Ok(Verdict::require(strange.is_none()).at(&format!("/reviewer_ids/{}", strange.unwrap_or_default())))
}

/// The scores of the proposal.
pub(super) async fn scores(step: &ProposalStep<'_>) -> Result<Vec<topic_scores::entity::Model>> {
    let scores = step.all::<TopicScores>().filter(topic_scores::entity::Column::ProposalId.eq(step.row.id));
    Ok(scores.all(step.tx).await?)
}

pub(super) async fn enough_scores(step: &ProposalStep<'_>, _: &Note) -> Guarded {
    let wanted = rule(&step.work(), RuleKind::Supervision, "topic.reviewers", step.today()).await?.value;
    let given = scores(step).await?.len();
    let enough = u32::try_from(given).map_err(Problem::internal)? >= wanted;
    Ok(Verdict::require(enough).with("given", given).with("wanted", wanted))
}

// Towards the plan

/// Each organ that would be supervised was asked.
pub(super) async fn every_organ_replied(step: &ProposalStep<'_>, body: &OrganConsultation) -> Guarded {
    let organs = &step.row.supervised_organ_ids.0;
    let replied = |organ: &Uuid| body.organ_replies.iter().any(|reply| reply.organ_id == *organ);
    let silent: Vec<String> =
        organs.iter().filter(|organ| !replied(organ)).map(ToString::to_string).collect();
    let asked = body.organ_replies.iter().all(|reply| organs.contains(&reply.organ_id));
    Ok(Verdict::require(silent.is_empty() && asked).with("missing", silent).at("/organ_replies"))
}

/// The score reaches the line, or the chairpersons made an exception and said why.
pub(super) async fn score_or_exception(step: &ProposalStep<'_>, body: &TopicShortlisting) -> Guarded {
    let line = rule(&step.work(), RuleKind::Supervision, "topic.min_score", step.today()).await?.value;
    let excepted = match body.exception_meeting_id {
        Some(meeting) => {
            let met = chairpersons_met(step, meeting, "/exception_meeting_id").await?;
            matches!(met, Verdict::Holds)
        }
        None => false,
    };
    let score = step.row.score.unwrap_or_default();
    let reached = score >= Hundredths(i64::from(line) * 100);
    let verdict = Verdict::require(reached || (excepted && body.exception_reason.is_some()));
    Ok(verdict.with("score", score.to_string()).with("line", line))
}

/// 监督法第六十三条: the Chairpersons' Meeting decides on the plan.
pub(super) async fn chairpersons_decided(step: &ProposalStep<'_>, body: &TopicAdoption) -> Guarded {
    chairpersons_met(step, body.decision_meeting_id, "/decision_meeting_id").await
}

pub(super) async fn plan_takes_items(step: &ProposalStep<'_>, body: &TopicAdoption) -> Guarded {
    let plan = step.referred::<Plans>(body.plan_id, "/plan_id").await?;
    Ok(Verdict::require(plan.takes_items()).at("/plan_id"))
}

/// The organ that will report is one of those that the proposal names.
pub(super) async fn organ_is_proposed(step: &ProposalStep<'_>, body: &TopicAdoption) -> Guarded {
    let named = step.row.supervised_organ_ids.0.contains(&body.supervised_organ_id);
    Ok(Verdict::require(named).at("/supervised_organ_id"))
}

pub(super) async fn lead_committee_exists(step: &ProposalStep<'_>, body: &TopicAdoption) -> Guarded {
    step.referred::<Organizations>(body.lead_committee_id, "/lead_committee_id").await?;
    Ok(Verdict::Holds)
}

/// The proposal that goes on is another one, and was not ended itself.
pub(super) async fn target_goes_on(step: &ProposalStep<'_>, body: &TopicMerging) -> Guarded {
    let target = step.referred::<TopicProposals>(body.merged_into_id, "/merged_into_id").await?;
    let goes_on = !matches!(target.state, ProposalState::Merged | ProposalState::Rejected);
    Ok(Verdict::require(goes_on && target.id != step.row.id).at("/merged_into_id"))
}

/// What is merged does not come back to where it began, also not by links that were made by hand.
pub(super) async fn merges_forward(step: &ProposalStep<'_>, body: &TopicMerging) -> Guarded {
    let back = leads_back(&step.work(), LinkKind::MergedInto, step.row.id, body.merged_into_id).await?;
    Ok(Verdict::require(!back).at("/merged_into_id"))
}

/// The same for the duplicates that are merged at the screening.
pub(super) async fn duplicates_merge_forward(step: &ProposalStep<'_>, body: &TopicScreening) -> Guarded {
    for (index, id) in body.duplicate_ids.iter().enumerate() {
        if leads_back(&step.work(), LinkKind::MergedInto, *id, step.row.id).await? {
            return Ok(Verdict::require(false).at(&format!("/duplicate_ids/{index}")));
        }
    }
    Ok(Verdict::Holds)
}
