//! What callers send and see of supervision items.

use super::{
    Items,
    entity::{Column, Model},
    words::{ItemState, REPORT_FINAL, ReportStep},
};
use crate::{
    investigations::{self, Investigations},
    plans::Plans,
    speeches::{self, Speeches},
    ties,
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Deadlines, Side, due_within, last_days},
    deliberation_opinions::{self, DeliberationOpinions},
    documents::Documents,
};
use platform::records::{filter_value::FilterValue, listing::Listing, question::Question};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The last day as the deadline has it.
const DUE_FROM: Question = Question {
    name: "final_due_on_from",
    about: "Only those whose last day, until which the report is due, is this day or later.",
    schema: NaiveDate::value_schema,
    condition: |asked| due_within(asked, Column::Id, None, REPORT_FINAL, Side::From),
};

/// The last day as the deadline has it.
const DUE_TO: Question = Question {
    name: "final_due_on_to",
    about: "Only those whose last day, until which the report is due, is this day or before.",
    schema: NaiveDate::value_schema,
    condition: |asked| due_within(asked, Column::Id, None, REPORT_FINAL, Side::To),
};

/// The day on which a draft or a report was really received.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Which of them.
    pub step: ReportStep,
    /// The day.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub received_on: NaiveDate,
}

/// How a postponed item goes on.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resumption {
    /// The meeting that deliberates it.
    pub meeting_id: Option<Uuid>,
    /// From where its steps are done anew; null if its papers stand.
    pub repeat_from: Option<ItemState>,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .asks(DUE_FROM)
        .asks(DUE_TO)
        .numbered(Column::ItemNo)
        .comes_of::<Items>(ties::CONTINUES, Column::PredecessorItemId)
        .expand::<Plans>("plan", Column::PlanId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("supervised_organ", Column::SupervisedOrganId)
        .expand::<Organizations>("lead_committee", Column::LeadCommitteeId)
        .expand_many::<Investigations>("investigations", investigations::entity::Column::ItemId)
        .expand_many::<Speeches>("speeches", speeches::entity::Column::ItemId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .expand_many::<DeliberationOpinions>("opinions", deliberation_opinions::entity::Column::SourceId)
        .refers::<Documents>([
            Column::SchemeDocumentId,
            Column::DigestDocumentId,
            Column::ConsultationDocumentId,
            Column::ReportDocumentId,
            Column::ExecutionDocumentId,
        ])
        .refers::<Organizations>([
            Column::ReportingDepartmentId,
            Column::ReferredCommitteeId,
            Column::ReporterOrganizationId,
        ])
        .refers_to_each::<Organizations>([Column::AssistingCommitteeIds])
}
