//! `POST /ballots/{id}/cast`: a vote. No audit entry, no event, no stored answer, no log of the choice: the receipt is
//! the only trace of the voter, the paper the only trace of the choice.

use super::{
    BallotState, Ballots, CountingMode,
    api::Choice,
    entity::Model,
    papers::{one_after_the_other, put},
};
use crate::{
    instruments::TAG,
    platform::{
        body::Raw,
        call::Call,
        openapi::{Operation, Schema},
        problem::{Code, Problem, Result},
        reply::Answer,
        routes::Routes,
        store::{Outcome, Transaction},
    },
    registry::meetings::Meetings,
    vocabulary::Role,
};
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// A vote.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Vote {
    /// One choice for each question, in order; none for a blank paper.
    choices: Vec<Choice>,
}

/// That a vote was taken; never what it was.
#[derive(Serialize, ToSchema)]
struct Cast {
    /// Always true.
    cast: bool,
}

pub(super) fn routes(routes: &mut Routes) {
    let cast = Operation::new("post", "/api/v1/ballots/{id}/cast", "cast_instrument_ballot", TAG, ("投票", "Cast a vote"))
        .describe(
            "For members who are present, once. An `Idempotency-Key` is not kept, since it would store a hash of the \
             choice: a repeated vote answers `ALREADY_VOTED`. There is no dry run.",
        )
        .takes(Schema::of::<Vote>())
        .answers(200, Schema::of::<Cast>());
    let codes = [Code::AlreadyVoted, Code::BallotSecrecy, Code::ConflictOfInterest, Code::InvalidTransition];
    routes.handle(codes.into_iter().fold(cast, Operation::refuses), cast_vote);
}

async fn cast_vote(call: Call, id: Path<Uuid>, body: Raw) -> Result<Answer> {
    if call.conditions.is_dry_run() {
        // A vote cannot be tried.
        return Err(Problem::new(Code::UnknownParameter).with("parameter", "dry_run"));
    }
    let cast = Arc::new((call.clone(), *id, body));
    let write = call.service.store.write(move |tx| {
        let cast = Arc::clone(&cast);
        Box::pin(async move {
            let (call, id, body) = &*cast;
            one_after_the_other(tx).await?;
            take(call, tx, *id, body).await.map(Outcome::Commit)
        })
    });
    write.await?;
    Answer::json(200, &Cast { cast: true })
}

async fn take(call: &Call, tx: &Transaction, id: Uuid, body: &Raw) -> Result<()> {
    let ballot = call.find::<Ballots>(tx, id).await?;
    let member = voter(call, tx, &ballot).await?;
    if ballot.state != BallotState::Issuing || ballot.counting_mode != CountingMode::Electronic {
        let state: &str = crate::platform::words::Words::word(ballot.state);
        return Err(Problem::new(Code::InvalidTransition).with("action", "cast").with("state", state));
    }
    let choices = choices(body)?;
    let known = ballot.option_set.choices();
    let fits = choices.is_empty() || choices.len() == ballot.questions();
    if !fits || !choices.iter().all(|choice| known.contains(choice)) {
        return Err(Problem::invalid("/choices", "one choice of the ballot's options for each question"));
    }
    put(tx, ballot.id, member, choices, ballot.is_secret).await
}

/// What the paper says; a paper that names its voter is none.
fn choices(body: &Raw) -> Result<Vec<Choice>> {
    let named = body.parse::<Value>()?;
    if ["voter_id", "member_id", "deputy_id", "user_id"].iter().any(|name| named.get(name).is_some()) {
        return Err(Problem::new(Code::BallotSecrecy));
    }
    Ok(body.parse::<Vote>()?.choices)
}

/// The member that the caller is: present at the meeting, without an interest.
async fn voter(call: &Call, tx: &Transaction, ballot: &Model) -> Result<Uuid> {
    let meeting = call.scene(tx, &ballot.district_code).stored::<Meetings>(ballot.meeting_id).await?;
    let votes = call.actor.is_any(&[Role::ScMember, Role::Deputy]);
    let present =
        call.actor.deputy_id.filter(|member| votes && meeting.present_deputy_ids.0.contains(member));
    let member = present.ok_or_else(|| Problem::new(Code::ForbiddenScope).with("action", "cast"))?;
    if ballot.excluded_member_ids.0.contains(&member) {
        return Err(Problem::new(Code::ConflictOfInterest));
    }
    Ok(member)
}
