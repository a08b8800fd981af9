//! Where an opinion is heard, and whether it is accepted.

use super::{
    CitizenOpinionState, CitizenOpinions,
    clocks::{ACCEPTANCE, REVIEW, await_routing},
    entity::{
        CitizenOpinionContent, CodeReissue, Column, OpinionAcceptance, OpinionRefusal, ProcedureEnd,
        Redaction, RefusalReview,
    },
    words::{
        MatterNature, NotAcceptedReason, OPINION_ACCEPTANCE, OPINION_REVIEW, OPINION_ROUTING, OpinionChannel,
        ProcedureCheck,
    },
};
use crate::{
    codes,
    handled::number,
    sites::{self, Sites},
};
use access::public_access::{issue, reissue};
use chrono::{Datelike, Days};
use instruments::{
    activities::{Activities, take_opinion},
    deadlines::{self, Opening},
    publications::personal_data::has_landline,
};
use platform::{
    call::{Step, guards::until_today},
    problem::Result,
    records::record::Assign,
    values::{clock::legal_date, text::Text},
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Reason, Verdict},
};
use registry::{
    deputies::each_in_office,
    organizations::{Organizations, entity as organization},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

pub(super) type OpinionStep<'a> = Step<'a, CitizenOpinions>;

platform::guards! { CitizenOpinions:
    received_by_now(CitizenOpinionContent): until_today(body.received_on);
}

/// What was said before the site was there was said somewhere else.
pub(super) async fn received_since_the_opening(
    step: &OpinionStep<'_>,
    body: &CitizenOpinionContent,
) -> Guarded {
    let opened = site_of(step).await?.opened_on;
    let holds = opened.is_none_or(|opened| body.received_on >= opened);
    Ok(Verdict::require(holds).with("opened_on", opened.map(|day| day.to_string())).at("/received_on"))
}

/// What was said at a reception names it. The activity is one of the site, and took place by the day on which it was said; the deputies
/// who heard it there were there.
pub(super) async fn said_at_the_activity(step: &OpinionStep<'_>, body: &CitizenOpinionContent) -> Guarded {
    let Some(activity) = body.activity_id else {
        return Ok(Verdict::require(body.channel != OpinionChannel::Reception).at("/activity_id"));
    };
    let activity = step.referred::<Activities>(activity, "/activity_id").await?;
    let here = activity.site_id == Some(body.site_id) || activity.organizer_id == body.site_id;
    let began = legal_date(activity.planned_start_at) <= body.received_on;
    if !here || !began || !activity.state.takes_place() {
        return Ok(Verdict::require(false).at("/activity_id"));
    }
    let absent = body.deputy_ids.iter().position(|deputy| !activity.was_attended_by(*deputy));
    let pointer = absent.map_or_else(String::new, |index| format!("/deputy_ids/{index}"));
    Ok(Verdict::require(absent.is_none()).at(&pointer))
}

async fn site_of(step: &OpinionStep<'_>) -> Result<sites::entity::Model> {
    step.referred::<Sites>(step.row.site_id, "/site_id").await
}

pub(super) async fn site_is_open(step: &OpinionStep<'_>, _: &CitizenOpinionContent) -> Guarded {
    Ok(Verdict::require(site_of(step).await?.state.is_open()).at("/site_id"))
}

/// A site writes down what was said there, a deputy what the deputy heard; people write themselves over the ways that are for them.
pub(super) async fn heard_at_own_site(step: &OpinionStep<'_>, body: &CitizenOpinionContent) -> Guarded {
    let (actor, site) = (&step.call.actor, site_of(step).await?);
    if actor.is(Role::Public) {
        let own = body.channel.is_written_by_the_public() && body.deputy_ids.is_empty();
        return Ok(Verdict::require(own).at("/channel"));
    }
    let manager = actor.is(Role::SiteManager) && sites::seen::own_site(actor).holds(&site);
    let street = actor.is(Role::StreetClerk) && actor.acts_for(site.committee_id);
    let deputy = actor.deputy_id.is_some_and(|own| body.deputy_ids.contains(&own));
    Ok(Verdict::require(manager || street || deputy).at("/site_id"))
}

/// Who gives a name gives a phone with it; who stays unnamed gives neither.
pub(super) async fn named_or_not(_: &OpinionStep<'_>, body: &CitizenOpinionContent) -> Guarded {
    let (name, phone) = (body.citizen_name.is_some(), body.citizen_phone.is_some());
    let fits = if body.is_anonymous { !name && !phone } else { name && phone };
    Ok(Verdict::require(fits).at("/citizen_phone"))
}

/// A complaint about staff says of which organ, which is there; nobody shows organizations to the public, so it is asked here.
pub(super) async fn complaint_names_an_organ(
    step: &OpinionStep<'_>,
    body: &CitizenOpinionContent,
) -> Guarded {
    let wanted = body.matter_nature == MatterNature::ComplaintOnStaff;
    let Some(organ) = body.concerned_organ_id else {
        return Ok(Verdict::require(!wanted).at("/concerned_organ_id"));
    };
    let found = step.all::<Organizations>().filter(organization::Column::Id.eq(organ)).one(step.tx).await?;
    let valid = found.is_some_and(|found| found.is_valid_on(step.today()));
    Ok(Verdict::require(wanted && valid).at("/concerned_organ_id"))
}

/// Where somebody lives is a residents' or villagers' committee of the district; the public is shown none, so it is asked here too.
pub(super) async fn committee_of_residents(step: &OpinionStep<'_>, body: &CitizenOpinionContent) -> Guarded {
    let Some(committee) = body.citizen_committee_id else { return Ok(Verdict::Holds) };
    let kinds = [OrganizationKind::ResidentsCommittee, OrganizationKind::VillageCommittee];
    let found =
        step.all::<Organizations>().filter(organization::Column::Id.eq(committee)).one(step.tx).await?;
    let fits = found.is_some_and(|found| kinds.contains(&found.kind));
    Ok(Verdict::require(fits).at("/citizen_committee_id"))
}

/// 代表法第六十一条、第六十二条: on the day on which they heard it.
pub(super) async fn deputies_in_office(step: &OpinionStep<'_>, body: &CitizenOpinionContent) -> Guarded {
    each_in_office(step, &body.deputy_ids, Office::Deputy, body.received_on, "/deputy_ids").await
}

/// The number that follows the last one of the year in the ledger of the site.
async fn enter_in_the_ledger(step: &mut OpinionStep<'_>, site: &sites::entity::Model) -> Result<()> {
    let year = step.today().year();
    let last = step
        .all::<CitizenOpinions>()
        .filter(Column::LedgerSiteId.eq(site.id))
        .filter(Column::LedgerYear.eq(year))
        .order_by_desc(Column::LedgerSeq);
    let next = last.one(step.tx).await?.map_or(1, |last| last.ledger_seq + 1);
    (step.row.ledger_site_id, step.row.ledger_year, step.row.ledger_seq) = (site.id, year, next);
    step.row.opinion_no = Text::cut(&site.site_no, &format!("-{year}-{next:04}"));
    Ok(())
}

/// Entered; the site has a few days to say whether it takes it, in an emergency today. Whoever said it gets the code.
pub(super) async fn register(step: &mut OpinionStep<'_>, body: CitizenOpinionContent) -> Result<()> {
    let site = site_of(step).await?;
    step.row.committee_id = site.committee_id;
    enter_in_the_ledger(step, &site).await?;
    let (today, id) = (step.today(), step.row.id);
    if let Some(activity) = body.activity_id {
        take_opinion(&step.work(), activity).await?;
    }
    step.row.access_code = Some(issue::<CitizenOpinions>(&step.work(), id).await?);
    let late = number(&step.work(), "opinion.register_days").await?;
    if body.received_on + Days::new(late.into()) < today {
        step.warn(codes::LATE_STEP, &[("received_on", body.received_on.to_string().into())]);
    }
    if body.matter_nature == MatterNature::Emergency {
        step.warn(codes::EMERGENCY_NUMBERS, &[]);
        let basis = "突发紧急事项当日受理".into();
        let opening = Opening::on_day(today, OPINION_ACCEPTANCE, id, site.committee_id, basis, None);
        deadlines::open::<CitizenOpinions>(&step.work(), opening).await?;
        return await_routing(&step.work(), &step.row).await;
    }
    ACCEPTANCE.open::<CitizenOpinions>(&step.work(), id, site.committee_id, today).await?;
    Ok(())
}

/// What all others read has no phone, no identity number, and no name.
pub(super) async fn without_numbers(step: &OpinionStep<'_>, body: &Redaction) -> Guarded {
    Ok(Verdict::require(!step.row.names_somebody(&body.redacted_content)).at("/redacted_content"))
}

/// The title is read by all who see the opinion, and lists are searched by it.
pub(super) async fn title_names_nobody(step: &OpinionStep<'_>, body: &CitizenOpinionContent) -> Guarded {
    let named = has_landline(&body.title) || step.row.names_somebody(&body.title);
    Ok(Verdict::require(!named).at("/title"))
}

pub(super) async fn no_other_procedure(_: &OpinionStep<'_>, body: &OpinionAcceptance) -> Guarded {
    Ok(Verdict::require(body.procedure_check == ProcedureCheck::None).at("/procedure_check"))
}

/// Accepted: within a few days it is passed on.
pub(super) async fn accept(step: &mut OpinionStep<'_>, body: OpinionAcceptance) -> Result<()> {
    body.assign(&mut step.row);
    begin_routing(step).await
}

async fn begin_routing(step: &OpinionStep<'_>) -> Result<()> {
    let (work, id, today) = (step.work(), step.row.id, step.today());
    deadlines::meet(&work, OPINION_ACCEPTANCE, id, today).await?;
    // That of an emergency runs since it was registered.
    if deadlines::running_day(&work, OPINION_ROUTING, id).await?.is_some() {
        return Ok(());
    }
    await_routing(&work, &step.row).await
}

/// Whether the caller leads the site.
async fn leads(step: &OpinionStep<'_>) -> Result<bool> {
    let leader = step.stored::<Sites>(step.row.site_id).await?.leader_id;
    Ok(leader == Some(step.call.actor.user_id))
}

/// A refusal is decided by the leader of the site.
pub(super) async fn by_the_leader(step: &OpinionStep<'_>, _: &OpinionRefusal) -> Guarded {
    Ok(Verdict::require(leads(step).await?))
}

/// The leader of the site, or whoever passed it on.
pub(super) async fn ended_by_leader_or_router(step: &OpinionStep<'_>, _: &ProcedureEnd) -> Guarded {
    Ok(Verdict::require(leads(step).await? || !step.call.actor.is(Role::SiteManager)))
}

/// The leader of the site, or a head of the street or town.
pub(super) async fn closed_by_leader_or_head<B>(step: &OpinionStep<'_>, _: &B) -> Guarded {
    let head = step.call.actor.is_any(&[Role::StreetDirector, Role::TownPresidium]);
    Ok(Verdict::require(head || leads(step).await?))
}

/// Who is refused is told where to turn to.
pub(super) async fn guided(_: &OpinionStep<'_>, body: &OpinionRefusal) -> Guarded {
    Ok(Verdict::require(body.guidance_text.is_some()).at("/guidance_text"))
}

pub(super) async fn guided_elsewhere(_: &OpinionStep<'_>, body: &ProcedureEnd) -> Guarded {
    Ok(Verdict::require(body.guidance_text.is_some()).at("/guidance_text"))
}

/// What is said twice names what was said first.
pub(super) async fn duplicate_named(step: &OpinionStep<'_>, body: &OpinionRefusal) -> Guarded {
    let wanted = body.not_accepted_reason == NotAcceptedReason::Duplicate;
    let Some(first) = body.duplicate_of_id.filter(|_| wanted) else {
        return Ok(Verdict::require(wanted == body.duplicate_of_id.is_some()).at("/duplicate_of_id"));
    };
    let first = step.referred::<CitizenOpinions>(first, "/duplicate_of_id").await?;
    Ok(Verdict::require(first.id != step.row.id).at("/duplicate_of_id"))
}

pub(super) async fn refuse(step: &mut OpinionStep<'_>, body: OpinionRefusal) -> Result<()> {
    body.assign(&mut step.row);
    (step.row.refused_by, step.row.refused_on) = (Some(step.call.actor.user_id), Some(step.today()));
    deadlines::cancel(&step.work(), OPINION_ROUTING, step.row.id).await?;
    deadlines::meet(&step.work(), OPINION_ACCEPTANCE, step.row.id, step.today()).await
}

/// Once, within so many days after the refusal.
pub(super) async fn within_review_window(step: &OpinionStep<'_>, _: &Reason) -> Guarded {
    let days = number(&step.work(), "opinion.review_window_days").await?;
    let last = step.row.refused_on.map(|refused| refused + Days::new(days.into()));
    let once = step.row.review_requested_on.is_none();
    let holds = once && last.is_none_or(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

pub(super) async fn request_review(step: &mut OpinionStep<'_>, body: Reason) -> Result<()> {
    let today = step.today();
    (step.row.review_requested_on, step.row.review_reason) = (Some(today), Some(body.reason));
    REVIEW.open::<CitizenOpinions>(&step.work(), step.row.id, step.row.committee_id, today).await?;
    Ok(())
}

pub(super) async fn review_is_open(step: &OpinionStep<'_>, _: &RefusalReview) -> Guarded {
    Ok(Verdict::require(step.row.review_requested_on.is_some() && step.row.review_answer.is_none()))
}

pub(super) async fn not_the_refuser(step: &OpinionStep<'_>, _: &RefusalReview) -> Guarded {
    Ok(Verdict::require(step.row.refused_by != Some(step.call.actor.user_id)))
}

/// Stands, or is accepted after all.
pub(super) async fn review(step: &mut OpinionStep<'_>, body: RefusalReview) -> Result<()> {
    step.row.review_answer = Some(body.answer);
    deadlines::meet(&step.work(), OPINION_REVIEW, step.row.id, step.today()).await?;
    if body.stands {
        return step.lead_to(CitizenOpinionState::NotAccepted);
    }
    (step.row.not_accepted_reason, step.row.guidance_text) = (None, None);
    step.row.procedure_check = Some(ProcedureCheck::None);
    begin_routing(step).await?;
    step.lead_to(CitizenOpinionState::Accepted)
}

/// The document that proves it is there.
pub(super) async fn procedure_proved(step: &OpinionStep<'_>, body: &ProcedureEnd) -> Guarded {
    instruments::documents::is_stored(step, body.proof_document_id, "/proof_document_id").await
}

pub(super) async fn end_by_procedure(step: &mut OpinionStep<'_>, body: ProcedureEnd) -> Result<()> {
    body.assign(&mut step.row);
    step.row.procedure_check = Some(ProcedureCheck::Pending);
    (step.row.refused_by, step.row.refused_on) = (Some(step.call.actor.user_id), Some(step.today()));
    deadlines::cancel_all(&step.work(), step.row.id).await
}

/// Nobody knows who left no phone, so that a code could be given to anybody.
pub(super) async fn code_is_recoverable(step: &OpinionStep<'_>, body: &CodeReissue) -> Guarded {
    Ok(Verdict::require(step.row.citizen_phone.is_some() && body.called_back).at("/called_back"))
}

/// Another code; the days in which something may be done with it stay.
pub(super) async fn reissue_code(step: &mut OpinionStep<'_>, _: CodeReissue) -> Result<()> {
    step.row.access_code = Some(reissue::<CitizenOpinions>(&step.work(), step.row.id).await?);
    Ok(())
}
