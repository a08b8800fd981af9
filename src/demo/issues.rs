//! Resolutions and issues of a demonstration.

use super::scenario::Scenario;
use chrono::{Datelike, Days};
use instruments::{issue_steps::IssueSteps, issues::Issues, resolutions::Resolutions};
use platform::problem::Result;
use serde_json::{Value, json};

impl Scenario<'_> {
    /// The sixth term decided nine major matters and passed 76 resolutions and decisions: one of the next is drafted.
    pub(super) async fn resolution(&self, items: &[Value]) -> Result<()> {
        let Some(item) = items.get(5) else { return Ok(()) };
        let due_on = self.today.checked_add_days(Days::new(90)).unwrap_or(self.today);
        let resolution = json!({
            "document_number": format!("嘉人大决〔{}〕1号", self.today.year()),
            "title": "关于进一步推动重大事项决定落实的决议", "source_type": "supervision.item",
            "source_id": item["id"], "executing_organ_id": self.organization("government"),
            "execution_due_on": due_on
        });
        self.create::<Resolutions>("sc-office", resolution).await?;
        Ok(())
    }
    /// The special inquiry of 2025-07-24 sorted out 21 hot issues; the gaps of the Suzhou Creek corridor are one of them.
    pub(super) async fn issues(&self, items: &[Value]) -> Result<()> {
        let Some(item) = items.get(1) else { return Ok(()) };
        let year = self.today.year();
        let issue = json!({
            "issue_no": format!("嘉问{year}-021"), "domain": "supervision", "category": "other",
            "title": "苏州河江桥段滨水步道不贯通",
            "description": "2025年7月24日专题询问梳理热点21项,其中代表提出江桥镇苏州河贯通断点问题。",
            "source_type": "deputy", "source_record_type": "supervision.item", "source_record_id": item["id"],
            "severity": "major", "responsible_org_id": self.organization("government"),
            "co_org_ids": [self.organization("construction")], "rectify_class": "phased"
        });
        let issue = self.create::<Issues>("committee-staff", issue).await?;
        let due_on = self.today.checked_add_days(Days::new(60)).unwrap_or(self.today);
        self.act::<Issues>("committee-staff", &issue, "assign", json!({"due_on": due_on})).await?;
        let plan = json!({
            "measures": "逐个断点明确权属和建设主体,分段贯通。", "responsible_person": "演示负责人002",
            "planned_on": due_on
        });
        self.act::<Issues>("organ-clerk", &issue, "submit_plan", plan).await?;
        self.act::<Issues>("organ-clerk", &issue, "start", json!({})).await?;
        let progress = json!({
            "issue_id": issue["id"], "text": "已完成断点排查,首段步道进入施工。", "occurred_on": self.today
        });
        self.create::<IssueSteps>("organ-clerk", progress).await?;
        Ok(())
    }
}
