//! `GET /ballots/{id}/roll-call`: who chose what in a recorded vote, once the vote is closed.

use super::{BallotState, Ballots, Mark, papers::paper};
use crate::{codes, tag::TAG};
use actix_web::web::Path;
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::reply::Answer,
    problem::{Problem, Result},
    values::{schema::Schema, words::Words},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A recorded vote.
/// 记名表决中一人的表决。
#[derive(Serialize, ToSchema)]
struct RecordedVote {
    /// The member.
    /// 表决人。
    member_id: Uuid,
    /// The marks, one for each question; none on a blank paper.
    /// 各题的选择或者名次,每题一项;空白票为空。
    choices: Vec<Mark>,
}

/// The roll call of a ballot.
/// 表决的逐人记录。
#[derive(Serialize, ToSchema)]
struct RollCall {
    /// The votes, by the ids of the members; none where totals were counted by hand.
    /// 各人的表决,按表决人的 ID 排列;人工计票只登记合计数的为空。
    items: Vec<RecordedVote>,
}

pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/v1/ballots/{id}/roll-call";
    let summary = ("读取记名表决情况", "Read the roll call");
    let read = Operation::new("get", path, "read_instrument_ballot_roll_call", TAG, summary)
        .describe(
            "Who chose what, once the vote is closed. A secret ballot has none: `BALLOT_SECRECY`.\n\
             表决结束后各人的选择。无记名表决没有此项:`BALLOT_SECRECY`。",
        )
        .answers(200, Schema::of::<RollCall>);
    let codes = [codes::BALLOT_SECRECY, codes::INVALID_TRANSITION];
    routes.handle(codes.into_iter().fold(read, Operation::refuses), roll_call);
}

async fn roll_call(call: Call, id: Path<Uuid>) -> Result<Answer> {
    let ballot = call.read::<Ballots>(*id).await?;
    if ballot.is_secret {
        return Err(Problem::new(codes::BALLOT_SECRECY));
    }
    if matches!(ballot.state, BallotState::Prepared | BallotState::Issuing) {
        let state: &str = ballot.state.word();
        return Err(Problem::new(codes::INVALID_TRANSITION).with("action", "roll_call").with("state", state));
    }
    let papers = paper::Entity::find().filter(paper::Column::BallotId.eq(ballot.id));
    let papers = papers.order_by_asc(paper::Column::MemberId).all(call.service.store.read()).await?;
    let recorded =
        |paper: paper::Model| Some(RecordedVote { member_id: paper.member_id?, choices: paper.choices.0 });
    Answer::json(200, &RollCall { items: papers.into_iter().filter_map(recorded).collect() })
}
