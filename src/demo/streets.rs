//! A street committee of a demonstration: what it plans, does and writes down, and what it reports to the district.

use super::scenario::Scenario;
use chrono::{Datelike, Days};
use instruments::{activities::Activities, work_plan_items::WorkPlanItems, work_plans::WorkPlans};
use platform::problem::Result;
use serde_json::{Value, json};
use street_committees::{
    assignments::Assignments, committees::Committees, deputy_contacts::DeputyContacts,
    institution_rules::InstitutionRules, members::Members,
};

impl Scenario<'_> {
    /// The committee is older than the service, so that it has a document and no ballot.
    pub(super) async fn streets(&self, chairpersons: &Value, ahead: &Value) -> Result<()> {
        let document = self.document("sc-office", "关于设立街道人大工委的决定", "public").await?;
        let committee = json!({
            "organization_id": self.organization("street-committee"), "street_id": self.organization("street"),
            "established_on": "2022-03-01", "establishment_document_id": document["id"],
            "establishment_ballot_id": null, "staffing_mode": "secretary_concurrent", "approved_member_quota": 7,
            "approved_staff_quota": 2, "has_office": true, "annual_budget_fen": null
        });
        let committee = self.create::<Committees>("sc-office", committee).await?;
        let contact = json!({
            "committee_id": committee["id"], "deputy_id": self.founded.deputies.last(),
            "contacted_on": self.today, "mode": "visit",
            "content": "走访代表,听取其对社区公共充电设施建设的意见建议。", "difficulty_text": null
        });
        self.create::<DeputyContacts>("street-clerk", contact).await?;
        let rule = json!({
            "committee_id": committee["id"], "kind": "contact_deputies", "title": "街道人大工委联系代表制度",
            "document_id": null
        });
        self.create::<InstitutionRules>("street-director", rule).await?;
        let director = json!({
            "committee_id": committee["id"], "person_name": "演示工委主任001", "deputy_id": null, "post": "director",
            "employment": "part_time", "concurrent_post": "街道党工委书记",
            "nomination_meeting_id": chairpersons["id"]
        });
        self.create::<Members>("chairs-secretary", director).await?;
        self.planned(&committee).await?;
        self.street_reports(&committee, ahead).await?;
        self.consultation().await?;
        self.assigned().await
    }

    /// A plan with an item, and the activity that carries it out.
    async fn planned(&self, committee: &Value) -> Result<()> {
        let day = self.today.checked_add_days(Days::new(10)).unwrap_or(self.today);
        let plan = json!({
            "owner_type": "street_committee", "owner_id": committee["id"], "year": day.year()
        });
        let plan = self.create::<WorkPlans>("street-director", plan).await?;
        let item = json!({
            "plan_id": plan["id"], "category": "research", "title": "公共充电设施专题调研",
            "planned_month": day.month(), "planned_count": 1,
            "responsible_user_id": self.call("street-clerk")?.actor.user_id, "source": "own", "assignment_id": null
        });
        let item = self.create::<WorkPlanItems>("street-clerk", item).await?;
        let activity = json!({
            "organizer_type": "street_committee", "organizer_id": committee["id"], "category": "research",
            "title": "公共充电设施专题调研", "topic": null, "place": "第一街道社区会议室", "site_id": null,
            "assignment_id": null, "arrangement_document_id": null, "plan_item_id": item["id"],
            "planned_start_at": format!("{day}T01:00:00Z"), "planned_end_at": format!("{day}T03:00:00Z"),
            "invited_deputy_ids": [self.founded.deputies.last()]
        });
        let activity = self.create::<Activities>("street-clerk", activity).await?;
        self.act::<Activities>("street-clerk", &activity, "announce", json!({})).await?;
        Ok(())
    }

    /// A matter that the street reports, and that the district has accepted.
    async fn assigned(&self) -> Result<()> {
        let due = self.today.checked_add_days(Days::new(60)).unwrap_or(self.today);
        let matter = json!({
            "assignment_no": format!("街报〔{}〕1号", self.today.year()), "direction": "street_to_district",
            "category": "report", "title": "关于增加公共充电设施的情况报告",
            "content": "辖区居民反映公共充电设施不足。", "expected_output": "请区人大有关委员会研究。",
            "issuing_organization_id": self.organization("street-committee"),
            "target_organization_ids": [self.organization("deputies")], "scope_categories": [],
            "work_from": null, "basis_document_id": null, "basis_type": null, "basis_id": null,
            "supervision_item_id": null, "due_on": due
        });
        let matter = self.create::<Assignments>("street-clerk", matter).await?;
        self.act::<Assignments>("street-director", &matter, "assign", json!({})).await?;
        self.act::<Assignments>("deputy-affairs", &matter, "accept", json!({})).await?;
        Ok(())
    }
}
