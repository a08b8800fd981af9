//! To whom an opinion goes, and how the organ takes it over or returns it.

use super::{
    CitizenOpinionState, CitizenOpinions,
    clocks::{EXTENSION, SIGNING, number, reply_on},
    entity::{
        HandlerDecision, OpinionConversion, OpinionExtensionRequest, OpinionMerging, OpinionReturn,
        OpinionRouting,
    },
    receiving::OpinionStep,
    words::{OPINION_EXTENSION, OPINION_REPLY, OPINION_ROUTING, OPINION_SIGNING, OpinionRoute},
};
use crate::{
    outcome::Rating,
    suggestions::{
        Suggestions,
        words::{SuggestionArea, SuggestionPhase},
    },
};
use chrono::Days;
use instruments::{
    calendar::Calendar,
    deadlines::{self, PeriodUnit, Span},
    links::{LinkKind, connect},
};
use platform::{
    problem::{Problem, Result},
    records::{record::Assign, record_reference::RecordReference},
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    deputies::{CongressLevel, Deputies, all_in_office, entity as deputy},
    organizations::{each_valid_on, valid_on},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// A site passes on within its street or town and to those outside; streets, the deputies' committee and the government's office
/// also to the district.
pub(super) async fn route_is_open_to_caller(step: &OpinionStep<'_>, body: &OpinionRouting) -> Guarded {
    let wide = step.call.actor.is_any(&[
        Role::StreetDirector,
        Role::TownPresidium,
        Role::DeputyAffairs,
        Role::GovernmentOffice,
    ]);
    let open = body.route.is_passed_on() && (wide || body.route != OpinionRoute::District);
    Ok(Verdict::require(open).at("/route"))
}

/// What was returned is passed on by whoever passed it on before.
pub(super) async fn only_the_router(step: &OpinionStep<'_>, _: &OpinionRouting) -> Guarded {
    let own = step.row.routed_by_id.is_none_or(|router| step.call.actor.acts_for(router));
    Ok(Verdict::require(own || step.row.state != CitizenOpinionState::Returned))
}

/// 代表法第三十一条: deputies pass on, and handle nothing themselves.
pub(super) async fn no_deputy_handles(step: &OpinionStep<'_>, body: &OpinionRouting) -> Guarded {
    let named = body.co_handler_ids.iter().copied().chain([body.handler_organ_id]);
    let found = step.all::<Deputies>().filter(deputy::Column::Id.is_in(named)).one(step.tx).await?;
    Ok(Verdict::require(found.is_none()).at("/handler_organ_id"))
}

pub(super) async fn handler_is_valid(step: &OpinionStep<'_>, body: &OpinionRouting) -> Guarded {
    valid_on(step, body.handler_organ_id, step.today(), "/handler_organ_id").await?;
    let place = |index: usize| format!("/co_handler_ids/{index}");
    each_valid_on(step, &body.co_handler_ids, step.today(), place).await?;
    let twice = body.co_handler_ids.contains(&body.handler_organ_id);
    Ok(Verdict::require(!twice).at("/co_handler_ids"))
}

/// Nobody deals with a complaint about the own staff.
pub(super) async fn not_the_organ_concerned(step: &OpinionStep<'_>, body: &OpinionRouting) -> Guarded {
    let concerned = step.row.concerned_organ_id;
    let deals = |organ: Uuid| Some(organ) == concerned;
    let any = deals(body.handler_organ_id) || body.co_handler_ids.iter().any(|organ| deals(*organ));
    Ok(Verdict::require(!any).at("/handler_organ_id"))
}

/// The clock starts with the first time; whoever gets it later has the least time, once.
pub(super) async fn route(step: &mut OpinionStep<'_>, body: OpinionRouting) -> Result<()> {
    let route = body.route;
    body.assign(&mut step.row);
    step.row.routed_by_id = Some(step.call.actor.organization_id);
    hand_over(step, route).await
}

async fn hand_over(step: &mut OpinionStep<'_>, route: OpinionRoute) -> Result<()> {
    let (today, id) = (step.today(), step.row.id);
    let first = step.row.first_assigned_on.is_none();
    step.row.first_assigned_on.get_or_insert(today);
    step.row.assigned_on = Some(today);
    let handler = step.row.handler_organ_id.unwrap_or_default();
    let least = Days::new(number(&step.work(), "opinion.reroute_least_days").await?.into());
    let work = step.work();
    deadlines::meet(&work, OPINION_ROUTING, id, today).await?;
    SIGNING.open::<CitizenOpinions>(&work, id, handler, today).await?;
    if first {
        reply_on(route).open::<CitizenOpinions>(&work, id, handler, today).await?;
        return Ok(());
    }
    let due = deadlines::running_day(&work, OPINION_REPLY, id).await?;
    if due.is_some_and(|due| due < today + least) && !step.row.least_time_given {
        deadlines::extend(&work, OPINION_REPLY, id, today + least).await?;
        step.row.least_time_given = true;
    }
    Ok(())
}

pub(super) async fn sign(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    deadlines::meet(&step.work(), OPINION_SIGNING, step.row.id, step.today()).await
}

pub(super) async fn lead_not_decided(step: &OpinionStep<'_>, _: &OpinionReturn) -> Guarded {
    Ok(Verdict::require(!step.row.lead_decided))
}

/// Within so many working days after it was passed on.
pub(super) async fn return_in_time(step: &OpinionStep<'_>, _: &OpinionReturn) -> Guarded {
    let work = step.work();
    let days = number(&work, "opinion.return_working_days").await?;
    let routed_on = step.row.assigned_on.unwrap_or_else(|| step.today());
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    let last = Span::after(days, PeriodUnit::WorkingDays).from(routed_on, &calendar)?.due_on;
    Ok(Verdict::require(step.today() <= last).with("latest", last.to_string()))
}

pub(super) async fn proposed_is_another(step: &OpinionStep<'_>, body: &OpinionReturn) -> Guarded {
    let (proposed, pointer) = (body.return_proposed_organ_id, "/return_proposed_organ_id");
    valid_on(step, proposed, step.today(), pointer).await?;
    Ok(Verdict::require(!step.call.actor.acts_for(proposed)).at(pointer))
}

pub(super) async fn give_back(step: &mut OpinionStep<'_>, body: OpinionReturn) -> Result<()> {
    body.assign(&mut step.row);
    deadlines::cancel(&step.work(), OPINION_SIGNING, step.row.id).await
}

pub(super) async fn new_handler_is_valid(step: &OpinionStep<'_>, body: &HandlerDecision) -> Guarded {
    valid_on(step, body.handler_organ_id, step.today(), "/handler_organ_id").await?;
    Ok(Verdict::Holds)
}

/// A complaint is not decided to be that organ's, either.
pub(super) async fn decided_is_not_concerned(step: &OpinionStep<'_>, body: &HandlerDecision) -> Guarded {
    let concerned = step.row.concerned_organ_id == Some(body.handler_organ_id);
    Ok(Verdict::require(!concerned).at("/handler_organ_id"))
}

/// Who had it and who is to have it were heard.
pub(super) async fn everybody_heard(step: &OpinionStep<'_>, body: &HandlerDecision) -> Guarded {
    let concerned = step.row.handler_organ_id.into_iter().chain([body.handler_organ_id]);
    let heard = concerned.into_iter().all(|organ| body.heard_organ_ids.contains(&organ));
    Ok(Verdict::require(heard).at("/heard_organ_ids"))
}

/// Nobody returns it any more; the clock does not change.
pub(super) async fn decide_lead(step: &mut OpinionStep<'_>, body: HandlerDecision) -> Result<()> {
    step.row.handler_organ_id = Some(body.handler_organ_id);
    step.row.co_handler_ids.0.retain(|organ| *organ != body.handler_organ_id);
    (step.row.lead_decided, step.row.assigned_on) = (true, Some(step.today()));
    let (work, id) = (step.work(), step.row.id);
    SIGNING.open::<CitizenOpinions>(&work, id, body.handler_organ_id, step.today()).await?;
    Ok(())
}

/// More time is asked for once.
pub(super) async fn not_extended_yet(step: &OpinionStep<'_>, _: &OpinionExtensionRequest) -> Guarded {
    Ok(Verdict::require(step.row.extension_requested_on.is_none()))
}

pub(super) async fn asked_in_time(step: &OpinionStep<'_>, body: &OpinionExtensionRequest) -> Guarded {
    let due = step.row.due_on;
    let later = due.is_none_or(|due| step.today() <= due && body.extension_asked_to > due);
    Ok(Verdict::require(later).with("due_on", due.map(|day| day.to_string())))
}

pub(super) async fn request_extension(
    step: &mut OpinionStep<'_>,
    body: OpinionExtensionRequest,
) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.extension_requested_on = Some(today);
    let router = step.row.routed_by_id.unwrap_or(step.row.committee_id);
    EXTENSION.open::<CitizenOpinions>(&step.work(), step.row.id, router, today).await?;
    Ok(())
}

