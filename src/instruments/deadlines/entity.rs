//! The row of a deadline.

use super::{
    arithmetic::{Direction, Step, Unit},
    words::DeadlineState,
};
use platform::records::record::List;

platform::record! {
    /// A deadline of a record.
    Deadlines = "deadline", DeadlineState {
        subject_type: String,
        subject_id: Uuid,
        code: String,
        basis: String,
        responsible_organization_id: Uuid,
        starts_on: Date,
        amount: i32,
        unit: Unit,
        direction: Direction,
        due_on: Date,
        extended_to: Option<Date>,
        // `extended_to` or `due_on`: what the sweep, the order and the filters go by.
        effective_due_on: Date,
        // From when it is urgent, by the rule in force when it was opened.
        yellow_from: Date,
        met_on: Option<Date>,
        rule_set_id: Option<Uuid>,
        steps: List<Step>,
    }
}
