//! From the draft to the review: who leads and seconds, what the text needs, who takes it back.

use super::{
    Suggestions,
    clocks::await_assignment,
    entity::{Model, NewSuggestion, SuggestionContent, SuggestionRefusal, SuggestionReview},
    words::{Confirmation, SUGGESTION_ASSIGNMENT, SUGGESTION_DRAFT, SuggestionPhase},
};
use crate::{citizen_opinions::CitizenOpinions, duty_records};
use instruments::{deadlines, publications::personal_data::has_personal_numbers};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::{
    deputies::{
        Congress, CongressLevel, Deputies, all_in_office, congresses_of, each_in_office, entity as deputy,
        one_in_office,
    },
    organizations::congress_body_of,
    sessions::Sessions,
    terms::Office,
};
use uuid::Uuid;

pub(super) type SuggestionStep<'a> = Step<'a, Suggestions>;

/// A deputy leads the own suggestions; the deputies' affairs committee writes down what comes on paper.
pub(super) async fn lead_is_oneself(step: &SuggestionStep<'_>, body: &NewSuggestion) -> Guarded {
    let actor = &step.call.actor;
    let own = actor.is(Role::DeputyAffairs) || actor.deputy_id == Some(body.lead_deputy_id);
    Ok(Verdict::require(own).at("/lead_deputy_id"))
}

/// 代表法第六十一条、第六十二条.
pub(super) async fn lead_in_office(step: &SuggestionStep<'_>, body: &NewSuggestion) -> Guarded {
    one_in_office(step, body.lead_deputy_id, Office::Deputy, step.today(), "/lead_deputy_id").await
}

/// 代表法第三十六条: a congress of the district or of a town takes suggestions here.
pub(super) async fn of_a_near_congress(step: &SuggestionStep<'_>, body: &NewSuggestion) -> Guarded {
    let level = step.stored::<Deputies>(body.lead_deputy_id).await?.congress_level;
    let near = matches!(level, CongressLevel::District | CongressLevel::Town);
    Ok(Verdict::require(near).at("/lead_deputy_id"))
}

/// 代表法第六十一条、第六十二条: each once, and not the one who leads.
pub(super) async fn seconders_in_office<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    let (seconders, pointer) = (&step.row.seconder_ids.0, "/seconder_ids");
    if let Some(index) = seconders.iter().position(|id| *id == step.row.lead_deputy_id) {
        return Ok(Verdict::require(false).at(&format!("{pointer}/{index}")));
    }
    each_in_office(step, seconders, Office::Deputy, step.today(), pointer).await
}

/// 上海市人大代表建议规定第四条: deputies of one congress make one suggestion; a town is one of its own.
pub(super) async fn of_one_congress<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    let (lead, seconders) = (step.row.lead_deputy_id, &step.row.seconder_ids.0);
    if seconders.is_empty() {
        return Ok(Verdict::Holds);
    }
    let work = step.work();
    let makers: Vec<Uuid> = seconders.iter().copied().chain([lead]).collect();
    let makers: Vec<_> = work.stored_all::<Deputies>(&makers).await?.into_values().collect();
    let congresses = congresses_of(&work, &makers).await?;
    let own = congresses.get(&lead);
    let other = seconders.iter().position(|seconder| own.is_none() || congresses.get(seconder) != own);
    let pointer = other.map_or_else(String::new, |index| format!("/seconder_ids/{index}"));
    Ok(Verdict::require(other.is_none()).at(&pointer))
}

/// The opinions that it comes from are there, and the caller sees them.
pub(super) async fn origins_exist<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    let place = |index: usize| format!("/origin_opinion_ids/{index}");
    step.referred_all::<CitizenOpinions>(&step.row.origin_opinion_ids.0, place).await?;
    Ok(Verdict::Holds)
}

/// What is made during a session names it; what is made between two names none.
pub(super) async fn session_is_named<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    if let Some(session) = step.row.session_id {
        step.referred::<Sessions>(session, "/session_id").await?;
    }
    let wanted = step.row.phase == SuggestionPhase::Session;
    Ok(Verdict::require(step.row.session_id.is_some() == wanted).at("/session_id"))
}

