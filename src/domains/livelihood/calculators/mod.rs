//! Calculators: what a vote on projects or an assessment of one would say, without a record (07 §4.2, §4.6, §4.7).

mod assessment_result;
mod assessment_words;
mod ballot_result;
mod words;

use crate::{codes, tag::TAG};
use assessment_result::Limits;
use assessment_words::{AssessmentCalculation, CalculatedAssessment};
use instruments::{
    rule_sets::{RuleBook, RuleKind},
    survey_responses::Level,
};
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::Result,
    values::{schema::Schema, words::Words},
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
    let path = "/api/v1/livelihood/calculators/assessment-result";
    let title = ("计算测评结果", "Compute the result of an assessment of a project");
    let operation = Operation::new("post", path, "calculate_livelihood_assessment_result", TAG, title)
        .describe(
            "What the members say of a project, more than half of all of them, and what people say in each channel and altogether. Nothing is \
             stored.\n\
             由票数和答卷数得出的结果:组成人员的测评结论(以全体过半数计)、各渠道得分和满意度得分。不保存任何内容。",
        )
        .takes(Schema::of::<AssessmentCalculation>)
        .answers(200, Schema::of::<CalculatedAssessment>);
    let codes = [codes::ASSESSMENT_DENOMINATOR_MISSING, codes::BALLOT_ARITHMETIC];
    routes.handle(codes.into_iter().fold(operation, Operation::refuses), assessment_result);
}

async fn ballot_result(call: Call, body: Raw) -> Result<Answer> {
    let asked: BallotCalculation = body.parse()?;
    let db = call.service.store.read();
    let book = RuleBook::open(db, &call.actor.district_code, RuleKind::Livelihood, call.today()).await?;
    let least = book.number("ballot.extra_percent")?;
    Answer::json(200, &ballot_result::calculated(&asked, least)?)
}

async fn assessment_result(call: Call, body: Raw) -> Result<Answer> {
    let asked: AssessmentCalculation = body.parse()?;
    let (db, district, today) = (call.service.store.read(), &call.actor.district_code, call.today());
    let surveys = RuleBook::open(db, district, RuleKind::General, today).await?;
    let mut points = [0; 5];
    for (points, level) in points.iter_mut().zip(Level::ALL) {
        *points = surveys.number(level.rule())?;
    }
    let limits = Limits {
        points,
        least_valid: surveys.number("survey.min_valid")?,
        rules: RuleBook::open(db, district, RuleKind::Livelihood, today).await?,
    };
    Answer::json(200, &assessment_result::calculated(&asked, &limits)?)
}
