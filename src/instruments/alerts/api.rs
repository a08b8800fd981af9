//! What callers send and see of alerts.

use super::entity::{Column, Model};
use crate::{
    alert_rules::{AlertLevel, AlertMeasure, AlertRules, MeasureUnit},
    deadlines::{self, Deadlines},
    issues::{IssueCategory, IssueDomain, RectifyClass, Severity},
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::{
        listing::Listing,
        measures::Comparison,
        record::{View, Viewer},
    },
    values::text::{Prose, Text},
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who is to explain an alert.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertAssignment {
    /// The organization.
    pub handler_org_id: Uuid,
}

/// What the handler says.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertExplanation {
    /// How it came to this, and what is done about it.
    #[schema(examples("施工许可晚到二十日,已恢复施工。"))]
    pub explanation: Prose,
}

/// The alert becomes an issue of the organization that handled it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertEscalation {
    /// Number of the issue, unique in the district.
    #[schema(examples("嘉问2026-031"))]
    pub issue_no: Text<60>,
    /// What kind of problem it is; a word of the field of the alert.
    pub category: IssueCategory,
    /// How grave it is.
    pub severity: Severity,
    /// How it can be put right.
    pub rectify_class: RectifyClass,
    /// Why; it stands on the alert.
    pub reason: Prose,
}

/// An alert as callers see it.
#[derive(Serialize, ToSchema)]
pub struct AlertView {
    /// The rule that raised it; all below was copied from it then.
    pub rule_id: Uuid,
    /// What it says.
    #[schema(examples("问题整改逾期三十日以上"))]
    pub title: String,
    /// The field of oversight.
    pub domain: IssueDomain,
    /// How grave it is.
    pub level: AlertLevel,
    /// What was measured.
    pub measure: AlertMeasure,
    /// How the value stood to the threshold.
    pub comparison: Comparison,
    /// The threshold, in `unit`.
    pub threshold: i64,
    /// The value when the alert was raised, in `unit`; a share is rounded half up here and was compared exactly.
    pub value: i64,
    /// In what both are counted.
    pub unit: MeasureUnit,
    /// Kind of the record it is about.
    #[schema(examples("instrument.issue"))]
    pub subject_type: String,
    /// The record it is about.
    pub subject_id: Uuid,
    /// When it was raised.
    pub triggered_at: DateTime<Utc>,
    /// Who is to explain it.
    pub handler_org_id: Option<Uuid>,
    /// What the handler said.
    pub explanation: Option<String>,
    /// Why it was closed as it was.
    pub reason: Option<String>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The issue that it became.
    pub issue_id: Option<Uuid>,
}

impl View<Model> for AlertView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            rule_id: row.rule_id,
            title: row.title.clone(),
            domain: row.domain,
            level: row.level,
            measure: row.measure,
            comparison: row.comparison,
            threshold: row.threshold,
            value: row.value,
            unit: row.measure.unit(),
            subject_type: row.subject_type.clone(),
            subject_id: row.subject_id,
            triggered_at: row.created_at,
            handler_org_id: row.handler_org_id,
            explanation: row.explanation.clone(),
            reason: row.reason.clone(),
            closed_on: row.closed_on,
            issue_id: row.issue_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::RuleId)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::HandlerOrgId)
        .any_of::<IssueDomain>(Column::Domain)
        .any_of::<AlertLevel>(Column::Level)
        .any_of::<AlertMeasure>(Column::Measure)
        .search(Column::Title)
        .expand::<AlertRules>("rule", Column::RuleId)
        .expand::<Organizations>("handler_org", Column::HandlerOrgId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
