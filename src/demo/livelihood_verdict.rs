//! Projects of a demonstration on which the congress voted in the year before: each goes another way, from its plan to the list of those
//! that have left.

use super::{
    livelihood::{Listed, OnBallot},
    livelihood_adjustments::Why,
    scenario::Scenario,
    term::RunningTerm,
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use instruments::{
    ballots::Ballots, satisfaction_votes::SatisfactionVotes, survey_responses::SurveyResponses,
    surveys::Surveys,
};
use livelihood::{
    cycles::Cycles,
    post_evaluations::PostEvaluations,
    projects::{Projects, entity as project},
};
use platform::{
    problem::{Problem, Result},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

/// How many days ago the congress voted, people were asked, and the members judged.
const VOTED: i64 = 230;
const ASKED: i64 = 200;
const JUDGED: i64 = 190;
/// How many days ago it resolved that a project goes on.
const RESUMED: i64 = 100;

/// Eleven are selected, each of which goes another way; in the order of their approvals.
const BEFORE: [OnBallot; 14] = [
    ("加装非机动车充电柜五处", "safety", 5, "处", 200),
    ("增设自助图书亭四处", "culture_sport", 4, "处", 198),
    ("更新健身器材六处", "culture_sport", 6, "处", 196),
    ("改造公共厕所三处", "environment", 3, "处", 194),
    ("开设老年教学点五处", "elderly", 5, "处", 192),
    ("增设母婴室四处", "childcare", 4, "处", 190),
    ("更新公交候车亭六处", "transport", 6, "处", 188),
    ("改造河道护栏三处", "safety", 3, "处", 186),
    ("增设健康小屋两处", "health", 2, "处", 184),
    ("新建社区花园四处", "environment", 4, "处", 182),
    ("改造老旧校舍两处", "education", 2, "处", 180),
    ("新建宠物乐园两处", "environment", 2, "处", 60),
    ("增设露天影院一处", "culture_sport", 1, "处", 50),
    ("新建水上码头一处", "transport", 1, "处", 40),
];

/// Papers of the members: satisfied, basically satisfied, dissatisfied.
type Papers = [u32; 3];
const PLEASED: Papers = [26, 8, 1];
const DISPLEASED: Papers = [12, 8, 15];

/// How far a project goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Judged(Papers),
    Surveyed,
    Accepted,
    Completed,
    Delayed,
    Planned,
    /// The Standing Committee decides on an adjustment of this kind.
    Adjusted(Why),
}

const WAYS: [Way; 11] = [
    Way::Judged(PLEASED),
    Way::Judged(PLEASED),
    Way::Judged(PLEASED),
    Way::Judged(DISPLEASED),
    Way::Surveyed,
    Way::Accepted,
    Way::Completed,
    Way::Delayed,
    Way::Planned,
    Way::Adjusted(("suspend", "policy_change", "相关规范正在修订,待修订后实施。")),
    Way::Adjusted(("terminate", "need_changed", "周边已有同类设施,需求不足。")),
];

impl Scenario<'_> {
    /// The year before, where the running term was there already.
    pub(super) async fn judged_projects(&self) -> Result<()> {
        let [then, asked, judged] =
            [VOTED, ASKED, JUDGED].map(|ago| self.on(self.today - TimeDelta::days(ago)));
        if RunningTerm::on(self.today).begins_on > then.today {
            return Ok(());
        }
        // The year of the list that is voted on today has the next number.
        let ahead = self.today.year() - then.today.year();
        let seats = u32::try_from(WAYS.len()).unwrap_or_default();
        let cycle = then.year_of_projects(ahead, (30, 1), seats).await?;
        then.publish("notice", Cycles::KIND, &cycle, "实事项目征集公告").await?;
        then.act::<Cycles>("government-office", &cycle, "open_collection", json!({})).await?;
        then.act::<Cycles>("government-office", &cycle, "close_collection", json!({})).await?;
        then.vote_on_projects(&cycle, &Listed { candidates: &BEFORE, seats, ordinal: 65 }).await?;
        let projects = then.selected(&cycle).await?;
        let meeting = judged.sitting("sc_plenary", 66, (41, 36)).await?;
        for (project, way) in projects.iter().zip(WAYS) {
            then.begun(project, way).await?;
            match way {
                Way::Judged(_) | Way::Surveyed => asked.surveyed(project).await?,
                Way::Delayed => self.late(project).await?,
                Way::Adjusted(why) => judged.decided(project.id, why, &meeting).await?,
                Way::Accepted => {
                    asked.people_asked(project).await?;
                }
                Way::Completed | Way::Planned => {}
            }
            if let Way::Judged(papers) = way {
                judged.assessed(project, &meeting, papers).await?;
            }
        }
        self.may_go_on(&projects).await?;
        self.evaluated(&projects[0], json!({"conclusion": "continue", "conclusion_reason": null})).await?;
        let stop = json!({"conclusion": "stop", "conclusion_reason": "使用率低,同类设施已能满足需求。"});
        self.evaluated(&projects[1], stop).await?;
        self.act::<Projects>("committee-staff", &json!({"id": projects[0].id}), "close", json!({})).await?;
        Ok(())
    }

    async fn selected(&self, cycle: &Value) -> Result<Vec<project::Model>> {
        let cycle: Uuid = cycle["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
        let found = project::Entity::find().filter(project::Column::CycleId.eq(cycle));
        let found = found.order_by_asc(project::Column::Code).all(self.service.store.read()).await;
        found.map_err(Problem::internal)
    }

    /// The Standing Committee resolves that what was suspended goes on; the government has not taken it up.
    async fn may_go_on(&self, projects: &[project::Model]) -> Result<()> {
        let then = self.on(self.today - TimeDelta::days(RESUMED));
        let meeting = then.sitting("sc_plenary", 67, (41, 36)).await?;
        let suspended = |way: &Way| matches!(way, Way::Adjusted(("suspend", ..)));
        for (project, _) in projects.iter().zip(WAYS).filter(|(_, way)| suspended(way)) {
            let project = json!({"id": project.id});
            then.resolved((Projects::KIND, &project), &meeting, "关于恢复实施实事项目的决定").await?;
        }
        Ok(())
    }

    /// Planned, and as far as it goes on that day.
    async fn begun(&self, project: &project::Model, way: Way) -> Result<()> {
        let id = json!({"id": project.id});
        // What will be late is due next month.
        let selected = match way {
            Way::Delayed => self.today + TimeDelta::days(30),
            _ => NaiveDate::from_ymd_opt(project.year.get32(), 4, 30).unwrap_or(self.today),
        };
        self.plan_told(project, selected).await?;
        if way == Way::Planned {
            return Ok(());
        }
        self.act::<Projects>("department-clerk", &id, "start", json!({})).await?;
        if matches!(way, Way::Delayed | Way::Adjusted(_)) {
            return Ok(());
        }
        self.completed(project).await?;
        if way != Way::Completed {
            self.accepted(&id).await?;
        }
        Ok(())
    }

    async fn plan_told(&self, project: &project::Model, selected: NaiveDate) -> Result<()> {
        let (id, year) = (json!({"id": project.id}), project.year.get());
        let goal = project.goals.0.first().ok_or_else(|| Problem::internal("a project without a goal"))?;
        let document = self.document("department-clerk", "实事项目实施方案", "public").await?;
        let plan = json!({
            "kind": "engineering", "co_department_ids": [],
            "goals": [{
                "name": goal.name, "unit": goal.unit, "direction": "at_least", "target_value": goal.target_value,
                "weight": 100, "responsible_org_id": self.organization("construction"), "stage_targets": []
            }],
            "milestones": [
                {"name": "完成选址", "weight": 40, "due_on": selected},
                {"name": "投入使用", "weight": 60, "due_on": format!("{year}-10-31")}
            ],
            "locations": project.locations, "responsible_person": "演示负责人002",
            "safeguards": "每周调度,按月通报。", "plan_document_id": document["id"]
        });
        self.act::<Projects>("department-clerk", &id, "plan", plan).await?;
        self.publish("project_plan", Projects::KIND, &id, "实事项目实施方案").await?;
        self.act::<Projects>("department-clerk", &id, "publish_plan", json!({})).await?;
        Ok(())
    }

    async fn reported(&self, project: &project::Model, value: Value, text: &str) -> Result<()> {
        let report = json!({
            "period": self.today.format("%Y-%m").to_string(), "goal_values": [value], "executed_fen": 180_000_000,
            "text": text, "photo_ids": []
        });
        let id = json!({"id": project.id});
        self.act::<Projects>("department-clerk", &id, "report_progress", report).await?;
        Ok(())
    }

    /// Its first milestone has passed when it is reported of again.
    async fn late(&self, project: &project::Model) -> Result<()> {
        self.reported(project, json!("1.00"), "选址调整,进度滞后。").await
    }

    /// Done before its days.
    async fn completed(&self, project: &project::Model) -> Result<()> {
        let id = json!({"id": project.id});
        let goal = project.goals.0.first().ok_or_else(|| Problem::internal("a project without a goal"))?;
        self.reported(project, json!(goal.target_value), "已全部建成并投入使用。").await?;
        let proof = self.document("department-clerk", "竣工资料", "internal").await?;
        for no in [1, 2] {
            let done = json!({"no": no, "done_on": self.today, "evidence_ids": [proof["id"]]});
            self.act::<Projects>("department-clerk", &id, "finish_milestone", done).await?;
        }
        self.act::<Projects>("department-head", &id, "complete", json!({})).await?;
        Ok(())
    }

    async fn accepted(&self, project: &Value) -> Result<()> {
        let paper = self.document("committee-staff", "验收意见", "internal").await?;
        let papers = json!({"acceptance_document_ids": [paper["id"]]});
        self.act::<Projects>("committee-staff", project, "accept", papers).await?;
        let agencies = json!({"agency_ids": [self.organization("agency")]});
        self.act::<Projects>("government-office", project, "invite_agencies", agencies).await?;
        Ok(())
    }

    /// What the agency has found is recorded.
    async fn surveyed(&self, project: &project::Model) -> Result<()> {
        let recorded = json!({"survey_ids": [self.people_asked(project).await?["id"]]});
        self.act::<Projects>("third-party", &json!({"id": project.id}), "record_survey", recorded).await?;
        Ok(())
    }

    /// The agency asks thirty people by telephone.
    async fn people_asked(&self, project: &project::Model) -> Result<Value> {
        let question = json!({"item": "overall", "text": "您对该实事项目是否满意?", "kind": "level"});
        let survey = json!({
            "title": format!("“{}”满意度调查", &*project.title), "subject_type": Projects::KIND, "subject_id": project.id,
            "year": self.today.year(), "channel": "telephone", "questions": [question], "opens_on": self.today,
            "closes_on": self.today, "sample_size": 30, "agency_id": self.organization("agency")
        });
        let survey = self.create::<Surveys>("government-office", survey).await?;
        self.act::<Surveys>("third-party", &survey, "open", json!({})).await?;
        for number in 1..=30 {
            let level = if number <= 18 { "very_satisfied" } else { "satisfied" };
            let answer = json!({
                "survey_id": survey["id"], "item": "overall", "respondent_key": format!("sample-{number:03}"), "known": true,
                "level": level, "resident": true, "age_band": "middle"
            });
            self.create::<SurveyResponses>("third-party", answer).await?;
        }
        self.act::<Surveys>("third-party", &survey, "close", json!({})).await?;
        self.act::<Surveys>("third-party", &survey, "compute", json!({})).await?;
        self.act::<Surveys>("third-party", &survey, "publish", json!({})).await
    }

    /// The members judge the project by a secret vote that is counted by hand; whoever is pleased is done with it.
    async fn assessed(&self, project: &project::Model, meeting: &Value, papers: Papers) -> Result<()> {
        let vote = json!({
            "object_kind": "livelihood_project", "subject_type": Projects::KIND, "subject_id": project.id,
            "organ_id": self.organization("construction"), "phase": "year_end", "voter_group": "sc_members",
            "base": "all_members"
        });
        let vote = self.create::<SatisfactionVotes>("sc-office", vote).await?;
        let ballot = json!({
            "kind": "satisfaction", "title": "实事项目满意度测评", "subject_type": Projects::KIND, "subject_id": project.id,
            "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally", "option_set": "satisfaction",
            "base": "all_members", "supervisor_ids": [self.call("ballot-supervisor")?.actor.user_id]
        });
        let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
        let [satisfied, basically, not] = papers;
        let tallies = [
            tally("satisfied", satisfied),
            tally("basically_satisfied", basically),
            tally("dissatisfied", not),
        ];
        let all = satisfied + basically + not;
        let count = json!({"returned": all, "valid": all, "invalid": 0, "tallies": tallies});
        let ballot = self.create::<Ballots>("sc-office", ballot).await?;
        let chosen = json!({"ballot_id": ballot["id"]});
        self.act::<SatisfactionVotes>("sc-office", &vote, "open_ballot", chosen).await?;
        self.counted(&ballot, &["ballot-supervisor"], count).await?;
        self.act::<SatisfactionVotes>("sc-office", &vote, "record_result", json!({})).await?;
        self.act::<SatisfactionVotes>("sc-office", &vote, "announce", json!({})).await?;
        let this = json!({"satisfaction_vote_id": vote["id"]});
        self.act::<Projects>("sc-office", &json!({"id": project.id}), "record_assessment", this).await?;
        if papers == PLEASED {
            self.act::<SatisfactionVotes>("sc-office", &vote, "close", json!({})).await?;
        }
        Ok(())
    }

    /// The agency scores the project, the government concludes, and the result is told.
    async fn evaluated(&self, project: &project::Model, end: Value) -> Result<()> {
        let begun = json!({"project_id": project.id, "evaluator_org_id": self.organization("agency")});
        let evaluation = self.create::<PostEvaluations>("government-office", begun).await?;
        let scores = [
            ("need_match", "17.00"),
            ("target_reached", "20.00"),
            ("process", "13.00"),
            ("effect", "21.00"),
            ("durability", "8.00"),
            ("cost", "8.50"),
        ];
        let scores = scores.map(
            |(factor, score)| json!({"factor": factor, "score": score, "reason": "依据材料和现场查看。"}),
        );
        self.act::<PostEvaluations>("third-party", &evaluation, "score", json!({"scores": scores})).await?;
        let mut end = end;
        end["usage"] = json!({"used": 150, "capacity": 200});
        self.act::<PostEvaluations>("government-office", &evaluation, "conclude", end).await?;
        self.publish("performance_result", PostEvaluations::KIND, &evaluation, "后评估结果").await?;
        self.act::<PostEvaluations>("government-office", &evaluation, "publish", json!({})).await?;
        self.act::<Projects>("government-office", &json!({"id": project.id}), "record_evaluation", json!({}))
            .await?;
        Ok(())
    }
}
