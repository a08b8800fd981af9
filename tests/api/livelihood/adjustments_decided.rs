//! Adjustments that the Standing Committee decides, in a town the congress (07 §3.6).

use super::{
    adjustments::{
        ADJUSTMENTS, BY_THE_CONGRESS, BY_THE_GOVERNMENT, KIND, days, drafted, money, submitted, told,
    },
    projects::{PROJECTS, deadlines, selected, started},
};
use crate::support::{App, People, fresh, only, read_as_the_public};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// The goal becomes a hundred and fifty, in one place.
fn more(app: &App) -> Value {
    json!([{
        "target_values": ["150.00"],
        "locations": [{"street_or_town_id": app.organization("street"), "address": "新址", "target": "150.00"}]
    }])
}

/// It is on the agenda of a meeting of the Standing Committee that sits.
pub async fn on_agenda(app: &App, adjustment: &Value, (ordinal, day): (u32, &str)) -> Value {
    let plenary = app.held("sc_plenary", "sc", ordinal, day, 41).await;
    let agenda = json!({"decision_meeting_id": plenary["id"]});
    app.person("chairs-secretary").await.act(ADJUSTMENTS, adjustment, "put-on-agenda", &agenda).await;
    plenary
}

/// What the Standing Committee resolved on it.
pub async fn decided(app: &App, adjustment: &Value, meeting: &Value, outcome: &str) -> Value {
    let votes = if outcome == "approved" { (30, 5) } else { (10, 25) };
    app.ballot(meeting, "resolution", (KIND, adjustment), votes).await;
    let decision = json!({"outcome": outcome});
    app.person("sc-office").await.act(ADJUSTMENTS, adjustment, "decide", &decision).await
}

/// A major one of a kind from its draft to its announcement.
pub async fn carried(
    app: &App,
    project: &Value,
    (kind, new_value): (&str, &Value),
    sits: (u32, &str),
) -> Value {
    let one = submitted(app, project, kind, new_value).await;
    let plenary = on_agenda(app, &one, sits).await;
    decided(app, &one, &plenary, "approved").await;
    told(app, &one, BY_THE_CONGRESS).await;
    app.person("sc-office").await.act(ADJUSTMENTS, &one, "announce", &json!({})).await
}

/// The one on whose agenda it is put is a plenary of the Standing Committee, and the earliest there is.
async fn waits_for_its_meeting(app: &App, major: &Value, ahead: &Value, congress: &Value) {
    let people = People::of(app).await;
    // An earlier one that is planned now is the next one.
    let moved = json!({"start_on": "2026-09-02", "end_on": "2026-09-03", "reason": "提前"});
    people.office.act("/meetings", ahead, "reschedule", &moved).await;
    assert_eq!(fresh(&people.office, ADJUSTMENTS, major).await["agenda_due_on"], "2026-09-03");
    let agenda = |meeting: &Value| json!({"decision_meeting_id": meeting["id"]});
    let chairpersons = app.held("chairpersons", "chairpersons", 75, "2026-08-26", 11).await;
    let secretary = app.person("chairs-secretary").await;
    for wrong in [&chairpersons, congress] {
        let code = (422, "WRONG_MEETING");
        secretary.refused(ADJUSTMENTS, major, "put-on-agenda", &agenda(wrong), code).await;
    }
    only(app, &["chairs-secretary"], ADJUSTMENTS, major, "put-on-agenda", &agenda(ahead)).await;
    let waits = secretary.act(ADJUSTMENTS, major, "put-on-agenda", &agenda(ahead)).await;
    assert_eq!(
        (waits["state"].as_str(), waits["decision_due_on"].as_str()),
        (Some("on_agenda"), Some("2026-09-03"))
    );
    let named = fresh(&secretary, "/meetings", ahead).await["agenda"][1].clone();
    assert_eq!((&named["subject_id"], named["subject_type"].as_str()), (&major["id"], Some(KIND)));
    // A meeting that is cancelled leaves it to another one.
    let office = app.person("sc-office").await;
    office.act("/meetings", ahead, "cancel", &json!({"reason": "另行召开"})).await;
    let again = fresh(&office, ADJUSTMENTS, major).await;
    assert_eq!((again["state"].as_str(), &again["decision_meeting_id"]), (Some("submitted"), &Value::Null));
    assert_eq!(again["decision_due_on"], Value::Null);
}

