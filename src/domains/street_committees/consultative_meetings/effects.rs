//! What the actions on a consultative meeting write.

use super::{
    ConsultativeMeetingState, ConsultativeMeetings,
    entity::{Column, ConsultationHeld, ConsultationReplies, NewConsultativeMeeting},
    guards::LEAD,
    voting::recommended,
    words::{CONSULTATION_REPLY, ConsultativeOpinion},
};
use crate::consultative_bodies::{ConsultativeBodies, has_met};
use chrono::{Datelike, NaiveDate};
use instruments::{
    deadlines::{self, Period, PeriodUnit},
    links::{self, LinkKind},
    publications::{Draft, PublicationKind, TO_PUBLIC, draft},
    rule_sets::RuleKind,
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::{
        numbers::{Ordinal, Whole},
        text::Prose,
    },
    workflow::{Note, Reason},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type MeetingStep<'a> = Step<'a, ConsultativeMeetings>;

const REPLY: Period = Period::after(
    CONSULTATION_REPLY,
    RuleKind::StreetCommittees,
    "consultation.reply_months",
    PeriodUnit::Months,
);

pub(super) async fn convene(step: &mut MeetingStep<'_>, body: NewConsultativeMeeting) -> Result<()> {
    step.row.organization_id = step.stored::<ConsultativeBodies>(body.body_id).await?.organization_id;
    Ok(())
}

/// What was said is handed to whoever handles it, and the projects with enough votes are recommended.
pub(super) async fn hold(step: &mut MeetingStep<'_>, body: ConsultationHeld) -> Result<()> {
    let members = step.stored::<ConsultativeBodies>(step.row.body_id).await?.members.0.len();
    let raised = (1..).zip(body.opinions.clone()).map(|(seq, opinion)| ConsultativeOpinion {
        seq: Ordinal::stored(seq),
        text: Prose::stored(&*opinion.text),
        handler_organ_id: opinion.handler_organ_id,
        reply: None,
        replied_on: None,
    });
    let raised: Vec<ConsultativeOpinion> = raised.collect();
    let mut handlers: Vec<Uuid> = raised.iter().map(|opinion| opinion.handler_organ_id).collect();
    handlers.sort_unstable();
    handlers.dedup();
    let chosen = recommended(&body.lead_votes, body.members_present.get());
    let held_on = body.held_on;
    body.assign(&mut step.row);
    step.row.members_total = Some(Whole::stored(i64::try_from(members).unwrap_or(i64::MAX)));
    step.row.recommended_lead_ids = chosen.into();
    step.row.opinions = raised.into();
    step.row.handler_ids = handlers.clone().into();
    let held = held_in_the_year(step, held_on).await? + 1;
    let whose = (step.row.body_id, step.row.organization_id);
    has_met(&step.work(), whose, (held_on, held)).await?;
    // One handler has the clock; of several the committee keeps it.
    let responsible = match handlers.as_slice() {
        [] => return Ok(()),
        [one] => *one,
        _ => step.row.organization_id,
    };
    REPLY.open::<ConsultativeMeetings>(&step.work(), step.row.id, responsible, held_on).await?;
    Ok(())
}

/// How often the body has met besides in the year of a day.
async fn held_in_the_year(step: &MeetingStep<'_>, on: NaiveDate) -> Result<usize> {
    let held = step.all::<ConsultativeMeetings>().filter(Column::BodyId.eq(step.row.body_id));
    let held = held.filter(Column::HeldOn.is_not_null()).filter(Column::Id.ne(step.row.id));
    let held = held.all(step.tx).await?;
    Ok(held.iter().filter(|one| one.held_on.is_some_and(|day| day.year() == on.year())).count())
}

/// The members are told by a notice of the street (01 §3.7).
async fn tell_members(step: &MeetingStep<'_>, title: &str, text: String) -> Result<()> {
    let told = Draft {
        subject: RecordReference::of::<ConsultativeMeetings>(step.row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title,
        text,
        round: None,
        document_id: None,
        organization: step.row.organization_id,
    };
    draft(&step.work(), told).await
}

/// It is not held, and does not count for the year.
pub(super) async fn cancel(step: &mut MeetingStep<'_>, body: Reason) -> Result<()> {
    let text = format!("原定于{}召开的居民议事会议取消。理由:{}", step.row.planned_on, &*body.reason);
    tell_members(step, "居民议事会议取消公告", text).await
}

/// With the last answer it is answered, and the members are told.
pub(super) async fn answer(step: &mut MeetingStep<'_>, body: ConsultationReplies) -> Result<()> {
    let today = step.today();
    for opinion in &mut step.row.opinions.0 {
        if let Some(reply) = body.replies.iter().find(|reply| reply.seq == opinion.seq) {
            opinion.reply = Some(Prose::stored(&*reply.reply));
            opinion.replied_on = Some(today);
        }
    }
    if step.row.opinions.0.iter().any(|opinion| opinion.reply.is_none()) {
        return step.lead_to(ConsultativeMeetingState::Held);
    }
    deadlines::meet(&step.work(), CONSULTATION_REPLY, step.row.id, today).await?;
    // What residents said stays with the members.
    let text =
        format!("{}召开的居民议事会议所提{}条意见均已答复。", step.row.planned_on, step.row.opinions.0.len());
    tell_members(step, "居民议事会议意见答复", text).await?;
    step.lead_to(ConsultativeMeetingState::Answered)
}

/// The projects that it recommends are tied to it.
pub(super) async fn close(step: &mut MeetingStep<'_>, _: Note) -> Result<()> {
    for lead in &step.row.recommended_lead_ids.0 {
        let this = RecordReference::of::<ConsultativeMeetings>(step.row.id);
        let lead = RecordReference { kind: LEAD.into(), id: *lead };
        links::connect(&step.work(), LinkKind::EvidenceFor, this, lead).await?;
    }
    Ok(())
}
