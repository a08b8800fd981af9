//! Supervision items of a demonstration in every state, made by the people of the district through the real actions:
//! what their guards refuse cannot be shown.

use super::founded::{Foundation, known};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use instruments::{
    deliberation_opinions::DeliberationOpinions,
    documents::Documents,
    opinion_clauses::OpinionClauses,
    publications::{PublicationState, Publications, entity as publication},
};
use platform::{
    call::{Call, Performs, Service},
    http::body::Raw,
    problem::{Problem, Result},
    values::{clock::legal_date, words::Words},
};
use registry::{deputies, meetings::Meetings};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use supervision::{investigations::Investigations, items::Items, plans::Plans, speeches::Speeches};
use uuid::Uuid;

/// A small file for every document of the demonstration.
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// How far an item goes: the number of steps of [`Scenario::item`].
const STATES: usize = 14;

/// The public figures of 嘉定 (demo-data, section 2), as topics with their source in the purpose.
const TOPICS: [(&str, &str); STATES] = [
    (
        "代表建议办理情况“回头看”专题询问",
        "2025年7月24日专题询问:回头看建议356件,梳理热点21项,15个问题、6个领域。",
    ),
    ("苏州河江桥段滨水贯通情况", "专题询问中代表提出的江桥镇苏州河贯通断点问题。"),
    ("监督法实施以来专项工作报告回顾", "监督法施行(2007年1月1日)以来共听取专项工作报告228项。"),
    ("第五届专项工作报告落实情况", "第五届常委会听取专项工作报告82项,主任会议听取40项。"),
    ("第六届监督工作成效评估", "第六届召开常委会会议55次,听取报告59项、书面28项。"),
    ("重大事项决定落实情况", "第六届讨论决定重大事项9项,作出决议决定76项。"),
    ("人事任免后履职监督", "第六届任免国家机关工作人员432人次。"),
    ("主任会议专题报告办理情况", "第六届召开主任会议73次,听取专题报告41项。"),
    ("2024年工作要点执行情况", "2024年3月5日第七届第18次常委会会议通过工作要点。"),
    ("街镇代表组预算初审一对一机制", "2015年12个街镇代表组对12个部门预算一对一审查。"),
    ("国有企业资产管理情况", "2023年:企业236户,资产1560.52亿元,负债987.56亿元,权益572.96亿元。"),
    ("行政事业性国有资产管理情况", "2021年:行政事业单位466户,独立核算456户。"),
    ("公共充电设施建设和管理情况", "推动布局合理、运行可靠。"),
    ("热点建议答复承诺落实情况", "11名代表提问,10个部门和街镇应询,6名组成人员点评。"),
];

/// The people of a district and the day on which they work.
pub(super) struct Scenario<'a> {
    pub(super) service: &'a Arc<Service>,
    pub(super) founded: &'a Foundation,
    pub(super) now: DateTime<Utc>,
    pub(super) today: NaiveDate,
    /// How many of each kind it has made.
    made: Arc<Mutex<HashMap<&'static str, u32>>>,
}

impl<'a> Scenario<'a> {
    pub(super) fn new(service: &'a Arc<Service>, founded: &'a Foundation) -> Self {
        let now = service.clock.now();
        Self { service, founded, now, today: legal_date(now), made: Arc::default() }
    }

    /// The same people on an earlier day.
    pub(super) fn on(&self, day: NaiveDate) -> Self {
        let now = self.now - (self.today - day);
        Self { service: self.service, founded: self.founded, now, today: day, made: Arc::clone(&self.made) }
    }

    pub(super) fn call(&self, name: &str) -> Result<Call> {
        let actor = self.founded.users.get(name).cloned();
        let actor = actor.ok_or_else(|| Problem::internal(format!("no user {name}")))?;
        Ok(Call { now: self.now, ..Call::internal(self.service, actor) })
    }

    pub(super) fn organization(&self, code: &str) -> Value {
        json!(self.founded.organizations.get(code))
    }

    /// A record by somebody. The document names it by its place among those of its kind.
    pub(super) async fn create<W: Performs>(&self, name: &str, body: Value) -> Result<Value> {
        let mut call = self.call(name)?;
        let place = self.place_of(W::KIND).to_string();
        call.given_id = Some(known::<W>(&self.founded.district_code, &place));
        call.create::<W>(Raw::made(&body)?).await?.value()
    }

