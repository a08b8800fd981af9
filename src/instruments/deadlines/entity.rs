//! The row of a deadline.

use super::{
    Light,
    arithmetic::{Direction, Step, Unit},
    words::DeadlineState,
};
use chrono::NaiveDate;
use platform::{
    records::record::{Computed, List, Viewer},
    values::text::Prose,
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// A deadline of a record.
    Deadlines = "deadline", DeadlineState {
        /// Kind of the record it is about.
        #[filter]
        #[example("supervision.item")]
        subject_type: String,
        /// The record it is about.
        #[filter]
        subject_id: Uuid,
        /// Which deadline it is.
        #[filter] #[sort] #[search]
        #[example("REPORT_FINAL")]
        code: String,
        /// The article that says so.
        #[search]
        #[example("监督法第十五条")]
        basis: String,
        /// Who has to keep it.
        #[filter]
        responsible_organization_id: Uuid,
        /// From when it is counted.
        starts_on: NaiveDate,
        /// How much.
        #[schema(minimum = 0)]
        amount: i32,
        /// Of what.
        unit: Unit,
        /// Which way.
        direction: Direction,
        /// The last day.
        #[range] #[sort]
        due_on: NaiveDate,
        /// The last day after an extension.
        #[set_by(Extension)]
        extended_to: Option<NaiveDate>,
        /// The last day as it stands: the extended one, or the first.
        #[range] #[sort]
        effective_due_on: NaiveDate,
        /// From when the light is yellow.
        yellow_from: NaiveDate,
        /// When it was kept.
        met_on: Option<NaiveDate>,
        /// How often it was opened again after it had been met.
        #[schema(minimum = 0)]
        reopenings: i32,
        /// Its last day had passed when it would have begun: it was never opened, and is kept for its day alone.
        unopened: bool,
        /// The rule set that has the number; null for a national default.
        rule_set_id: Option<Uuid>,
        /// How the last day was found.
        steps: List<Step>,
    }
    view DeadlineView with Shining;
    /// An extension.
    body Extension {
        /// Why.
        pub reason: Prose,
    }
}

/// How a deadline looks today.
#[derive(Debug, Serialize, ToSchema)]
pub struct Shining {
    /// The light.
    pub light: Light,
}

impl Computed<Model> for Shining {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        Self { light: row.light(viewer.today) }
    }
}

impl Model {
    /// The light of the deadline on a day.
    #[must_use]
    pub fn light(&self, today: NaiveDate) -> Light {
        if DeadlineState::open().contains(&self.state) {
            Light::before(self.effective_due_on, self.yellow_from, today)
        } else {
            Light::Off
        }
    }
}
