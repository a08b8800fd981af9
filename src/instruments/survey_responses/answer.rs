//! `POST /surveys/{id}/responses`: an answer where the survey is, as a page for citizens sends it.

use super::{SurveyResponses, entity::SurveyAnswer};
use crate::{codes, surveys::Surveys, tag::TAG};
use actix_web::web::Path;
use platform::{
    call::Call,
    document::{Described, Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::Result,
    values::schema::Schema,
};
use serde_json::json;
use uuid::Uuid;

pub(crate) fn routes(routes: &mut Routes) {
    let path = "/api/v1/surveys/{id}/responses";
    let answer = Operation::new("post", path, "answer_instrument_survey", TAG, ("答卷", "Answer the survey"))
        .describe(
            "One answer of one person to one question. The public answers without a token, and keeps the `access_code` \
             of the answer; whoever answers again is not told so, and the first answer is counted.\n\
             一人对一题作答一次。公众无须令牌即可作答,并请保存返回的 `access_code`;重复作答不予提示,以首次答卷计入。",
        )
        .takes(Schema::of::<SurveyAnswer>)
        .answers_as(201, vec![("application/json", Described::by(Schema::of_record::<SurveyResponses>))], &["ETag", "Location"])
        .shared("idempotency_key")
        .shared("dry_run");
    let codes = [codes::SURVEY_NOT_OPEN, codes::SURVEY_DUPLICATE, codes::PERSONAL_DATA_IN_PUBLICATION];
    routes.handle(codes.into_iter().fold(answer.open(), Operation::refuses), answer_survey);
}

async fn answer_survey(call: Call, id: Path<Uuid>, body: Raw) -> Result<Answer> {
    call.find::<Surveys>(call.service.store.read(), *id).await?;
    let mut content = body.value()?;
    if let Some(fields) = content.as_object_mut() {
        fields.insert("survey_id".into(), json!(*id));
    }
    call.create::<SurveyResponses>(Raw::made(&content)?).await
}
