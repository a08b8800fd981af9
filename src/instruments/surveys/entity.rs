//! The row of a survey.

use super::{
    score::ItemResult,
    words::{Question, SurveyChannel, SurveyState},
};
use platform::records::record::List;

platform::record! {
    /// A survey.
    Surveys = "survey", SurveyState {
        title: String,
        subject_type: String,
        subject_id: Uuid,
        year: i32,
        channel: SurveyChannel,
        questions: List<Question>,
        opens_on: Date,
        closes_on: Date,
        sample_size: Option<i32>,
        owner_organization_id: Uuid,
        agency_id: Option<Uuid>,
        opened_on: Option<Date>,
        closed_on: Option<Date>,
        results: List<ItemResult>,
        score: Option<i32>,
        rule_set_id: Option<Uuid>,
    }
}