pub(super) async fn extension_is_open(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.extension_requested_on.is_some() && !step.row.extended))
}

pub(super) async fn extension_within_limit(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    let most = number(&step.work(), "opinion.extension_max_days").await?;
    let (due, to) = (step.row.due_on, step.row.extension_asked_to);
    let holds = due.zip(to).is_some_and(|(due, to)| to <= due + Days::new(most.into()));
    Ok(Verdict::require(holds).with("most_days", most))
}

pub(super) async fn extend(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    step.row.extended = true;
    let (work, id, today) = (step.work(), step.row.id, step.today());
    deadlines::meet(&work, OPINION_EXTENSION, id, today).await?;
    let to = step.row.extension_asked_to.ok_or_else(|| Problem::internal("an extension without a day"))?;
    deadlines::extend(&work, OPINION_REPLY, id, to).await
}

/// What it is merged into is still worked on, and is not itself.
pub(super) async fn target_is_open(step: &OpinionStep<'_>, body: &OpinionMerging) -> Guarded {
    let target = step.referred::<CitizenOpinions>(body.merged_into_id, "/merged_into_id").await?;
    let goes_on = target.state.is_open() && target.id != step.row.id;
    Ok(Verdict::require(goes_on).at("/merged_into_id"))
}

pub(super) async fn merge(step: &mut OpinionStep<'_>, body: OpinionMerging) -> Result<()> {
    let (this, target) = (step.row.id, body.merged_into_id);
    body.assign(&mut step.row);
    let [from, to] = [this, target].map(RecordReference::of::<CitizenOpinions>);
    connect(&step.work(), LinkKind::MergedInto, from, to).await?;
    deadlines::cancel_all(&step.work(), this).await
}

