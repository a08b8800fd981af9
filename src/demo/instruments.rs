//! What stands beside the items of a demonstration: links between them, a survey, an identity at a provider.

use super::scenario::Scenario;
use access::user_identities::UserIdentities;
use chrono::{Datelike, Days, Weekday};
use instruments::{calendar_corrections::CalendarCorrections, links::Links};
use platform::problem::Result;
use serde_json::{Value, json};

impl Scenario<'_> {
    /// Who the office is at a provider that is not there: with a real one it would be linked the same way.
    async fn identity(&self) -> Result<()> {
        let user = self.founded.users.get("sc-office").map(|user| user.user_id);
        let identity = json!({"user_id": user, "issuer": "https://id.example", "subject": "248289761001"});
        self.create::<UserIdentities>("district-admin", identity).await.map(drop)
    }

    /// A working day of the district's own: the flood control of a Saturday that is over, the last but one.
    async fn calendar(&self) -> Result<()> {
        let since_saturday = (self.today - Days::new(7)).weekday().days_since(Weekday::Sat);
        let saturday = self.today - Days::new(u64::from(since_saturday) + 7);
        let notice = self.document("district-admin", "关于防汛值守安排的通知", "internal").await?;
        let correction = json!({
            "days": [{"date": saturday, "day_type": "makeup_workday", "name": null}],
            "notice_document_id": notice["id"], "reason": "防汛值守,全区正常上班"
        });
        self.create::<CalendarCorrections>("district-admin", correction).await.map(drop)
    }

    /// What stands beside the items of the plan.
    pub(super) async fn instruments(&self, items: &[Value]) -> Result<()> {
        // The special inquiry looked back at the promises that the earlier one was given.
        let [before, .., after] = items else { return Ok(()) };
        let link = json!({
            "from_type": "supervision.item", "from_id": after["id"], "to_type": "supervision.item",
            "to_id": before["id"], "kind": "continues", "note": "延续代表建议“回头看”专题询问"
        });
        self.create::<Links>("committee-staff", link).await?;
        self.identity().await?;
        self.calendar().await?;
        self.survey(after).await
    }
}