/// What was voted on in another meeting, before it was asked for, or was voided, decides nothing.
async fn only_the_right_ballot_decides(app: &App, major: &Value, decision: &Value) {
    let office = app.person("sc-office").await;
    let db = app.application.service.store.whole().await.unwrap();
    let of_meeting = |ordinal: u32| {
        format!("meeting_id = (SELECT id FROM meeting WHERE kind = 'sc_plenary' AND ordinal = {ordinal})")
    };
    let wrong = [
        (of_meeting(44), of_meeting(43), "meeting"),
        (
            "created_at = '2026-08-01T00:00:00+00:00'".to_owned(),
            "created_at = '2026-09-05T01:00:00+00:00'".to_owned(),
            "before_the_matter",
        ),
        ("state = 'void'".to_owned(), "state = 'announced'".to_owned(), "void"),
        ("state = 'confirmed'".to_owned(), "state = 'announced'".to_owned(), "not_announced"),
        ("kind = 'appointment'".to_owned(), "kind = 'resolution'".to_owned(), "kind"),
        ("base = 'present_members'".to_owned(), "base = 'all_members'".to_owned(), "base"),
    ];
    for (there, back, reason) in wrong {
        let set = async |what: &str| {
            let set = format!("UPDATE ballot SET {what} WHERE subject_type = '{KIND}'");
            db.execute_unprepared(&set).await.unwrap();
        };
        set(&there).await;
        let answer = office.try_act(ADJUSTMENTS, major, "decide", decision).await;
        let told = (answer.body["code"].as_str(), answer.body["params"]["reason"].as_str());
        assert_eq!(told, (Some("WRONG_BALLOT"), Some(reason)), "{there}: {}", answer.text);
        set(&back).await;
    }
}

