//! `POST /ballots/{id}/cast`: a vote comes in.

use super::{
    ballot_box::BallotBox,
    cast::{Cast, Vote, write_together},
    numbers::ReceiptNumber,
};
use crate::{codes, tag::TAG};
use actix_web::web::{Data, Path};
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::Result,
    records::assurance::Assurance,
    values::schema::Schema,
};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// That a vote was taken; never what it was.
/// 投票已被接收的确认,不含投票内容。
#[derive(Serialize, ToSchema)]
#[schema(as = Cast)]
struct Confirmed {
    /// Always true.
    /// 固定为 `true`。
    cast: bool,
    /// The receipt numbers of the paper, one for each question in order: by them the voter finds the own lines in the list of
    /// the papers. They are told this once and stand nowhere beside the voter; a recorded vote has none.
    /// 本票的查票码,每题一个,按题目次序:计票后凭此在查票清单中找到自己的各行。仅此一次告知,系统不在任何地方将其与投票人一并保存;记名表决没有查票码。
    numbers: Vec<ReceiptNumber>,
}

pub(super) fn routes(routes: &mut Routes) {
    let cast = Operation::new("post", "/api/v1/ballots/{id}/cast", "cast_instrument_ballot", TAG, ("投票", "Cast a vote"))
        .describe(
            "For members who are present, once. The answer comes when the vote is stored: secret votes of some seconds \
             (`ballot_batch_milliseconds`) are stored together, so that the order of storing does not tell whose paper \
             is whose. An `Idempotency-Key` is not kept, since it would store a hash of the choice: a repeated vote \
             answers `ALREADY_VOTED` and tells no number again. A secret ballot takes no papers before every supervisor has \
             signed for its pool of receipt numbers: `RECORD_UNSIGNED`. There is no dry run.\n\
             由到会的组成人员投票,每人一次。投票保存之后才返回:数秒内(`ballot_batch_milliseconds`)的无记名投票一并保存,保存次序不泄露谁投了哪一票。不保留 `Idempotency-Key`,以免留下选择的散列:重复投票返回 `ALREADY_VOTED`,且不再告知查票码。无记名表决须待全体监票人签署查票码池后方可投票:`RECORD_UNSIGNED`。没有试运行。",
        )
        .needs(Assurance::Session)
        .takes(Schema::of::<Vote>)
        .answers(200, Schema::of::<Confirmed>);
    let codes = [
        codes::ALREADY_VOTED,
        codes::BALLOT_SECRECY,
        codes::CONFLICT_OF_INTEREST,
        codes::DEPUTY_NOT_IN_OFFICE,
        codes::INVALID_TRANSITION,
        codes::RECORD_UNSIGNED,
    ];
    routes.handle(codes.into_iter().fold(cast, Operation::refuses), cast_vote);
}

async fn cast_vote(call: Call, ballot_box: Data<BallotBox>, id: Path<Uuid>, body: Raw) -> Result<Answer> {
    let cast = Arc::new(Cast { call, ballot_id: *id, body });
    let standing = cast.tried().await?;
    let numbers = if standing.is_secret {
        ballot_box.put(cast, standing).await?
    } else {
        let service = Arc::clone(cast.service());
        write_together(service, vec![cast]).await?.pop().unwrap_or(Ok(Vec::new()))?
    };
    Answer::json(200, &Confirmed { cast: true, numbers })
}
