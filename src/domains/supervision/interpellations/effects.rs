//! What the actions on an interpellation write.

use super::{
    InterpellationState, Interpellations,
    entity::{AnswerOrder, InterpellationAnswer},
    words::{INTERPELLATION_ANSWER, INTERPELLATION_SECOND_ANSWER},
};
use crate::{codes, conditions::DecidedRefusal};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Opening},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record::Assign,
    workflow::Note,
};
use serde_json::json;

type InterpellationStep<'a> = Step<'a, Interpellations>;

pub(super) async fn submit(step: &mut InterpellationStep<'_>, _: Note) -> Result<()> {
    step.row.submitted_on = Some(step.today());
    Ok(())
}

pub(super) async fn accept(step: &mut InterpellationStep<'_>, body: AnswerOrder) -> Result<()> {
    let due_on = body.answer_due_on;
    body.assign(&mut step.row);
    open(step, INTERPELLATION_ANSWER, due_on).await
}

pub(super) async fn refuse(step: &mut InterpellationStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    step.row.refusal_reason = Some(body.reason);
    Ok(())
}

/// Takes the caller's name back; with all of them gone, or fewer left than it takes, the interpellation is withdrawn.
pub(super) async fn withdraw(step: &mut InterpellationStep<'_>, _: Note) -> Result<()> {
    let own = step.call.actor.deputy_id;
    step.row.joint_member_ids.0.retain(|name| Some(*name) != own);
    step.row.withdrawn_member_ids.0.extend(own);
    let least = rule(&step.work(), RuleKind::Supervision, "interpellation.min_members", step.today()).await?;
    let left = u32::try_from(step.row.joint_member_ids.0.len()).map_err(Problem::internal)?;
    let state =
        if left < least.value { InterpellationState::Withdrawn } else { InterpellationState::Submitted };
    step.lead_to(state)
}

pub(super) async fn answer(step: &mut InterpellationStep<'_>, body: InterpellationAnswer) -> Result<()> {
    warn_if_late(step, step.row.answer_due_on, body.answered_on);
    let answered_on = body.answered_on;
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), INTERPELLATION_ANSWER, step.row.id, answered_on).await
}

/// Each speaks for himself.
pub(super) async fn express_dissatisfaction(step: &mut InterpellationStep<'_>, _: Note) -> Result<()> {
    let own = step.call.actor.deputy_id;
    step.row.dissatisfied_member_ids.0.extend(own);
    Ok(())
}

pub(super) async fn order_second_answer(step: &mut InterpellationStep<'_>, body: AnswerOrder) -> Result<()> {
    step.row.second_decision_meeting_id = Some(body.decision_meeting_id);
    step.row.second_answer_mode = Some(body.answer_mode);
    open(step, INTERPELLATION_SECOND_ANSWER, body.answer_due_on).await
}

pub(super) async fn answer_again(
    step: &mut InterpellationStep<'_>,
    body: InterpellationAnswer,
) -> Result<()> {
    warn_if_late(step, step.row.second_answer_due_on, body.answered_on);
    step.row.second_answer = Some(body.answer);
    step.row.second_answer_document_id = body.answer_document_id;
    step.row.second_answer_meeting_id = body.answer_meeting_id;
    step.row.second_answered_by = Some(body.answered_by);
    step.row.second_answered_on = Some(body.answered_on);
    deadlines::meet(&step.work(), INTERPELLATION_SECOND_ANSWER, step.row.id, body.answered_on).await
}

fn warn_if_late(step: &mut InterpellationStep<'_>, due_on: Option<NaiveDate>, answered_on: NaiveDate) {
    if let Some(due) = due_on.filter(|due| answered_on > *due) {
        step.warn(codes::LATE_STEP, &[("due_on", json!(due))]);
    }
}

/// The last day is part of the decision; no period leads to it.
async fn open(step: &InterpellationStep<'_>, code: &'static str, due_on: NaiveDate) -> Result<()> {
    let (organ, basis) = (step.row.subject_organ_id, "监督法第五十二条,主任会议决定的期限".into());
    let opening = Opening::on_day(due_on, code, step.row.id, organ, basis, None);
    deadlines::open::<Interpellations>(&step.work(), opening).await?;
    Ok(())
}
