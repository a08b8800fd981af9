//! The words of an adjustment: its states, and the types of its columns.

use crate::candidates::words::{CandidateLocation, CandidateStage};
use chrono::NaiveDate;
use platform::values::numbers::{Fen, Hundredths};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 调整申请.
    pub enum AdjustmentState {
        Draft "草稿" / "Draft",
        Submitted "已提交" / "Submitted",
        OnAgenda "已列入议程" / "On the agenda",
        Approved "已批准" / "Approved",
        Rejected "不同意" / "Rejected",
        Withdrawn "撤回" / "Withdrawn",
        Announced "已公告" / "Announced",
        Reported "已向人代会报告" / "Reported to the congress",
    }
}

platform::words! {
    /// What is adjusted.
    /// 调整类型。
    pub enum AdjustmentKind {
        GoalChange "目标调整" / "Change of the goal",
        Schedule "延期" / "Other days",
        Location "点位" / "Other places",
        Funding "资金" / "Other money",
        Suspend "暂缓" / "Suspension",
        Terminate "终止" / "Termination",
        Replace "置换" / "Replacement by another project",
    }
}

platform::words! {
    /// Why it is adjusted, in a word.
    /// 调整原因。
    pub enum AdjustmentReason {
        ForceMajeure "不可抗力" / "Force majeure",
        PolicyChange "政策变化" / "Change of policy",
        LandOrApproval "用地或审批" / "Land or approval",
        NeedChanged "需求变化" / "Change of the need",
        Other "其他" / "Other",
    }
}

platform::words! {
    /// What was decided on an adjustment.
    /// 对调整申请的决定。
    pub enum AdjustmentOutcome {
        Approved "批准" / "Approved",
        Rejected "不同意" / "Rejected",
    }
}

/// Values of a project that are adjusted: those of the kind of the adjustment, and no others.
/// 项目的调整值:只填写与调整类型相应的各项。
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = AdjustedValues, examples(json!({"finish_on": "2027-12-20"})))]
pub struct AdjustedValues {
    /// The target of each goal, in their order; with a change of the goal.
    /// 各项目标的目标值,与目标同序;目标调整填写。
    pub target_values: Vec<Hundredths>,
    /// The first goal of each year, of a project of several; with a change of the goal.
    /// 第一项目标的分年目标;跨年度项目的目标调整填写。
    pub stages: Vec<CandidateStage>,
    /// Where it is done, the first goal together; with a change of the goal or of the places.
    /// 点位,合计等于第一项目标;目标调整、点位调整填写。
    pub locations: Vec<CandidateLocation>,
    /// Until when it is finished; with other days.
    /// 完成期限;延期填写。
    #[serde(deserialize_with = "platform::values::strict::date_or_null")]
    pub finish_on: Option<NaiveDate>,
    /// The day of each milestone, in their order; with other days, once there is a plan.
    /// 各节点的期限,与节点同序;已有实施方案的,延期填写。
    #[serde(deserialize_with = "platform::values::strict::dates")]
    pub milestone_days: Vec<NaiveDate>,
    /// The money (fen); with other money.
    /// 资金(分);资金调整填写。
    pub budget_fen: Option<Fen>,
    /// The candidate of the same year, not selected, that stands in for it; with a replacement.
    /// 用以置换的同年度未入选候选项目;置换填写。
    pub replacement_id: Option<Uuid>,
}

/// Code of a deadline: a minor adjustment is approved.
pub const APPROVAL: &str = "LIVELIHOOD_ADJUSTMENT_APPROVAL";
/// Code of a deadline: a major one is put on the agenda of the next meeting.
pub const AGENDA: &str = "LIVELIHOOD_ADJUSTMENT_AGENDA";
/// Code of a deadline: the meeting decides on it.
pub const DECISION: &str = "LIVELIHOOD_ADJUSTMENT_DECISION";
/// Code of a deadline: what was approved is told to the public.
pub const ANNOUNCEMENT: &str = "LIVELIHOOD_ADJUSTMENT_ANNOUNCEMENT";
/// Code of a deadline: a major one is reported to the congress.
pub const REPORT: &str = "LIVELIHOOD_ADJUSTMENT_REPORT";