/// The presidium of the town whose congress a deputy is of.
pub(crate) async fn presidium_of(work: &UnitOfWork<'_>, deputy: &deputy::Model) -> Result<Option<Uuid>> {
    let congress = congresses_of(work, std::slice::from_ref(deputy)).await?.remove(&deputy.id);
    let Some(Congress::Town(town)) = congress else { return Ok(None) };
    let body = congress_body_of(work, town).await?;
    Ok(body.filter(|body| body.kind == OrganizationKind::TownPresidium).map(|body| body.id))
}

pub(super) async fn draft(step: &mut SuggestionStep<'_>, body: NewSuggestion) -> Result<()> {
    let lead = step.stored::<Deputies>(body.lead_deputy_id).await?;
    step.row.congress_level = lead.congress_level;
    step.row.town_presidium_id = presidium_of(&step.work(), &lead).await?;
    Ok(())
}

/// 上海市人大代表建议规定第四条: a seconder agrees with this text; another one is asked again.
pub(super) async fn void_confirmations(step: &mut SuggestionStep<'_>, _: SuggestionContent) -> Result<()> {
    let text = |row: &Model| (row.title.clone(), row.problem_text.clone(), row.proposal_text.clone());
    if step.before.as_ref().is_some_and(|before| text(before) != text(&step.row)) {
        step.row.confirmations.0.clear();
    }
    let asked = &step.row.seconder_ids.0;
    step.row.confirmations.0.retain(|one| asked.contains(&one.deputy_id));
    Ok(())
}

impl Model {
    /// Whether a seconder agrees with the text as it stands.
    #[must_use]
    pub fn has_confirmed(&self, deputy: Uuid) -> bool {
        self.confirmations.0.iter().any(|one| one.deputy_id == deputy)
    }

    /// The deputies who made it together, the one who leads first.
    #[must_use]
    pub fn proposers(&self) -> Vec<Uuid> {
        let confirmed = self.confirmations.0.iter().map(|one| one.deputy_id);
        std::iter::once(self.lead_deputy_id).chain(confirmed).collect()
    }
}

pub(super) async fn not_confirmed_yet(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let own = step.call.actor.deputy_id;
    Ok(Verdict::require(!own.is_some_and(|own| step.row.has_confirmed(own))))
}

/// 代表法第六十一条、第六十二条.
pub(super) async fn caller_in_office(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let own = step.call.actor.deputy_id.unwrap_or_default();
    let found = all_in_office(&step.work(), &[own], Office::Deputy, step.today()).await?;
    Ok(Verdict::require(!found.is_empty()))
}

pub(super) async fn confirm(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    let confirmed_at = step.call.now;
    let own = step.call.actor.deputy_id.map(|deputy_id| Confirmation { deputy_id, confirmed_at });
    step.row.confirmations.0.extend(own);
    Ok(())
}

/// 上海市人大代表建议规定第四条.
pub(super) async fn every_seconder_confirmed(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let open = step.row.seconder_ids.0.iter().filter(|id| !step.row.has_confirmed(**id));
    let open: Vec<String> = open.map(ToString::to_string).collect();
    Ok(Verdict::require(open.is_empty()).with("not_confirmed", open))
}

/// What is made during a session is submitted while it sits.
pub(super) async fn session_runs(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let Some(session) = step.row.session_id else { return Ok(Verdict::Holds) };
    let session = step.stored::<Sessions>(session).await?;
    let sits = (session.start_on..=session.end_on).contains(&step.today());
    Ok(Verdict::require(sits).with("session_ends_on", session.end_on.to_string()))
}

/// 代表法第五十九条、上海市人大代表建议规定第八条.
pub(super) async fn declared(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.no_own_interest))
}

/// 代表法第二十四条、上海市人大代表建议规定第六条: what the matter is, and what is to be done.
pub(super) async fn is_concrete(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.problem_text.is_some() && step.row.proposal_text.is_some()))
}

