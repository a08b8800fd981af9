//! What the rows of interpellations, investigations, removal cases, inquiries and filing reviews ask for.

use super::table::{add_columns, drop_columns, filled, null};
use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// Adds the columns, and the index of the filter by special committee.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REFERRED: &str = "investigation_committee_by_district_code_referred_committee_id";

fn columns() -> impl Iterator<Item = (&'static str, ColumnDef)> {
    let of = |table: &'static str, columns: Vec<ColumnDef>| {
        columns.into_iter().map(move |column| (table, column)).collect::<Vec<_>>()
    };
    let (id, day, text) = (
        |name| null(name, ColumnType::Uuid),
        |name| null(name, ColumnType::Date),
        |name| null(name, ColumnType::Text),
    );
    let interpellations = vec![
        day("enough_signed_on"),
        text("formal_defect"),
        day("second_answer_requested_on"),
        text("second_refusal_reason"),
    ];
    let investigations = vec![
        text("unclear_facts"),
        text("needed_resolution"),
        id("referred_committee_id"),
        id("decision_meeting_id"),
        id("referral_report_document_id"),
        day("reported_on"),
        id("meeting_id"),
    ];
    let removals = vec![
        text("office"),
        filled("withdrawn_member_ids", ColumnType::Json, "[]"),
        text("decision_reason"),
        id("investigation_committee_id"),
        text("defense_mode"),
        id("defense_document_id"),
        id("print_meeting_id"),
        text("waiver_proof"),
        id("waiver_document_id"),
        day("waived_on"),
        text("outcome"),
    ];
    let inquiries =
        vec![id("no_opinion_meeting_id"), id("handling_decision_meeting_id"), id("handling_meeting_id")];
    of("interpellation", interpellations)
        .into_iter()
        .chain(of("investigation_committee", investigations))
        .chain(of("removal_case", removals))
        .chain(of("special_inquiry", inquiries))
        .chain(of("normative_document", vec![id("replaced_by_id")]))
}

/// The trail tells the state of a record, so that nothing can move a case from here out of a state that is no more.
async fn refuse_cases_not_passed(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut lost = Query::select();
    lost.column("id").from("removal_case").and_where(Expr::col("state").eq("not_passed"));
    lost.limit(1);
    match manager.get_connection().query_one(&lost).await? {
        None => Ok(()),
        Some(_) => Err(DbErr::Migration(
            "there are removal cases that were not passed, which cannot be carried over: that is an outcome now, and no state; stay \
             with the build before, or begin with a new database"
                .into(),
        )),
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        refuse_cases_not_passed(manager).await?;
        add_columns(manager, columns()).await?;
        let mut index = Index::create();
        index.name(REFERRED).table("investigation_committee");
        index.col("district_code").col("referred_committee_id").col("created_at").col("id");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop().name(REFERRED).table("investigation_committee").to_owned();
        manager.drop_index(index).await?;
        drop_columns(manager, columns()).await
    }
}
