//! What moves with a meeting: presence, agendas that say what became of each item, waivers that are bound, and who had the report.

use super::{
    m20261129_000160_create_list_members::fill,
    table::{add_columns, drop_columns, filled, null},
};
use sea_orm_migration::prelude::*;

/// Adds the columns; a waiver that was given holds for the meeting and the steps that it was given for.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Deputies who took part read the investigation.
const LIST: (&str, &str) = ("investigation", "deputy_ids");

fn columns() -> Vec<(&'static str, ColumnDef)> {
    let list = |name| filled(name, ColumnType::Json, "[]");
    let flag = |name| filled(name, ColumnType::Boolean, false);
    let text = |name| null(name, ColumnType::Text);
    let id = |name| null(name, ColumnType::Uuid);
    let day = |name| null(name, ColumnType::Date);
    vec![
        ("meeting", text("extraordinary_reason")),
        ("meeting", id("replaces_id")),
        ("meeting", list("attendance")),
        ("meeting", text("late_record_reason")),
        ("meeting", day("notified_on")),
        ("deadline", flag("unopened")),
        ("deliberation_opinion", text("late_record_reason")),
        ("document", null("stored_at", ColumnType::TimestampWithTimeZone)),
        ("supervision_item", day("meeting_set_on")),
        ("supervision_item", flag("meeting_is_extraordinary")),
        ("supervision_item", list("recorded_late")),
        ("supervision_item", id("waived_for_meeting_id")),
        ("supervision_item", list("waived_steps")),
        ("supervision_item", list("recipients")),
        ("supervision_item", text("resume_state")),
        ("supervision_item", id("referred_committee_id")),
        ("supervision_item", id("no_opinion_meeting_id")),
        ("supervision_item", text("inquiry_answers")),
        ("supervision_item", id("decision_meeting_id")),
        ("investigation_committee", day("nominated_on")),
        ("inspection", list("recipients")),
        ("inspection", text("no_opinion_reason")),
        ("inspection", id("resolution_ballot_id")),
        ("special_inquiry", list("recipients")),
    ]
}

/// The number of a meeting is unique for its body and term among those that count.
async fn number(manager: &SchemaManager<'_>, counts: Option<Expr>) -> Result<(), DbErr> {
    const NAME: &str = "meeting_unique_kind_organization_id_term_id_ordinal";
    manager.drop_index(Index::drop().name(NAME).table("meeting").to_owned()).await?;
    let mut index = Index::create();
    index.name(NAME).table("meeting").unique();
    for column in ["kind", "organization_id", "term_id", "ordinal"] {
        index.col(column);
    }
    if let Some(counts) = counts {
        index.and_where(counts);
    }
    manager.create_index(index).await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        // A meeting that was cancelled frees its number.
        let counts = Expr::col("archived_at").is_null().and(Expr::col("state").ne("cancelled"));
        number(manager, Some(counts)).await?;
        let mut given = Query::update();
        given.table("supervision_item").and_where(Expr::col("waiver_meeting_id").is_not_null());
        given.value("waived_for_meeting_id", Expr::col("meeting_id"));
        given.value("waived_steps", Expr::cust(r#"'["final","distribution"]'"#));
        manager.execute(given).await?;
        let mut extraordinary = Query::update();
        extraordinary.table("supervision_item").and_where(Expr::col("meeting_id").is_not_null());
        let of_the_meeting =
            "(SELECT is_extraordinary FROM meeting WHERE meeting.id = supervision_item.meeting_id)";
        extraordinary.value("meeting_is_extraordinary", Expr::cust(of_the_meeting));
        manager.execute(extraordinary).await?;
        // What was decided before there was an outcome was a removal.
        let mut removed = Query::update();
        removed.table("removal_case").and_where(Expr::col("state").eq("decided"));
        removed.and_where(Expr::col("outcome").is_null()).value("outcome", "removed");
        manager.execute(removed).await?;
        fill(manager, LIST.0, LIST.1).await?;
        // The last that happened to most documents was their upload.
        let mut stored = Query::update();
        stored.table("document").and_where(Expr::col("sha256").is_not_null());
        stored.value("stored_at", Expr::col("updated_at"));
        manager.execute(stored).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut members = Query::delete();
        members.from_table("list_member").and_where(Expr::col("record_table").eq(LIST.0));
        manager.execute(members.and_where(Expr::col("field").eq(LIST.1)).to_owned()).await?;
        number(manager, None).await?;
        drop_columns(manager, columns()).await
    }
}
