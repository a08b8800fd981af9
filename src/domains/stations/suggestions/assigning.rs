//! To whom a suggestion is assigned, and how the organs take it over.

use super::{
    Suggestions,
    clocks::{OBJECTION, REPLY, assigner_of, await_assignment, follow_organs},
    drafting::SuggestionStep,
    entity::{LeadDecision, Model, ObjectionAnswer, SuggestionAssignment},
    words::{
        Handling, LeadOrgan, SUGGESTION_ASSIGNMENT, SUGGESTION_EXTENSION, SUGGESTION_OBJECTION,
        SUGGESTION_RETURN, SUGGESTION_SIGNING,
    },
};
use crate::handled::first_who_handles_nothing;
use chrono::NaiveDate;
use instruments::deadlines;
use platform::{
    problem::Result,
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::organizations::each_valid_on;
use std::collections::HashSet;
use uuid::Uuid;

/// 上海市人大代表建议规定第十三条: at least one leads; several have a named part each, and nobody is named twice.
fn leads_fit(leads: &[LeadOrgan], helpers: &[Uuid]) -> Verdict {
    let mut named = HashSet::new();
    let mut each = leads.iter().map(|lead| lead.organ_id).chain(helpers.iter().copied());
    let distinct = each.all(|organ| named.insert(organ));
    let parts = leads.len() < 2 || leads.iter().all(|lead| lead.part.is_some());
    Verdict::require(!leads.is_empty() && distinct && parts).at("/lead_organs")
}

/// Each of them is there today.
async fn leads_are_valid(step: &SuggestionStep<'_>, leads: &[LeadOrgan]) -> Guarded {
    let organs: Vec<Uuid> = leads.iter().map(|lead| lead.organ_id).collect();
    each_valid_on(step, &organs, step.today(), |index| format!("/lead_organs/{index}/organ_id")).await?;
    Ok(Verdict::Holds)
}

/// 代表法第三十一条: deputies and the bodies of the congress handle nothing.
async fn all_handle(step: &SuggestionStep<'_>, leads: &[LeadOrgan], helpers: &[Uuid]) -> Guarded {
    let organs: Vec<Uuid> = leads.iter().map(|lead| lead.organ_id).chain(helpers.iter().copied()).collect();
    let wrong = first_who_handles_nothing(&step.work(), &organs, false).await?;
    let pointer = wrong.map_or_else(String::new, |index| match index.checked_sub(leads.len()) {
        Some(helper) => format!("/co_organ_ids/{helper}"),
        None => format!("/lead_organs/{index}/organ_id"),
    });
    Ok(Verdict::require(wrong.is_none()).at(&pointer))
}

pub(super) async fn organs_handle(step: &SuggestionStep<'_>, body: &SuggestionAssignment) -> Guarded {
    all_handle(step, &body.lead_organs, &body.co_organ_ids).await
}

pub(super) async fn new_leads_handle(step: &SuggestionStep<'_>, body: &LeadDecision) -> Guarded {
    all_handle(step, &body.lead_organs, &[]).await
}

pub(super) async fn lead_organs_named(_: &SuggestionStep<'_>, body: &SuggestionAssignment) -> Guarded {
    Ok(leads_fit(&body.lead_organs, &body.co_organ_ids))
}

pub(super) async fn organs_are_valid(step: &SuggestionStep<'_>, body: &SuggestionAssignment) -> Guarded {
    let place = |index: usize| format!("/co_organ_ids/{index}");
    each_valid_on(step, &body.co_organ_ids, step.today(), place).await?;
    leads_are_valid(step, &body.lead_organs).await
}

pub(super) async fn like_ones_exist(step: &SuggestionStep<'_>, body: &SuggestionAssignment) -> Guarded {
    let place = |index: usize| format!("/handled_with_ids/{index}");
    step.referred_all::<Suggestions>(&body.handled_with_ids, place).await?;
    let own = body.handled_with_ids.contains(&step.row.id);
    Ok(Verdict::require(!own).at("/handled_with_ids"))
}

/// The government's office hands on what was assigned to the government.
pub(super) async fn leads_itself(step: &SuggestionStep<'_>, _: &SuggestionAssignment) -> Guarded {
    Ok(Verdict::require(step.row.lead_organ_ids.0.contains(&step.call.actor.organization_id)))
}

/// Who handles it from a day on; of those who did before stays what they did.
fn name_organs(row: &mut Model, leads: Vec<LeadOrgan>, helpers: &[Uuid], received_on: NaiveDate) {
    let before = std::mem::take(&mut row.handlings.0);
    let kept = |organ_id: Uuid| before.iter().find(|one| one.organ_id == organ_id).cloned();
    let new = |organ_id: Uuid| Handling {
        organ_id,
        leads: false,
        part: None,
        received_on,
        signed_on: None,
        head_id: None,
        opinion: None,
        opinion_on: None,
    };
    let of = |organ_id: Uuid| kept(organ_id).unwrap_or_else(|| new(organ_id));
    row.lead_organ_ids.0 = leads.iter().map(|lead| lead.organ_id).collect();
    row.co_organ_ids.0 = helpers.to_vec();
    let leading =
        leads.into_iter().map(|lead| Handling { leads: true, part: lead.part, ..of(lead.organ_id) });
    let helping = helpers.iter().map(|organ| Handling { leads: false, part: None, ..of(*organ) });
    row.handlings.0 = leading.chain(helping).collect();
}

/// 代表法第五十一条: the clock starts on the day of the assignment; after a return that was accepted, anew.
pub(super) async fn hand_over(step: &mut SuggestionStep<'_>, body: SuggestionAssignment) -> Result<()> {
    let today = step.today();
    step.row.forget_what_came_before();
    name_organs(&mut step.row, body.lead_organs, &body.co_organ_ids, today);
    step.row.handled_with_ids = body.handled_with_ids.into();
    step.row.first_assigned_on.get_or_insert(today);
    step.row.assigned_on = Some(today);
    step.row.begin_round(today);
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, SUGGESTION_ASSIGNMENT, id, today).await?;
    let lead = step.row.lead_organ_ids.0.first().copied().unwrap_or_default();
    REPLY.open::<Suggestions>(&work, id, lead, today).await?;
    follow_organs(&work, &step.row).await
}

