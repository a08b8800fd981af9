//! What callers send and see of surveys.

use super::{
    entity::{Column, Model},
    score::{ItemScore, Sums},
    words::{Question, SurveyChannel},
};
use crate::ties;
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Hundredths, Ratio, Whole, Year},
        text::Text,
    },
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A survey.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyContent {
    /// Title.
    #[schema(examples("公共充电设施满意度调查"))]
    pub title: Text<200>,
    /// Kind of the record that people are asked about.
    #[schema(examples("supervision.item"))]
    pub subject_type: Text<60>,
    /// The record that people are asked about.
    pub subject_id: Uuid,
    /// Year of the work.
    pub year: Year,
    /// How people are asked.
    pub channel: SurveyChannel,
    /// The questions; a draft may have none yet.
    pub questions: Vec<Question>,
    /// First day for answers.
    pub opens_on: NaiveDate,
    /// Last day for answers.
    pub closes_on: NaiveDate,
    /// How many people are to be asked.
    pub sample_size: Option<Whole<1, 100_000_000>>,
    /// The agency that conducts it.
    pub agency_id: Option<Uuid>,
}

impl Content<Model> for SurveyContent {
    fn read(row: &Model) -> Self {
        Self {
            title: Text::stored(&row.title),
            subject_type: Text::stored(&row.subject_type),
            subject_id: row.subject_id,
            year: Whole::stored(row.year),
            channel: row.channel,
            questions: row.questions.0.clone(),
            opens_on: row.opens_on,
            closes_on: row.closes_on,
            sample_size: row.sample_size.map(Whole::stored),
            agency_id: row.agency_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.title = self.title.to_string();
        row.subject_type = self.subject_type.to_string();
        row.subject_id = self.subject_id;
        row.year = self.year.get32();
        row.channel = self.channel;
        row.questions = self.questions.clone().into();
        row.opens_on = self.opens_on;
        row.closes_on = self.closes_on;
        row.sample_size = self.sample_size.map(Whole::get32);
        row.agency_id = self.agency_id;
    }
}

/// A survey as callers see it.
#[derive(Serialize, ToSchema)]
pub struct SurveyView {
    /// What was drafted.
    #[serde(flatten)]
    pub content: SurveyContent,
    /// Whose survey it is.
    pub owner_organization_id: Uuid,
    /// When it was opened.
    pub opened_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The mean of all points; null until it is computed.
    pub score: Option<Hundredths>,
    /// The share of those who know of it; null until it is computed.
    pub awareness: Option<Ratio>,
    /// The result of each question.
    pub results: Vec<ItemScore>,
    /// The rule set it was computed under; null for the national defaults.
    pub rule_set_id: Option<Uuid>,
}

impl View<Model> for SurveyView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: SurveyContent::read(row),
            owner_organization_id: row.owner_organization_id,
            opened_on: row.opened_on,
            closed_on: row.closed_on,
            score: row.score.map(|score| Hundredths(score.into())),
            awareness: row.score.map(|_| Sums::of_all(&row.results.0).awareness()),
            results: row.results.0.iter().map(super::score::ItemResult::shown).collect(),
            rule_set_id: row.rule_set_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<i32>(Column::Year)
        .any_of::<SurveyChannel>(Column::Channel)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::AgencyId)
        .any_of::<Uuid>(Column::OwnerOrganizationId)
        .search(Column::Title)
        .comes_of_any(ties::RATED_BY, Column::SubjectType, Column::SubjectId)
        .expand::<Organizations>("agency", Column::AgencyId)
}
