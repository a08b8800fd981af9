//! To whom an opinion goes, and how the organ takes it over or returns it.

use super::{
    CitizenOpinionState, CitizenOpinions,
    clocks::{EXTENSION, ROUTING, SIGNING, reply_on},
    entity::{HandlerDecision, OpinionExtensionRequest, OpinionReturn, OpinionRouting},
    receiving::OpinionStep,
    words::{OPINION_EXTENSION, OPINION_REPLY, OPINION_ROUTING, OPINION_SIGNING, OpinionRoute},
};
use crate::handled::{first_who_handles_nothing, last_day, number};
use chrono::{Days, NaiveDate};
use instruments::deadlines::{self, PeriodUnit, Span};
use platform::{
    problem::{Problem, Result},
    records::record::Assign,
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::organizations::{each_valid_on, valid_on};
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

/// 代表法第三十一条: deputies and the bodies of the congress pass on, and handle nothing themselves.
pub(super) async fn an_organ_handles(step: &OpinionStep<'_>, body: &OpinionRouting) -> Guarded {
    let handlers: Vec<Uuid> =
        std::iter::once(body.handler_organ_id).chain(body.co_handler_ids.iter().copied()).collect();
    let wrong = first_who_handles_nothing(&step.work(), &handlers, body.route.is_external()).await?;
    let pointer = match wrong {
        Some(index) if index > 0 => format!("/co_handler_ids/{}", index - 1),
        _ => "/handler_organ_id".to_owned(),
    };
    Ok(Verdict::require(wrong.is_none()).at(&pointer))
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

/// A clock that runs goes on with whoever has it now; where none does, the matter is taken up anew.
async fn hand_over(step: &mut OpinionStep<'_>, route: OpinionRoute) -> Result<()> {
    let (today, id) = (step.today(), step.row.id);
    step.row.first_assigned_on.get_or_insert(today);
    step.row.assigned_on = Some(today);
    let handler = step.row.handler_organ_id.unwrap_or_default();
    deadlines::meet(&step.work(), OPINION_ROUTING, id, today).await?;
    SIGNING.open::<CitizenOpinions>(&step.work(), id, handler, today).await?;
    let Some(due) = deadlines::running_day(&step.work(), OPINION_REPLY, id).await? else {
        let row = &mut step.row;
        (row.extension_requested_on, row.extension_asked_to, row.extended) = (None, None, false);
        (row.least_time_given, row.lead_decided) = (false, false);
        reply_on(route).open::<CitizenOpinions>(&step.work(), id, handler, today).await?;
        return Ok(());
    };
    deadlines::pass_to(&step.work(), OPINION_REPLY, id, handler).await?;
    let least = Days::new(number(&step.work(), "opinion.reroute_least_days").await?.into());
    if due < today + least && !step.row.least_time_given {
        deadlines::extend(&step.work(), OPINION_REPLY, id, today + least).await?;
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
    let last = last_day(&work, routed_on, Span::after(days, PeriodUnit::WorkingDays)).await?;
    Ok(Verdict::require(step.today() <= last).with("latest", last.to_string()))
}

pub(super) async fn proposed_is_another(step: &OpinionStep<'_>, body: &OpinionReturn) -> Guarded {
    let (proposed, pointer) = (body.return_proposed_organ_id, "/return_proposed_organ_id");
    valid_on(step, proposed, step.today(), pointer).await?;
    Ok(Verdict::require(!step.call.actor.acts_for(proposed)).at(pointer))
}

pub(super) async fn give_back(step: &mut OpinionStep<'_>, body: OpinionReturn) -> Result<()> {
    body.assign(&mut step.row);
    deadlines::cancel(&step.work(), OPINION_SIGNING, step.row.id).await?;
    forget_request(step).await?;
    let (work, id) = (step.work(), step.row.id);
    let router = step.row.routed_by_id.unwrap_or(step.row.committee_id);
    deadlines::pass_to(&work, OPINION_REPLY, id, router).await?;
    ROUTING.open::<CitizenOpinions>(&work, id, router, step.today()).await?;
    Ok(())
}

/// What an organ asked for that deals with it no more is not decided.
async fn forget_request(step: &mut OpinionStep<'_>) -> Result<()> {
    if !step.row.extended {
        (step.row.extension_requested_on, step.row.extension_asked_to) = (None, None);
    }
    deadlines::cancel(&step.work(), OPINION_EXTENSION, step.row.id).await
}

pub(super) async fn an_organ_is_decided(step: &OpinionStep<'_>, body: &HandlerDecision) -> Guarded {
    let wrong = first_who_handles_nothing(&step.work(), &[body.handler_organ_id], false).await?;
    Ok(Verdict::require(wrong.is_none()).at("/handler_organ_id"))
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
    let (handler, today) = (body.handler_organ_id, step.today());
    if step.row.handler_organ_id != Some(handler) {
        forget_request(step).await?;
    }
    step.row.handler_organ_id = Some(handler);
    step.row.co_handler_ids.0.retain(|organ| *organ != handler);
    (step.row.lead_decided, step.row.assigned_on) = (true, Some(today));
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, OPINION_ROUTING, id, today).await?;
    deadlines::pass_to(&work, OPINION_REPLY, id, handler).await?;
    SIGNING.open::<CitizenOpinions>(&work, id, handler, today).await?;
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

/// So many days beyond the last one at most.
async fn within_limit(step: &OpinionStep<'_>, to: Option<NaiveDate>) -> Guarded {
    let most = number(&step.work(), "opinion.extension_max_days").await?;
    let holds = step.row.due_on.zip(to).is_some_and(|(due, to)| to <= due + Days::new(most.into()));
    Ok(Verdict::require(holds).with("most_days", most))
}

/// What would be refused is not asked for.
pub(super) async fn asked_within_limit(step: &OpinionStep<'_>, body: &OpinionExtensionRequest) -> Guarded {
    let verdict = within_limit(step, Some(body.extension_asked_to)).await?;
    Ok(verdict.at("/extension_asked_to"))
}

pub(super) async fn extension_within_limit(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    within_limit(step, step.row.extension_asked_to).await
}

pub(super) async fn extend(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    step.row.extended = true;
    let (work, id, today) = (step.work(), step.row.id, step.today());
    deadlines::meet(&work, OPINION_EXTENSION, id, today).await?;
    let to = step.row.extension_asked_to.ok_or_else(|| Problem::internal("an extension without a day"))?;
    deadlines::extend(&work, OPINION_REPLY, id, to).await
}
