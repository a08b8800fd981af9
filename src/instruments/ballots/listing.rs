//! `GET /ballots/{id}/lines`: the list of a secret ballot, for those who voted and those who supervised.

use super::{
    BallotState, Ballots,
    entity::Model,
    list::BallotList,
    numbers::ReceiptNumber,
    papers::receipt,
    proof,
    proving::Stored,
    words::{CountingMode, SignedThing},
};
use crate::{codes, tag::TAG};
use actix_web::web::Path;
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::reply::Answer,
    problem::{Problem, Result},
    values::{schema::Schema, words::Words},
};
use sea_orm::EntityTrait;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/v1/ballots/{id}/lines";
    let summary = ("读取查票清单", "Read the list of the papers");
    let read = Operation::new("get", path, "read_instrument_ballot_lines", TAG, summary)
        .describe(
            "For each question a line for every paper of a secret ballot that came back, with hashes and signatures: each voter \
             finds the own lines by the receipt numbers, and `jiandu ballot verify --list` counts again without the service. After \
             the count, for those who voted and for the supervisors; before, for nobody: `BALLOT_SECRECY`. Papers that were counted \
             by hand as totals have no list: `NOT_FOUND`.\n\
             无记名表决中每张收回的票在每个题目下各有一行,并附各项摘要和签署:投票人凭查票码找到自己的各行,并可用 `jiandu ballot verify --list` 脱离系统重新计票。计票后供投票人和监票人读取;此前任何人不得读取:`BALLOT_SECRECY`。人工计票只登记合计数的没有清单:`NOT_FOUND`。",
        )
        .answers(200, Schema::of::<BallotList>);
    let codes = [codes::BALLOT_SECRECY, codes::FORBIDDEN_SCOPE];
    routes.handle(codes.into_iter().fold(read, Operation::refuses), lines);
    let path = "/api/v1/ballots/{id}/printed-papers";
    let summary = ("读取待印制的表决票", "Read the papers to print");
    let read = Operation::new("get", path, "read_instrument_ballot_printed_papers", TAG, summary)
        .describe(
            "The receipt numbers of the papers of a vote on paper, for its supervisors, while papers are issued. They are printed on the \
             paper and on a stub that the voter tears off and keeps; papers are shuffled and handed out face down.\n\
             纸质表决各张票的查票码,发票期间供监票人读取,印在票面和由投票人撕下自存的存根上;发放前打乱次序、正面朝下。",
        )
        .answers(200, Schema::of::<PrintedPapers>);
    let codes = [codes::FORBIDDEN_SCOPE, codes::INVALID_TRANSITION, codes::RECORD_UNSIGNED];
    routes.handle(codes.into_iter().fold(read, Operation::refuses), printed);
}

/// The numbers of one paper that is printed.
/// 一张印制票的查票码。
#[derive(Serialize, ToSchema)]
struct PrintedPaper {
    /// One for each question: on the paper and on its stub.
    /// 每题一个,印在票面和存根上。
    numbers: Vec<ReceiptNumber>,
}

/// The papers to print.
/// 待印制的表决票。
#[derive(Serialize, ToSchema)]
struct PrintedPapers {
    /// Each once; shuffle them before they are handed out.
    /// 每张印制一次,发放前打乱次序。
    items: Vec<PrintedPaper>,
}

async fn printed(call: Call, id: Path<Uuid>) -> Result<Answer> {
    let ballot = call.read::<Ballots>(*id).await?;
    if !ballot.supervisor_ids.0.contains(&call.actor.user_id) {
        return Err(Problem::new(codes::FORBIDDEN_SCOPE).with("action", "printed-papers"));
    }
    if ballot.state != BallotState::Issuing {
        let state: &str = ballot.state.word();
        return Err(Problem::new(codes::INVALID_TRANSITION)
            .with("action", "printed-papers")
            .with("state", state));
    }
    if !ballot.is_signed(SignedThing::Pool) {
        return Err(Problem::new(codes::RECORD_UNSIGNED).with("action", "printed-papers"));
    }
    let proof = proof::Entity::find_by_id(ballot.id).one(call.service.store.read()).await?;
    let sheets = proof.into_iter().flat_map(|proof| proof.sheets.0);
    Answer::json(200, &PrintedPapers { items: sheets.map(|numbers| PrintedPaper { numbers }).collect() })
}

async fn lines(call: Call, id: Path<Uuid>) -> Result<Answer> {
    let ballot = call.read::<Ballots>(*id).await?;
    let counted =
        matches!(ballot.state, BallotState::Counted | BallotState::Confirmed | BallotState::Announced);
    if ballot.is_secret && !counted {
        return Err(Problem::new(codes::BALLOT_SECRECY));
    }
    if !concerns(&call, &ballot).await? {
        return Err(Problem::new(codes::FORBIDDEN_SCOPE).with("action", "lines"));
    }
    let list = match Stored::of(call.service.store.read(), ballot).await? {
        Some(stored) => stored.list(call.service.signer.public_key())?,
        None => None,
    };
    Answer::json(200, &list.ok_or_else(|| Problem::new(codes::NOT_FOUND))?)
}

/// Whether the caller had a paper of the ballot or supervises it. Who put one into a box is not known: who could is asked.
async fn concerns(call: &Call, ballot: &Model) -> Result<bool> {
    if ballot.supervisor_ids.0.contains(&call.actor.user_id) {
        return Ok(true);
    }
    let Some(member) = call.actor.deputy_id else { return Ok(false) };
    let db = call.service.store.read();
    if ballot.counting_mode == CountingMode::ManualPapers {
        let present = ballot.present_member_ids.0.contains(&member);
        return Ok(present && !ballot.excluded_member_ids.0.contains(&member));
    }
    let on_paper = ballot.paper_member_ids.0.contains(&member);
    Ok(on_paper || receipt::Entity::find_by_id((ballot.id, member)).one(db).await?.is_some())
}