    /// How many of a kind there are with the next.
    fn place_of(&self, kind: &'static str) -> u32 {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let place = made.entry(kind).or_default();
        *place += 1;
        *place
    }

    pub(super) async fn act<W: Performs>(
        &self,
        name: &str,
        record: &Value,
        action: &str,
        body: Value,
    ) -> Result<Value> {
        let id = record["id"].as_str().and_then(|id| id.parse().ok());
        let id = id.ok_or_else(|| Problem::internal("a record without an id"))?;
        self.call(name)?.act::<W>(id, action, Raw::made(&body)?).await?.value()
    }

    pub(super) async fn document(&self, name: &str, title: &str, disclosure: &str) -> Result<Value> {
        let file_name = format!("{title}.pdf");
        let described =
            json!({"title": title, "kind": "report", "file_name": file_name, "disclosure": disclosure});
        let document = self.create::<Documents>(name, described).await?;
        instruments::documents::store_bytes(&self.call(name)?, &document["id"], PDF).await
    }

    /// Tells something to the deputies and the public: what an act has drafted, or what the committee drafts.
    pub(super) async fn publish(
        &self,
        kind: &str,
        subject_type: &str,
        subject: &Value,
        text: &str,
    ) -> Result<()> {
        let mut drafts = self.drafts(kind, subject).await?;
        if drafts.is_empty() {
            for scope in ["to_deputies", "to_public"] {
                let draft = json!({
                    "subject_type": subject_type, "subject_id": subject["id"], "kind": kind, "scope": scope,
                    "channel": "website", "title": text, "text": text, "disclosure": "public"
                });
                drafts.push(self.create::<Publications>("committee-staff", draft).await?);
            }
        }
        for draft in drafts {
            // The office may have done the act that drafted it; the secretary has not.
            let reviewed = self.act::<Publications>("chairs-secretary", &draft, "review", json!({})).await?;
            self.act::<Publications>("sc-office", &reviewed, "publish", json!({})).await?;
        }
        Ok(())
    }

    /// The drafts of a kind about a record.
    async fn drafts(&self, kind: &str, subject: &Value) -> Result<Vec<Value>> {
        let subject = subject["id"].as_str().and_then(|id| id.parse::<Uuid>().ok()).unwrap_or_default();
        let drafts = publication::Entity::find()
            .filter(publication::Column::SubjectId.eq(subject))
            .filter(publication::Column::State.eq(PublicationState::Draft));
        let drafts = drafts.all(self.service.store.read()).await.map_err(Problem::internal)?;
        let of_kind = drafts.iter().filter(|draft| draft.kind.word() == kind);
        Ok(of_kind.map(|draft| json!({"id": draft.id})).collect())
    }

    /// A meeting that was opened today with 36 of 41 members, or one that is planned for later.
    pub(super) async fn meeting(
        &self,
        kind: &str,
        body: &str,
        ordinal: u32,
        on: NaiveDate,
        open: bool,
    ) -> Result<Value> {
        let planned = json!({
            "kind": kind, "organization_id": self.organization(body), "term_id": self.founded.term_id,
            "ordinal": ordinal, "title": format!("第{}届第{ordinal}次会议", self.founded.term),
            "agenda": [{"seq": 1, "title": "听取和审议专项工作报告"}], "start_on": on, "end_on": on,
            "is_extraordinary": on == self.today, "total_members": 41,
            "extraordinary_reason": (on == self.today).then_some("演示需要")
        });
        let meeting = self.create::<Meetings>("sc-office", planned).await?;
        if !open {
            return Ok(meeting);
        }
        self.act::<Meetings>("sc-office", &meeting, "notify", json!({})).await?;
        self.act::<Meetings>("sc-office", &meeting, "open", json!({"present_members": 36})).await
    }