#[tokio::test]
async fn the_standing_committee_decides_what_is_major() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let ahead = app.meeting("sc_plenary", "sc", 42, "2026-09-10", 41).await;
    let major = submitted(&app, &one, "goal_change", &more(&app)).await;
    assert_eq!(
        (major["is_minor"].as_bool(), major["agenda_due_on"].as_str()),
        (Some(false), Some("2026-09-10"))
    );
    let congress = app.meeting("congress", "sc", 8, "2027-01-13", 287).await;
    waits_for_its_meeting(&app, &major, &ahead, &congress).await;
    let plenary = on_agenda(&app, &major, (43, "2026-09-05")).await;
    app.held("sc_plenary", "sc", 44, "2026-09-05", 41).await;
    app.ballot(&plenary, "resolution", (super::projects::KIND, &one), (30, 5)).await;
    let office = app.person("sc-office").await;
    let decision = |outcome: &str| json!({"outcome": outcome, "decision_no": "嘉常决〔2026〕9号"});
    office.refused(ADJUSTMENTS, &major, "decide", &decision("approved"), (422, "WRONG_BALLOT")).await;
    let right = app.ballot(&plenary, "resolution", (KIND, &major), (30, 5)).await;
    office.refused(ADJUSTMENTS, &major, "decide", &decision("rejected"), (409, "INVALID_TRANSITION")).await;
    // Once it is voted on nobody takes it back.
    let government = app.person("government-office").await;
    government
        .refused(ADJUSTMENTS, &major, "withdraw", &json!({"reason": "撤"}), (409, "INVALID_TRANSITION"))
        .await;
    only_the_right_ballot_decides(&app, &major, &decision("approved")).await;
    only(&app, &["sc-office"], ADJUSTMENTS, &major, "decide", &decision("approved")).await;
    let approved = office.act(ADJUSTMENTS, &major, "decide", &decision("approved")).await;
    assert_eq!(
        (approved["state"].as_str(), approved["announcement_due_on"].as_str()),
        (Some("approved"), Some("2026-09-15"))
    );
    assert_eq!(approved["ballot_id"], right["id"]);
    // The government does not tell what the Standing Committee decided.
    let draft = json!({
        "subject_type": KIND, "subject_id": major["id"], "kind": "adjustment", "scope": "to_public",
        "channel": "website", "title": "公告", "text": "公告。", "disclosure": "public"
    });
    government.refused_to_create("/publications", &draft, (403, "FORBIDDEN_SCOPE")).await;
    government.refused(ADJUSTMENTS, &major, "announce", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    office.refused(ADJUSTMENTS, &major, "announce", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let notice = told(&app, &major, BY_THE_CONGRESS).await;
    only(&app, &["sc-office"], ADJUSTMENTS, &major, "announce", &json!({})).await;
    let announced = office.act(ADJUSTMENTS, &major, "announce", &json!({})).await;
    assert_eq!(
        (announced["state"].as_str(), announced["report_due_on"].as_str()),
        (Some("announced"), Some("2027-01-13"))
    );
    let project = fresh(&office, PROJECTS, &one).await;
    assert_eq!(project["goals"][0]["target_value"], "150.00");
    assert_eq!(project["locations"][0]["address"], "新址");
    assert_eq!(
        (project["state"].as_str(), project["decided_values"][0]["target_value"].as_str()),
        (Some("in_progress"), Some("100.00"))
    );
    read_as_the_public(&app, &["finance-clerk", "site-manager"], ADJUSTMENTS, &announced).await;
    // What is withdrawn is told again.
    office.act("/publications", &notice, "withdraw", &json!({"reason": "有误"})).await;
    let owed = deadlines(&office, &major, "running").await;
    assert!(
        owed.contains(&("LIVELIHOOD_ADJUSTMENT_ANNOUNCEMENT".to_owned(), "2026-09-15".to_owned())),
        "{owed:?}"
    );
    // The next session hears of it, and no meeting before.
    let early = json!({"reported_meeting_id": plenary["id"]});
    office.refused(ADJUSTMENTS, &major, "report", &early, (422, "WRONG_MEETING")).await;
    let session = json!({"reported_meeting_id": congress["id"]});
    office.refused(ADJUSTMENTS, &major, "report", &session, (422, "WRONG_MEETING")).await;
    office.act("/meetings", &congress, "notify", &json!({})).await;
    app.on("2027-01-13");
    let office = app.person("sc-office").await;
    office.act("/meetings", &congress, "open", &json!({"present_members": 287})).await;
    only(&app, &["sc-office"], ADJUSTMENTS, &major, "report", &session).await;
    let reported = office.act(ADJUSTMENTS, &major, "report", &session).await;
    assert_eq!((reported["state"].as_str(), reported["is_minor"].as_bool()), (Some("reported"), Some(false)));
}

#[tokio::test]
async fn what_is_rejected_leaves_the_project_as_it_was() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let major = submitted(&app, &one, "funding", &money(2_900_000)).await;
    let plenary = on_agenda(&app, &major, (43, "2026-09-05")).await;
    app.ballot(&plenary, "resolution", (KIND, &major), (20, 15)).await;
    let office = app.person("sc-office").await;
    let decision = |outcome: &str| json!({"outcome": outcome});
    office.refused(ADJUSTMENTS, &major, "decide", &decision("approved"), (422, "MAJORITY_NOT_REACHED")).await;
    let rejected = office.act(ADJUSTMENTS, &major, "decide", &decision("rejected")).await;
    assert_eq!(
        (rejected["state"].as_str(), rejected["announcement_due_on"].as_str()),
        (Some("rejected"), None)
    );
    let project = fresh(&office, PROJECTS, &one).await;
    assert_eq!(
        (project["state"].as_str(), project["budget_fen"].as_i64()),
        (Some("in_progress"), Some(260_000_000))
    );
    // The same ballot decides on nothing else; another one is asked for anew.
    let second = submitted(&app, &one, "funding", &money(2_900_000)).await;
    let agenda = json!({"decision_meeting_id": plenary["id"]});
    app.person("chairs-secretary").await.act(ADJUSTMENTS, &second, "put-on-agenda", &agenda).await;
    office.refused(ADJUSTMENTS, &second, "decide", &decision("approved"), (422, "WRONG_BALLOT")).await;
    let government = app.person("government-office").await;
    government.act(ADJUSTMENTS, &second, "withdraw", &json!({"reason": "另行研究"})).await;
    let struck = fresh(&office, "/meetings", &plenary).await["agenda"].clone();
    assert!(
        struck
            .as_array()
            .unwrap()
            .iter()
            .any(|item| item["subject_id"] == second["id"] && item["outcome"] == "taken_off")
    );
}

