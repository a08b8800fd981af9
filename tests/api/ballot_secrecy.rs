//! A secret ballot cannot be traced: no column, time, order, log or audit entry links voter and paper.

use crate::support::{App, Person};
use instruments::ballots::papers;
use platform::records::audit;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, PaginatorTrait, QueryFilter, Statement,
};
use serde_json::{Value, json};

/// An open meeting with nine members present, and an issued electronic ballot.
pub async fn issued(app: &App, is_secret: bool) -> Value {
    let office = app.person("sc-office").await;
    app.seats(9).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 9).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    let roster = app.districts["310114"].deputies[..9].to_vec();
    office
        .act("/meetings", &meeting, "open", &json!({"present_members": 9, "present_deputy_ids": roster}))
        .await;
    let ballot = json!({
        "kind": "resolution", "title": "表决", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": is_secret, "counting_mode": "electronic",
        "option_set": "for_against_abstain", "base": "all_members",
        "supervisor_ids": [app.districts["310114"].users["ballot-supervisor"].user_id],
        "excluded_member_ids": [app.districts["310114"].deputies[2]]
    });
    let ballot = office.create("/ballots", &ballot).await;
    let issued = office.act("/ballots", &ballot, "issue", &json!({})).await;
    if is_secret { app.person("ballot-supervisor").await.signs(&issued).await } else { issued }
}

pub async fn cast(person: &Person, ballot: &Value, choices: Value) -> crate::support::Answer {
    person.try_act("/ballots", ballot, "cast", &json!({"choices": choices})).await
}

/// What the database itself knows of the rows of a table: place and transaction, in the order it keeps them.
async fn physical(app: &App, table: &str, id: &str) -> Vec<(String, String)> {
    let db = app.application.service.store.read();
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        let sql = format!("SELECT rowid FROM {table}");
        let statement = Statement::from_string(DatabaseBackend::Sqlite, sql);
        assert!(db.query_all_raw(statement).await.is_err(), "{table} has row numbers");
        return Vec::new();
    }
    let sql = format!("SELECT {id}::text AS id, xmin::text AS xmin FROM {table} ORDER BY ctid");
    let rows = db.query_all_raw(Statement::from_string(DatabaseBackend::Postgres, sql)).await.unwrap();
    rows.iter().map(|row| (row.try_get("", "id").unwrap(), row.try_get("", "xmin").unwrap())).collect()
}

#[tokio::test]
async fn nothing_links_a_voter_and_a_paper() {
    let app = App::start().await;
    let ballot = issued(&app, true).await;
    let db = || app.application.service.store.read();
    // Members sign in before they vote; that they did is known.
    let trail = async || {
        let entries = audit::entity::Entity::find();
        entries.filter(audit::entity::Column::SubjectType.ne("access.session")).count(db()).await.unwrap()
    };
    let before = trail().await;
    let version = ballot["version"].clone();
    for (name, choice) in [("sc-member", "for"), ("sc-member-2", "against")] {
        let answer = cast(&app.person(name).await, &ballot, json!([choice])).await;
        let answer = answer.expect(200).body.clone();
        let fields: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!((&answer["cast"], fields), (&json!(true), vec!["cast", "numbers"]));
        for (table, id) in [("ballot_receipt", "member_id"), ("ballot_paper", "id")] {
            let rows = physical(&app, table, id).await;
            assert!(
                rows.windows(2).all(|pair| pair[0].0 < pair[1].0),
                "{table} keeps the order of voting: {rows:?}"
            );
            assert!(
                rows.windows(2).all(|pair| pair[0].1 == pair[1].1),
                "{table} keeps the transactions: {rows:?}"
            );
        }
    }
    let papers = papers::paper::Entity::find().all(db()).await.unwrap();
    assert_eq!(papers.len(), 2);
    assert!(papers.iter().all(|paper| paper.member_id.is_none() && paper.id.get_version_num() == 4));
    assert_eq!(trail().await, before, "casting leaves no trail");
    let office = app.person("sc-office").await;
    let path = format!("/api/v1/ballots/{}", ballot["id"].as_str().unwrap());
    let open = office.get(&path).await;
    assert_eq!((open.body["version"].clone(), open.body["tallies"].clone()), (version, json!([])));
    let closed = office.act("/ballots", &ballot, "close", &json!({})).await;
    let votes: Vec<_> =
        closed["tallies"].as_array().unwrap().iter().map(|tally| tally["votes"].clone()).collect();
    assert_eq!((votes, closed["valid"].clone()), (vec![json!(1), json!(1), json!(0)], json!(2)));
    let counted = app.person("ballot-supervisor").await.act("/ballots", &ballot, "count", &json!({})).await;
    assert_eq!(counted["result"], "not_passed");
}

