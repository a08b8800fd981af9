//! The row of an alert rule.

use super::{AlertLevel, AlertMeasure, words::AlertRuleState};
use crate::issues::IssueDomain;
use platform::records::measures::Comparison;

platform::record! {
    /// An alert rule.
    AlertRules = "alert_rule", AlertRuleState {
        code: String,
        title: String,
        domain: IssueDomain,
        measure: AlertMeasure,
        comparison: Comparison,
        threshold: i64,
        level: AlertLevel,
        quiet_days: i32,
        assigns_responsible: bool,
        author_organization_id: Uuid,
    }
}
