//! The verdict on a project of a town: its congress judges, and its presidium acts for the office and the secretary (07 §2.1, §3.4).

use super::{
    projects::{PROJECTS, selected},
    verdict::{KIND, VOTES, accepted, judged, surveyed, this, vote_on},
};
use crate::support::{App, fresh, only};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// A project of the town that people were asked about.
async fn surveyed_in_the_town(app: &App) -> Value {
    let projects = selected(app).await;
    let db = app.application.service.store.whole().await.unwrap();
    let of_the_town = "UPDATE livelihood_project SET level = 'town', organization_id = \
                       (SELECT id FROM organization WHERE kind = 'town_presidium' AND district_code = '310114') WHERE code = '2027-01'";
    db.execute_unprepared(of_the_town).await.unwrap();
    let one = accepted(app, &projects, 0).await;
    app.on("2026-08-26");
    surveyed(app, &one).await
}

fn by_deputies(app: &App, project: &Value, phase: &str) -> Value {
    let mut vote = vote_on(app, (KIND, project), phase);
    vote["voter_group"] = json!("deputies");
    vote
}

#[tokio::test]
async fn the_congress_of_a_town_judges_its_projects() {
    let app = App::start().await;
    let one = surveyed_in_the_town(&app).await;
    let of_the_district = app.held("congress", "sc", 9, "2026-09-24", 287).await;
    let congress = app.held("congress", "town-presidium", 3, "2026-09-24", 60).await;
    let (presidium, office) = (app.person("town-presidium").await, app.person("sc-office").await);
    // A town has no Standing Committee whose members vote.
    let members = vote_on(&app, (KIND, &one), "year_end");
    presidium.refused_to_create(VOTES, &members, (422, "VALIDATION_FAILED")).await;
    // The deputies of the district judge nothing of a town.
    let elsewhere = office.create(VOTES, &by_deputies(&app, &one, "year_end")).await;
    let elsewhere = judged(&app, &elsewhere, &of_the_district, [200, 20, 10]).await;
    let refused = presidium.try_act(PROJECTS, &one, "record-assessment", &this(&elsewhere)).await;
    assert!(refused.status == 422, "{}", refused.text);

    let vote = presidium.create(VOTES, &by_deputies(&app, &one, "year_end")).await;
    assert_eq!(vote["town_presidium_id"], json!(app.organization("town-presidium")));
    only(&app, &["town-presidium"], VOTES, &vote, "close", &json!({})).await;
    let edited = json!({"base": "all_members"});
    let path = format!("/api/v1{VOTES}/{}", vote["id"].as_str().unwrap());
    office.patch(&path, &edited).await.refused(403, "FORBIDDEN_SCOPE");
    // Nor does a ballot of the district serve a vote of the town, which does not even see it.
    let ballot = json!({
        "kind": "satisfaction", "title": "满意度测评", "subject_type": KIND, "subject_id": one["id"],
        "meeting_id": of_the_district["id"], "is_secret": true, "counting_mode": "manual_tally",
        "option_set": "satisfaction", "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
    });
    let ballot = office.create("/ballots", &ballot).await;
    let this_one = json!({"ballot_id": ballot["id"]});
    presidium.refused(VOTES, &vote, "open-ballot", &this_one, (422, "UNKNOWN_REFERENCE")).await;

    let vote = judged(&app, &vote, &congress, [40, 10, 5]).await;
    only(&app, &["town-presidium"], PROJECTS, &one, "record-assessment", &this(&vote)).await;
    let assessed = presidium.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;
    assert_eq!(assessed["state"], "assessed");
    presidium.act(VOTES, &vote, "close", &json!({})).await;
    assert_eq!(fresh(&presidium, VOTES, &vote).await["state"], "closed");
}
