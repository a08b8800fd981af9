//! Livelihood projects until the vote: years, leads, the reserve, screenings, candidates, rules of the vote.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, drop_tables},
};
use sea_orm_migration::prelude::*;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 6] = [
    "livelihood_cycle",
    "project_lead",
    "reserve_project",
    "project_screening",
    "project_candidate",
    "project_ballot_rule",
];

async fn years(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("livelihood_cycle")
        .text("level")
        .refers("organization_id", "organization")
        .integer("year")
        .refers("government_id", "organization")
        .date("collection_from")
        .date("collection_to")
        .boolean("collection_extended")
        .integer("seats")
        .refers_or_null("conferral_document_id", "document")
        .date_or_null("list_submitted_on")
        .refers_or_null("sc_meeting_id", "meeting")
        .refers_or_null("sc_ballot_id", "ballot")
        .id_or_null("ballot_rule_id")
        .refers_or_null("ballot_meeting_id", "meeting")
        .refers_or_null("ballot_id", "ballot")
        .refers_or_null("report_meeting_id", "meeting")
        .text_or_null("cancel_reason")
        .filtered_by("level")
        .filtered_by("year")
        .ordered_by("year")
        .unique(&["organization_id", "year"])
        .create(manager)
        .await
}

async fn proposals(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_lead")
        .refers("cycle_id", "livelihood_cycle")
        .refers("organization_id", "organization")
        .text("source")
        .text("title")
        .text("content")
        .text_or_null("location")
        .text("category")
        .integer_or_null("beneficiaries_estimate")
        .big_integer_or_null("cost_estimate_fen")
        .integer_or_null("duration_estimate_months")
        .text_or_null("proposer_name")
        .text_or_null("proposer_phone")
        .text_or_null("proposer_address")
        .text_or_null("origin_type")
        .id_or_null("origin_id")
        .refers_or_null("author_organization_id", "organization")
        .date("received_on")
        .text_or_null("public_text")
        .json("duplicates")
        .refers_or_null("merged_into_id", "project_lead")
        .text_or_null("declined_type")
        .text_or_null("declined_reason")
        .refers_or_null("referred_to_id", "organization")
        .boolean("reexamined")
        .id_or_null("reserve_project_id")
        .id_or_null("candidate_id")
        .filtered_by("source")
        .filtered_by("category")
        .filtered_by("declined_type")
        .filtered_by("received_on")
        .filtered_by("candidate_id")
        .create(manager)
        .await?;
    RecordTable::new("reserve_project")
        .refers("organization_id", "organization")
        .refers_or_null("lead_id", "project_lead")
        .text("title")
        .text_or_null("content")
        .text_or_null("location")
        .text("category")
        .integer_or_null("beneficiaries_estimate")
        .big_integer_or_null("cost_estimate_fen")
        .integer_or_null("duration_estimate_months")
        .text("maturity")
        .boolean("land_ready")
        .boolean("approval_ready")
        .refers_or_null("lead_department_id", "organization")
        .date("last_reviewed_on")
        .filtered_by("category")
        .filtered_by("maturity")
        .ordered_by("last_reviewed_on")
        .create(manager)
        .await
}

async fn screenings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_screening")
        .text("source_type")
        .id("source_id")
        .refers_or_null("proposing_organization_id", "organization")
        .json("expert_ids")
        .json("factors")
        .json("legality_review")
        .text("public_opinion_summary")
        .text("grassroots_burden")
        .text("public_burden")
        .boolean("has_debt_risk")
        .boolean("has_stability_risk")
        .json("conditions")
        .text_or_null("change_note")
        .text("threshold_text")
        .boolean("threshold_fit")
        .integer_or_null("eligible_count")
        .json("eligible_by_street")
        .instant_or_null("concluded_at")
        .filtered_by("source_type")
        .filtered_by("source_id")
        .create(manager)
        .await
}

async fn candidates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_candidate")
        .refers("cycle_id", "livelihood_cycle")
        .text("level")
        .refers("organization_id", "organization")
        .integer("no")
        .text("title")
        .text("category")
        .text_or_null("goal_text")
        .text_or_null("goal_unit")
        .big_integer_or_null("target_value")
        .text_or_null("goal_direction")
        .big_integer_or_null("amount_fen")
        .json("funding_sources")
        .refers_or_null("lead_department_id", "organization")
        .json("locations")
        .date_or_null("start_on")
        .date_or_null("finish_on")
        .boolean("is_cross_year")
        .json("stages")
        .integer_or_null("beneficiaries")
        .json("origin_ids")
        .refers_or_null("screening_id", "project_screening")
        .instant_or_null("substance_changed_at")
        .json("revisions")
        .integer_or_null("approvals")
        .integer_or_null("rank")
        .filtered_by("category")
        .ordered_by("no")
        .create(manager)
        .await?;
    RecordTable::new("project_ballot_rule")
        .refers("cycle_id", "livelihood_cycle")
        .text("level")
        .refers("organization_id", "organization")
        .integer("version_no")
        .integer("seats")
        .integer("candidate_count")
        .big_integer("min_extra_ratio")
        .text("voting_mode")
        .boolean("is_secret")
        .text("pass_threshold")
        .text("tie_rule")
        .text("shortfall_rule")
        .text_or_null("tie_rule_again")
        .boolean("second_needs_majority")
        .refers_or_null("adopted_meeting_id", "meeting")
        .date_or_null("adopted_on")
        .create(manager)
        .await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        years(manager).await?;
        proposals(manager).await?;
        screenings(manager).await?;
        candidates(manager).await?;
        one_index::Migration.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &TABLES).await
    }
}
