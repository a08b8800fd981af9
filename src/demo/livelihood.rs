//! Livelihood projects of a demonstration: a year on which the congress has voted, one for which proposals are collected, and one that is
//! prepared.

use super::{
    founded::{Foundation, elect_one, known, register},
    scenario::Scenario,
};
use chrono::{Datelike, TimeDelta};
use instruments::ballots::Ballots;
use livelihood::{
    ballot_rules::BallotRules, candidates::Candidates, cycles::Cycles, leads::Leads,
    reserve_projects::ReserveProjects, screenings::Screenings,
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::actor::Actor,
    vocabulary::{OrganizationKind, Role},
    workflow::Workflow,
};
use registry::{constituencies::Constituencies, meetings::Meetings};
use serde_json::{Value, json};

/// Those who supervise the vote.
const SUPERVISORS: [&str; 2] = ["ballot-supervisor-2", "ballot-supervisor-3"];

/// Two deputies who supervise votes of the congress.
pub(super) async fn supervise(
    work: &UnitOfWork<'_>,
    founded: &mut Foundation,
    password_hash: &str,
) -> Result<()> {
    let constituency = known::<Constituencies>(work.district_code, "1");
    for short in SUPERVISORS {
        let deputy = elect_one(work, founded, constituency).await?;
        let user = Actor {
            username: format!("{}-{short}", founded.district_code),
            roles: vec![Role::BallotSupervisor],
            organization_id: founded.organizations.get("sc").copied().unwrap_or_default(),
            organization_kind: OrganizationKind::StandingCommittee,
            functions: Vec::new(),
            district_code: founded.district_code.clone(),
            deputy_id: Some(deputy),
            ..Actor::operator()
        };
        register(work, founded, short, user, password_hash).await?;
    }
    Ok(())
}