/// Handed on to departments; the day of the assignment stays.
pub(super) async fn distribute(step: &mut SuggestionStep<'_>, body: SuggestionAssignment) -> Result<()> {
    let received_on = step.row.assigned_on.unwrap_or_else(|| step.today());
    name_organs(&mut step.row, body.lead_organs, &body.co_organ_ids, received_on);
    follow_organs(&step.work(), &step.row).await
}

pub(super) async fn object(step: &mut SuggestionStep<'_>, body: Reason) -> Result<()> {
    (step.row.objection, step.row.objection_answer) = (Some(body.reason), None);
    let (work, office) = (step.work(), assigner_of(&step.work(), &step.row).await?);
    OBJECTION.open::<Suggestions>(&work, step.row.id, office, step.today()).await?;
    Ok(())
}

pub(super) async fn objection_is_open(step: &SuggestionStep<'_>, _: &ObjectionAnswer) -> Guarded {
    Ok(Verdict::require(step.row.objection.is_some() && step.row.objection_answer.is_none()))
}

pub(super) async fn objection_upheld(_: &SuggestionStep<'_>, body: &ObjectionAnswer) -> Guarded {
    Ok(Verdict::require(body.upheld).at("/upheld"))
}

pub(super) async fn objection_not_upheld(_: &SuggestionStep<'_>, body: &ObjectionAnswer) -> Guarded {
    Ok(Verdict::require(!body.upheld).at("/upheld"))
}

pub(super) async fn answer_objection(step: &mut SuggestionStep<'_>, body: ObjectionAnswer) -> Result<()> {
    step.row.objection_answer = Some(body.answer);
    deadlines::meet(&step.work(), SUGGESTION_OBJECTION, step.row.id, step.today()).await
}

/// 上海市人大代表建议规定第十四条: another organ is named as after an accepted return.
pub(super) async fn uphold(step: &mut SuggestionStep<'_>, body: ObjectionAnswer) -> Result<()> {
    answer_objection(step, body).await?;
    back_to_the_assigner(step).await
}

