//! What stands beside the items of a demonstration: links between them, a survey, an identity at a provider.

use super::scenario::Scenario;
use access::user_identities::UserIdentities;
use instruments::links::Links;
use platform::problem::Result;
use serde_json::{Value, json};

impl Scenario<'_> {
    /// Who the office is at a provider that is not there: with a real one it would be linked the same way.
    async fn identity(&self) -> Result<()> {
        let user = self.founded.users.get("sc-office").map(|user| user.user_id);
        let identity = json!({"user_id": user, "issuer": "https://id.example", "subject": "248289761001"});
        self.create::<UserIdentities>("district-admin", identity).await.map(drop)
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
        self.survey(after).await
    }
}
