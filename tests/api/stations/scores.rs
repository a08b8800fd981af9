//! Score standards and the scores that are computed by them (03 §3.8, §4.2).

use super::{DUTIES, home};
use crate::{
    imports::{DEPUTIES, deputies, import},
    support::{Answer, App, Person},
};
use reqwest::Method;
use serde_json::{Value, json};

const STANDARDS: &str = "/stations/score-standards";
const SCORES: &str = "/api/v1/stations/deputy-scores";

fn standard(from: i32, to: i32) -> Value {
    json!({"name": format!("履职计分办法{from}"), "year_from": from, "year_to": to})
}

/// A reception of a deputy on a day, verified by the street.
async fn verified(app: &App, name: &str, deputy: usize, day: &str) -> Value {
    let made = json!({
        "deputy_id": app.deputy(deputy), "duty_type": "voter_reception", "occurred_on": day, "duration_minutes": 120,
        "place": "第一代表联络站", "title": "接待选民三人"
    });
    let person = app.person(name).await;
    let made = person.create(DUTIES, &made).await;
    person.act(DUTIES, &made, "submit", &json!({})).await;
    app.person("street-director").await.act(DUTIES, &made, "verify", &json!({})).await
}

/// The score of a deputy as somebody reads it.
async fn score(app: &App, person: &Person, deputy: usize) -> Value {
    let read =
        person.get(&format!("{SCORES}?deputy_id={}", app.deputy(deputy))).await.expect(200).body.clone();
    read["items"][0].clone()
}

#[tokio::test]
async fn a_standard_is_set_before_its_years_and_stays() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    for (field, value, code) in [
        ("year_to", json!(2026), (422, "DATE_ORDER")),
        ("fair_from", json!("80.00"), (422, "VALIDATION_FAILED")),
        (
            "deductions",
            json!([{"kind": "false_record", "points": "1.00"}, {"kind": "false_record", "points": "2.00"}]),
            (422, "VALIDATION_FAILED"),
        ),
    ] {
        let mut wrong = standard(2027, 2028);
        wrong["good_from"] = json!("80.00");
        wrong[field] = value;
        affairs.refused_to_create(STANDARDS, &wrong, code).await;
    }
    let line = |no: i64, duty: &str, base: &str, cap: &str, parent: Value| json!({"no": no, "duty_type": duty, "form": null, "base": base, "extra": "0.00", "cap": cap, "in_hundred": true, "parent_line": parent});
    let mut wrong = standard(2027, 2028);
    for lines in [
        json!([line(1, "charity", "5.00", "4.00", json!(null))]),
        json!([line(1, "charity", "5.00", "5.00", json!(2))]),
        json!([
            line(1, "charity", "5.00", "5.00", json!(null)),
            line(1, "other", "5.00", "5.00", json!(null))
        ]),
    ] {
        wrong["lines"] = lines;
        affairs.refused_to_create(STANDARDS, &wrong, (422, "VALIDATION_FAILED")).await;
    }
    wrong["lines"] =
        json!([line(1, "charity", "5.00", "99.99", json!(null)), line(2, "other", "1.00", "1.00", json!(1))]);
    let short = affairs.create(STANDARDS, &wrong).await;
    affairs.refused(STANDARDS, &short, "activate", &json!({}), (422, "WEIGHTS_NOT_100")).await;

    // Fair is less than good, also against what the rules say.
    let mut steep = standard(2026, 2027);
    steep["fair_from"] = json!("80.00");
    affairs.refused_to_create(STANDARDS, &steep, (422, "VALIDATION_FAILED")).await;
    // What is left out is written down as the national default has it.
    let this_year = affairs.create(STANDARDS, &standard(2026, 2027)).await;
    assert_eq!(
        (this_year["lines"].as_array().unwrap().len(), this_year["good_from"].as_str()),
        (15, Some("80.00"))
    );
    affairs.refused(STANDARDS, &this_year, "activate", &json!({}), (409, "TEMPLATE_IN_USE")).await;
    let first = affairs.create(STANDARDS, &standard(2027, 2028)).await;
    affairs.act(STANDARDS, &first, "activate", &json!({})).await;
    let second = affairs.create(STANDARDS, &standard(2028, 2029)).await;
    affairs.refused(STANDARDS, &second, "activate", &json!({}), (409, "ALREADY_EXISTS")).await;
    let path = format!("/api/v1{STANDARDS}/{}", first["id"].as_str().unwrap());
    affairs.patch(&path, &json!({"name": "另一个办法"})).await.refused(409, "INVALID_TRANSITION");
    app.on("2027-03-01");
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(STANDARDS, &first, "retire", &json!({}), (409, "TEMPLATE_IN_USE")).await;
    let used = affairs.get(SCORES).await.expect(200).body.clone();
    assert_eq!(used["standard_id"], first["id"]);
    app.on("2029-01-02");
    let affairs = app.person("deputy-affairs").await;
    affairs.act(STANDARDS, &first, "retire", &json!({})).await;
    let past = affairs.get(&format!("{SCORES}?year=2028")).await.expect(200).body.clone();
    assert_eq!(past["standard_id"], first["id"], "what was scored by it still is");
}

