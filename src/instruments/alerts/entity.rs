//! The row of an alert: what its rule said when it was raised stays with it, whatever becomes of the rule.

use super::words::AlertState;
use crate::{
    alert_rules::{AlertLevel, AlertMeasure, MeasureUnit},
    issues::IssueDomain,
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::{
        measures::Comparison,
        record::{Computed, Viewer},
    },
    values::{
        numbers::Long,
        text::{Prose, Text},
    },
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// An alert.
    Alerts = "alert", AlertState {
        /// The rule that raised it; all below was copied from it then.
        #[filter]
        rule_id: Uuid,
        /// What it says.
        #[search]
        #[example("问题整改逾期三十日以上")]
        title: Text<120>,
        /// The field of oversight.
        #[filter]
        domain: IssueDomain,
        /// How grave it is.
        #[filter]
        level: AlertLevel,
        /// What was measured.
        #[filter]
        measure: AlertMeasure,
        /// How the value stood to the threshold.
        comparison: Comparison,
        /// The threshold, in `unit`.
        #[example(800)]
        threshold: Long,
        /// The value when the alert was raised, in `unit`; a share is rounded half up here and was compared exactly.
        #[example(857)]
        value: Long,
        /// Kind of the record it is about.
        #[example("instrument.issue")]
        subject_type: String,
        /// The record it is about.
        #[filter]
        subject_id: Uuid,
        /// Who is to explain it.
        #[set_by(AlertAssignment)] #[filter]
        handler_org_id: Option<Uuid>,
        /// What the handler said.
        #[set_by(AlertExplanation)] #[example("施工许可晚到二十日,已恢复施工。")]
        explanation: Option<Prose>,
        /// Why it was closed as it was.
        reason: Option<Prose>,
        /// When it was closed.
        closed_on: Option<NaiveDate>,
        /// The issue that it became.
        issue_id: Option<Uuid>,
        /// Rule and subject while the alert is open: the database refuses a second one.
        #[read_by(nobody)]
        open_key: Option<String>,
    }
    view AlertView with Measured;
    /// Who is to explain an alert.
    body AlertAssignment;
    /// What the handler says.
    body AlertExplanation;
}

/// What goes with the value.
#[derive(Debug, Serialize, ToSchema)]
pub struct Measured {
    /// In what threshold and value are counted.
    pub unit: MeasureUnit,
    /// When it was raised.
    pub triggered_at: DateTime<Utc>,
}

impl Computed<Model> for Measured {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { unit: row.measure.unit(), triggered_at: row.created_at }
    }
}
