//! A survey of a demonstration: what the users of charging points think, asked by an agency.

use super::scenario::Scenario;
use chrono::Datelike;
use instruments::{survey_responses::SurveyResponses, surveys::Surveys};
use platform::problem::Result;
use serde_json::{Value, json};

impl Scenario<'_> {
    /// Asks about an item by telephone, and takes the first answer.
    pub(super) async fn survey(&self, item: &Value) -> Result<()> {
        let question = json!({"item": "overall", "text": "您对公共充电设施建设是否满意?", "kind": "level"});
        let survey = json!({
            "title": "公共充电设施满意度调查", "subject_type": "supervision.item", "subject_id": item["id"],
            "year": self.today.year(), "channel": "telephone", "questions": [question], "opens_on": self.today,
            "closes_on": self.today, "sample_size": 200, "agency_id": self.organization("agency")
        });
        let survey = self.create::<Surveys>("deputy-affairs", survey).await?;
        self.act::<Surveys>("third-party", &survey, "open", json!({})).await?;
        let answer = json!({
            "survey_id": survey["id"], "item": "overall", "respondent_key": "sample-001", "known": true,
            "level": "satisfied", "resident": true, "age_band": "middle"
        });
        self.create::<SurveyResponses>("third-party", answer).await?;
        Ok(())
    }
}