    /// The plan of the year and an item in every state.
    pub(super) async fn play(&self) -> Result<()> {
        // Everybody may read it, so that any example may name it.
        self.document("sc-office", "常委会议事规则和工作制度汇编", "public").await?;
        let chairpersons = self.meeting("chairpersons", "chairpersons", 74, self.today, true).await?;
        let later = self.today.checked_add_days(Days::new(25)).unwrap_or(self.today);
        let ahead = self.meeting("sc_plenary", "sc", 41, later, false).await?;
        let year = self.today.year();
        let plan = json!({"year": year, "title": format!("{year}年度监督工作计划")});
        let plan = self.create::<Plans>("sc-office", plan).await?;
        let mut items = Vec::new();
        for (index, (title, purpose)) in TOPICS.iter().enumerate() {
            let item = json!({
                "item_no": format!("监{year}-{:02}", index + 1), "title": title, "purpose": purpose,
                "form": "special_work_report", "plan_id": plan["id"], "lead_committee_id": self.organization("urban"),
                "supervised_organ_id": self.organization("government"),
                "reporting_department_id": self.organization("construction")
            });
            items.push(self.create::<Items>("committee-staff", item).await?);
        }
        let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": self.today});
        self.act::<Plans>("chairs-secretary", &plan, "approve", decision).await?;
        self.publish("annual_plan", "supervision.plan", &plan, "年度监督工作计划").await?;
        self.act::<Plans>("sc-office", &plan, "publish", json!({})).await?;
        for (steps, item) in items.iter().enumerate() {
            self.item(item, steps, &chairpersons, &ahead).await?;
        }
        self.instruments(&items).await?;
        self.resolution(&items).await?;
        self.issues(&items).await?;
        self.alerts().await?;
        self.topics(&chairpersons, &items).await?;
        self.forms(&chairpersons, &ahead).await?;
        self.streets(&chairpersons, &ahead).await?;
        self.stations().await?;
        self.duties().await?;
        self.assessments(&chairpersons).await?;
        self.livelihood().await
    }

    /// Carries an item through the first `steps` steps.
    async fn item(&self, item: &Value, steps: usize, chairpersons: &Value, ahead: &Value) -> Result<()> {
        match steps {
            12 => {
                self.act::<Items>(
                    "chairs-secretary",
                    item,
                    "postpone",
                    json!({"decision_meeting_id": chairpersons["id"], "reason": "报告机关申请延期"}),
                )
                .await?;
                return Ok(());
            }
            13 => {
                let decision = json!({"decision_meeting_id": chairpersons["id"], "reason": "并入另一议题"});
                self.act::<Items>("chairs-secretary", item, "cancel", decision).await?;
                return Ok(());
            }
            _ => {}
        }
        // What is to be deliberated today has an extraordinary meeting, before which no days are counted.
        let meeting = if steps >= 8 {
            let ordinal = u32::try_from(steps).map_err(Problem::internal)? + 50;
            self.meeting("sc_plenary", "sc", ordinal, self.today, false).await?
        } else {
            ahead.clone()
        };
        if steps > 0 {
            self.before_the_meeting(item, steps, &meeting).await?;
        }
        if steps >= 8 {
            self.at_the_meeting(item, steps, &meeting, chairpersons).await?;
        }
        Ok(())
    }

    async fn before_the_meeting(&self, item: &Value, steps: usize, meeting: &Value) -> Result<()> {
        let (today, title) = (self.today, item["title"].as_str().unwrap_or_default());
        self.act::<Items>("sc-office", item, "set_meeting", json!({"meeting_id": meeting["id"]})).await?;
        let scheme = json!({"scheme_document_id": self.document("committee-staff", "监督方案", "internal").await?["id"]});
        self.act::<Items>("chairs-secretary", item, "approve_scheme", scheme).await?;
        if steps == 1 {
            return Ok(());
        }
        let visit = json!({
            "item_id": item["id"], "mode": "on_site", "place": "江桥镇", "held_on": today, "sites_visited": 3,
            "announced_in_advance": false
        });
        self.create::<Investigations>("committee-staff", visit).await?;
        self.act::<Items>("committee-staff", item, "record_investigation", json!({})).await?;
        if steps == 2 {
            return Ok(());
        }
        let digest = json!({"digest_document_id": self.document("sc-office", "各方面意见汇总", "internal").await?["id"]});
        self.act::<Items>("sc-office", item, "send_digest", digest).await?;
        if steps == 3 {
            return Ok(());
        }
        let draft = self.document("department-clerk", "征求意见稿", "internal").await?;
        let draft = json!({
            "consultation_document_id": draft["id"], "consultation_sent_on": today, "late_reason": "演示数据"
        });
        self.act::<Items>("department-clerk", item, "receive_consultation_draft", draft).await?;
        if steps == 4 {
            return Ok(());
        }
        let comments = json!({"committee_comments": "建议补充数据。"});
        self.act::<Items>("committee-staff", item, "return_comments", comments).await?;
        if steps == 5 {
            return Ok(());
        }
        let report = self.document("organ-head", title, "public").await?;
        let report = json!({
            "report_document_id": report["id"], "final_sent_on": today, "response_to_digest": "逐条回应。"
        });
        self.act::<Items>("organ-head", item, "receive_final", report).await?;
        if steps == 6 {
            return Ok(());
        }
        let distribution = json!({"recipients": self.recipients().await?});
        self.act::<Items>("sc-office", item, "distribute", distribution).await?;
        Ok(())
    }

