//! Calculators: what a vote would decide, without a record (07 §4.2).

mod ballot_result;
mod words;

use crate::{codes, tag::TAG};
use instruments::rule_sets::{RuleBook, RuleKind};
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::Result,
    values::schema::Schema,
};
use words::{BallotCalculation, CalculatedResult};

pub(crate) fn routes(routes: &mut Routes) {
    let path = "/api/v1/livelihood/calculators/ballot-result";
    let title = ("计算票决结果", "Compute the result of a vote on projects");
    let operation = Operation::new("post", path, "calculate_livelihood_ballot_result", TAG, title)
        .describe(
            "What the numbers of a count decide: who has the majority of all deputies, in which rank, who is selected, and which tie across \
             the last seat is voted on again. Nothing is stored.\n\
             由计票数字得出的结果:获全体代表过半数赞成的,按赞成票数排名,依次入选;末位同票的再次投票。不保存任何内容。",
        )
        .takes(Schema::of::<BallotCalculation>)
        .answers(200, Schema::of::<CalculatedResult>);
    let codes = [
        codes::QUORUM_NOT_MET,
        codes::NO_EXTRA_CANDIDATES,
        codes::EXTRA_RATIO_TOO_LOW,
        codes::BALLOT_ARITHMETIC,
    ];
    routes.handle(codes.into_iter().fold(operation, Operation::refuses), ballot_result);
}

async fn ballot_result(call: Call, body: Raw) -> Result<Answer> {
    let asked: BallotCalculation = body.parse()?;
    let db = call.service.store.read();
    let book = RuleBook::open(db, &call.actor.district_code, RuleKind::Livelihood, call.today()).await?;
    let least = book.number("ballot.extra_percent")?;
    Answer::json(200, &ballot_result::calculated(&asked, least)?)
}
