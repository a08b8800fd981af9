//! An assessment of the year's work of a street committee, reviewed and open to dispute, and a template of finance.

use super::scenario::Scenario;
use chrono::Datelike;
use instruments::{assessment_templates::AssessmentTemplates, assessments::Assessments};
use platform::{problem::Result, workflow::Workflow};
use serde_json::{Value, json};

impl Scenario<'_> {
    /// The office for deputies assesses the street committee, finance drafts what it asks of departments.
    pub(super) async fn assessments(&self, chairpersons: &Value) -> Result<()> {
        let year = self.today.year();
        let template = json!({
            "target_kind": "street_committee", "year": year, "title": format!("{year}年度街道人大工委工作考核方案"),
            "approved_meeting_id": chairpersons["id"], "target_ids": [self.organization("street-committee")],
            "items": [
                {"no": 1, "name": "Deputy contact", "name_zh": "代表联系群众", "weight": "40.00", "mode": "auto",
                 "indicator_code": "contact_rate", "formula": "联系选民代表数 ÷ 代表数 × 40", "evidence_required": false},
                {"no": 2, "name": "Deliberation", "name_zh": "民主议事", "weight": "33.50", "mode": "manual",
                 "evidence_required": true},
                {"no": 3, "name": "Follow-up", "name_zh": "督办落实", "weight": "26.50", "mode": "manual",
                 "evidence_required": false}
            ],
            "veto_items": ["弄虚作假"]
        });
        let template = self.create::<AssessmentTemplates>("deputy-affairs", template).await?;
        self.act::<AssessmentTemplates>("deputy-affairs", &template, "publish", json!({})).await?;
        let opened =
            self.call("deputy-affairs")?.page::<Assessments>(Assessments::PATH, "").await?.value()?;
        self.carry_out(&opened["items"][0]).await?;
        let template = json!({
            "target_kind": "budget_department", "year": year, "title": format!("{year}年度部门预算绩效管理考核方案"),
            "target_ids": [self.organization("construction")],
            "items": [
                {"no": 1, "name": "Targets", "name_zh": "绩效目标管理", "weight": "60.00", "mode": "manual",
                 "evidence_required": true},
                {"no": 2, "name": "Monitoring", "name_zh": "绩效运行监控", "weight": "40.00", "mode": "manual",
                 "evidence_required": true}
            ]
        });
        self.create::<AssessmentTemplates>("finance-clerk", template).await?;
        Ok(())
    }

    /// Scored by the indicators, by the unit, by the reviewers.
    async fn carry_out(&self, assessment: &Value) -> Result<()> {
        let auto = json!({"scores": [{"no": 1, "score": "38.25"}]});
        self.act::<Assessments>("deputy-affairs", assessment, "record_auto", auto).await?;
        let evidence = self.document("street-director", "民主议事会记录", "internal").await?;
        let own = json!({"scores": [
            {"no": 2, "score": "33.00", "evidence_ids": [evidence["id"]]}, {"no": 3, "score": "26.00"}
        ]});
        self.act::<Assessments>("street-director", assessment, "self_assess", own).await?;
        let review = json!({
            "reviewer_ids": [self.call("deputy-affairs")?.actor.user_id, self.call("committee-staff")?.actor.user_id],
            "scores": [{"no": 2, "score": "31.50"}, {"no": 3, "score": "24.75"}], "bonus": "1.00", "deduction": "0.50"
        });
        self.act::<Assessments>("deputy-affairs", assessment, "review", review).await?;
        Ok(())
    }
}