/// What is published in the end names nobody by a number.
pub(super) async fn text_names_nobody(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let row = &step.row;
    let texts = [Some(&*row.title), row.problem_text.as_deref(), row.proposal_text.as_deref()];
    let named = texts.into_iter().flatten().any(has_personal_numbers);
    Ok(Verdict::require(!row.consents_publication || !named))
}

/// The deputy who leads declares it, and nobody in the deputy's place.
pub(super) async fn declared_by_the_lead<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    let own = step.call.actor.deputy_id == Some(step.row.lead_deputy_id);
    let before = step.before.as_ref().is_some_and(|before| before.no_own_interest);
    Ok(Verdict::require(own || step.row.no_own_interest == before).at("/no_own_interest"))
}

/// Submitted: within a few days it is reviewed and assigned; what was made in a session, within a month after it.
pub(super) async fn submit(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    let today = step.today();
    step.row.submitted_on = Some(today);
    deadlines::meet(&step.work(), SUGGESTION_DRAFT, step.row.id, today).await?;
    let ends_on = match step.row.session_id {
        Some(session) => Some(step.stored::<Sessions>(session).await?.end_on),
        None => None,
    };
    await_assignment(&step.work(), &step.row, ends_on).await
}

/// Numbered; a duty of those who made it.
pub(super) async fn review(step: &mut SuggestionStep<'_>, body: SuggestionReview) -> Result<()> {
    body.assign(&mut step.row);
    let on = step.row.submitted_on.unwrap_or_else(|| step.today());
    let made = (&*step.row.title, on);
    duty_records::of_suggestion(&step.work(), step.row.id, &step.row.proposers(), made).await
}

/// Explained to the deputy, and treated as what it is.
pub(super) async fn refuse(step: &mut SuggestionStep<'_>, body: SuggestionRefusal) -> Result<()> {
    body.assign(&mut step.row);
    deadlines::cancel(&step.work(), SUGGESTION_ASSIGNMENT, step.row.id).await
}

pub(super) async fn has_confirmed(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let own = step.call.actor.deputy_id;
    Ok(Verdict::require(own.is_some_and(|own| step.row.has_confirmed(own))))
}

pub(super) async fn not_agreed_yet(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let own = step.call.actor.deputy_id;
    Ok(Verdict::require(!own.is_some_and(|own| step.row.withdrawal_agreed_ids.0.contains(&own))))
}

pub(super) async fn agree_withdrawal(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    let own = step.call.actor.deputy_id;
    step.row.withdrawal_agreed_ids.0.extend(own);
    Ok(())
}

/// 上海市人大代表建议规定第十条: of a joint one all agree who confirmed it and are in office.
pub(super) async fn all_agree(step: &SuggestionStep<'_>, _: &Reason) -> Guarded {
    let others: Vec<Uuid> = step.row.confirmations.0.iter().map(|one| one.deputy_id).collect();
    let others = all_in_office(&step.work(), &others, Office::Deputy, step.today()).await?;
    let (agreed, own) = (&step.row.withdrawal_agreed_ids.0, step.call.actor.deputy_id);
    let open = others.iter().filter(|deputy| !agreed.contains(&deputy.id) && own != Some(deputy.id));
    let open: Vec<String> = open.map(|deputy| deputy.id.to_string()).collect();
    Ok(Verdict::require(open.is_empty()).with("not_agreed", open))
}

/// 上海市人大代表建议规定第十条: what was assigned is answered.
pub(super) async fn not_assigned_yet(step: &SuggestionStep<'_>, _: &Reason) -> Guarded {
    Ok(Verdict::require(step.row.first_assigned_on.is_none()))
}

pub(super) async fn withdraw(step: &mut SuggestionStep<'_>, _: Reason) -> Result<()> {
    duty_records::revoke_of_suggestion(&step.work(), step.row.id).await?;
    deadlines::cancel_all(&step.work(), step.row.id).await
}