#[tokio::test]
async fn only_members_present_vote_once() {
    let app = App::start().await;
    let ballot = issued(&app, true).await;
    let member = app.person("sc-member").await;
    let named = json!({"choices": ["for"], "member_id": app.districts["310114"].deputies[1]});
    member.try_act("/ballots", &ballot, "cast", &named).await.refused(422, "BALLOT_SECRECY");
    cast(&member, &ballot, json!(["satisfied"])).await.refused(422, "VALIDATION_FAILED");
    cast(&app.person("deputy").await, &ballot, json!(["for"])).await.refused(403, "FORBIDDEN_SCOPE");
    cast(&app.person("sc-office").await, &ballot, json!(["for"])).await.refused(403, "FORBIDDEN_SCOPE");
    cast(&app.person("sc-member-3").await, &ballot, json!(["for"]))
        .await
        .refused(422, "CONFLICT_OF_INTEREST");
    cast(&app.person_of("310104", "sc-member").await, &ballot, json!(["for"]))
        .await
        .refused(404, "NOT_FOUND");

    let all = (0..50).map(|_| cast(&member, &ballot, json!(["for"])));
    let answers = futures_util::future::join_all(all).await;
    let taken = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(taken, 1);
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        answer.refused(409, "ALREADY_VOTED");
    }
    let filter =
        papers::paper::Column::BallotId.eq(ballot["id"].as_str().unwrap().parse::<uuid::Uuid>().unwrap());
    let papers = papers::paper::Entity::find().filter(filter);
    assert_eq!(papers.count(app.application.service.store.read()).await.unwrap(), 1);

    app.person("sc-office").await.act("/ballots", &ballot, "close", &json!({})).await;
    cast(&app.person("sc-member-2").await, &ballot, json!(["for"])).await.refused(409, "INVALID_TRANSITION");
}

#[tokio::test]
async fn a_recorded_ballot_keeps_the_member() {
    let app = App::start().await;
    let ballot = issued(&app, false).await;
    cast(&app.person("sc-member").await, &ballot, json!(["abstain"])).await.expect(200);
    let paper =
        papers::paper::Entity::find().one(app.application.service.store.read()).await.unwrap().unwrap();
    assert_eq!(paper.member_id, Some(app.districts["310114"].deputies[0]));

    // It is read once the vote is closed, by whoever sees the ballot; a secret ballot has no roll call at all.
    let office = app.person("sc-office").await;
    let path = format!("/api/v1/ballots/{}/roll-call", ballot["id"].as_str().unwrap());
    office.get(&path).await.refused(409, "INVALID_TRANSITION");
    office.act("/ballots", &ballot, "close", &json!({})).await;
    let expected = json!({"items": [{"member_id": app.deputy(0), "choices": ["abstain"]}]});
    assert_eq!(office.get(&path).await.expect(200).body, expected);
    app.person_of("310104", "sc-office").await.get(&path).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn a_secret_ballot_has_no_roll_call() {
    let app = App::start().await;
    let ballot = issued(&app, true).await;
    let office = app.person("sc-office").await;
    office.act("/ballots", &ballot, "close", &json!({})).await;
    let path = format!("/api/v1/ballots/{}/roll-call", ballot["id"].as_str().unwrap());
    office.get(&path).await.refused(422, "BALLOT_SECRECY");
}