#[tokio::test]
async fn a_score_is_what_the_verified_records_say_now() {
    let app = App::start().await;
    home(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let nothing = score(&app, &affairs, 9).await;
    assert_eq!((&nothing["total"], &nothing["grade"]), (&json!("0.00"), &json!("poor")));
    let mut records = Vec::new();
    for day in ["2026-07-20", "2026-07-21", "2026-08-01"] {
        records.push(verified(&app, "deputy", 9, day).await);
    }
    let three = score(&app, &affairs, 9).await;
    // 4 + 2 · 2
    assert_eq!((&three["total"], &three["duty_days"]), (&json!("8.00"), &json!(3)));
    let reception =
        three["line_scores"].as_array().unwrap().iter().find(|line| line["duty_type"] == "voter_reception");
    assert_eq!(reception.unwrap()["times"], 3);
    // One that proves false counts no more, and ten points are taken.
    let revocation = json!({"finding": "经核实,代表当日未到场。", "deputy_heard": true});
    affairs.act(DUTIES, &records[0], "revoke", &revocation).await;
    let fewer = score(&app, &affairs, 9).await;
    assert_eq!((&fewer["total"], &fewer["duty_days"]), (&json!("0.00"), &json!(2)));
    assert_eq!(fewer["deductions"], json!([{"kind": "false_record", "times": 1, "points": "10.00"}]));
    // Places are those of a group: nobody of the group did anything, and this deputy belongs to none.
    assert_eq!(
        (&fewer["rank_in_group"], &score(&app, &affairs, 1).await["rank_in_group"]),
        (&Value::Null, &json!(1))
    );
}

#[tokio::test]
async fn scores_are_seen_by_those_who_keep_them_and_by_everybody_where_the_rules_say_so() {
    let app = App::start().await;
    let seen = async |person: Person| {
        let read = person.request(Method::GET, SCORES).header("District-Code", "310114");
        Answer::of(read).await.expect(200).body["items"].as_array().unwrap().len()
    };
    for (name, count) in [
        ("deputy-affairs", 12),
        ("sc-office", 12),
        ("street-director", 12),
        ("town-presidium", 0),
        ("street-clerk", 0),
        ("organ-clerk", 0),
        ("deputy", 1),
    ] {
        assert_eq!(seen(app.person(name).await).await, count, "{name}");
    }
    assert_eq!(seen(app.stranger()).await, 0);
    app.person("deputy-affairs")
        .await
        .get(&format!("{SCORES}?year=now"))
        .await
        .refused(400, "INVALID_PARAMETER");
    let admin = app.person("district-admin").await;
    let rules = json!({
        "kind": "stations", "code": "jiading", "jurisdiction": "310114", "effective_from": "2026-01-01",
        "params": [{"key": "score.publish", "value": 1, "unit": "publishes", "tag": "practice", "basis": "区人大常委会规定"}]
    });
    let rules = admin.create("/rule-sets", &rules).await;
    admin.act("/rule-sets", &rules, "activate", &json!({})).await;
    assert_eq!(seen(app.stranger()).await, 12);
    assert_eq!(seen(app.person("deputy").await).await, 12);
}

/// Absence from a day of a session costs five points, each half a day of leave one.
#[tokio::test]
async fn who_misses_a_session_loses_points() {
    let app = App::start().await;
    home(&app).await;
    let affairs = app.person("deputy-affairs").await;
    import(&affairs, DEPUTIES, deputies(275)).await.expect(200);
    for day in ["2026-07-20", "2026-07-21", "2026-07-22", "2026-07-23"] {
        verified(&app, "deputy", 9, day).await;
    }
    let mut all = Vec::new();
    let mut path = "/api/v1/deputies?limit=200&state=active&congress_level=district".to_owned();
    loop {
        let page = affairs.get(&path).await.expect(200).body.clone();
        all.extend(
            page["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()),
        );
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/api/v1/deputies?limit=200&state=active&congress_level=district&cursor={cursor}");
    }
    let nine = app.deputy(9);
    let others: Vec<&String> = all.iter().filter(|one| **one != nine).take(200).collect();
    let first = app.meeting("congress", "sc", 6, "2026-08-25", 287).await;
    let second = app.meeting("congress", "sc", 7, "2026-08-26", 287).await;
    let office = app.person("sc-office").await;
    let leave = json!({"member_id": nine, "reason": "因公出国。"});
    let granted = office.act("/meetings", &second, "grant-leave", &leave).await;
    assert_eq!(granted["leaves"][0]["member_id"], nine);
    office.refused("/meetings", &second, "grant-leave", &leave, (409, "ALREADY_EXISTS")).await;
    let nobody = json!({"member_id": app.user("sc-office"), "reason": "因公。"});
    office.refused("/meetings", &second, "grant-leave", &nobody, (422, "UNKNOWN_REFERENCE")).await;
    let before = score(&app, &affairs, 9).await;
    assert_eq!((&before["total"], &before["deductions"]), (&json!("10.00"), &json!([])));
    // The second one lasts for two days.
    office.act("/meetings", &second, "notify", &json!({})).await;
    let longer = json!({"start_on": "2026-08-26", "end_on": "2026-08-27", "reason": "延长会期"});
    office.act("/meetings", &second, "reschedule", &longer).await;
    office.act("/meetings", &first, "notify", &json!({})).await;
    for (meeting, start, end) in [(&first, "2026-08-25", "2026-08-25"), (&second, "2026-08-26", "2026-08-27")]
    {
        app.on(start);
        let office = app.person("sc-office").await;
        let opening = json!({"present_members": others.len(), "present_deputy_ids": others});
        office.act("/meetings", meeting, "open", &opening).await;
        office.refused("/meetings", meeting, "grant-leave", &leave, (409, "INVALID_TRANSITION")).await;
        app.on(end);
        let office = app.person("sc-office").await;
        office.act("/meetings", meeting, "close", &json!({})).await;
    }
    let after = score(&app, &app.person("deputy-affairs").await, 9).await;
    let taken = json!([
        {"kind": "session_day_absence", "times": 1, "points": "5.00"}, {"kind": "session_leave", "times": 2, "points": "2.00"}
    ]);
    assert_eq!((&after["total"], &after["deductions"]), (&json!("3.00"), &taken));
}
