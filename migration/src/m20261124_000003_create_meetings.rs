//! Terms, sessions, meetings, constituencies, deputies and their groups.

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
        RecordTable::new("term")
            .integer("ordinal")
            .date("start_on")
            .date_or_null("end_on")
            .integer("sc_member_count")
            .integer("deputy_count")
            .ordered_by("ordinal")
            .unique(&["district_code", "ordinal"])
            .create(manager)
            .await?;
        RecordTable::new("congress_session")
            .refers("term_id", "term")
            .integer("ordinal")
            .date("start_on")
            .date("end_on")
            .ordered_by("start_on")
            .unique(&["term_id", "ordinal"])
            .create(manager)
            .await?;
        RecordTable::new("meeting")
            .text("kind")
            .refers("organization_id", "organization")
            .refers("term_id", "term")
            .integer("ordinal")
            .text("title")
            .json("agenda")
            .date("start_on")
            .date("end_on")
            .text_or_null("mode")
            .boolean("is_extraordinary")
            .integer("total_members")
            .integer_or_null("present_members")
            .json("present_deputy_ids")
            .id_or_null("minutes_document_id")
            .filtered_by("kind")
            .ordered_by("start_on")
            .unique(&["kind", "organization_id", "term_id", "ordinal"])
            .create(manager)
            .await?;
        people(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &["term", "congress_session", "meeting", "constituency", "deputy", "deputy_group"],
        )
        .await
    }
}

async fn people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("constituency")
        .text("code")
        .text("name")
        .refers("street_or_town_id", "organization")
        .integer("seats")
        .integer("registered_voters")
        .json("committee_ids")
        .ordered_by("code")
        .unique(&["district_code", "code"])
        .create(manager)
        .await?;
    RecordTable::new("deputy")
        .text("deputy_no")
        .text("full_name")
        .text("gender")
        .date("birth_date")
        .text_or_null("ethnicity_code")
        .text_or_null("political_affiliation_code")
        .text_or_null("employer")
        .text_or_null("position")
        .text("contact_phone")
        .text("congress_level")
        .refers("term_id", "term")
        .refers_or_null("constituency_id", "constituency")
        .text_or_null("electing_unit")
        .text_or_null("delegation")
        .boolean("is_sc_member")
        .boolean("holds_excluded_office")
        .boolean("public_profile")
        .text_or_null("state_reason")
        .date_or_null("state_date")
        .id_or_null("state_document_id")
        .filtered_by("congress_level")
        .filtered_by("is_sc_member")
        .ordered_by("deputy_no")
        .unique(&["term_id", "congress_level", "deputy_no"])
        .create(manager)
        .await?;
    RecordTable::new("deputy_group")
        .text("name")
        .text("basis")
        .json("convener_ids")
        .json("member_ids")
        .refers_or_null("street_or_town_id", "organization")
        .filtered_by("basis")
        .unique(&["district_code", "name"])
        .create(manager)
        .await
}
