//! A day until which something is due lives in its deadline alone; records show it and hold none of their own.

use sea_orm_migration::{prelude::*, schema::date_null};

/// Drops the columns, and the indexes on them.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Table, column, and the codes of the deadlines in which its day lives.
const COLUMNS: [(&str, &str, &[&str]); 12] = [
    ("supervision_item", "consultation_due_on", &["REPORT_CONSULTATION"]),
    ("supervision_item", "final_due_on", &["REPORT_FINAL"]),
    ("supervision_item", "distribution_due_on", &["REPORT_DISTRIBUTION"]),
    ("supervision_item", "execution_due_on", &["RESOLUTION_EXECUTION"]),
    ("special_inquiry", "handling_due_on", &["INQUIRY_HANDLING"]),
    ("interpellation", "answer_due_on", &["INTERPELLATION_ANSWER"]),
    ("interpellation", "second_answer_due_on", &["INTERPELLATION_SECOND_ANSWER"]),
    ("normative_document", "filing_due_on", &["NORMATIVE_FILING"]),
    ("normative_document", "review_due_on", &["NORMATIVE_REVIEW"]),
    ("deliberation_opinion", "disposal_due_on", &["DISPOSAL_REPORT"]),
    ("issue", "due_on", &["ISSUE_RECTIFICATION", "ISSUE_PROGRESS"]),
    ("satisfaction_vote", "rectify_due_on", &["VOTE_RECTIFICATION"]),
];

/// Index, table and columns of what was filtered or watched by such a day.
const INDEXES: [(&str, &str, &[&str]); 2] = [
    (
        "supervision_item_by_district_code_final_due_on_created_at_id",
        "supervision_item",
        &["district_code", "final_due_on", "created_at", "id"],
    ),
    ("issue_by_district_code_due_on", "issue", &["district_code", "due_on", "id"]),
];
/// Records find their deadlines, and are found by the day of them.
const FINDING: [(&str, &str, &[&str]); 2] = [
    ("deadline_by_subject_id_code", "deadline", &["subject_id", "code", "id"]),
    ("deadline_by_code_effective_due_on", "deadline", &["code", "effective_due_on", "subject_id"]),
];

fn index(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for (table, column, _) in COLUMNS {
            manager.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        for (name, table, columns) in FINDING {
            manager.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }

    /// The columns come back with the days of their deadlines.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in FINDING {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for (table, column, codes) in COLUMNS {
            manager.alter_table(Table::alter().table(table).add_column(date_null(column)).to_owned()).await?;
            let last = Query::select()
                .column("effective_due_on")
                .from("deadline")
                .and_where(Expr::col("subject_id").equals((table, "id")))
                .and_where(Expr::col("code").is_in(codes.iter().copied()))
                .and_where(Expr::col(("deadline", "state")).ne("cancelled"))
                .order_by(("deadline", "id"), Order::Desc)
                .limit(1)
                .to_owned();
            let day = SimpleExpr::SubQuery(None, Box::new(last.into()));
            manager.execute(Query::update().table(table).value(column, day).to_owned()).await?;
        }
        for (name, table, columns) in INDEXES {
            manager.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }
}
