//! What callers send and see of deadlines.

use super::{
    DeadlineState, Deadlines,
    arithmetic::{Direction, Step, Unit},
    entity::{Column, Model},
};
use crate::{
    platform::{
        page::Listing,
        record::{View, Viewer},
        text::Prose,
    },
    registry::organizations::Organizations,
    words,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Days left from which the light is yellow (assumed).
const YELLOW: i64 = 7;

words! {
    /// How urgent a deadline is.
    pub enum Light {
        Green "七日以上",
        Yellow "七日以内",
        Red "已逾期",
        Off "已了结",
    }
}

/// An extension.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The new last day.
    pub extended_to: NaiveDate,
    /// Why.
    pub reason: Prose,
}

/// A deadline as callers see it.
#[derive(Serialize, ToSchema)]
pub struct DeadlineView {
    /// Kind of the record it is about.
    #[schema(examples("supervision.item"))]
    pub subject_type: String,
    /// The record it is about.
    pub subject_id: Uuid,
    /// Which deadline it is.
    #[schema(examples("REPORT_FINAL"))]
    pub code: String,
    /// The article that says so.
    #[schema(examples("监督法第十五条"))]
    pub basis: String,
    /// Who has to keep it.
    pub responsible_organization_id: Uuid,
    /// From when it is counted.
    pub starts_on: NaiveDate,
    /// How much.
    #[schema(minimum = 0)]
    pub amount: i32,
    /// Of what.
    pub unit: Unit,
    /// Which way.
    pub direction: Direction,
    /// The last day.
    pub due_on: NaiveDate,
    /// The last day after an extension.
    pub extended_to: Option<NaiveDate>,
    /// The last day as it stands: the extended one, or the first.
    pub effective_due_on: NaiveDate,
    /// When it was kept.
    pub met_on: Option<NaiveDate>,
    /// The rule set that has the number; null for a national default.
    pub rule_set_id: Option<Uuid>,
    /// How urgent it is today.
    pub light: Light,
    /// How the last day was found.
    pub steps: Vec<Step>,
}

fn light(row: &Model, today: NaiveDate) -> Light {
    if matches!(row.state, DeadlineState::Met | DeadlineState::MetLate | DeadlineState::Cancelled) {
        return Light::Off;
    }
    match (row.effective_due_on - today).num_days() {
        left if left < 0 => Light::Red,
        left if left <= YELLOW => Light::Yellow,
        _ => Light::Green,
    }
}

impl View<Model> for DeadlineView {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        Self {
            subject_type: row.subject_type.clone(),
            subject_id: row.subject_id,
            code: row.code.clone(),
            basis: row.basis.clone(),
            responsible_organization_id: row.responsible_organization_id,
            starts_on: row.starts_on,
            amount: row.amount,
            unit: row.unit,
            direction: row.direction,
            due_on: row.due_on,
            extended_to: row.extended_to,
            effective_due_on: row.effective_due_on,
            met_on: row.met_on,
            rule_set_id: row.rule_set_id,
            light: light(row, viewer.today),
            steps: row.steps.0.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Deadlines> {
    Listing::new()
        .any_of::<String>(Column::Code)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::ResponsibleOrganizationId)
        .range::<NaiveDate>(Column::DueOn)
        .range::<NaiveDate>(Column::EffectiveDueOn)
        .sort::<NaiveDate>(Column::DueOn)
        .sort::<NaiveDate>(Column::EffectiveDueOn)
        .expand::<Organizations>("responsible_organization", Column::ResponsibleOrganizationId)
}
