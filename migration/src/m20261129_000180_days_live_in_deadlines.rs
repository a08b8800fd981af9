//! A day until which something is due lives in its deadline alone; records show it and hold none of their own.

use sea_orm_migration::{prelude::*, schema::date_null};

/// Drops the columns, and the indexes on them.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [(&str, &[&str]); 7] = [
    ("supervision_item", &["consultation_due_on", "final_due_on", "distribution_due_on", "execution_due_on"]),
    ("special_inquiry", &["handling_due_on"]),
    ("interpellation", &["answer_due_on", "second_answer_due_on"]),
    ("normative_document", &["filing_due_on", "review_due_on"]),
    ("deliberation_opinion", &["disposal_due_on"]),
    ("issue", &["due_on"]),
    ("satisfaction_vote", &["rectify_due_on"]),
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
        for (table, columns) in COLUMNS {
            for column in columns {
                manager.alter_table(Table::alter().table(table).drop_column(*column).to_owned()).await?;
            }
        }
        for (name, table, columns) in FINDING {
            manager.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }

    /// The columns come back empty: the days are in the deadlines.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in FINDING {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for (table, columns) in COLUMNS {
            for column in columns {
                manager
                    .alter_table(Table::alter().table(table).add_column(date_null(*column)).to_owned())
                    .await?;
            }
        }
        for (name, table, columns) in INDEXES {
            manager.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }
}
