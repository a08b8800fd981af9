//! 徐汇: a committee in each of its twelve streets since 2016 (demo-data, sections 0 and 1).

use super::{
    areas::{Area, Areas},
    scenario::Scenario,
};
use platform::problem::Result;
use serde_json::json;
use street_committees::committees::Committees;

impl Scenario<'_> {
    /// They are older than the service, so that there is a document and no ballot.
    pub(super) async fn xuhui(&self) -> Result<()> {
        let document = self.document("sc-office", "关于设立街道人大工委的决定", "public").await?;
        for area in Areas::of(&self.founded.district_code).all().iter().filter(|area| area.is_street()) {
            let Area { code, body, .. } = area;
            let committee = json!({
                "organization_id": self.organization(body), "street_id": self.organization(code),
                "established_on": "2016-03-01", "establishment_document_id": document["id"],
                "establishment_ballot_id": null, "staffing_mode": "secretary_concurrent", "approved_member_quota": 7,
                "approved_staff_quota": 2, "has_office": true, "annual_budget_fen": null
            });
            self.create::<Committees>("sc-office", committee).await?;
        }
        Ok(())
    }
}
