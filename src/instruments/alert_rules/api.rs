//! What callers send and see of alert rules.

use super::{
    AlertLevel, AlertMeasure, AlertRuleState, MeasureUnit,
    entity::{Column, Model},
};
use crate::issues::IssueDomain;
use platform::{
    records::{
        listing::Listing,
        measures::Comparison,
        record::{Content, View, Viewer},
    },
    values::{numbers::Whole, text::Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An alert rule.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertRuleContent {
    /// Code, unique in the district.
    #[schema(examples("ISSUE_30_DAYS_OVERDUE"))]
    pub code: Text<40>,
    /// What the alert says; it becomes the title of its alerts.
    #[schema(examples("问题整改逾期三十日以上"))]
    pub title: Text<120>,
    /// The field of oversight; clocks and issues are watched in this field alone.
    pub domain: IssueDomain,
    /// What is measured; votes, opinions, meetings, inquiries and items are measured in the field of supervision.
    #[schema(examples("issue_days_overdue"))]
    pub measure: AlertMeasure,
    /// How the value stands to the threshold when the alert is raised.
    pub comparison: Comparison,
    /// The threshold, in the unit of the measure: days, months, items, or basis points (10000 is the whole).
    #[schema(examples(30))]
    pub threshold: Whole<0, 9_007_199_254_740_991>,
    /// How grave it is.
    pub level: AlertLevel,
    /// For how many days after an alert was closed the rule is silent about the same record (days).
    #[schema(examples(30))]
    pub quiet_days: Whole<0, 3_650>,
    /// The service assigns the alert at once to the organization that answers for the record, where there is one.
    #[serde(default)]
    #[schema(required = true)]
    pub assigns_responsible: bool,
}

impl Content<Model> for AlertRuleContent {
    fn read(row: &Model) -> Self {
        Self {
            code: Text::stored(&row.code),
            title: Text::stored(&row.title),
            domain: row.domain,
            measure: row.measure,
            comparison: row.comparison,
            threshold: Whole::stored(row.threshold),
            level: row.level,
            quiet_days: Whole::stored(row.quiet_days),
            assigns_responsible: row.assigns_responsible,
        }
    }

    fn write(&self, row: &mut Model) {
        row.code = self.code.to_string();
        row.title = self.title.to_string();
        row.domain = self.domain;
        row.measure = self.measure;
        row.comparison = self.comparison;
        row.threshold = self.threshold.get();
        row.level = self.level;
        row.quiet_days = self.quiet_days.get32();
        row.assigns_responsible = self.assigns_responsible;
    }
}

/// An alert rule as callers see it.
#[derive(Serialize, ToSchema)]
pub struct AlertRuleView {
    /// What is watched.
    #[serde(flatten)]
    pub content: AlertRuleContent,
    /// The unit of the measure.
    pub unit: MeasureUnit,
    /// Whether it is in force.
    pub enabled: bool,
    /// The committee whose rule it is.
    pub author_organization_id: Uuid,
}

impl View<Model> for AlertRuleView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: AlertRuleContent::read(row),
            unit: row.measure.unit(),
            enabled: row.state == AlertRuleState::Enabled,
            author_organization_id: row.author_organization_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<IssueDomain>(Column::Domain)
        .any_of::<AlertMeasure>(Column::Measure)
        .any_of::<AlertLevel>(Column::Level)
        .sort::<String>(Column::Code)
        .search(Column::Title)
}
