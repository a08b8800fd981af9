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
use platform::{
    records::{filter_value::FilterValue, listing::Listing, question::Question},
    workflow::Workflow,
};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The last day as the deadline has it.
const DUE_FROM: Question = Question {
    name: "final_due_on_from",
    about: "Only those whose last day, until which the report is due, is this day or later.\n\
             只列出提交报告的最后一日在此日或以后的记录。",
    schema: NaiveDate::value_schema,
    condition: |asked| due_within(asked, Column::Id, None, REPORT_FINAL, Side::From),
};

/// The last day as the deadline has it.
const DUE_TO: Question = Question {
    name: "final_due_on_to",
    about: "Only those whose last day, until which the report is due, is this day or before.\n\
             只列出提交报告的最后一日在此日或以前的记录。",
    schema: NaiveDate::value_schema,
    condition: |asked| due_within(asked, Column::Id, None, REPORT_FINAL, Side::To),
};

/// The day on which a draft or a report was really received.
/// 征求意见稿或者报告的实际收到日期。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Which of them.
    /// 所指环节。
    pub step: ReportStep,
    /// The day.
    /// 日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub received_on: NaiveDate,
}

/// How a postponed item goes on.
/// 延期议题的恢复。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"meeting_id": "registry.meeting:2"})))]
pub struct Resumption {
    /// The meeting that deliberates it.
    /// 审议该议题的会议。
    pub meeting_id: Option<Uuid>,
    /// From where its steps are done anew; null if its papers stand.
    /// 重新办理的起始环节;原有材料继续有效的为空。
    pub repeat_from: Option<ItemState>,
}

/// What a table of items has as its example, beside what each row has to have.
pub(crate) const EXAMPLE: &[(&str, &str)] = &[
    ("item_no", "嘉监2026-07"),
    ("title", "公共充电设施建设和管理情况"),
    ("purpose", "推动公共充电设施布局合理、运行可靠。"),
    ("form", "听取和审议专项工作报告"),
    ("out_of_plan_reason", "主任会议决定临时增加。"),
    ("lead_committee_id", "310114-urban"),
    ("supervised_organ_id", "310114-government"),
    ("reporting_department_id", "310114-construction"),
];

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
        .names(Column::AssistingCommitteeIds, Organizations::KIND)
        .names(Column::ReportingDepartmentId, Organizations::KIND)
        .names(Column::PredecessorItemId, Items::KIND)
        .known_by(Column::ItemNoKey)
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