    /// Every member of the Standing Committee, served today.
    pub(super) async fn recipients(&self) -> Result<Value> {
        let district =
            deputies::entity::Column::DistrictCode.eq(&self.call("sc-office")?.actor.district_code);
        let members = deputies::entity::Entity::find().filter(district);
        let members = members.filter(deputies::entity::Column::IsScMember.eq(true));
        let members = members.all(self.service.store.read()).await.map_err(Problem::internal)?;
        let served = members
            .iter()
            .map(|member| json!({"member_id": member.id, "sent_on": self.today, "channel": "electronic"}));
        Ok(served.collect())
    }

    async fn at_the_meeting(
        &self,
        item: &Value,
        steps: usize,
        meeting: &Value,
        chairpersons: &Value,
    ) -> Result<()> {
        self.act::<Meetings>("sc-office", meeting, "notify", json!({})).await?;
        self.act::<Meetings>("sc-office", meeting, "open", json!({"present_members": 36})).await?;
        let reporter = json!({
            "reporter_name": "演示负责人001", "reporter_post": "主任", "reporter_capacity": "department_head",
            "reporter_organization_id": self.organization("construction")
        });
        self.act::<Items>("sc-office", item, "open_deliberation", reporter).await?;
        if steps == 8 {
            return Ok(());
        }
        let speech = json!({
            "item_id": item["id"], "speaker_id": self.founded.deputies.first(), "speaker_kind": "sc_member",
            "summary": "建议加强跟踪问效。"
        });
        self.create::<Speeches>("sc-office", speech).await?;
        self.act::<Items>("sc-office", item, "close_deliberation", json!({"deliberation_minutes": 60}))
            .await?;
        if steps == 9 {
            return self.drafted_opinion(item, meeting).await;
        }
        let (opinion, clause) = self.opinion(item, meeting, chairpersons).await?;
        self.act::<Items>("sc-office", item, "issue_opinion", json!({})).await?;
        if steps == 11 {
            self.follow_up(item, &opinion, &clause, meeting).await?;
        }
        Ok(())
    }

    /// An opinion that the organ received, and its clause.
    async fn opinion(&self, item: &Value, meeting: &Value, chairpersons: &Value) -> Result<(Value, Value)> {
        let opinion = json!({
            "document_number": format!("{}-审议意见", item["item_no"].as_str().unwrap_or_default()),
            "title": "审议意见", "source_type": "supervision.item", "source_id": item["id"],
            "meeting_id": meeting["id"], "lead_committee_id": self.organization("urban"),
            "addressee_organ_id": self.organization("government")
        });
        let opinion = self.create::<DeliberationOpinions>("committee-staff", opinion).await?;
        let clause = json!({
            "opinion_id": opinion["id"], "seq": 1, "target_organ_id": self.organization("government"),
            "request_text": "对答复承诺事项建立台账,明确时限并向社会公布进展。"
        });
        let clause = self.create::<OpinionClauses>("committee-staff", clause).await?;
        let decision = json!({"decision_meeting_id": chairpersons["id"]});
        self.act::<DeliberationOpinions>("chairs-secretary", &opinion, "approve", decision).await?;
        self.act::<DeliberationOpinions>("sc-office", &opinion, "issue", json!({"issued_on": self.today}))
            .await?;
        self.act::<DeliberationOpinions>(
            "organ-clerk",
            &opinion,
            "receive",
            json!({"received_on": self.today}),
        )
        .await?;
        Ok((opinion, clause))
    }
}
