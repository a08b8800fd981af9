//! What was selected is carried out, in a demonstration: one project waits for its plan, one goes on.

use super::scenario::Scenario;
use livelihood::projects::{Projects, entity as project};
use platform::{
    problem::{Problem, Result},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

impl Scenario<'_> {
    /// The first one has no plan yet; the second one is planned, started, and reported of.
    pub(super) async fn projects_of(&self, cycle: &Value) -> Result<()> {
        let cycle: Uuid = cycle["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
        let found = project::Entity::find().filter(project::Column::CycleId.eq(cycle));
        let found = found.order_by_desc(project::Column::Code).one(self.service.store.read()).await;
        let Some(found) = found.map_err(Problem::internal)? else { return Ok(()) };
        let (year, project) = (found.year.get(), json!({"id": found.id}));
        let goal = found.goals.0.first().ok_or_else(|| Problem::internal("a project without a goal"))?;
        let document = self.document("department-clerk", "实事项目实施方案", "public").await?;
        let plan = json!({
            "kind": "engineering", "co_department_ids": [self.organization("finance")],
            "goals": [{
                "name": goal.name, "unit": goal.unit, "direction": "at_least", "target_value": goal.target_value,
                "weight": 100, "responsible_org_id": self.organization("construction"), "stage_targets": []
            }],
            "milestones": [
                {"name": "完成选址和设计", "weight": 30, "due_on": format!("{year}-04-30")},
                {"name": "完成施工", "weight": 40, "due_on": format!("{year}-09-30")},
                {"name": "投入使用", "weight": 30, "due_on": format!("{year}-11-30")}
            ],
            "locations": found.locations, "responsible_person": "演示负责人001",
            "safeguards": "每周调度,按月通报,所需资金列入部门预算。", "plan_document_id": document["id"]
        });
        self.act::<Projects>("department-clerk", &project, "plan", plan).await?;
        self.publish("project_plan", Projects::KIND, &project, "实事项目实施方案").await?;
        self.act::<Projects>("department-clerk", &project, "publish_plan", json!({})).await?;
        self.act::<Projects>("department-clerk", &project, "start", json!({})).await?;
        let proof = self.document("department-clerk", "选址和设计批复", "internal").await?;
        let done = json!({"no": 1, "done_on": self.today, "evidence_ids": [proof["id"]]});
        self.act::<Projects>("department-clerk", &project, "finish_milestone", done).await?;
        let month = self.today.format("%Y-%m").to_string();
        let report = json!({
            "period": month, "goal_values": ["2.00"], "executed_fen": 60_000_000,
            "text": "已完成选址和设计,两处开工并建成。", "photo_ids": []
        });
        self.act::<Projects>("department-clerk", &project, "report_progress", report).await?;
        let correction = json!({
            "period": month, "goal_values": ["1.00"], "executed_fen": 50_000_000,
            "reason": "其中一处尚未投入使用,不应计入。"
        });
        self.act::<Projects>("department-head", &project, "correct_progress", correction).await?;
        self.followed(&project).await?;
        self.coordinated(&project).await
    }
}
