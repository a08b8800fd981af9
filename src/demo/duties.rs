//! What deputies of a demonstration report to voters, by what their duties are scored, and what is said of their year.

use super::scenario::Scenario;
use chrono::{Datelike, Days};
use platform::problem::Result;
use serde_json::{Value, json};
use stations::{
    deputy_evaluations::DeputyEvaluations, duty_reports::DutyReports, score_standards::ScoreStandards,
};

impl Scenario<'_> {
    /// Duty reports in three states, a standard for the next year and a draft for the one after, and two evaluations.
    pub(super) async fn duties(&self) -> Result<()> {
        for steps in 0..3 {
            self.duty_report(steps).await?;
        }
        let year = self.today.year();
        let standard = self.standard(year + 1).await?;
        self.act::<ScoreStandards>("deputy-affairs", &standard, "activate", json!({})).await?;
        self.standard(year + 2).await?;
        for (place, name) in [(9, None), (10, Some("deputy-2"))] {
            let opened = json!({"deputy_id": self.founded.deputies.get(place), "year": year});
            let opened = self.create::<DeputyEvaluations>("deputy-affairs", opened).await?;
            if let Some(name) = name {
                self.act::<DeputyEvaluations>(name, &opened, "self_score", own_scores()).await?;
            }
        }
        Ok(())
    }

    /// Its notice is out; with one step it is announced, with two prepared.
    async fn duty_report(&self, steps: usize) -> Result<()> {
        let day = self.today + Days::new(15);
        let report = json!({
            "deputy_id": self.founded.deputies.get(9), "form": "oral", "held_on": day, "place": "第一街道代表之家", "site_id": null
        });
        let report = self.create::<DutyReports>("street-director", report).await?;
        self.publish("notice", "stations.duty_report", &report, "代表述职公告").await?;
        if steps == 0 {
            return Ok(());
        }
        self.act::<DutyReports>("street-director", &report, "announce", json!({})).await?;
        if steps == 1 {
            return Ok(());
        }
        let document = self.document("deputy", "述职报告", "public").await?;
        let contents = json!({
            "document_id": document["id"], "on_laws": "带头执行人大及其常委会的决议决定。",
            "on_sessions": "出席大会全程,领衔提出建议一件。", "on_intersession": "参加专题调研和集中学习。",
            "on_contact": "接待选民四人,推动完善公共充电设施布局。"
        });
        self.act::<DutyReports>("deputy", &report, "prepare", contents).await?;
        Ok(())
    }

    /// By the national default.
    async fn standard(&self, year: i32) -> Result<Value> {
        let standard =
            json!({"name": format!("{year}年度代表履职计分标准"), "year_from": year, "year_to": year});
        self.create::<ScoreStandards>("deputy-affairs", standard).await
    }
}

/// What a deputy says of the own year.
fn own_scores() -> Value {
    let scores = [
        ("political_quality", "18.00"),
        ("work_at_sessions", "14.00"),
        ("work_between_sessions", "13.00"),
        ("suggestions", "12.00"),
        ("contact_with_voters", "14.00"),
        ("study", "9.00"),
        ("discipline", "10.00"),
    ];
    json!({"scores": scores.map(|(aspect, score)| json!({"aspect": aspect, "score": score}))})
}
