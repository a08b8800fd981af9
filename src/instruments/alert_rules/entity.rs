//! The row of an alert rule.

use super::{AlertLevel, AlertMeasure, MeasureUnit, words::AlertRuleState};
use crate::issues::IssueDomain;
use platform::{
    records::{
        measures::Comparison,
        record::{Computed, Viewer},
    },
    values::{numbers::Whole, text::Text},
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// An alert rule.
    AlertRules = "alert_rule", AlertRuleState {
        /// Code, unique in the district.
        #[set_by(content)] #[example("ISSUE_30_DAYS_OVERDUE")] #[sort] #[keyed]
        code: Text<40>,
        /// What the alert says; it becomes the title of its alerts.
        #[set_by(content)] #[example("问题整改逾期三十日以上")] #[search]
        title: Text<120>,
        /// The field of oversight; clocks and issues are watched in this field alone.
        #[set_by(content)] #[filter]
        domain: IssueDomain,
        /// What is measured; votes, opinions, meetings, inquiries and items are measured in the field of supervision.
        #[set_by(content)] #[example("issue_days_overdue")] #[filter]
        measure: AlertMeasure,
        /// How the value stands to the threshold when the alert is raised.
        #[set_by(content)]
        comparison: Comparison,
        /// The threshold, in the unit of the measure: days, months, items, or basis points (10000 is the whole).
        #[set_by(content)] #[example(30)]
        threshold: Whole<0, 9_007_199_254_740_991>,
        /// How grave it is.
        #[set_by(content)] #[filter]
        level: AlertLevel,
        /// For how many days after an alert was closed the rule is silent about the same record (days).
        #[set_by(content)] #[example(30)]
        quiet_days: Whole<0, 3_650>,
        /// The service assigns the alert at once to the organization that answers for the record, where there is one.
        #[set_by(content?)]
        #[schema(required = true)]
        assigns_responsible: bool,
        /// The committee whose rule it is.
        author_organization_id: Uuid,
    }
    content AlertRuleContent;
    view AlertRuleView with Enabling;
}

/// What follows from measure and state.
#[derive(Debug, Serialize, ToSchema)]
pub struct Enabling {
    /// In what the threshold is counted.
    pub unit: MeasureUnit,
    /// Whether the rule raises alerts.
    pub enabled: bool,
}

impl Computed<Model> for Enabling {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { unit: row.measure.unit(), enabled: row.state == AlertRuleState::Enabled }
    }
}
