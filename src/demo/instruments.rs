//! The shared instruments of a demonstration: links between its items.

use super::scenario::Scenario;
use crate::{instruments::links::Links, platform::problem::Result};
use serde_json::{Value, json};

impl Scenario<'_> {
    /// What stands beside the items of the plan.
    pub(super) async fn instruments(&self, items: &[Value]) -> Result<()> {
        // The special inquiry looked back at the promises that the earlier one was given.
        let [before, .., after] = items else { return Ok(()) };
        let link = json!({
            "from_type": "supervision.item", "from_id": after["id"], "to_type": "supervision.item",
            "to_id": before["id"], "kind": "continues", "note": "延续代表建议“回头看”专题询问"
        });
        self.create::<Links>("committee-staff", link).await?;
        self.survey(after).await
    }
}
