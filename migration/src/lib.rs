//! The tables of Jiandu, one file per group of tables that belong together; never edited after a release.

pub use sea_orm_migration::prelude::{MigrationTrait, MigratorTrait};

mod m20261124_000001_create_trail;
mod m20261124_000002_create_registry;
mod m20261124_000003_create_meetings;
mod m20261124_000004_create_deadlines;
mod m20261124_000005_create_documents;
mod m20261124_000006_create_ballots;
mod m20261124_000007_create_opinions;
mod m20261124_000008_create_supervision;
mod table;

/// Brings a database up to date.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_create_trail::Migration),
            Box::new(m20261124_000002_create_registry::Migration),
            Box::new(m20261124_000003_create_meetings::Migration),
            Box::new(m20261124_000004_create_deadlines::Migration),
            Box::new(m20261124_000005_create_documents::Migration),
            Box::new(m20261124_000006_create_ballots::Migration),
            Box::new(m20261124_000007_create_opinions::Migration),
            Box::new(m20261124_000008_create_supervision::Migration),
        ]
    }
}
