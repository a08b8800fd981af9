//! The row of a candidate.

use super::words::{
    CandidateLocation, CandidateRevision, CandidateStage, CandidateState, ExitMatch, FundingSource,
    GoalDirection,
};
use crate::words::{CycleLevel, ProjectCategory};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::{Count, Fen, Hundredths, Ordinal},
        text::{Prose, Text},
    },
};
use uuid::Uuid;

platform::record! {
    /// A candidate: what the deputies may select.
    /// 候选项目。
    Candidates = "project_candidate", CandidateState {
        /// The year.
        /// 年度。
        #[set_by(create)] #[read_by(public)] #[filter] #[example("livelihood.cycle:2")]
        cycle_id: Uuid,
        /// At whose level.
        /// 层级。
        #[read_by(public)]
        level: CycleLevel,
        /// The body whose congress decides.
        /// 本级机构。
        #[read_by(public)]
        organization_id: Uuid,
        /// Its number in the year, and so its place on the ballot.
        /// 序号:在该年度内的次序,也是票面上的次序。
        #[read_by(public)] #[sort]
        no: Ordinal,
        /// What it is called; no two of a year are called alike.
        /// 名称;同一年度内不重复。
        #[set_by(content)] #[read_by(public)] #[search] #[example("新建公共充电桩一百个")]
        title: Text<60>,
        /// The field of life.
        /// 领域。
        #[set_by(content)] #[read_by(public)] #[filter]
        category: ProjectCategory,
        /// What is to be reached.
        /// 目标。
        #[set_by(content?, CandidateRevising)] #[read_by(public)] #[example("在十处公共停车场新建公共充电桩一百个。")]
        goal_text: Option<Prose>,
        /// In what.
        /// 单位。
        #[set_by(content?)] #[read_by(public)] #[example("个")]
        goal_unit: Option<Text<20>>,
        /// How much of it.
        /// 目标值。
        #[set_by(content?, CandidateRevising)] #[read_by(public)] #[example("100.00")]
        target_value: Option<Hundredths>,
        /// Which way the goal lies.
        /// 目标方向。
        #[set_by(content?)] #[read_by(public)]
        goal_direction: Option<GoalDirection>,
        /// What it costs (fen).
        /// 资金(分)。
        #[set_by(content?)] #[read_by(public)] #[example(260_000_000)]
        amount_fen: Option<Fen>,
        /// Where the money comes from.
        /// 资金来源。
        #[set_by(content?)] #[read_by(public)]
        #[schema(max_items = 20)]
        funding_sources: List<FundingSource>,
        /// The department that leads.
        /// 牵头部门。
        #[set_by(content?)] #[read_by(public)] #[filter] #[example("registry.organization:construction")]
        lead_department_id: Option<Uuid>,
        /// Where it is done.
        /// 点位。
        #[set_by(content?, CandidateRevising)] #[read_by(public)]
        #[schema(max_items = 200)]
        locations: List<CandidateLocation>,
        /// When it begins.
        /// 开始日期。
        #[set_by(content?)] #[read_by(public)] #[example("2027-03-01")]
        start_on: Option<NaiveDate>,
        /// Until when it is finished.
        /// 完成期限。
        #[set_by(content?, CandidateRevising)] #[read_by(public)] #[example("2027-11-30")]
        finish_on: Option<NaiveDate>,
        /// Whether it takes several years.
        /// 是否跨年度实施。
        #[set_by(content?, CandidateRevising?)] #[read_by(public)]
        is_cross_year: bool,
        /// The goal of each year, of a project of several.
        /// 分年目标;跨年度实施的填写。
        #[set_by(content?, CandidateRevising?)] #[read_by(public)] #[example([])]
        #[schema(max_items = 10)]
        stages: List<CandidateStage>,
        /// How many people benefit (persons).
        /// 受益人数(人)。
        #[set_by(content?)] #[read_by(public)] #[example(3000)]
        beneficiaries: Option<Count>,
        /// The leads and reserve projects that it comes of.
        /// 来源线索、储备项目。
        #[set_by(content?)] #[example(["livelihood.reserve_project:1"])]
        #[schema(max_items = 50)]
        origin_ids: Ids,
        /// The screening that it passed.
        /// 通过的论证筛选。
        #[set_by(CandidateSubmission)] #[example("livelihood.screening:1")]
        screening_id: Option<Uuid>,
        /// Since when it stands on the list as it is.
        /// 按现有内容列入名单的时间。
        listed_at: Option<DateTime<Utc>>,
        /// When its goal, its money, its places or what it comes of changed last.
        /// 目标、资金、点位、来源最后变动的时间。
        substance_changed_at: Option<DateTime<Utc>>,
        /// The project that it continues.
        /// 延续的实事项目。
        #[set_by(content?)] #[read_by(public)] #[example(null)]
        continues_id: Option<Uuid>,
        /// The projects that have left the list and that it is like.
        /// 疑似退出项目,由系统比对。
        exit_matches: List<ExitMatch>,
        /// What is different from those.
        /// 与疑似退出项目相比的变化说明。
        #[set_by(content?)] #[example(null)]
        exit_change_note: Option<Prose>,
        /// What it said before the presidium revised it.
        /// 主席团修改前的历次内容。
        revisions: List<CandidateRevision>,
        /// How many approved, in the first ballot.
        /// 首轮票决的赞成票数。
        #[read_by(public)]
        approvals: Option<i32>,
        /// Its rank by approvals, in the first ballot.
        /// 首轮票决的名次。
        #[read_by(public)]
        rank: Option<i32>,
    }
    content CandidateContent;
    create NewCandidate;
    view CandidateView;
    lists OriginIds;
    /// It is put on the list, with the screening that it passed.
    /// 提交候选项目。
    body CandidateSubmission {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("论证意见已全部采纳。")]
        pub note: Option<Prose>,
    }
    /// It is not the same as a project that has left the list.
    /// 认定候选项目与退出项目不是同一项目。
    body ExitFinding {
        /// The line of the exit list.
        /// 退出清单记录。
        #[example("livelihood.exit_record:1")]
        pub exit_record_id: Uuid,
        /// Why it is not the same.
        /// 理由。
        #[example("服务对象和建设内容均不相同。")]
        pub reason: Prose,
    }
    /// The presidium revises it before the vote.
    /// 主席团决定修改候选项目。
    body CandidateRevising {
        /// The meeting of the presidium that decided so.
        /// 决定修改的主席团会议。
        #[example("registry.meeting:2")]
        pub decision_meeting_id: Uuid,
        /// Why.
        /// 理由。
        #[example("根据代表审议意见提高目标值。")]
        pub reason: Prose,
    }
    /// It is withdrawn; after the deliberation the government asks, and the presidium decides.
    /// 撤回候选项目;常委会审议后由政府提出、主席团决定。
    body CandidateWithdrawal {
        /// The meeting of the presidium that decided so, after the deliberation.
        /// 决定撤回的主席团会议;常委会审议后撤回的填写。
        #[serde(default)]
        #[example(null)]
        pub decision_meeting_id: Option<Uuid>,
        /// Why.
        /// 理由。
        #[example("用地调整,本年度不能实施。")]
        pub reason: Prose,
    }
}
