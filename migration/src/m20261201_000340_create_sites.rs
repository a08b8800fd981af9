//! Stations: sites, and the deputies who belong to them.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::prelude::*;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("site")
            .text("site_no")
            .text("site_no_key")
            .text("tier")
            .text("name")
            .text("name_key")
            .refers("street_or_town_id", "organization")
            .refers("committee_id", "organization")
            .refers_or_null("parent_site_id", "site")
            .json("served_committee_ids")
            .text("venue_kind")
            .text("address")
            .text("longitude")
            .text("latitude")
            .text("coordinate_system")
            .text_or_null("nearness_reason")
            .big_integer_or_null("floor_area_m2")
            .boolean("barrier_free")
            .json("facilities")
            .json("public_items")
            .json("special_functions")
            .text("opening_hours")
            .text("contact_number")
            .id_or_null("leader_id")
            .json("liaison_ids")
            .refers_or_null("plate_photo_id", "document")
            .date_or_null("opened_on")
            .date_or_null("closed_on")
            .refers_or_null("successor_site_id", "site")
            .unique(&["district_code", "site_no_key"])
            .unique_while_active(&["street_or_town_id", "name_key"])
            .ordered_by("site_no")
            .filtered_by("tier")
            .filtered_by("venue_kind")
            .create(manager)
            .await?;
        RecordTable::new("site_deputy")
            .refers("site_id", "site")
            .refers("deputy_id", "deputy")
            .boolean("is_primary")
            .date("joined_on")
            .date_or_null("left_on")
            .refers("committee_id", "organization")
            .filtered_by("is_primary")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["site", "site_deputy"]).await
    }
}
