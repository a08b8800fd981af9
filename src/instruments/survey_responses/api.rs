//! What callers send and see of answers.

use super::{
    entity::{Column, Model},
    words::{AgeBand, Level},
};
use crate::surveys::Surveys;
use access::public_access::AccessCode;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::Whole,
        text::{Prose, Text},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An answer to a question of a survey.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyAnswer {
    /// The survey; left out where the path names it.
    #[serde(default)]
    pub survey_id: Option<Uuid>,
    /// The question.
    #[schema(examples("overall"))]
    pub item: Text<40>,
    /// What the channel knows the person by: mobile number, account, number in the sample. Only a keyed hash is kept,
    /// so that the same person answers once. A deputy who answers is known already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("wx-7f3a90c2"))]
    pub respondent_key: Option<Text<100, 4>>,
    /// Whether the person knows of what is asked about; who does not gives neither level nor score.
    pub known: bool,
    /// The answer to a question of five levels.
    pub level: Option<Level>,
    /// The answer to a question of points, 0 to 100.
    pub score: Option<Whole<0, 100>>,
    /// Lives in the district.
    pub resident: bool,
    /// Age.
    pub age_band: Option<AgeBand>,
    /// Opinion; without phone or identity numbers.
    pub comment: Option<Prose>,
}

impl Content<Model> for SurveyAnswer {
    fn read(row: &Model) -> Self {
        Self {
            survey_id: Some(row.survey_id),
            item: Text::stored(&row.item),
            respondent_key: None,
            known: row.known,
            level: row.level,
            score: row.score.map(Whole::stored),
            resident: row.resident,
            age_band: row.age_band,
            comment: row.comment.as_deref().map(Text::stored),
        }
    }

    fn write(&self, row: &mut Model) {
        row.survey_id = self.survey_id.unwrap_or_default();
        row.item = self.item.to_string();
        row.respondent_key = self.respondent_key.as_ref().map(ToString::to_string).unwrap_or_default();
        row.known = self.known;
        row.level = self.level;
        row.score = self.score.map(Whole::get32);
        row.resident = self.resident;
        row.age_band = self.age_band;
        row.comment = self.comment.as_ref().map(ToString::to_string);
    }
}

/// An answer as callers see it: nobody is told who gave it.
#[derive(Serialize, ToSchema)]
pub struct SurveyResponseView {
    /// The survey.
    pub survey_id: Uuid,
    /// The question.
    pub item: String,
    /// Whether the person knows of what is asked about.
    pub known: bool,
    /// The answer to a question of five levels.
    pub level: Option<Level>,
    /// The answer to a question of points.
    pub score: Option<i32>,
    /// Lives in the district.
    pub resident: bool,
    /// Age.
    pub age_band: Option<AgeBand>,
    /// Opinion.
    pub comment: Option<String>,
    /// The code that opens this answer: only in the answer that made it, and only for the public; null ever after.
    #[schema(required = true)]
    pub access_code: Option<AccessCode>,
}

impl View<Model> for SurveyResponseView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            survey_id: row.survey_id,
            item: row.item.clone(),
            known: row.known,
            level: row.level,
            score: row.score,
            resident: row.resident,
            age_band: row.age_band,
            comment: row.comment.clone(),
            access_code: row.access_code.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().by_nobody().any_of::<Uuid>(Column::SurveyId).expand::<Surveys>("survey", Column::SurveyId)
}
