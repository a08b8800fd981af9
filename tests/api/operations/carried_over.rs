//! Databases of earlier builds: what a migration drops is still told by the trail, and verified.

use super::trail::{entries, put};
use crate::support::App;
use migration::{Migrator, MigratorTrait, SchemaManager};
use platform::records::audit;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

/// What the first entry of a record told of a list that was dropped later.
async fn told(app: &App, id: Uuid, suggestions: Value) {
    let mut previous: Option<String> = None;
    for mut entry in entries(app, id).await {
        if entry.sequence == 1 {
            entry.diff["suggestions"] = json!([null, suggestions]);
        }
        entry.hash = audit::seal(previous.as_deref(), &entry).unwrap();
        previous = Some(entry.hash.clone());
        put(app, entry).await;
    }
}

/// The tables as they were when suggestions were a list in the document.
async fn set_back(db: &DatabaseConnection, suggestions: &str) {
    for sql in [
        "DROP TABLE review_suggestion",
        "DELETE FROM seaql_migrations WHERE version = 'm20261129_000170_create_review_suggestions'",
        "ALTER TABLE normative_document ADD COLUMN suggestions json NOT NULL DEFAULT '[]'",
        &format!("UPDATE normative_document SET suggestions = '{suggestions}'"),
    ] {
        db.execute_unprepared(sql).await.unwrap();
    }
}

