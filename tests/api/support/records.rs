//! Records that many stories need: meetings and uploaded documents.

use super::{Answer, App, Person};
use reqwest::Method;
use serde_json::{Value, json};

/// The bytes of a small PDF.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

impl Person {
    /// Describes a document and uploads it.
    pub async fn document(&self, title: &str, disclosure: &str) -> Value {
        let described = json!({
            "title": title, "kind": "report", "file_name": format!("{title}.pdf"), "disclosure": disclosure
        });
        let document = self.create("/documents", &described).await;
        let path = format!("/api/v1/documents/{}/content", document["id"].as_str().unwrap());
        let upload = self.request(Method::POST, &path).header("Content-Type", "application/pdf").body(PDF);
        Answer::of(upload).await.expect(200).body.clone()
    }

    /// Tells something about a record to the deputies and the public: drafted here unless an act drafted it, checked and
    /// published by the office.
    pub async fn publish(&self, office: &Person, kind: &str, subject_type: &str, subject: &Value) {
        for scope in ["to_deputies", "to_public"] {
            self.publish_to(office, (kind, scope), subject_type, subject).await;
        }
    }

    /// The same to one of them.
    pub async fn publish_to(
        &self,
        office: &Person,
        (kind, scope): (&str, &str),
        subject_type: &str,
        subject: &Value,
    ) {
        let id = subject["id"].as_str().unwrap();
        let drafts =
            format!("/api/v1/publications?subject_id={id}&kind={kind}&scope={scope}&state=draft&limit=1");
        let drafted = self.get(&drafts).await.expect(200).body["items"][0].clone();
        let draft = if drafted.is_null() {
            let draft = json!({
                "subject_type": subject_type, "subject_id": subject["id"], "kind": kind, "scope": scope,
                "channel": "website", "title": "公开", "text": "按规定向社会公布。", "disclosure": "public"
            });
            self.create("/publications", &draft).await
        } else {
            drafted
        };
        // Whoever did the act that drafted it does not check it.
        let by_office = office.try_act("/publications", &draft, "review", &json!({})).await;
        if by_office.status == 403 {
            self.act("/publications", &draft, "review", &json!({})).await;
        } else {
            by_office.expect(200);
        }
        office.act("/publications", &draft, "publish", &json!({})).await;
    }
}

impl App {
    /// A supervision item outside the plan, on the government, led by a committee.
    pub fn item_content(&self, committee: &str) -> Value {
        json!({
            "item_no": "嘉监2026-61", "title": "公共充电设施建设和管理情况", "purpose": "推动布局合理、运行可靠。",
            "form": "special_work_report", "out_of_plan_reason": "临时增加",
            "lead_committee_id": self.organization(committee), "supervised_organ_id": self.organization("government")
        })
    }

    /// Loads the calendar of 2027 as an administrator does when it is published; the days are made up.
    pub async fn calendar_of_2027(&self) {
        let year = json!({
            "year": 2027, "makeup_workdays": ["2027-02-14"],
            "holidays": [
                {"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"},
                {"name": "春节", "from": "2027-02-05", "to": "2027-02-11"}]
        });
        self.person("district-admin").await.create("/calendar-years", &year).await;
    }

    /// Plans a meeting of a body of 嘉定.
    pub async fn meeting(&self, kind: &str, body: &str, ordinal: u32, day: &str, members: u32) -> Value {
        let office = self.person("sc-office").await;
        let planned = json!({
            "kind": kind, "organization_id": self.organization(body),
            "term_id": self.districts["310114"].term_id, "ordinal": ordinal, "title": format!("第{ordinal}次会议"),
            "agenda": [{"seq": 1, "title": "听取和审议专项工作报告"}],
            "start_on": day, "end_on": day, "is_extraordinary": false, "total_members": members
        });
        office.create("/meetings", &planned).await
    }

    /// Minutes of a closed meeting that say what its record says.
    pub async fn minutes(&self, meeting: &Value, disclosure: &str) -> Value {
        let office = self.person("sc-office").await;
        let id = meeting["id"].as_str().unwrap();
        let meeting = office.get(&format!("/api/v1/meetings/{id}")).await.expect(200).body.clone();
        let ballots = office.get(&format!("/api/v1/ballots?meeting_id={id}&state=announced")).await;
        let ballots = ballots.expect(200).body["items"].as_array().unwrap().clone();
        let of_ballot = |ballot: &Value| json!({"ballot_id": ballot["id"], "result": ballot["result"]});
        let of_item = |item: &Value| json!({"seq": item["seq"], "outcome": item["outcome"]});
        json!({
            "minutes_document_id": office.document("会议纪要", disclosure).await["id"],
            "attended_members": meeting["present_members"],
            "outcomes": meeting["agenda"].as_array().unwrap().iter().map(of_item).collect::<Vec<_>>(),
            "ballots": ballots.iter().map(of_ballot).collect::<Vec<_>>()
        })
    }

    /// That every member of the Standing Committee had the report on a day.
    pub fn distribution(&self, day: &str) -> Value {
        let recipient =
            |place| json!({"member_id": self.deputy(place), "sent_on": day, "channel": "electronic"});
        json!({"recipients": (0..9).map(recipient).collect::<Vec<_>>()})
    }

    /// Plans, convenes and opens a meeting on its day; the clock is set to it.
    pub async fn held(&self, kind: &str, body: &str, ordinal: u32, day: &str, members: u32) -> Value {
        let office = self.person("sc-office").await;
        let meeting = self.meeting(kind, body, ordinal, day, members).await;
        office.act("/meetings", &meeting, "notify", &json!({})).await;
        self.on(day);
        let office = self.person("sc-office").await;
        office.act("/meetings", &meeting, "open", &json!({"present_members": members})).await
    }
}
