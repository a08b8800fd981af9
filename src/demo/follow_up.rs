//! What follows the opinion: the organ deals with each clause and reports, the members vote on it, the three texts are
//! published, and opinion and item are closed.

use super::scenario::Scenario;
use chrono::Datelike;
use instruments::{
    ballots::Ballots, deliberation_opinions::DeliberationOpinions, opinion_clauses::OpinionClauses,
    satisfaction_votes::SatisfactionVotes,
};
use platform::problem::Result;
use serde_json::{Value, json};
use supervision::items::Items;

impl Scenario<'_> {
    /// An opinion on what was deliberated last, that the committee still writes.
    pub(super) async fn drafted_opinion(&self, item: &Value, meeting: &Value) -> Result<()> {
        let opinion = json!({
            "document_number": format!("嘉人大审〔{}〕12号", self.today.year()), "title": "行政事业性国有资产管理审议意见",
            "source_type": "supervision.item", "source_id": item["id"], "meeting_id": meeting["id"],
            "lead_committee_id": self.organization("urban"), "addressee_organ_id": self.organization("government")
        });
        let opinion = self.create::<DeliberationOpinions>("committee-staff", opinion).await?;
        let clause = json!({
            "opinion_id": opinion["id"], "seq": 2, "target_organ_id": self.organization("government"),
            "request_text": "摸清闲置房产底数,分类提出盘活方案并向社会公布。"
        });
        self.create::<OpinionClauses>("committee-staff", clause).await.map(drop)
    }

    /// Carries an item whose opinion was received to its closing.
    pub(super) async fn follow_up(
        &self,
        item: &Value,
        opinion: &Value,
        clause: &Value,
        meeting: &Value,
    ) -> Result<()> {
        let report = self.dispose(opinion, clause).await?;
        self.vote(opinion, meeting).await?;
        self.publish("work_report", "supervision.item", item, "专项工作报告").await?;
        self.publish("deliberation_opinion", "instrument.deliberation_opinion", opinion, "审议意见").await?;
        self.publish("disposal_report", "instrument.disposal_report", &report, "研究处理情况报告").await?;
        self.act::<DeliberationOpinions>("committee-staff", opinion, "close", json!({})).await?;
        self.act::<Items>("committee-staff", item, "close", json!({})).await?;
        Ok(())
    }

    /// The organ deals with the clause, asks the committee, and reports; answers the report.
    async fn dispose(&self, opinion: &Value, clause: &Value) -> Result<Value> {
        let evidence = self.document("organ-clerk", "佐证材料", "internal").await?;
        let solved = json!({"result": "solved", "target_reached": true, "evidence_ids": [evidence["id"]]});
        self.act::<OpinionClauses>("organ-clerk", clause, "start", json!({})).await?;
        self.act::<OpinionClauses>("organ-clerk", clause, "report_result", solved).await?;
        self.act::<OpinionClauses>("committee-staff", clause, "verify", json!({"confirmed": true})).await?;
        let draft = self.document("organ-clerk", "研究处理情况报告", "public").await?;
        let draft = json!({"document_id": draft["id"]});
        self.act::<DeliberationOpinions>("organ-clerk", opinion, "submit_draft", draft).await?;
        let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
        self.act::<DeliberationOpinions>("committee-staff", opinion, "comment", agree).await?;
        let head = self.call("organ-head")?.actor.user_id;
        let signed = json!({"submitted_on": self.today, "signed_by_user_id": head});
        let reported = self.act::<DeliberationOpinions>("organ-head", opinion, "submit", signed).await?;
        Ok(json!({"id": reported["disposal_report_id"]}))
    }

    /// A secret vote by hand: 36 papers, 21 satisfied, 11 basically, 3 not, 1 invalid.
    async fn vote(&self, opinion: &Value, meeting: &Value) -> Result<()> {
        let (kind, id) = ("instrument.deliberation_opinion", &opinion["id"]);
        let vote = json!({
            "object_kind": "opinion_handling", "subject_type": kind, "subject_id": id,
            "organ_id": self.organization("government"), "phase": "once", "voter_group": "sc_members",
            "base": "all_members"
        });
        let vote = self.create::<SatisfactionVotes>("sc-office", vote).await?;
        let ballot = json!({
            "kind": "satisfaction", "title": "满意度测评", "subject_type": kind, "subject_id": id,
            "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally",
            "option_set": "satisfaction", "base": "all_members",
            "supervisor_ids": [self.call("ballot-supervisor")?.actor.user_id]
        });
        let ballot = self.create::<Ballots>("sc-office", ballot).await?;
        let chosen = json!({"ballot_id": ballot["id"]});
        self.act::<SatisfactionVotes>("sc-office", &vote, "open_ballot", chosen).await?;
        self.act::<Ballots>("sc-office", &ballot, "issue", json!({})).await?;
        self.act::<Ballots>("sc-office", &ballot, "close", json!({})).await?;
        let votes = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
        let tallies = [votes("satisfied", 21), votes("basically_satisfied", 11), votes("dissatisfied", 3)];
        let count = json!({"returned": 36, "valid": 35, "invalid": 1, "tallies": tallies});
        let counted = self.act::<Ballots>("ballot-supervisor", &ballot, "count", count).await?;
        let signing = json!({"hash": counted["record_hash"]});
        self.act::<Ballots>("ballot-supervisor", &ballot, "sign", signing).await?;
        let record = self.document("sc-office", "计票记录", "internal").await?;
        let record = json!({"record_document_id": record["id"]});
        self.act::<Ballots>("sc-office", &ballot, "confirm", record).await?;
        self.act::<Ballots>("sc-office", &ballot, "announce", json!({})).await?;
        self.act::<SatisfactionVotes>("sc-office", &vote, "record_result", json!({})).await?;
        self.act::<SatisfactionVotes>("sc-office", &vote, "announce", json!({})).await?;
        let announced = json!({"satisfaction_vote_id": vote["id"]});
        self.act::<DeliberationOpinions>("sc-office", opinion, "record_vote", announced).await?;
        Ok(())
    }
}
