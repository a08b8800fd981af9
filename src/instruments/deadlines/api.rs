//! What callers send and see of deadlines.

use super::{
    arithmetic::{Direction, Step, Unit},
    entity::{Column, Model},
    urgency::{Light, QUESTIONS},
};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{View, Viewer},
    },
    values::text::Prose,
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

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
    /// From when the light is yellow.
    pub yellow_from: NaiveDate,
    /// When it was kept.
    pub met_on: Option<NaiveDate>,
    /// The rule set that has the number; null for a national default.
    pub rule_set_id: Option<Uuid>,
    /// How urgent it is today.
    pub light: Light,
    /// How the last day was found.
    pub steps: Vec<Step>,
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
            yellow_from: row.yellow_from,
            met_on: row.met_on,
            rule_set_id: row.rule_set_id,
            light: Light::of(row, viewer.today),
            steps: row.steps.0.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    let list = QUESTIONS.into_iter().fold(Listing::new(), Listing::asks);
    list.any_of::<String>(Column::Code)
        .any_of::<String>(Column::SubjectType)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::ResponsibleOrganizationId)
        .range::<NaiveDate>(Column::DueOn)
        .range::<NaiveDate>(Column::EffectiveDueOn)
        .sort::<NaiveDate>(Column::DueOn)
        .sort::<String>(Column::Code)
        .sort::<NaiveDate>(Column::EffectiveDueOn)
        .search(Column::Code)
        .search(Column::Basis)
        .expand_named("subject", Column::SubjectType, Column::SubjectId)
        .expand::<Organizations>("responsible_organization", Column::ResponsibleOrganizationId)
}