impl Model {
    /// What the organs did and asked for that handled it before; the reasons stay until it is assigned anew.
    fn forget_handling(&mut self) {
        self.lead_organ_ids.0.clear();
        self.co_organ_ids.0.clear();
        self.handlings.0.clear();
        (self.is_complex, self.lead_decided) = (false, false);
        self.return_requested_on = None;
        self.forget_extension();
    }

    /// Nobody asks for more time.
    pub(super) fn forget_extension(&mut self) {
        (self.extension_requested_on, self.extension_months) = (None, None);
        (self.extension_reason, self.extension_decided_by) = (None, None);
    }

    /// Assigned anew, it starts from the beginning.
    fn forget_what_came_before(&mut self) {
        self.forget_handling();
        (self.return_organ_id, self.return_reason, self.return_proposed_organ_id) = (None, None, None);
        (self.objection, self.objection_answer) = (None, None);
    }
}

/// Nobody handles it until it is assigned anew, which is a matter of a few days.
pub(super) async fn back_to_the_assigner(step: &mut SuggestionStep<'_>) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    step.row.forget_handling();
    await_assignment(&step.work(), &step.row, None).await
}

fn own(step: &SuggestionStep<'_>) -> Option<usize> {
    let organ = step.call.actor.organization_id;
    step.row.handlings.0.iter().position(|one| one.organ_id == organ)
}

pub(super) async fn not_signed_yet(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let signed = own(step).is_some_and(|index| step.row.handlings.0[index].signed_on.is_some());
    Ok(Verdict::require(!signed))
}

/// Taken over by its office, each organ for itself.
pub(super) async fn sign(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    let (today, organ) = (step.today(), step.call.actor.organization_id);
    if let Some(index) = own(step) {
        step.row.handlings.0[index].signed_on = Some(today);
    }
    deadlines::meet_own(&step.work(), SUGGESTION_SIGNING, step.row.id, organ, today).await
}

pub(super) async fn new_leads_named(step: &SuggestionStep<'_>, body: &LeadDecision) -> Guarded {
    let leads: HashSet<Uuid> = body.lead_organs.iter().map(|lead| lead.organ_id).collect();
    let helpers: Vec<Uuid> =
        step.row.co_organ_ids.0.iter().copied().filter(|organ| !leads.contains(organ)).collect();
    Ok(leads_fit(&body.lead_organs, &helpers))
}

pub(super) async fn new_leads_are_valid(step: &SuggestionStep<'_>, body: &LeadDecision) -> Guarded {
    leads_are_valid(step, &body.lead_organs).await
}

/// 上海市人大代表建议规定第十七条: who handles it and who is to lead was heard.
pub(super) async fn everybody_heard(step: &SuggestionStep<'_>, body: &LeadDecision) -> Guarded {
    let handling = step.row.handlings.0.iter().map(|one| one.organ_id);
    let leading = body.lead_organs.iter().map(|lead| lead.organ_id);
    let heard = handling.chain(leading).all(|organ| body.heard_organ_ids.contains(&organ));
    Ok(Verdict::require(heard).at("/heard_organ_ids"))
}

/// Nobody returns it any more; the clock does not change.
pub(super) async fn decide_lead(step: &mut SuggestionStep<'_>, body: LeadDecision) -> Result<()> {
    let received_on = step.row.assigned_on.unwrap_or_else(|| step.today());
    let leads: HashSet<Uuid> = body.lead_organs.iter().map(|lead| lead.organ_id).collect();
    let mut helpers = step.row.co_organ_ids.0.clone();
    helpers.retain(|organ| !leads.contains(organ));
    let same = step.row.lead_organ_ids.0.iter().all(|organ| leads.contains(organ));
    name_organs(&mut step.row, body.lead_organs, &helpers, received_on);
    step.row.lead_decided = true;
    step.row.return_requested_on = None;
    let (work, id) = (step.work(), step.row.id);
    deadlines::cancel(&work, SUGGESTION_RETURN, id).await?;
    follow_organs(&work, &step.row).await?;
    // What somebody asked for who leads no more is not decided.
    if !same && step.row.extension_decided_by.is_none() {
        deadlines::cancel(&work, SUGGESTION_EXTENSION, id).await?;
        step.row.forget_extension();
    }
    Ok(())
}
