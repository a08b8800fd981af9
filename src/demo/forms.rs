//! One record of every other form of supervision: inspection, special inquiry, interpellation, investigation, removal,
//! filing review, made by the people of the district through the real actions.

use super::scenario::Scenario;
use chrono::Datelike;
use platform::problem::Result;
use serde_json::{Value, json};
use supervision::{
    inquiry_questions::InquiryQuestions, inspections::Inspections, interpellations::Interpellations,
    investigation_committees::InvestigationCommittees, items::Items, normative_documents::NormativeDocuments,
    removal_cases::RemovalCases, special_inquiries::SpecialInquiries,
};

impl Scenario<'_> {
    /// The other forms of supervision.
    pub(super) async fn forms(&self, chairpersons: &Value, ahead: &Value) -> Result<()> {
        self.inspection().await?;
        self.planned_inspection().await?;
        self.special_inquiry(chairpersons, ahead).await?;
        self.interpellation(chairpersons).await?;
        let investigation = json!({
            "subject": "某安置房工程质量问题的责任", "proposer_kind": "chairpersons", "confidential": true,
            "unclear_facts": "检测结论与施工记录不一致。", "needed_resolution": "就责任追究和整改作出决议。",
            "concerned_organ_ids": [self.organization("government")]
        });
        self.create::<InvestigationCommittees>("chairs-secretary", investigation).await?;
        let material = self.document("sc-office", "调查材料", "internal").await?;
        let removal = json!({
            "person_name": "演示负责人009", "post": "区人民检察院副检察长", "office": "deputy_chief_procurator",
            "proposer_kind": "members_joint",
            "organ_id": self.organization("procuratorate"), "person_user_id": self.user("procuratorate-head")?,
            "grounds": "演示数据。", "material_ids": [material["id"]]
        });
        self.create::<RemovalCases>("sc-member", removal).await?;
        self.normative_document().await
    }

    async fn inspection(&self) -> Result<()> {
        let item = json!({
            "item_no": format!("监{}-执法检查", self.today.year()), "title": "非机动车安全管理条例实施情况",
            "purpose": "推动条例各项规定落实。", "form": "law_enforcement_inspection",
            "out_of_plan_reason": "市人大常委会委托。", "lead_committee_id": self.organization("urban"),
            "supervised_organ_id": self.organization("government")
        });
        let item = self.create::<Items>("committee-staff", item).await?;
        let planned = json!({
            "item_id": item["id"], "law_names": ["上海市非机动车安全管理条例"], "delegated_by": "municipal_sc"
        });
        let inspection = self.create::<Inspections>("committee-staff", planned).await?;
        let staff = json!([{"person_id": self.user("committee-staff")?, "capacity": "committee"}]);
        let team = json!({"leader_id": self.deputy(0), "members": staff});
        self.act::<Inspections>("committee-staff", &inspection, "form_team", team).await?;
        self.act::<Inspections>("committee-staff", &inspection, "start", json!({})).await?;
        Ok(())
    }

    /// An inspection of law enforcement that nobody has begun to prepare.
    async fn planned_inspection(&self) -> Result<()> {
        let item = json!({
            "item_no": format!("监{}-执法检查二", self.today.year()), "title": "社会消防组织管理规定实施情况",
            "purpose": "了解规定实施情况,推动解决突出问题。", "form": "law_enforcement_inspection",
            "out_of_plan_reason": "主任会议临时列入。", "lead_committee_id": self.organization("urban"),
            "supervised_organ_id": self.organization("government")
        });
        self.create::<Items>("committee-staff", item).await.map(drop)
    }

    /// The look-back on suggestions of 2025-07-24: 356 suggestions, 21 hot issues, 15 questions in 6 fields.
    async fn special_inquiry(&self, chairpersons: &Value, ahead: &Value) -> Result<()> {
        let organ = self.organization("construction");
        let proposed = json!({
            "title": "代表建议办理情况“回头看”(356件建议、21项热点)", "proposer_kind": "chairpersons",
            "lead_committee_id": self.organization("urban"), "meeting_mode": "joint_group",
            "respondents": [{"organ_id": organ, "person_name": "演示负责人001", "post": "主任", "attended": false}]
        });
        let inquiry = self.create::<SpecialInquiries>("sc-office", proposed).await?;
        self.act::<SpecialInquiries>("sc-office", &inquiry, "propose", json!({})).await?;
        let decision = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": ahead["id"]});
        self.act::<SpecialInquiries>("chairs-secretary", &inquiry, "approve", decision).await?;
        let question = json!({
            "inquiry_id": inquiry["id"], "questioner_id": self.deputy(0), "respondent_organ_id": organ,
            "theme": "滨水空间", "text": "苏州河江桥段滨水贯通的断点何时打通?", "disclosed_in_advance": true
        });
        self.create::<InquiryQuestions>("sc-office", question).await?;
        Ok(())
    }

    async fn interpellation(&self, chairpersons: &Value) -> Result<()> {
        let asked = json!({
            "subject_organ_id": self.organization("construction"), "questions": "安置房质量问题何时整改到位?",
            "contents": "演示数据:居民反映集中。"
        });
        let asked = self.create::<Interpellations>("sc-member", asked).await?;
        for member in ["sc-member-2", "sc-member-3"] {
            self.act::<Interpellations>(member, &asked, "sign", json!({})).await?;
        }
        self.act::<Interpellations>("sc-member", &asked, "submit", json!({})).await?;
        let due = self.today.succ_opt().unwrap_or(self.today);
        let order = json!({
            "decision_meeting_id": chairpersons["id"], "answer_mode": "written", "answer_due_on": due
        });
        self.act::<Interpellations>("chairs-secretary", &asked, "accept", order).await?;
        Ok(())
    }

    async fn normative_document(&self) -> Result<()> {
        let mut attachments = Vec::new();
        for kind in ["filing_report", "text", "explanation", "basis"] {
            let document = self.document("organ-clerk", "备案材料", "public").await?;
            attachments.push(json!({"kind": kind, "document_id": document["id"]}));
        }
        let filed = json!({
            "issuer_id": self.organization("government"), "title": "非机动车停放管理规定", "kind": "regulation",
            "document_number": format!("嘉府规〔{}〕3号", self.today.year()), "published_on": self.today,
            "effective_on": self.today, "attachments": attachments
        });
        let document = self.create::<NormativeDocuments>("organ-clerk", filed).await?;
        self.act::<NormativeDocuments>("committee-staff-filing", &document, "register", json!({})).await?;
        let suggestion = json!({"ground": "exceeds_authority", "text": "第八条加收停放费,没有上位法依据。"});
        self.act::<NormativeDocuments>("owner-representative", &document, "suggest_review", suggestion)
            .await?;
        let review = json!({"review_kind": "on_suggestion"});
        self.act::<NormativeDocuments>("committee-staff-filing", &document, "review", review).await?;
        Ok(())
    }

    fn user(&self, name: &str) -> Result<Value> {
        Ok(json!(self.call(name)?.actor.user_id))
    }

    fn deputy(&self, place: usize) -> Value {
        json!(self.founded.deputies.get(place))
    }
}
