//! Whom lists name is kept as rows beside the records, in their transactions, and by the migration for what was there before.

use crate::support::{App, People};
use migration::{Migrator, MigratorTrait};
use platform::records::member::entity::{Column, Entity, Model};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Tables that were made after the migration, or made anew with their lists, which need not look into them.
const LATER: &[&str] = &[
    "activity",
    "assessment",
    "citizen_opinion",
    "consultative_meeting",
    "livelihood_project",
    "month_schedule",
    "project_candidate",
    "project_post_evaluation",
    "project_screening",
    "site",
    "street_assignment",
    "suggestion",
    "work_plan",
    "work_plan_item",
];

async fn members(db: &impl ConnectionTrait) -> BTreeSet<Model> {
    let all = Entity::find().all(db).await.unwrap().into_iter();
    all.filter(|one| !LATER.contains(&&*one.record_table)).collect()
}

#[tokio::test]
async fn the_migration_finds_the_members_that_the_service_has_written() {
    let app = App::demonstration().await;
    let db = app.application.service.store.whole().await.unwrap();
    let written = members(&db).await;
    for before in [
        "DROP TABLE list_member",
        "DELETE FROM seaql_migrations WHERE version = 'm20261129_000160_create_list_members'",
    ] {
        db.execute_unprepared(before).await.unwrap();
    }
    Migrator::up(&db, None).await.unwrap();
    assert_eq!(members(&db).await, written);
    let lists: BTreeSet<_> = written.iter().map(|one| (&one.record_table, &one.field)).collect();
    println!("{} members of {} lists", written.len(), lists.len());
    assert!(lists.len() >= 5, "{lists:?}");
}

#[tokio::test]
async fn the_members_follow_their_list() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let [urban, finance, government] =
        ["urban", "finance", "government"].map(|code| app.organization(code).parse::<Uuid>().unwrap());
    let issue = json!({
        "issue_no": "嘉问2026-001", "domain": "supervision", "category": "other", "title": "步道断点",
        "description": "滨水步道在江桥段不贯通。", "source_type": "investigation", "severity": "major",
        "responsible_org_id": app.organization("construction"), "co_org_ids": [urban, finance],
        "rectify_class": "phased"
    });
    let issue = people.committee.create("/issues", &issue).await;
    let id: Uuid = issue["id"].as_str().unwrap().parse().unwrap();
    let named = async || {
        let own = Entity::find().filter(Column::RecordId.eq(id)).filter(Column::Field.eq("co_org_ids"));
        let rows = own.all(app.application.service.store.read()).await.unwrap();
        rows.into_iter().map(|row| row.member_id).collect::<BTreeSet<_>>()
    };
    assert_eq!(named().await, BTreeSet::from([urban, finance]));
    let path = format!("/api/v1/issues/{id}");
    people.committee.patch(&path, &json!({"co_org_ids": [finance, government]})).await.expect(200);
    assert_eq!(named().await, BTreeSet::from([finance, government]));
    people.committee.patch(&path, &json!({"co_org_ids": []})).await.expect(200);
    assert_eq!(named().await, BTreeSet::new());
}