#[tokio::test]
async fn a_meeting_to_come_has_decided_nothing() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let major = submitted(&app, &one, "terminate", &json!([])).await;
    let ahead = app.meeting("sc_plenary", "sc", 42, "2026-09-10", 41).await;
    let (secretary, office) = (app.person("chairs-secretary").await, app.person("sc-office").await);
    secretary.act(ADJUSTMENTS, &major, "put-on-agenda", &json!({"decision_meeting_id": ahead["id"]})).await;
    let sits = app.held("sc_plenary", "sc", 43, "2026-08-25", 41).await;
    let decision = json!({"outcome": "approved"});
    office.refused(ADJUSTMENTS, &major, "decide", &decision, (422, "WRONG_MEETING")).await;
    // That meeting has it on its agenda now, and its ballot decides.
    let other = json!({"decision_meeting_id": sits["id"]});
    secretary.act(ADJUSTMENTS, &major, "put-on-agenda", &other).await;
    app.ballot(&sits, "resolution", (KIND, &major), (30, 5)).await;
    // What was voted on goes to no other meeting.
    let back = json!({"decision_meeting_id": ahead["id"]});
    secretary.refused(ADJUSTMENTS, &major, "put-on-agenda", &back, (409, "INVALID_TRANSITION")).await;
    let left = fresh(&office, "/meetings", &ahead).await["agenda"][1].clone();
    assert_eq!((left["outcome"].as_str(), &left["moved_to_id"]), (Some("taken_off"), &sits["id"]));
    office.act(ADJUSTMENTS, &major, "decide", &decision).await;
    // A past one takes nothing on.
    let two = started(&app, &projects[1], |plan| plan["goals"][0]["name"] = json!("社区食堂")).await;
    let second = submitted(&app, &two, "suspend", &json!([])).await;
    app.on("2026-09-20");
    let secretary = app.person("chairs-secretary").await;
    let past = json!({"decision_meeting_id": sits["id"]});
    secretary.refused(ADJUSTMENTS, &second, "put-on-agenda", &past, (422, "WRONG_MEETING")).await;
}

/// What is not decided is not told.
#[tokio::test]
async fn nothing_is_told_before_it_is_decided() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let minor = submitted(&app, &projects[0], "schedule", &days("2027-12-20", &[])).await;
    let (clerk, head) = (app.person("organ-clerk").await, app.person("organ-head").await);
    let draft = json!({
        "subject_type": KIND, "subject_id": minor["id"], "kind": "adjustment", "scope": "to_public",
        "channel": "website", "title": "公告", "text": "公告。", "disclosure": "public"
    });
    let draft = clerk.create("/publications", &draft).await;
    head.act("/publications", &draft, "review", &json!({})).await;
    clerk.refused("/publications", &draft, "publish", &json!({}), (409, "INVALID_TRANSITION")).await;
    let office = app.person("government-office").await;
    office.act(ADJUSTMENTS, &minor, "approve-minor", &json!({})).await;
    told(&app, &minor, BY_THE_GOVERNMENT).await;
    office.act(ADJUSTMENTS, &minor, "announce", &json!({})).await;
    let project = fresh(&office, PROJECTS, &projects[0]).await;
    assert_eq!(
        (project["state"].as_str(), project["finish_on"].as_str()),
        (Some("selected"), Some("2027-12-20"))
    );
    // Nobody but those who work on it sees a draft.
    let draft = drafted(&app, &projects[1], "suspend", &json!([])).await;
    let path = format!("/api/v1{ADJUSTMENTS}/{}", draft["id"].as_str().unwrap());
    for name in ["deputy", "finance-clerk", "site-manager"] {
        app.person(name).await.get(&path).await.refused(404, "NOT_FOUND");
    }
    app.person("committee-staff").await.get(&path).await.expect(200);
    let waiting = format!("/api/v1{PROJECTS}/{}", projects[1]["id"].as_str().unwrap());
    for name in ["deputy", "finance-clerk"] {
        app.person(name).await.get(&waiting).await.refused(404, "NOT_FOUND");
    }
}
