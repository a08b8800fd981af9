//! What the forms of supervision share in their stories: members who sign, and ballots that were announced.

use super::{App, People, Person};
use access::users::Users;
use platform::{call::Call, records::actor::Actor, store::Outcome, values::text::Text, vocabulary::Role};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Uuid;

impl App {
    /// Gives the term of 嘉定 so many seats of the Standing Committee: a small one, in which everybody votes.
    pub async fn seats(&self, count: u32) {
        let db = self.application.service.store.whole().await.unwrap();
        let seats = format!("UPDATE term SET sc_member_count = {count} WHERE district_code = '310114'");
        db.execute_unprepared(&seats).await.unwrap();
    }

    /// Says when the running term of 嘉定 ends, which nobody knows when it begins.
    pub async fn term_ends(&self, day: &str) {
        let running = format!("/api/v1/terms/{}", self.districts["310114"].term_id);
        let office = self.person("sc-office").await;
        office.patch(&running, &json!({"end_on": day})).await.expect(200);
    }

    /// The nine members of the Standing Committee who have an account.
    pub async fn members(&self) -> Vec<Person> {
        let mut members = vec![self.person("sc-member").await];
        for number in 2..=9 {
            members.push(self.person(&format!("sc-member-{number}")).await);
        }
        members
    }

    /// The id of a user of 嘉定.
    pub fn user(&self, name: &str) -> String {
        self.districts["310114"].users[name].user_id.to_string()
    }

    /// The id of a deputy of 嘉定; the first nine are members of the Standing Committee.
    pub fn deputy(&self, place: usize) -> String {
        self.districts["310114"].deputies[place].to_string()
    }

    /// A ballot on a record, counted by hand and announced: so many for, everybody else against.
    pub async fn ballot(
        &self,
        meeting: &Value,
        kind: &str,
        subject: (&str, &Value),
        votes: (u32, u32),
    ) -> Value {
        let people = People::of(self).await;
        let secret = kind == "removal";
        let ballot = json!({
            "kind": kind, "title": "表决", "subject_type": subject.0, "subject_id": subject.1["id"],
            "meeting_id": meeting["id"], "is_secret": secret, "counting_mode": "manual_tally",
            "option_set": "for_against_abstain", "base": "all_members",
            "supervisor_ids": [self.user("ballot-supervisor")]
        });
        // A ballot is that of whoever holds its meeting.
        let of_town = meeting["organization_id"] == self.organization("town-presidium");
        let holder = self.person(if of_town { "town-presidium" } else { "sc-office" }).await;
        let ballot = holder.create("/ballots", &ballot).await;
        holder.act("/ballots", &ballot, "issue", &json!({})).await;
        holder.act("/ballots", &ballot, "close", &json!({})).await;
        let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
        let papers = votes.0 + votes.1;
        let count = json!({
            "returned": papers, "valid": papers, "invalid": 0,
            "tallies": [tally("for", votes.0), tally("against", votes.1), tally("abstain", 0)]
        });
        people.supervisor.act("/ballots", &ballot, "count", &count).await;
        if secret {
            people.supervisor.signs(&ballot).await;
        }
        let record = json!({"record_document_id": holder.document("计票记录", "internal").await["id"]});
        holder.act("/ballots", &ballot, "confirm", &record).await;
        holder.act("/ballots", &ballot, "announce", &json!({})).await
    }
}

impl App {
    /// Lets a meeting of the Standing Committee that is planned hold inquiries on its day, which the clock is set to: the shortest
    /// way to what an opinion is drafted on.
    pub async fn inquire(&self, meeting: &Value, items: &[&Value]) {
        let people = People::on(self, meeting["start_on"].as_str().unwrap()).await;
        for item in items {
            let chosen = json!({"meeting_id": meeting["id"]});
            people.office.act("/supervision/items", item, "set-meeting", &chosen).await;
        }
        people.office.act("/meetings", meeting, "notify", &json!({})).await;
        people.office.act("/meetings", meeting, "open", &json!({"present_members": 41})).await;
        let answered = json!({
            "reporter_name": "演示负责人001", "reporter_post": "副区长", "respondent_attended": true,
            "reporter_organization_id": self.organization("government"), "inquiry_answers": "已逐项答复。"
        });
        for item in items {
            people.office.act("/supervision/items", item, "record-inquiry", &answered).await;
        }
    }

    /// An item on which an inquiry was held in a meeting of a day, and the meeting, which sits.
    pub async fn inquired(&self, item_no: &str, ordinal: u32, day: &str) -> (Value, Value) {
        let meeting = self.meeting("sc_plenary", "sc", ordinal, day, 41).await;
        let people = People::on(self, day).await;
        let mut content = self.item_content("urban");
        (content["item_no"], content["form"]) = (json!(item_no), json!("inquiry"));
        let item = people.committee.create("/supervision/items", &content).await;
        self.inquire(&meeting, &[&item]).await;
        (item, meeting)
    }
}

impl Person {
    /// Signs for a ballot as its supervisor, what stands: the pool of the papers, or the record of the count.
    pub async fn signs(&self, ballot: &Value) -> Value {
        let stands = super::fresh(self, "/ballots", ballot).await;
        let counted = stands["record_hash"].is_string();
        let hash = &stands[if counted { "record_hash" } else { "pool_hash" }];
        self.act("/ballots", ballot, "sign", &json!({"hash": hash})).await
    }

    /// A creation that must be refused with this status and code.
    pub async fn refused_to_create(&self, collection: &str, body: &Value, code: (u16, &str)) {
        self.post(&format!("/api/v1{collection}"), body).await.refused(code.0, code.1);
    }

    /// A refused action whose problem names this article.
    pub async fn refused_by(
        &self,
        collection: &str,
        record: &Value,
        action: &str,
        body: &Value,
        (status, code, basis): (u16, &str, &str),
    ) {
        self.refused(collection, record, action, body, (status, code)).await;
        let answer = self.try_act(collection, record, action, body).await;
        let named = answer.body["basis"].as_str().unwrap_or_default();
        assert!(named.contains(basis), "{code} names {named}");
    }
}

impl App {
    /// Somebody new of an organization, with the password of everybody.
    pub async fn account(&self, name: &str, roles: &[Role], organization: &str) -> Person {
        let call = Call::internal(&self.application.service, Actor::operator());
        let (roles, username) = (roles.to_vec(), format!("310114-{name}"));
        let organization: Uuid = organization.parse().unwrap();
        let made = self.application.service.store.write(move |tx| {
            let (call, roles, username) = (call.clone(), roles.clone(), username.clone());
            Box::pin(async move {
                let work = call.work(tx, "310114");
                let user = work.make::<Users>(|row| {
                    row.username = Text::stored(username);
                    row.display_name = Text::stored("演示用户");
                    row.roles = roles.into();
                    row.organization_id = organization;
                    row.password_hash = Some(include_str!("password_hash.txt").trim().into());
                });
                Ok(Outcome::Commit(user.await?.id))
            })
        });
        made.await.unwrap();
        self.person(name).await
    }
}
