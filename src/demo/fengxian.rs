//! 奉贤: how satisfied people were with the livelihood projects of two years (demo-data, section 7). The scores are the published ones;
//! how many answered what is not known, and is the least that gives them.

use super::scenario::Scenario;
use chrono::NaiveDate;
use instruments::{survey_responses::SurveyResponses, surveys::Surveys};
use platform::{
    problem::{Problem, Result},
    workflow::Workflow,
};
use registry::organizations::Organizations;
use serde_json::json;

/// How many are asked in each year.
const ASKED: u32 = 30;
/// How many of them give a point more than the others.
const MORE: u32 = 3;

/// A year, and the points of the others: 91.1 in 2018, 93.1 in 2019.
const YEARS: [(i32, u32); 2] = [(2018, 91), (2019, 93)];

impl Scenario<'_> {
    /// The government asks about its projects at the end of a year.
    pub(super) async fn fengxian(&self) -> Result<()> {
        for (year, points) in YEARS {
            let day =
                NaiveDate::from_ymd_opt(year, 12, 20).ok_or_else(|| Problem::internal("no such day"))?;
            self.on(day).asked_about_the_year(year, points).await?;
        }
        Ok(())
    }

    async fn asked_about_the_year(&self, year: i32, points: u32) -> Result<()> {
        let question = json!({"item": "overall", "text": "您给本年度实事项目打多少分?", "kind": "score"});
        let survey = json!({
            "title": format!("{year}年实事项目群众满意度调查"), "subject_type": Organizations::KIND,
            "subject_id": self.organization("government"), "year": year, "channel": "statistical_sample",
            "questions": [question], "opens_on": self.today, "closes_on": self.today, "sample_size": ASKED,
            "agency_id": self.organization("agency")
        });
        let survey = self.create::<Surveys>("government-office", survey).await?;
        self.act::<Surveys>("third-party", &survey, "open", json!({})).await?;
        for number in 0..ASKED {
            let answer = json!({
                "survey_id": survey["id"], "item": "overall", "respondent_key": format!("sample-{number:03}"), "known": true,
                "score": points + u32::from(number < MORE), "resident": true
            });
            self.create::<SurveyResponses>("third-party", answer).await?;
        }
        self.act::<Surveys>("third-party", &survey, "close", json!({})).await?;
        self.act::<Surveys>("third-party", &survey, "compute", json!({})).await?;
        self.act::<Surveys>("third-party", &survey, "publish", json!({})).await?;
        Ok(())
    }
}
