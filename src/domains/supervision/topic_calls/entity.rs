//! The row of a call for topics.

use super::words::{CallChannel, TopicCallState};
use chrono::NaiveDate;
use platform::{
    records::record::{Computed, List, Viewer},
    values::numbers::Year,
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// A call for topics.
    /// 议题征集。
    TopicCalls = "topic_call", TopicCallState {
        /// The year of the plan for which topics are wanted.
        /// 征集议题所对应的计划年度。
        #[set_by(content)] #[read_by(public)] #[example(2027)] #[filter]
        plan_year: Year,
        /// First day.
        /// 开始日期。
        #[set_by(content)] #[read_by(public)] #[example("2026-10-01")]
        opens_on: NaiveDate,
        /// Last day; the call closes by itself after it.
        /// 截止日期;期满后自动截止。
        #[set_by(content)] #[read_by(public)] #[example("2026-10-31")] #[sort]
        closes_on: NaiveDate,
        /// Who may propose.
        /// 可以提出建议的渠道。
        #[set_by(content)] #[read_by(public)]
        #[schema(min_items = 1)]
        channels: List<CallChannel>,
    }
    content TopicCallContent;
    view TopicCallView with Acceptance;
}

impl Model {
    /// Whether proposals are accepted on a day.
    #[must_use]
    pub fn accepts_on(&self, day: NaiveDate) -> bool {
        self.state == TopicCallState::Open && (self.opens_on..=self.closes_on).contains(&day)
    }
}

/// What the call takes today.
/// 征集今日是否受理。
#[derive(Debug, Serialize, ToSchema)]
pub struct Acceptance {
    /// Whether proposals are accepted today.
    /// 当日是否接受议题建议。
    pub accepts_proposals: bool,
}

impl Computed<Model> for Acceptance {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        Self { accepts_proposals: row.accepts_on(viewer.today) }
    }
}
