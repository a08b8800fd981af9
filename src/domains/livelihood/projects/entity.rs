//! The row of a project.

use super::{
    verdict::words::{ProjectVote, Reopening},
    words::{
        DecidedBy, DecidedValues, Milestone, PlannedGoal, PlannedMilestone, ProjectGoal, ProjectKind,
        ProjectLight, ProjectState, QualityState,
    },
};
use crate::{
    candidates::words::CandidateLocation,
    satisfaction::{Awareness, ChannelScore, ExitReason},
    words::{CycleLevel, ProjectCategory},
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::{Count, Fen, Hundredths, Whole, Year},
        text::{Prose, Text},
    },
};
use uuid::Uuid;

platform::record! {
    /// A livelihood project.
    /// 实事项目。
    Projects = "livelihood_project", ProjectState {
        /// Its code, unique in the year.
        /// 编码,在年度内唯一。
        #[read_by(public)] #[search]
        code: Text<40>,
        /// The year of livelihood projects.
        /// 年度记录。
        #[read_by(public)] #[filter]
        cycle_id: Uuid,
        /// At whose level.
        /// 层级。
        #[read_by(public)]
        level: CycleLevel,
        /// The body whose congress decided.
        /// 本级机构。
        #[read_by(public)]
        organization_id: Uuid,
        /// The government office that conducts the year.
        /// 组织实施的政府办公室。
        #[read_by(public)]
        government_id: Uuid,
        /// The year in which it is carried out.
        /// 实施年度。
        #[read_by(public)] #[filter]
        year: Year,
        /// What it is called.
        /// 名称。
        #[read_by(public)] #[search]
        title: Text<60>,
        /// The field of life.
        /// 领域。
        #[read_by(public)] #[filter]
        category: ProjectCategory,
        /// Whether something is built.
        /// 类型。
        #[set_by(ProjectPlanning)] #[read_by(public)]
        kind: ProjectKind,
        /// The candidate that was selected.
        /// 入选的候选项目。
        #[read_by(public)]
        candidate_id: Uuid,
        /// Who decided that it is done.
        /// 确定方式。
        #[read_by(public)]
        decided_by: DecidedBy,
        /// The department that leads.
        /// 牵头部门。
        #[set_by(LeadTransfer)] #[read_by(public)] #[filter] #[example("registry.organization:finance")]
        lead_department_id: Uuid,
        /// The departments that assist.
        /// 配合部门。
        #[set_by(ProjectPlanning?)] #[read_by(public)] #[example([])]
        #[schema(max_items = 20)]
        co_department_ids: Ids,
        /// The group of deputies that follows it.
        /// 有效的代表监督小组。
        supervision_group_id: Option<Uuid>,
        /// The deputy who leads that group.
        /// 监督小组组长。
        group_leader_id: Option<Uuid>,
        /// Its goals, and what was reached of them.
        /// 目标及完成情况。
        #[read_by(public)]
        goals: List<ProjectGoal>,
        /// What was decided; one.
        /// 票决确定值;一项。
        #[read_by(public)]
        decided_values: List<DecidedValues>,
        /// The money (fen).
        /// 资金(分)。
        #[read_by(public)]
        budget_fen: Fen,
        /// What was spent of it (fen).
        /// 累计支出(分)。
        #[read_by(public)]
        executed_fen: Fen,
        /// How many people are to benefit (persons).
        /// 计划受益人数(人)。
        #[read_by(public)]
        beneficiaries_planned: Option<Count>,
        /// Its milestones.
        /// 节点。
        #[read_by(public)]
        milestones: List<Milestone>,
        /// Where it is done.
        /// 点位。
        #[set_by(ProjectPlanning)] #[read_by(public)]
        #[example([{"street_or_town_id": "registry.organization:street", "address": "街镇内各居民区", "target": "5.00"}])]
        #[schema(max_items = 200)]
        locations: List<CandidateLocation>,
        /// Whether it takes several years.
        /// 是否跨年度分年实施。
        #[read_by(public)]
        is_staged: bool,
        /// The year whose goals are worked on.
        /// 当前分年目标所属年度。
        #[read_by(public)]
        stage_year: Year,
        /// Until when it is finished.
        /// 完成期限。
        #[set_by(ProjectResumption)] #[read_by(public)] #[sort] #[example("2027-12-20")]
        finish_on: NaiveDate,
        /// Who answers for it in the department.
        /// 责任人。
        #[set_by(ProjectPlanning)] #[personal] #[example("演示负责人001")]
        responsible_person: Option<Text<50>>,
        /// What is done so that it is reached.
        /// 保障措施。
        #[set_by(ProjectPlanning)] #[read_by(public)] #[example("每周调度,按月通报,所需资金列入部门预算。")]
        safeguards: Option<Prose>,
        /// The plan.
        /// 实施方案。
        #[set_by(ProjectPlanning)] #[example("instrument.document:1")]
        plan_document_id: Option<Uuid>,
        /// When the plan was published.
        /// 方案公布日期。
        #[read_by(public)]
        plan_published_on: Option<NaiveDate>,
        /// What is done of the whole, each goal counted to its end at most (percent).
        /// 完成率,每项目标至多按百分之百计(百分比)。
        #[read_by(public)]
        completion: Hundredths,
        /// How far it is behind its milestones.
        /// 亮灯。
        #[read_by(public)] #[filter]
        light: ProjectLight,
        /// On which day the light is looked at again.
        /// 亮灯下次可能变化的日期。
        #[read_by(nobody)]
        light_changes_on: Option<NaiveDate>,
        /// Whether what was made is good.
        /// 质量情况。
        #[read_by(public)]
        quality_state: QualityState,
        /// Since when it is suspended.
        /// 暂缓的时间。
        #[read_by(public)]
        suspended_at: Option<DateTime<Utc>>,
        /// In which state it was suspended.
        /// 暂缓前的状态。
        suspended_from: Option<ProjectState>,
        /// When it was terminated.
        /// 终止日期。
        #[read_by(public)]
        terminated_on: Option<NaiveDate>,
        /// When it was completed.
        /// 完成日期。
        #[read_by(public)]
        completed_on: Option<NaiveDate>,
        /// When it was accepted.
        /// 验收日期。
        #[read_by(public)]
        accepted_on: Option<NaiveDate>,
        /// At which moment: what people were asked before was about something else.
        /// 验收时间,此前开展的调查不反映验收后的情况。
        accepted_at: Option<DateTime<Utc>>,
        /// Who accepted it.
        /// 验收人。
        accepted_by: Option<Uuid>,
        /// The papers of the acceptance.
        /// 验收文书。
        #[set_by(ProjectAcceptance)] #[example(["instrument.document:1"])]
        #[schema(max_items = 50)]
        acceptance_document_ids: Ids,
        /// The third parties that are asked to survey or evaluate it.
        /// 受托调查、评估的第三方机构。
        #[set_by(AgencyInvitation)] #[read_by(public)] #[example(["registry.organization:agency"])]
        #[schema(max_items = 20)]
        agency_ids: Ids,
        /// The surveys that count.
        /// 计入的调查。
        #[read_by(public)]
        survey_ids: Ids,
        /// What each channel says.
        /// 各渠道满意度。
        #[read_by(public)]
        channel_scores: List<ChannelScore>,
        /// How satisfied people are (points); null where too few have answered.
        /// 满意度得分;有效答卷不足的为空。
        #[read_by(public)]
        satisfaction: Option<Hundredths>,
        /// The same with all answers.
        /// 计入全部答卷的满意度得分。
        #[read_by(public)]
        satisfaction_with_all: Option<Hundredths>,
        /// The same without suspect answers.
        /// 剔除疑似异常答卷的满意度得分。
        #[read_by(public)]
        satisfaction_without_suspects: Option<Hundredths>,
        /// Why suspect answers are left out.
        /// 剔除疑似异常答卷的理由。
        #[read_by(public)]
        suspects_excluded_reason: Option<Prose>,
        /// Why there is no score.
        /// 没有得分的说明。
        #[read_by(public)]
        no_score_reason: Option<Prose>,
        /// How many people know of it; one at most.
        /// 知晓情况和参与度;至多一项。
        #[read_by(public)]
        awareness: List<Awareness>,
        /// When the surveys were recorded.
        /// 调查结果的记录日期。
        #[read_by(public)]
        surveyed_on: Option<NaiveDate>,
        /// The votes on it.
        /// 历次满意度测评。
        #[read_by(public)]
        votes: List<ProjectVote>,
        /// Whether it may have to leave the list.
        /// 退出提示。
        exit_flag: bool,
        /// Why.
        /// 退出提示的原因。
        exit_reasons: List<ExitReason>,
        /// What was found after its completion.
        /// 后评估。
        #[read_by(public)]
        evaluation_id: Option<Uuid>,
        /// When it was reopened, and of which year the figures are corrected.
        /// 历次重新实施及指标被更正的年度。
        #[read_by(public)]
        reopenings: List<Reopening>,
        /// The later year that it goes on in, outside the seats of that.
        /// 结转所至的年度记录;不占该年度的应选数。
        #[read_by(public)]
        carried_cycle_id: Option<Uuid>,
    }
    view ProjectView;
    lists AgencyIds;
    /// Third parties survey or evaluate it.
    /// 委托第三方调查、评估。
    body AgencyInvitation {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("按程序委托,与项目单位无利害关系。")]
        pub note: Option<Prose>,
    }
    /// The plan of a project.
    /// 编制实施方案。
    body ProjectPlanning {
        /// Its goals, whose weights are a hundred together; the first is the one that was decided.
        /// 目标,权重合计一百;第一项为票决确定的目标。
        #[schema(max_items = 20)]
        #[example([{
            "name": "新建社区助餐点五处", "unit": "处", "direction": "at_least", "target_value": "5.00", "weight": 100,
            "responsible_org_id": "registry.organization:construction", "stage_targets": []
        }])]
        pub goals: Vec<PlannedGoal>,
        /// Its milestones in their order, whose weights are a hundred together.
        /// 节点,按期限先后排列,权重合计一百。
        #[schema(max_items = 50)]
        #[example([
            {"name": "完成选址", "weight": 40, "due_on": "2027-06-30"}, {"name": "投入使用", "weight": 60, "due_on": "2027-11-30"}
        ])]
        pub milestones: Vec<PlannedMilestone>,
    }
    /// A milestone is done.
    /// 登记节点完成。
    body MilestoneDone {
        /// Which one, by its place.
        /// 节点的次序。
        #[example(2)]
        pub no: Whole<1, 50>,
        /// When it was done.
        /// 完成日期。
        #[example("2026-08-03")]
        pub done_on: NaiveDate,
        /// The documents that prove it.
        /// 佐证文书。
        #[schema(max_items = 20)]
        #[example(["instrument.document:1"])]
        pub evidence_ids: Vec<Uuid>,
        /// Why it is recorded later than it was done.
        /// 补录的说明。
        #[serde(default)]
        #[example("佐证材料当日未齐,补录。")]
        pub late_reason: Option<Text<200>>,
    }
    /// Another department leads.
    /// 变更牵头部门。
    body LeadTransfer {
        /// Why.
        /// 理由。
        #[example("机构职能调整。")]
        pub reason: Prose,
    }
    /// It goes on, with new days.
    /// 恢复实施,并确定新的期限。
    body ProjectResumption {
        /// The new day of each milestone, in their order; those that are done keep theirs.
        /// 各节点的新期限,与节点同序;已完成的节点不变。
        #[serde(default, deserialize_with = "platform::values::strict::dates")]
        #[schema(max_items = 50)]
        #[example(["2027-06-30", "2027-12-20"])]
        pub milestone_days: Vec<NaiveDate>,
    }
    /// It is accepted.
    /// 验收通过。
    body ProjectAcceptance {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("现场核对点位齐全,资料完整。")]
        pub note: Option<Prose>,
    }
    /// The progress of a month.
    /// 报送月度进展。
    body ProgressReporting {
        /// The month.
        /// 月份。
        #[example("2026-07")]
        pub period: Text<7>,
        /// What was reached until its end, of each goal in their order.
        /// 截至月末的累计完成值,与目标同序。
        #[schema(max_items = 20)]
        #[example(["1.00"])]
        pub goal_values: Vec<Hundredths>,
        /// What was spent until its end (fen).
        /// 截至月末的累计支出(分)。
        #[example(30_000_000)]
        pub executed_fen: Fen,
        /// What was done.
        /// 进展说明。
        #[example("已建成一处,其余正在装修。")]
        pub text: Prose,
        /// Photographs.
        /// 照片。
        #[serde(default)]
        #[schema(max_items = 20)]
        #[example([])]
        pub photo_ids: Vec<Uuid>,
    }
    /// What was reported of a month is put right.
    /// 更正月度进展。
    body ProgressCorrection {
        /// The month.
        /// 月份。
        #[example("2026-08")]
        pub period: Text<7>,
        /// What was reached until its end, of each goal in their order.
        /// 截至月末的累计完成值,与目标同序。
        #[schema(max_items = 20)]
        #[example(["1.00"])]
        pub goal_values: Vec<Hundredths>,
        /// What was spent until its end (fen).
        /// 截至月末的累计支出(分)。
        #[example(40_000_000)]
        pub executed_fen: Fen,
        /// Why.
        /// 更正理由。
        #[example("其中一处尚未投入使用,不应计入。")]
        pub reason: Prose,
    }
}
