//! How the topics of the next plan are found: a call, proposals of several sources in several states, scores, and the
//! evaluation of what was closed.

use super::scenario::Scenario;
use chrono::{Datelike, Days};
use platform::{problem::Result, workflow::Workflow};
use serde_json::{Value, json};
use supervision::{
    evaluations::Evaluations, plans::Plans, topic_calls::TopicCalls, topic_proposals::TopicProposals,
    topic_scores::TopicScores,
};

/// Who proposes, on which source, what; topics from the public work of 嘉定 (demo-data, section 2).
const PROPOSALS: [(&str, &str, &str); 5] = [
    ("sc-office", "public_concern", "苏州河江桥段滨水贯通情况跟踪监督"),
    ("deputy", "deputy_suggestions", "代表建议办理承诺事项落实情况"),
    ("organ-clerk", "organ_request", "行政事业性国有资产盘活情况"),
    ("committee-staff", "committee_research", "公共充电设施建设和管理情况跟踪监督"),
    ("street-clerk", "public_concern", "老旧小区加装电梯推进情况"),
];

const REVIEWERS: [&str; 3] = ["sc-member", "sc-member-2", "sc-member-3"];

impl Scenario<'_> {
    /// The call for the next plan and its proposals: submitted, rejected, adopted, merged, screened.
    pub(super) async fn topics(&self, chairpersons: &Value, items: &[Value]) -> Result<()> {
        let year = self.today.year() + 1;
        let call = json!({
            "plan_year": year, "opens_on": self.today, "closes_on": self.today + Days::new(30),
            "channels": ["public_web", "deputies", "sites", "organs", "committees"]
        });
        let call = self.create::<TopicCalls>("sc-office", call).await?;
        self.act::<TopicCalls>("sc-office", &call, "open", json!({})).await?;
        let mut proposals = Vec::new();
        for (name, source, title) in PROPOSALS {
            proposals.push(self.propose(&call, name, source, title, items).await?);
        }
        let [_, promises, assets, charging, elevators] = &proposals[..] else { return Ok(()) };
        let reason = json!({"reason": "该事项由年度国有资产管理情况报告统筹,不单独列题。"});
        self.act::<TopicProposals>("sc-office", assets, "reject", reason).await?;
        self.score(charging).await?;
        self.adopt(charging, chairpersons, year).await?;
        let merged = json!({"merged_into_id": charging["id"], "reason": "与已列入议题内容相近,合并监督。"});
        self.act::<TopicProposals>("committee-staff", promises, "merge", merged).await?;
        let screening = json!({"within_powers": true, "reviewer_ids": self.reviewers()?});
        self.act::<TopicProposals>("sc-office", elevators, "screen", screening).await?;
        self.evaluate(items).await
    }

    async fn propose(
        &self,
        call: &Value,
        name: &str,
        source: &str,
        title: &str,
        items: &[Value],
    ) -> Result<Value> {
        // The item that was closed: everybody who proposes can see it.
        let evidence = items.get(11).map(|item| json!({"type": "supervision.item", "id": item["id"]}));
        let needed = !matches!(source, "public_concern" | "organ_request");
        let refs: Vec<Value> = evidence.into_iter().filter(|_| needed).collect();
        let proposal = json!({
            "call_id": call["id"], "title": title,
            "reason": "该事项关系群众切身利益,多次在调研、代表建议和来信来访中集中反映,情况复杂、涉及单位较多,有必要由常委会听取专项工作报告并跟踪监督。",
            "expected_effect": "明确责任和时限,推动问题解决并向社会公布进展。", "source": source,
            "source_refs": refs, "proposed_form": "special_work_report",
            "supervised_organ_ids": [self.organization("government")], "policy_area": "urban_environment"
        });
        self.create::<TopicProposals>(name, proposal).await
    }

    fn reviewers(&self) -> Result<Vec<Value>> {
        REVIEWERS.iter().map(|name| Ok(json!(self.call(name)?.actor.user_id))).collect()
    }

    /// Screened, and scored by three members: means 8, 9, 7, 7, 8, 10.
    async fn score(&self, proposal: &Value) -> Result<()> {
        let screening = json!({"within_powers": true, "reviewer_ids": self.reviewers()?});
        self.act::<TopicProposals>("sc-office", proposal, "screen", screening).await?;
        for name in REVIEWERS {
            let score = json!({
                "proposal_id": proposal["id"], "importance": 8, "public_concern": 9, "feasibility": 7, "evidence": 7,
                "timeliness": 8, "non_repetition": 10, "comment": "群众关切,时机适当。"
            });
            self.create::<TopicScores>(name, score).await?;
        }
        self.act::<TopicProposals>("sc-member", proposal, "score", json!({})).await?;
        Ok(())
    }

    async fn adopt(&self, proposal: &Value, chairpersons: &Value, year: i32) -> Result<()> {
        let replies =
            json!({"organ_replies": [{"organ_id": self.organization("government"), "reply": "同意列入。"}]});
        self.act::<TopicProposals>("sc-office", proposal, "consult", replies).await?;
        self.act::<TopicProposals>("committee-staff", proposal, "shortlist", json!({})).await?;
        let plan = json!({"year": year, "title": format!("{year}年度监督工作计划(草案)")});
        let plan = self.create::<Plans>("sc-office", plan).await?;
        let adoption = json!({
            "decision_meeting_id": chairpersons["id"], "plan_id": plan["id"], "item_no": format!("监{year}-01"),
            "lead_committee_id": self.organization("urban"), "supervised_organ_id": self.organization("government"),
            "reason": "群众关切、评分较高,列入下一年度计划。"
        });
        self.act::<TopicProposals>("chairs-secretary", proposal, "adopt", adoption).await?;
        Ok(())
    }

    /// The evaluation of the item that was closed.
    async fn evaluate(&self, items: &[Value]) -> Result<()> {
        let Some(closed) = items.get(11) else { return Ok(()) };
        let query = format!("item_id={}", closed["id"].as_str().unwrap_or_default());
        let page =
            self.call("committee-staff")?.page::<Evaluations>(Evaluations::PATH, &query).await?.value()?;
        let evaluation = page["items"][0].clone();
        self.act::<Evaluations>("committee-staff", &evaluation, "compute", json!({})).await?;
        let conclusion =
            json!({"conclusion": "研究处理及时、条目已核实,公开要求基本落实,选题评分机制应予补上。"});
        self.act::<Evaluations>("chairs-secretary", &evaluation, "conclude", conclusion).await?;
        self.act::<Evaluations>("sc-office", &evaluation, "publish", json!({})).await?;
        Ok(())
    }
}
