//! The words of a project: its states, and the types of its columns.

use crate::candidates::words::{CandidateLocation, CandidateStage, GoalDirection};
use chrono::NaiveDate;
use platform::values::{
    numbers::{Fen, Hundredths, Whole},
    text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 实事项目.
    pub enum ProjectState {
        Selected "已确定" / "Selected",
        Planned "已公布方案" / "Plan published",
        InProgress "实施中" / "In progress",
        Delayed "滞后" / "Behind schedule",
        Adjusting "调整中" / "Being adjusted",
        Suspended "暂缓" / "Suspended",
        Completed "已完成" / "Completed",
        Accepted "已验收" / "Accepted",
        Surveyed "已调查" / "Surveyed",
        Improving "整改提升" / "Being improved",
        Assessed "已测评" / "Assessed",
        Evaluated "已后评估" / "Evaluated",
        Closed "办结" / "Closed",
        RolledOver "结转" / "Rolled over to the next year",
        Terminated "终止" / "Terminated",
    }
}

impl ProjectState {
    /// The states in which it is worked on.
    pub(crate) const UNDER_WAY: [Self; 4] = [Self::Planned, Self::InProgress, Self::Delayed, Self::Adjusting];

    /// The states in which nothing of its year is left to do: a year ends when all its projects are in one of them.
    pub(crate) const SETTLED: [Self; 4] = [Self::Suspended, Self::Closed, Self::RolledOver, Self::Terminated];

    /// The states in which it is over: nobody works on it or follows it any more.
    pub(crate) const OVER: [Self; 2] = [Self::Closed, Self::Terminated];

    /// The states from its completion on.
    pub(crate) const COMPLETED: [Self; 7] = [
        Self::Completed,
        Self::Accepted,
        Self::Surveyed,
        Self::Improving,
        Self::Assessed,
        Self::Evaluated,
        Self::Closed,
    ];
}

platform::words! {
    /// Whether something is built.
    /// 项目类型。
    pub enum ProjectKind {
        Engineering "工程类" / "Engineering",
        NonEngineering "非工程类" / "Not engineering",
    }
}

platform::words! {
    /// Who decided that it is done.
    /// 确定方式。
    pub enum DecidedBy {
        CongressBallot "代表票决" / "Vote of the deputies",
        Government "政府确定" / "Decision of the government",
        Replacement "置换确定" / "Decision to replace another project",
    }
}

platform::words! {
    /// How far it is behind its milestones.
    /// 亮灯。
    pub enum ProjectLight {
        Green "绿" / "Green",
        Yellow "黄" / "Yellow",
        Red "红" / "Red",
    }
}

platform::words! {
    /// Whether what was made is good.
    /// 质量情况。
    pub enum QualityState {
        Pending "待验收" / "Not accepted yet",
        Accepted "合格" / "Accepted",
        Failed "不合格" / "Failed",
    }
}

/// The part of a goal or a milestone in the whole, in percent.
pub type Weight = Whole<1, 100>;

/// A goal of the plan.
/// 实施方案中的一项目标。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlannedGoal, examples(json!({
    "name": "新建社区助餐点五处", "unit": "处", "direction": "at_least", "target_value": "5.00", "weight": 100,
    "responsible_org_id": "registry.organization:construction", "stage_targets": []
})))]
pub struct PlannedGoal {
    /// What is to be reached.
    /// 目标名称。
    pub name: Text<60>,
    /// In what.
    /// 单位。
    pub unit: Text<20>,
    /// Which way it lies.
    /// 方向。
    pub direction: GoalDirection,
    /// How much of it.
    /// 目标值。
    pub target_value: Hundredths,
    /// Its part in the whole (percent).
    /// 权重(百分比)。
    pub weight: Weight,
    /// The department that answers for it: the one that leads, or one that assists.
    /// 责任部门:牵头部门或者配合部门。
    pub responsible_org_id: Uuid,
    /// The goal of each year, of a project of several.
    /// 分年目标。
    #[serde(default)]
    pub stage_targets: Vec<CandidateStage>,
}

