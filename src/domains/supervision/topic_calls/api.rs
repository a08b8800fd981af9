//! What callers send and see of calls for topics.

use super::{
    TopicCallState,
    entity::{Column, Model},
    words::CallChannel,
};
use crate::topic_proposals::{self, TopicProposals};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::numbers::Year,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A call for topics.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicCallContent {
    /// The year of the plan for which topics are wanted.
    #[schema(examples(2027))]
    pub plan_year: Year,
    /// First day.
    #[schema(examples("2026-10-01"))]
    pub opens_on: NaiveDate,
    /// Last day; the call closes by itself after it.
    #[schema(examples("2026-10-31"))]
    pub closes_on: NaiveDate,
    /// Who may propose.
    #[schema(min_items = 1)]
    pub channels: Vec<CallChannel>,
}

impl Content<Model> for TopicCallContent {
    fn read(row: &Model) -> Self {
        Self {
            plan_year: Year::stored(row.plan_year),
            opens_on: row.opens_on,
            closes_on: row.closes_on,
            channels: row.channels.0.clone(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.plan_year = self.plan_year.get32();
        row.opens_on = self.opens_on;
        row.closes_on = self.closes_on;
        row.channels = self.channels.clone().into();
    }
}

/// A call for topics as callers see it.
#[derive(Serialize, ToSchema)]
pub struct TopicCallView {
    /// What was drafted.
    #[serde(flatten)]
    pub content: TopicCallContent,
    /// Whether proposals are accepted today.
    pub accepts_proposals: bool,
}

impl Model {
    /// Whether proposals are accepted on a day.
    #[must_use]
    pub fn accepts_on(&self, day: NaiveDate) -> bool {
        self.state == TopicCallState::Open && (self.opens_on..=self.closes_on).contains(&day)
    }
}

impl View<Model> for TopicCallView {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        Self { content: TopicCallContent::read(row), accepts_proposals: row.accepts_on(viewer.today) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<i32>(Column::PlanYear)
        .sort::<NaiveDate>(Column::ClosesOn)
        .expand_many::<TopicProposals>("proposals", topic_proposals::entity::Column::CallId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
