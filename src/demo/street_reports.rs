//! What a street committee of a demonstration reports to the Standing Committee, and what it asks residents.

use super::scenario::Scenario;
use chrono::Datelike;
use platform::problem::Result;
use serde_json::{Value, json};
use street_committees::{
    consultative_bodies::ConsultativeBodies, consultative_meetings::ConsultativeMeetings, reports::Reports,
};

impl Scenario<'_> {
    /// A report that is submitted, one that a meeting will hear, and a draft.
    pub(super) async fn street_reports(&self, committee: &Value, ahead: &Value) -> Result<()> {
        for place in 0..3 {
            let text = self.document("street-director", "街道人大工委工作报告", "internal").await?;
            let report = json!({
                "committee_id": committee["id"], "year": self.today.year(), "kind": "special", "arose_on": null,
                "document_id": text["id"]
            });
            let report = self.create::<Reports>("street-director", report).await?;
            if place == 2 {
                continue;
            }
            self.act::<Reports>("street-director", &report, "submit", json!({})).await?;
            if place == 1 {
                let agenda = json!({"heard_meeting_id": ahead["id"]});
                self.act::<Reports>("chairs-secretary", &report, "schedule", agenda).await?;
            }
        }
        Ok(())
    }

    /// A body, a meeting that is planned, one in which an opinion was handed to a department, and one in which nothing was said.
    pub(super) async fn consultation(&self) -> Result<()> {
        let members: Vec<Value> = (1..=4)
            .map(|number| json!({"name": format!("演示居民{number:03}"), "background": "resident"}))
            .collect();
        let body = json!({
            "street_id": self.organization("street"), "term_label": "第一届", "established_on": self.today,
            "members": members
        });
        let body = self.create::<ConsultativeBodies>("street-clerk", body).await?;
        let meeting = json!({
            "body_id": body["id"], "planned_on": self.today, "topics": ["社区食堂增设老年人用餐窗口"]
        });
        self.create::<ConsultativeMeetings>("street-clerk", meeting.clone()).await?;
        let opinion = json!({
            "text": "建议在社区食堂增设老年人用餐窗口。", "handler_organ_id": self.organization("construction")
        });
        for opinions in [json!([opinion]), json!([])] {
            let held = self.create::<ConsultativeMeetings>("street-clerk", meeting.clone()).await?;
            let said = json!({"held_on": self.today, "members_present": 3, "opinions": opinions});
            self.act::<ConsultativeMeetings>("street-clerk", &held, "hold", said).await?;
        }
        Ok(())
    }
}
