//! The days before the meeting: 20 for the draft, 10 for the report, 7 for its distribution (监督法第十五条).

use super::{Items, entity::Model};
use crate::{
    instruments::{
        deadlines::{self, Opening, Span},
        rule_sets::{RuleKind, rule},
    },
    platform::{
        call::Call,
        problem::Result,
        store::Transaction,
        workflow::{Step, Workflow},
    },
    registry::meetings,
};
use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The three deadlines of an item: code, key of the rule.
pub(super) const CONSULTATION: (&str, &str) = ("REPORT_CONSULTATION", "report.consultation_lead_days");
pub(super) const FINAL: (&str, &str) = ("REPORT_FINAL", "report.final_lead_days");
pub(super) const DISTRIBUTION: (&str, &str) = ("REPORT_DISTRIBUTION", "report.distribution_lead_days");
