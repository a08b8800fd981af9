//! What callers send and see of resolutions.

use super::{
    entity::{Column, Model},
    words::RESOLUTION_EXECUTION,
};
use crate::{
    ballots::Ballots,
    deadlines::{self, Deadlines, Side, due_within, last_days},
    ties,
};
use chrono::NaiveDate;
use platform::{
    records::{filter_value::FilterValue, listing::Listing, question::Question},
    values::text::Prose,
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The report on an execution does not hold.
/// 认定执行情况报告无效。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "报告所附数据与审计结果不符,须重新报告。"})))]
pub struct VoidedReport {
    /// The Chairpersons' Meeting that decided it.
    /// 作出决定的主任会议。
    pub decision_meeting_id: Uuid,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

/// The last day as the deadline has it.
const DUE_FROM: Question = Question {
    name: "execution_due_on_from",
    about: "Only those whose last day, until which the execution is due, is this day or later.\n\
             只列出执行的最后一日在此日或以后的记录。",
    schema: NaiveDate::value_schema,
    condition: |asked| {
        due_within(asked, Column::Id, Some(Column::ExecutionDueOn), RESOLUTION_EXECUTION, Side::From)
    },
};

/// The last day as the deadline has it.
const DUE_TO: Question = Question {
    name: "execution_due_on_to",
    about: "Only those whose last day, until which the execution is due, is this day or before.\n\
             只列出执行的最后一日在此日或以前的记录。",
    schema: NaiveDate::value_schema,
    condition: |asked| {
        due_within(asked, Column::Id, Some(Column::ExecutionDueOn), RESOLUTION_EXECUTION, Side::To)
    },
};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .asks(DUE_FROM)
        .asks(DUE_TO)
        .numbered(Column::DocumentNumber)
        .comes_of_any(ties::LED_TO, Column::SourceType, Column::SourceId)
        .comes_of::<Ballots>(ties::DECIDED_AS, Column::BallotId)
        .expand::<Ballots>("ballot", Column::BallotId)
        .expand::<Organizations>("executing_organ", Column::ExecutingOrganId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