/// A document that was filed and is not registered yet.
async fn filed(app: &App) -> Uuid {
    let content = json!({
        "issuer_id": app.organization("government"), "title": "非机动车停放管理规定", "kind": "regulation",
        "document_number": "嘉府规〔2026〕9号", "published_on": "2026-07-20", "effective_on": "2026-07-20"
    });
    let clerk = app.person("organ-clerk").await;
    let document = clerk.create("/supervision/normative-documents", &content).await;
    document["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn documents_without_suggestions_are_carried_over_with_their_trail() {
    let app = App::start().await;
    let id = filed(&app).await;
    told(&app, id, json!([])).await;
    let db = app.application.service.store.whole().await.unwrap();
    set_back(&db, "[]").await;
    Migrator::up(&db, None).await.unwrap();
    assert_eq!(app.findings().await, Vec::<String>::new());
    let document =
        app.person("sc-office").await.get(&format!("/api/v1/supervision/normative-documents/{id}")).await;
    assert!(document.expect(200).body.get("suggestions").is_none());
    // No other column may be missing.
    let mut first = entries(&app, id).await.remove(0);
    first.diff["attachments_of_before"] = json!([null, []]);
    first.hash = audit::seal(None, &first).unwrap();
    put(&app, first).await;
    let findings = app.findings().await;
    assert!(
        findings.iter().any(|one| one.ends_with("tells otherwise of attachments_of_before")),
        "{findings:?}"
    );
}

#[tokio::test]
async fn a_database_with_suggestions_in_a_document_is_refused_as_it_is() {
    let app = App::start().await;
    filed(&app).await;
    let db = app.application.service.store.whole().await.unwrap();
    let suggestions = r#"[{"ground": "exceeds_authority", "text": "第八条没有上位法依据。"}]"#;
    set_back(&db, suggestions).await;
    let refused = Migrator::up(&db, None).await.unwrap_err().to_string();
    assert!(refused.contains("嘉府规〔2026〕9号") && refused.contains("build before"), "{refused}");
    let kept = db.execute_unprepared("UPDATE normative_document SET suggestions = suggestions").await;
    assert_eq!(kept.unwrap().rows_affected(), 1, "a refusal changed the tables");
    assert!(db.execute_unprepared("SELECT 1 FROM review_suggestion").await.is_err());
}

/// How a vote on a removal ended was a state once.
#[tokio::test]
async fn a_database_with_a_removal_that_was_not_passed_is_refused_as_it_is() {
    let app = App::start().await;
    let member = app.person("sc-member").await;
    let case = json!({
        "person_name": "演示负责人009", "post": "区人民检察院副检察长", "office": "deputy_chief_procurator",
        "organ_id": app.organization("procuratorate"), "person_user_id": app.user("procuratorate-head"),
        "proposer_kind": "members_joint", "grounds": "违反廉洁纪律。"
    });
    member.create("/supervision/removal-cases", &case).await;
    let db = app.application.service.store.whole().await.unwrap();
    for sql in [
        "UPDATE removal_case SET state = 'not_passed'",
        "DELETE FROM seaql_migrations WHERE version = 'm20261129_000270_rows_of_the_forms'",
    ] {
        db.execute_unprepared(sql).await.unwrap();
    }
    let refused = Migrator::up(&db, None).await.unwrap_err().to_string();
    assert!(refused.contains("not passed") && refused.contains("build before"), "{refused}");
}

/// An issue with an area.
async fn issue(app: &App) -> Value {
    let content = json!({
        "issue_no": "嘉问2026-001", "domain": "assets", "category": "idle", "title": "闲置用房",
        "description": "两处用房长期闲置。", "source_type": "investigation", "severity": "major",
        "rectify_class": "phased", "area_m2": "85.43", "responsible_org_id": app.organization("construction")
    });
    app.person("committee-staff").await.create("/issues", &content).await
}

#[tokio::test]
async fn the_history_of_before_keeps_its_authors() {
    let app = App::start().await;
    let issue = issue(&app).await;
    let id: Uuid = issue["id"].as_str().unwrap().parse().unwrap();
    let staff = app.person("committee-staff").await;
    staff.act("/issues", &issue, "cancel", &json!({"reason": "重复登记"})).await;
    // Entries told of days that records have no more.
    let mut all = entries(&app, id).await;
    let mut second = all.remove(1);
    second.diff["due_on"] = json!([null, "2026-11-01"]);
    second.hash = audit::seal(Some(&all[0].hash), &second).unwrap();
    put(&app, second).await;
    assert_eq!(app.findings().await, Vec::<String>::new());
    let history = app.person("sc-office").await.get(&format!("/api/v1/issues/{id}/history")).await;
    let entry = &history.expect(200).body["items"][1];
    assert_eq!((entry["action"].as_str(), entry["diff"].get("due_on")), (Some("cancel"), None));
    assert_eq!(entry["actor_id"], json!(app.districts["310114"].users["committee-staff"].user_id), "{entry}");
    assert_eq!(entry["reason"], "重复登记");
}

#[tokio::test]
async fn a_decimal_that_was_told_in_hundredths_is_the_same() {
    let app = App::start().await;
    let issue = issue(&app).await;
    let id: Uuid = issue["id"].as_str().unwrap().parse().unwrap();
    let mut first = entries(&app, id).await.remove(0);
    assert_eq!(first.diff["area_m2"], json!([null, "85.43"]));
    first.diff["area_m2"] = json!([null, 8_543]);
    first.hash = audit::seal(None, &first).unwrap();
    put(&app, first.clone()).await;
    assert_eq!(app.findings().await, Vec::<String>::new());
    let history = app.person("sc-office").await.get(&format!("/api/v1/issues/{id}/history")).await;
    assert_eq!(history.expect(200).body["items"][0]["diff"]["area_m2"], json!([null, "85.43"]));
    first.diff["area_m2"] = json!([null, 8_544]);
    first.hash = audit::seal(None, &first).unwrap();
    put(&app, first).await;
    let findings = app.findings().await;
    assert!(findings.iter().any(|one| one.ends_with("tells otherwise of area_m2")), "{findings:?}");
}

#[tokio::test]
async fn the_days_go_back_into_their_columns_and_out_again() {
    let app = App::start().await;
    let id = filed(&app).await;
    let db = app.application.service.store.whole().await.unwrap();
    let due = async || {
        let sql = "SELECT CAST(filing_due_on AS TEXT) AS due FROM normative_document WHERE title = '非机动车停放管理规定'";
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        row.ok().flatten().map(|row| row.try_get::<String>("", "due").unwrap())
    };
    assert_eq!(due().await, None, "the column is gone");
    // This step alone: those after it have columns of their own, which would be gone.
    let all = Migrator::migrations();
    let step = all.iter().find(|one| one.name() == "m20261129_000180_days_live_in_deadlines").unwrap();
    let manager = SchemaManager::new(&db);
    step.down(&manager).await.unwrap();
    assert_eq!(due().await.as_deref(), Some("2026-08-19"), "the day of the deadline");
    step.up(&manager).await.unwrap();
    assert_eq!(app.findings().await, Vec::<String>::new());
    let document = app.person("sc-office").await;
    let document = document.get(&format!("/api/v1/supervision/normative-documents/{id}")).await;
    assert_eq!(document.expect(200).body["filing_due_on"], "2026-08-19");
}
