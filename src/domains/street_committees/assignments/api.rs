//! What lists of assignments can do.

use super::{
    entity::{Column, Model},
    words::ASSIGNMENT_RESULT,
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Deadlines, Side, due_within, last_days},
    documents::Documents,
};
use platform::records::{filter_value::FilterValue, listing::Listing, question::Question};
use registry::organizations::Organizations;

/// The last day as the deadline has it.
const DUE_FROM: Question = Question {
    name: "due_on_from",
    about: "Only those whose last day, until which the result is due, is this day or later.\n\
             只列出报送结果的最后一日在此日或以后的记录。",
    schema: NaiveDate::value_schema,
    condition: |asked| due_within(asked, Column::Id, Some(Column::DueOn), ASSIGNMENT_RESULT, Side::From),
};

/// The last day as the deadline has it.
const DUE_TO: Question = Question {
    name: "due_on_to",
    about: "Only those whose last day, until which the result is due, is this day or before.\n\
             只列出报送结果的最后一日在此日或以前的记录。",
    schema: NaiveDate::value_schema,
    condition: |asked| due_within(asked, Column::Id, Some(Column::DueOn), ASSIGNMENT_RESULT, Side::To),
};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .asks(DUE_FROM)
        .asks(DUE_TO)
        .numbered(Column::AssignmentNo)
        .known_by(Column::AssignmentNoKey)
        .expand::<Organizations>("issuing_organization", Column::IssuingOrganizationId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Documents>([Column::BasisDocumentId, Column::ResultDocumentId])
        .refers_to_each::<Organizations>([Column::TargetOrganizationIds])
}