/// 代表法第六十一条、第六十二条.
pub(super) async fn converter_in_office(step: &OpinionStep<'_>, _: &OpinionConversion) -> Guarded {
    let own = step.call.actor.deputy_id.unwrap_or_default();
    let found = all_in_office(&step.work(), &[own], Office::Deputy, step.today()).await?;
    Ok(Verdict::require(!found.is_empty()))
}

/// 代表法第三十六条.
pub(super) async fn converter_of_a_near_congress(step: &OpinionStep<'_>, _: &OpinionConversion) -> Guarded {
    let Some(own) = step.call.actor.deputy_id else { return Ok(Verdict::require(false)) };
    let level = step.stored::<Deputies>(own).await?.congress_level;
    Ok(Verdict::require(matches!(level, CongressLevel::District | CongressLevel::Town)))
}

/// Before anybody dealt with it, or when the person is not satisfied.
pub(super) async fn nothing_or_dissatisfied(step: &OpinionStep<'_>, _: &OpinionConversion) -> Guarded {
    let dissatisfied =
        [step.row.rating_attitude, step.row.rating_result].contains(&Some(Rating::Dissatisfied));
    Ok(Verdict::require(step.row.state == CitizenOpinionState::Accepted || dissatisfied))
}

/// A draft of the deputy, who alone submits it.
pub(super) async fn convert(step: &mut OpinionStep<'_>, body: OpinionConversion) -> Result<()> {
    let (own, id) = (step.call.actor.deputy_id.unwrap_or_default(), step.row.id);
    let level = step.stored::<Deputies>(own).await?.congress_level;
    let problem = step.row.redacted_content.clone();
    let work = step.work();
    let made = work.make::<Suggestions>(|row| {
        (row.title, row.proposal_text, row.problem_text) = (body.title, Some(body.proposal_text), problem);
        (row.lead_deputy_id, row.congress_level) = (own, level);
        (row.phase, row.policy_area) = (SuggestionPhase::Intersession, SuggestionArea::Other);
        row.origin_opinion_ids = vec![id].into();
    });
    let suggestion = made.await?.id;
    let [from, to] =
        [RecordReference::of::<CitizenOpinions>(id), RecordReference::of::<Suggestions>(suggestion)];
    connect(&work, LinkKind::ConvertedTo, from, to).await?;
    deadlines::cancel_all(&work, id).await?;
    (step.row.suggestion_id, step.row.route) = (Some(suggestion), Some(OpinionRoute::ToSuggestion));
    Ok(())
}