/// A goal, and what was reached of it.
/// 一项目标及其完成情况。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProjectGoal)]
pub struct ProjectGoal {
    /// What is to be reached.
    /// 目标名称。
    pub name: Text<60>,
    /// In what.
    /// 单位。
    pub unit: Text<20>,
    /// Which way it lies.
    /// 方向。
    pub direction: GoalDirection,
    /// How much of it.
    /// 目标值。
    pub target_value: Hundredths,
    /// What was reached until now; none before the first report.
    /// 累计完成值;首次报送前为空。
    pub actual_value: Option<Hundredths>,
    /// Its part in the whole (percent).
    /// 权重(百分比)。
    pub weight: Weight,
    /// The department that answers for it.
    /// 责任部门。
    pub responsible_org_id: Uuid,
    /// The goal of each year, of a project of several.
    /// 分年目标。
    pub stage_targets: Vec<CandidateStage>,
}

impl From<PlannedGoal> for ProjectGoal {
    fn from(goal: PlannedGoal) -> Self {
        Self {
            name: goal.name,
            unit: goal.unit,
            direction: goal.direction,
            target_value: goal.target_value,
            actual_value: None,
            weight: goal.weight,
            responsible_org_id: goal.responsible_org_id,
            stage_targets: goal.stage_targets,
        }
    }
}

/// A milestone of the plan.
/// 实施方案中的一个节点。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlannedMilestone, examples(json!({"name": "完成选址", "weight": 40, "due_on": "2027-06-30"})))]
pub struct PlannedMilestone {
    /// What is done then.
    /// 节点名称。
    pub name: Text<60>,
    /// Its part in the whole (percent).
    /// 权重(百分比)。
    pub weight: Weight,
    /// Until when.
    /// 期限。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub due_on: NaiveDate,
}

/// A milestone, and whether it is done.
/// 一个节点及其完成情况。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Milestone)]
pub struct Milestone {
    /// What is done then.
    /// 节点名称。
    pub name: Text<60>,
    /// Its part in the whole (percent).
    /// 权重(百分比)。
    pub weight: Weight,
    /// Until when the plan said.
    /// 方案原定期限。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub original_due_on: NaiveDate,
    /// Until when it is due now.
    /// 现期限。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub due_on: NaiveDate,
    /// When it was done.
    /// 完成日期。
    #[serde(default, deserialize_with = "platform::values::strict::date_or_null")]
    pub done_on: Option<NaiveDate>,
    /// The documents that prove it.
    /// 佐证文书。
    pub evidence_ids: Vec<Uuid>,
    /// Why it was recorded later than it was done.
    /// 补录的说明。
    pub late_reason: Option<Text<200>>,
}

impl From<PlannedMilestone> for Milestone {
    fn from(milestone: PlannedMilestone) -> Self {
        Self {
            name: milestone.name,
            weight: milestone.weight,
            original_due_on: milestone.due_on,
            due_on: milestone.due_on,
            done_on: None,
            evidence_ids: Vec::new(),
            late_reason: None,
        }
    }
}

/// What was decided: the measure of every change (07 §4.5).
/// 票决确定值:衡量调整幅度的基准。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DecidedValues)]
pub struct DecidedValues {
    /// In what the goal is measured.
    /// 目标单位。
    pub goal_unit: Text<20>,
    /// Which way it lies.
    /// 目标方向。
    pub goal_direction: GoalDirection,
    /// How much of it.
    /// 目标值。
    pub target_value: Hundredths,
    /// The money (fen).
    /// 资金(分)。
    pub budget_fen: Fen,
    /// Until when it is finished.
    /// 完成期限。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub finish_on: NaiveDate,
    /// Where.
    /// 点位。
    pub locations: Vec<CandidateLocation>,
    /// The goal of each year, of a project of several.
    /// 分年目标。
    #[serde(default)]
    pub stages: Vec<CandidateStage>,
}

/// Code of a deadline: the plan is published.
pub const PLAN_PUBLISHING: &str = "LIVELIHOOD_PLAN";
/// Code of a deadline: the progress of a month is reported.
pub const PROGRESS: &str = "LIVELIHOOD_PROGRESS";
/// Code of a deadline: everything is finished.
pub const FINISH: &str = "LIVELIHOOD_FINISH";
/// Code of a deadline: what was completed is accepted or not.
pub const ACCEPTANCE: &str = "LIVELIHOOD_ACCEPTANCE";
