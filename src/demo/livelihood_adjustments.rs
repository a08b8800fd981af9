//! What was decided is adjusted, in a demonstration: one adjustment was announced, one withdrawn, and others wait on projects of their
//! own.

use super::{founded::known, scenario::Scenario};
use livelihood::{
    adjustments::Adjustments,
    projects::{Projects, entity as project},
};
use platform::{
    call::Call,
    problem::{Problem, Result},
    store::Outcome,
    values::text::Text,
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// What is asked for, and why, in a word and in a sentence.
pub(super) type Why = (&'static str, &'static str, &'static str);

/// What is asked for each of the projects that wait; of the first nothing is.
const WAITING: [Why; 3] = [
    ("suspend", "policy_change", "相关规范正在修订,待修订后实施。"),
    ("schedule", "land_or_approval", "用地批复推迟,相应顺延。"),
    ("terminate", "need_changed", "周边已有同类设施,需求不足。"),
];

impl Scenario<'_> {
    /// On the project under way a delay of twenty days was approved and announced; on the one without a plan another was withdrawn.
    pub(super) async fn adjustments_of(&self, cycle: &Value) -> Result<()> {
        let cycle: Uuid = cycle["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
        let all = project::Entity::find().filter(project::Column::CycleId.eq(cycle));
        let all = all.order_by_asc(project::Column::Code).all(self.service.store.read()).await;
        let all = all.map_err(Problem::internal)?;
        let [first, under_way] = &*all else { return Ok(()) };
        let mut days: Vec<_> = under_way.milestones.0.iter().map(|one| one.due_on).collect();
        let later = under_way.finish_on + chrono::Days::new(20);
        if let Some(last) = days.last_mut() {
            *last = later;
        }
        let why = ("schedule", "land_or_approval", "设备到货推迟,相应顺延二十日。");
        let delay = json!([{"finish_on": later, "milestone_days": days}]);
        let one = self.adjustment(under_way.id, why, delay).await?;
        self.submit_adjustment(&one).await?;
        let approval = json!({"note": "同意调整。"});
        self.act::<Adjustments>("government-office", &one, "approve_minor", approval).await?;
        self.publish("adjustment", Adjustments::KIND, &one, "实事项目调整公告").await?;
        self.act::<Adjustments>("government-office", &one, "announce", json!({})).await?;
        let two = self.adjustment(first.id, WAITING[0], json!([])).await?;
        let reason = json!({"reason": "规范已经修订,不再申请。"});
        self.act::<Adjustments>("government-office", &two, "withdraw", reason).await?;
        self.project_like(first, 1).await?;
        for (number, why) in (2..).zip(WAITING) {
            let waiting = self.project_like(first, number).await?;
            let later = json!([{"finish_on": first.finish_on + chrono::Days::new(20)}]);
            let new_value = if why.0 == "schedule" { later } else { json!([]) };
            let draft = self.adjustment(waiting, why, new_value).await?;
            if why.0 != "suspend" {
                self.submit_adjustment(&draft).await?;
            }
        }
        Ok(())
    }

    /// A major one that the Standing Committee decides in a meeting, and that is announced.
    pub(super) async fn decided(&self, project: Uuid, why: Why, meeting: &Value) -> Result<()> {
        let one = self.adjustment(project, why, json!([])).await?;
        self.submit_adjustment(&one).await?;
        let agenda = json!({"decision_meeting_id": meeting["id"]});
        self.act::<Adjustments>("chairs-secretary", &one, "put_on_agenda", agenda).await?;
        self.resolved((Adjustments::KIND, &one), meeting, "关于调整实事项目的决定").await?;
        self.act::<Adjustments>("sc-office", &one, "decide", json!({"outcome": "approved"})).await?;
        self.publish("adjustment", Adjustments::KIND, &one, "实事项目调整公告").await?;
        self.act::<Adjustments>("sc-office", &one, "announce", json!({})).await?;
        Ok(())
    }

    async fn adjustment(
        &self,
        project: Uuid,
        (kind, reason_type, reason): (&str, &str, &str),
        new_value: Value,
    ) -> Result<Value> {
        let asked = json!({
            "project_id": project, "kind": kind, "reason_type": reason_type, "reason": reason,
            "impact": "已向所在街镇居民说明。", "new_value": new_value
        });
        self.create::<Adjustments>("department-clerk", asked).await
    }

    async fn submit_adjustment(&self, adjustment: &Value) -> Result<()> {
        let document = self.document("government-office", "实事项目调整申请", "internal").await?;
        let head = self.founded.users.get("organ-head").map(|user| user.user_id);
        let signed = json!({"document_id": document["id"], "signed_by": head});
        self.act::<Adjustments>("government-office", adjustment, "submit", signed).await?;
        Ok(())
    }

    /// A project like another one, which the document names by its number.
    async fn project_like(&self, like: &project::Model, number: u32) -> Result<Uuid> {
        let call = Arc::new(self.call("sc-office")?);
        let (like, service) = (Arc::new(like.clone()), self.service);
        let id = known::<Projects>(&self.founded.district_code, &number.to_string());
        let made = service.store.write(move |tx| {
            let (call, like): (Arc<Call>, _) = (Arc::clone(&call), Arc::clone(&like));
            Box::pin(async move {
                let work = call.work(tx, &like.district_code);
                let made = work.make::<Projects>(|row| {
                    row.id = id;
                    row.code = Text::stored(format!("{}-{:02}", like.year.get(), number + 2));
                    row.title = Text::stored(format!("{}(第{}批)", like.title, number + 1));
                    (row.cycle_id, row.level, row.category) = (like.cycle_id, like.level, like.category);
                    (row.organization_id, row.government_id) = (like.organization_id, like.government_id);
                    (row.year, row.stage_year, row.finish_on) = (like.year, like.stage_year, like.finish_on);
                    (row.candidate_id, row.decided_by) = (like.candidate_id, like.decided_by);
                    (row.lead_department_id, row.budget_fen) = (like.lead_department_id, like.budget_fen);
                    row.beneficiaries_planned = like.beneficiaries_planned;
                    (row.goals, row.locations) = (like.goals.clone(), like.locations.clone());
                    row.decided_values = like.decided_values.clone();
                });
                Ok(Outcome::Commit(made.await?.id))
            })
        });
        made.await
    }
}