/// What stands on a ballot: what it is called, its field, its goal and its unit, and how many approved of 240 present.
pub(super) type OnBallot = (&'static str, &'static str, u32, &'static str, u32);

/// A list on which the congress votes, for so many seats, in meetings of a number.
pub(super) struct Listed {
    pub(super) candidates: &'static [OnBallot],
    pub(super) seats: u32,
    pub(super) ordinal: u32,
}

const LISTED: Listed = Listed { candidates: &ON_BALLOT, seats: 2, ordinal: 70 };

const ON_BALLOT: [OnBallot; 4] = [
    ("新建社区助餐点五处", "elderly", 5, "处", 190),
    ("改造口袋公园四处", "environment", 4, "处", 160),
    ("增设婴幼儿照护点六处", "childcare", 6, "处", 72),
    ("新建健身步道三条", "culture_sport", 3, "条", 50),
];

/// What is proposed for the year to come.
const PROPOSED: [(&str, &str, &str); 8] = [
    ("department-clerk", "government_department", "老旧小区增设公共充电桩"),
    ("department-clerk", "government_department", "老旧小区增设充电桩"),
    ("deputy", "deputy", "学校周边增设临时停车区"),
    ("street-clerk", "residents_consultation", "社区卫生站延长服务时间"),
    ("committee-staff", "congress_committee", "公园增设无障碍设施"),
    ("government-office", "people_suggestion", "公交站点增设候车座椅"),
    ("government-office", "media", "早餐网点进社区"),
    ("government-office", "prior_backlog", "河道步道贯通"),
];

impl Scenario<'_> {
    /// The three years.
    pub(super) async fn livelihood(&self) -> Result<()> {
        self.reserve().await?;
        let voted = self.year_of_projects(1, (30, 1), 2).await?;
        self.publish("notice", Cycles::KIND, &voted, "实事项目征集公告").await?;
        self.act::<Cycles>("government-office", &voted, "open_collection", json!({})).await?;
        self.act::<Cycles>("government-office", &voted, "close_collection", json!({})).await?;
        self.vote_on_projects(&voted, &LISTED).await?;
        self.projects_of(&voted).await?;
        self.adjustments_of(&voted).await?;
        let open = self.year_of_projects(2, (5, -20), 2).await?;
        self.publish("notice", Cycles::KIND, &open, "实事项目征集公告").await?;
        self.act::<Cycles>("government-office", &open, "open_collection", json!({})).await?;
        self.leads(&open).await?;
        self.year_of_projects(3, (-300, -330), 2).await?;
        self.judged_projects().await
    }

    /// A year so many years from now, whose collection began and ends so many days ago.
    pub(super) async fn year_of_projects(
        &self,
        ahead: i32,
        (began, ends): (i64, i64),
        seats: u32,
    ) -> Result<Value> {
        let day = |ago: i64| self.today - TimeDelta::days(ago);
        let year = json!({
            "level": "district", "organization_id": self.organization("sc"), "year": self.today.year() + ahead,
            "collection_from": day(began), "collection_to": day(ends), "seats": seats
        });
        self.create::<Cycles>("government-office", year).await
    }

    /// The reserve: one that nobody has screened, one whose screening waits for the answer to a condition, one that was taken out.
    async fn reserve(&self) -> Result<()> {
        self.reserved("老旧小区加装无障碍坡道", "assistance").await?;
        let waits = self.reserved("新建公共停车场", "transport").await?;
        let open = self.screened(&waits, "conditional").await?;
        self.act::<Screenings>("government-office", &open, "conclude", json!({})).await?;
        let taken = self.reserved("街角座椅更新", "environment").await?;
        self.act::<ReserveProjects>(
            "government-office",
            &taken,
            "archive",
            json!({"reason": "已由街道实施。"}),
        )
        .await?;
        self.create::<Screenings>("government-office", screening(&taken)).await?;
        Ok(())
    }

    async fn reserved(&self, title: &str, category: &str) -> Result<Value> {
        let kept = json!({
            "organization_id": self.organization("sc"), "title": title,
            "content": format!("{title},方便周边居民,具体点位由街镇提出。"), "category": category, "maturity": "ready",
            "land_ready": true, "approval_ready": true, "lead_department_id": self.organization("construction")
        });
        self.create::<ReserveProjects>("government-office", kept).await
    }

    /// A screening with every opinion; land is found so.
    async fn screened(&self, kept: &Value, land: &str) -> Result<Value> {
        let open = self.create::<Screenings>("government-office", screening(kept)).await?;
        for factor in
            ["necessity", "feasibility", "affordability", "environmental_impact", "land_use", "public_safety"]
        {
            let who = if factor == "affordability" { "finance-clerk" } else { "government-office" };
            let found = if factor == "land_use" { land } else { "pass" };
            let condition = (found == "conditional").then_some("先取得用地批复。");
            let review = json!({
                "factor": factor, "conclusion": found, "opinion": "符合本级事权,群众反映集中。", "condition": condition
            });
            self.act::<Screenings>(who, &open, "review", review).await?;
        }
        let lawful = json!({"conclusion": "pass", "opinion": "属于本级政府职权。"});
        self.act::<Screenings>("government-office", &open, "review_legality", lawful).await
    }

    /// From the list to the result: the Standing Committee resolves, the congress adopts its rule and votes.
    pub(super) async fn vote_on_projects(&self, cycle: &Value, listed: &Listed) -> Result<()> {
        let (seats, ordinal) = (listed.seats, listed.ordinal);
        let mut candidates = Vec::new();
        for &(title, category, target, unit, _) in listed.candidates {
            candidates.push(self.on_the_list(cycle, (title, category), (target, unit)).await?);
        }
        let conferral = self.document("government-office", "与人大会商候选项目的记录", "internal").await?;
        let list = json!({"conferral_document_id": conferral["id"]});
        self.act::<Cycles>("government-office", cycle, "submit_list", list).await?;
        let plenary = self.sitting("sc_plenary", ordinal, (41, 36)).await?;
        let resolved =
            self.resolved((Cycles::KIND, cycle), &plenary, "关于民生实事项目候选项目的决定").await?;
        let review = json!({"sc_meeting_id": plenary["id"], "sc_ballot_id": resolved["id"]});
        self.act::<Cycles>("sc-office", cycle, "sc_review", review).await?;
        let congress = self.sitting("congress", ordinal, (287, 240)).await?;
        let rule = json!({
            "cycle_id": cycle["id"], "seats": seats, "candidate_count": candidates.len(), "min_extra_ratio": "0.20",
            "voting_mode": "approve_per_item", "is_secret": true, "pass_threshold": "majority_of_all_deputies",
            "tie_rule": "second_ballot", "shortfall_rule": "fewer_projects", "tie_rule_again": "fewer_projects",
            "second_needs_majority": false
        });
        let rule = self.create::<BallotRules>("sc-office", rule).await?;
        let adopted = json!({"adopted_meeting_id": congress["id"]});
        self.act::<BallotRules>("chairs-secretary", &rule, "adopt", adopted).await?;
        for candidate in &candidates {
            self.act::<Candidates>("sc-office", candidate, "put_on_ballot", json!({})).await?;
        }
        let supervisors: Vec<Value> = SUPERVISORS
            .iter()
            .map(|name| json!(self.founded.users.get(*name).map(|user| user.user_id)))
            .collect();
        let papers = json!({
            "kind": "project_selection", "title": "实事项目票决", "subject_type": Cycles::KIND, "subject_id": cycle["id"],
            "meeting_id": congress["id"], "is_secret": true, "counting_mode": "manual_tally",
            "option_set": "per_candidate", "candidates": listed.candidates.iter().map(|(title, ..)| title).collect::<Vec<_>>(), "places": seats,
            "base": "all_members", "supervisor_ids": supervisors
        });
        let rows = (0..).zip(listed.candidates).flat_map(|(question, (.., yes)): (u32, &OnBallot)| {
            let of = move |choice: &str, votes: u32| json!({"question": question, "choice": choice, "votes": votes});
            [of("approve", *yes), of("oppose", 236 - yes), of("abstain", 0)]
        });
        let count = json!({"returned": 238, "valid": 236, "invalid": 2, "tallies": rows.collect::<Vec<_>>()});
        self.balloted(papers, &SUPERVISORS, count).await?;
        self.publish("notice", Cycles::KIND, cycle, "实事项目票决结果公告").await?;
        self.act::<Cycles>("sc-office", cycle, "record_vote", json!({})).await?;
        Ok(())
    }

    /// A candidate that was screened and is on the list.
    async fn on_the_list(
        &self,
        cycle: &Value,
        (title, category): (&str, &str),
        (target, unit): (u32, &str),
    ) -> Result<Value> {
        let kept = self.reserved(title, category).await?;
        let year = &cycle["year"];
        let content = json!({
            "cycle_id": cycle["id"], "title": title, "category": category, "goal_text": format!("{title}并投入使用。"),
            "goal_unit": unit, "target_value": format!("{target}.00"), "goal_direction": "at_least",
            "amount_fen": 260_000_000, "funding_sources": [{"name": "区级财政", "amount_fen": 260_000_000}],
            "lead_department_id": self.organization("construction"),
            "locations": [{"street_or_town_id": self.organization("street"), "address": "街镇内各居民区", "target": format!("{target}.00")}],
            "start_on": format!("{year}-03-01"), "finish_on": format!("{year}-11-30"), "is_cross_year": false,
            "stages": [], "beneficiaries": 3000, "origin_ids": [kept["id"]]
        });
        let candidate = self.create::<Candidates>("government-office", content).await?;
        let open = self.screened(&kept, "pass").await?;
        self.act::<Screenings>("government-office", &open, "conclude", json!({})).await?;
        let passed = json!({"screening_id": open["id"]});
        self.act::<Candidates>("government-office", &candidate, "submit", passed).await
    }

    /// A meeting that sits today with so many present of all.
    pub(super) async fn sitting(
        &self,
        kind: &str,
        ordinal: u32,
        (total, present): (u32, u32),
    ) -> Result<Value> {
        let planned = json!({
            "kind": kind, "organization_id": self.organization("sc"), "term_id": self.founded.term_id,
            "ordinal": ordinal, "title": "实事项目审议票决会议", "agenda": [{"seq": 1, "title": "审议民生实事项目候选项目"}],
            "start_on": self.today, "end_on": self.today, "is_extraordinary": true, "total_members": total,
            "extraordinary_reason": "演示需要"
        });
        let meeting = self.create::<Meetings>("sc-office", planned).await?;
        self.act::<Meetings>("sc-office", &meeting, "notify", json!({})).await?;
        self.act::<Meetings>("sc-office", &meeting, "open", json!({"present_members": present})).await
    }

    /// The Standing Committee resolves on a record.
    pub(super) async fn resolved(
        &self,
        (kind, record): (&str, &Value),
        meeting: &Value,
        title: &str,
    ) -> Result<Value> {
        let papers = json!({
            "kind": "resolution", "title": title, "subject_type": kind, "subject_id": record["id"], "meeting_id": meeting["id"], "is_secret": false,
            "counting_mode": "manual_tally", "option_set": "for_against_abstain", "base": "all_members",
            "supervisor_ids": [self.founded.users.get("ballot-supervisor").map(|user| user.user_id)]
        });
        let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
        let tallies = [tally("for", 34), tally("against", 1), tally("abstain", 1)];
        let count = json!({"returned": 36, "valid": 36, "invalid": 0, "tallies": tallies});
        self.balloted(papers, &["ballot-supervisor"], count).await
    }

    /// A ballot that was counted by hand, signed and announced.
    async fn balloted(&self, papers: Value, supervisors: &[&str], count: Value) -> Result<Value> {
        let ballot = self.create::<Ballots>("sc-office", papers).await?;
        self.counted(&ballot, supervisors, count).await
    }

    /// A ballot that is prepared is issued, counted by hand, signed and announced.
    pub(super) async fn counted(&self, ballot: &Value, supervisors: &[&str], count: Value) -> Result<Value> {
        self.act::<Ballots>("sc-office", ballot, "issue", json!({})).await?;
        self.act::<Ballots>("sc-office", ballot, "close", json!({})).await?;
        let counter = supervisors.first().copied().unwrap_or_default();
        let counted = self.act::<Ballots>(counter, ballot, "count", count).await?;
        for supervisor in supervisors {
            let signing = json!({"hash": counted["record_hash"]});
            self.act::<Ballots>(supervisor, ballot, "sign", signing).await?;
        }
        let record = self.document("sc-office", "实事项目计票记录", "internal").await?;
        let record = json!({"record_document_id": record["id"]});
        self.act::<Ballots>("sc-office", ballot, "confirm", record).await?;
        self.act::<Ballots>("sc-office", ballot, "announce", json!({})).await
    }

    /// Proposals in every state.
    async fn leads(&self, cycle: &Value) -> Result<()> {
        let mut leads = Vec::new();
        for (who, source, title) in PROPOSED {
            let proposal = json!({
                "cycle_id": cycle["id"], "source": source, "title": title,
                "content": format!("{title},具体地点和规模由有关部门会同街镇研究确定。"), "category": "transport"
            });
            leads.push(self.create::<Leads>(who, proposal).await?);
        }
        for lead in &leads[2..] {
            let check = json!({"public_text": lead["title"], "findings": []});
            self.act::<Leads>("government-office", lead, "check", check).await?;
        }
        for lead in &leads[3..] {
            let analysis = json!({"category": "transport", "beneficiaries_estimate": 800});
            self.act::<Leads>("government-office", lead, "analyze", analysis).await?;
        }
        let keep = json!({
            "maturity": "idea", "land_ready": false, "approval_ready": false,
            "lead_department_id": self.organization("construction")
        });
        self.act::<Leads>("government-office", &leads[4], "reserve", keep).await?;
        let merged = json!({"merged_into_id": leads[3]["id"]});
        self.act::<Leads>("government-office", &leads[5], "merge", merged).await?;
        let declined =
            json!({"declined_type": "already_planned", "declined_reason": "已列入本年度早餐工程。"});
        self.act::<Leads>("government-office", &leads[6], "decline", declined).await?;
        self.act::<Leads>("government-office", &leads[7], "convert", json!({"cycle_id": cycle["id"]}))
            .await?;
        Ok(())
    }
}

fn screening(kept: &Value) -> Value {
    json!({
        "source_type": "reserve_project", "source_id": kept["id"], "public_opinion_summary": "线上征求意见,支持的占多数。",
        "grassroots_burden": "none", "public_burden": "acceptable", "has_debt_risk": false,
        "has_stability_risk": false, "threshold_text": "不设门槛。", "threshold_fit": true
    })
}
