//! What an opinion is on: a record that the meeting it names has deliberated or held (00 §4.7, §5.5). The domains answer for theirs.

use super::{DeliberationOpinions, entity::OpinionContent};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record_reference::RecordReference,
    workflow::{Guarded, Verdict},
};
use uuid::Uuid;

/// What a record that opinions are drafted on answers.
#[derive(Debug, Clone)]
pub struct Deliberation {
    /// The meeting that deliberated it, or in which it was held, for as long as an opinion may be drafted on it.
    pub meeting_id: Option<Uuid>,
    /// The organs concerned, to which an opinion may be addressed.
    pub organ_ids: Vec<Uuid>,
    /// How the organ reports on the opinion.
    pub handling: Handling,
}

/// What the law asks of the report on how an opinion was handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handling {
    /// The committee is asked before it is submitted.
    pub committee_is_asked: bool,
    /// It is in writing.
    pub in_writing: bool,
}

/// How the organ reports on an opinion; on what nobody answers for, as on a special work report.
pub(super) async fn handling(step: &OpinionStep<'_>) -> Result<Handling> {
    let source = RecordReference { kind: step.row.source_type.to_string(), id: step.row.source_id };
    let answered = step.work().ask::<Deliberation>(&source).await?;
    Ok(answered.map_or(Handling { committee_is_asked: true, in_writing: true }, |answered| answered.handling))
}

type OpinionStep<'a> = Step<'a, DeliberationOpinions>;

async fn answered(step: &OpinionStep<'_>, body: &OpinionContent) -> Result<Option<Deliberation>> {
    let source = RecordReference { kind: body.source_type.to_string(), id: body.source_id };
    step.work().ask::<Deliberation>(&source).await
}

/// The guards before have refused kinds without an answer.
async fn deliberation(step: &OpinionStep<'_>, body: &OpinionContent) -> Result<Deliberation> {
    let answered = answered(step, body).await?;
    answered.ok_or_else(|| Problem::internal("the source of an opinion has no deliberation"))
}

/// 00 §4.7: the source is a record that is there, of a kind that is deliberated.
pub(super) async fn source_exists(step: &OpinionStep<'_>, body: &OpinionContent) -> Guarded {
    step.referred_of_kind(&body.source_type, body.source_id, "source").await?;
    Ok(Verdict::require(answered(step, body).await?.is_some()).at("/source_type"))
}

/// 监督法第十七条: it was deliberated, and in the meeting that is named.
pub(super) async fn source_deliberated(step: &OpinionStep<'_>, body: &OpinionContent) -> Guarded {
    let meeting = deliberation(step, body).await?.meeting_id;
    let reason = if meeting.is_none() { "not_deliberated" } else { "another_meeting" };
    let verdict = Verdict::require(meeting == Some(body.meeting_id)).with("reason", reason);
    Ok(verdict.with("deliberated_in", meeting.map(|meeting| meeting.to_string())).at("/meeting_id"))
}

/// 监督法第十七条: the opinion goes to an organ whose work was deliberated.
pub(super) async fn organ_of_the_source(step: &OpinionStep<'_>, body: &OpinionContent) -> Guarded {
    let organs = deliberation(step, body).await?.organ_ids;
    let verdict = Verdict::require(organs.contains(&body.addressee_organ_id));
    let organs: Vec<String> = organs.iter().map(Uuid::to_string).collect();
    Ok(verdict.with("organ_ids", organs).at("/addressee_organ_id"))
}
