//! The row of an alert: what its rule said when it was raised stays with it, whatever becomes of the rule.

use super::words::AlertState;
use crate::{
    alert_rules::{AlertLevel, AlertMeasure},
    issues::IssueDomain,
};
use platform::records::measures::Comparison;

platform::record! {
    /// An alert.
    Alerts = "alert", AlertState {
        rule_id: Uuid,
        title: String,
        domain: IssueDomain,
        level: AlertLevel,
        measure: AlertMeasure,
        comparison: Comparison,
        threshold: i64,
        value: i64,
        subject_type: String,
        subject_id: Uuid,
        handler_org_id: Option<Uuid>,
        explanation: Option<String>,
        reason: Option<String>,
        closed_on: Option<Date>,
        issue_id: Option<Uuid>,
        // Rule and subject while the alert is open: the database refuses a second one.
        open_key: Option<String>,
    }
}
