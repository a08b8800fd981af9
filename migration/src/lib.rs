//! The tables of Jiandu, one file per group of tables that belong together; never edited after a release.

pub use sea_orm_migration::prelude::{MigrationTrait, MigratorTrait, SchemaManager};

mod m20261124_000001_create_trail;
mod m20261124_000002_create_registry;
mod m20261124_000003_create_meetings;
mod m20261124_000004_create_deadlines;
mod m20261124_000005_create_documents;
mod m20261124_000006_create_ballots;
mod m20261124_000007_create_opinions;
mod m20261124_000008_create_supervision;
mod m20261125_000010_create_sessions;
mod m20261125_000011_create_signing_keys;
mod m20261125_000020_create_lease;
mod m20261125_000021_create_audit_reading;
mod m20261125_000030_create_links;
mod m20261125_000032_create_resolutions;
mod m20261125_000033_create_issues;
mod m20261125_000040_create_public_access;
mod m20261125_000041_create_surveys;
mod m20261125_000042_create_assessments;
mod m20261125_000043_create_quotas;
mod m20261125_000050_create_topics;
mod m20261125_000051_create_evaluations;
mod m20261125_000052_index_statistics;
mod m20261125_000060_create_interpellations;
mod m20261125_000061_create_investigation_committees;
mod m20261125_000062_create_removal_cases;
mod m20261125_000063_create_special_inquiries;
mod m20261125_000064_create_inspections;
mod m20261125_000065_create_normative_documents;
mod m20261125_000070_sweep_deadlines;
mod m20261125_000071_create_user_identities;
mod m20261125_000074_create_alerts;
mod m20261125_000075_index_measures;
mod m20261125_000077_create_publication_entries;
mod m20261125_000078_index_chain;
mod m20261125_000080_budgets_are_quotas;
mod m20261128_000080_create_known_places;
mod m20261128_000090_create_entrusting;
mod m20261128_000110_seal_papers;
mod m20261128_000130_checkpoint_trail;
mod m20261128_000140_one_user_per_deputy;
mod m20261128_000150_index_idempotency;
mod m20261129_000160_create_list_members;
mod m20261129_000170_create_review_suggestions;
mod m20261129_000180_days_live_in_deadlines;
mod m20261129_000200_compare_keys;
mod m20261129_000220_terms_and_offices;
mod m20261129_000221_organizations_end;
mod m20261129_000222_correct_calendar;
mod m20261129_000223_numbers_of_the_register;
mod m20261129_000240_reopen_and_correct;
mod m20261129_000241_all_not_the_newest;
mod m20261129_000242_forms_and_their_items;
mod m20261129_000243_extensions_of_issues;
mod m20261129_000244_second_reports;
mod m20261129_000260_the_right_decision;
mod m20261129_000270_rows_of_the_forms;
mod m20261129_000280_the_meeting_clock;
mod m20261129_000290_invited_and_reporting;
mod m20261129_000300_one_index_for_each_reason;
mod m20261130_000310_reports_without_a_document;
mod m20261201_000320_create_street_committees;
mod m20261201_000321_create_activities;
mod m20261201_000340_create_sites;
mod m20261201_000341_create_suggestions;
mod m20261201_000342_create_citizen_opinions;
mod m20261201_000343_create_duty_records;
mod m20261201_000344_create_month_schedules;
mod m20261201_000345_index_stations;
mod m20261201_000350_opinions_that_are_merged;
mod m20261201_000351_look_backs;
mod m20261201_000360_reports_of_street_committees;
mod m20261201_000370_duties_of_activities;
mod m20261201_000371_create_duty_reports;
mod m20261201_000372_create_evaluations;
mod m20261201_000380_correct_assessments;
mod m20261201_000390_create_reception_rules;
mod m20261201_000391_index_reception_rules;
mod m20261201_000400_create_livelihood;
mod m20261201_000401_settle_ties;
mod m20261201_000410_create_projects;
mod m20261201_000440_suspensions_of_sites;
mod m20261201_000441_activities_of_months;
mod m20261201_000470_prove_ballots;
mod m20261201_000480_create_adjustments;
mod m20261201_000481_create_supervision_groups;
mod m20261201_000482_create_post_evaluations;
mod m20261201_000483_vote_in_towns;
mod m20261201_000484_leaves_of_meetings;
mod m20261201_000485_codes_of_projects;
mod m20261201_000490_one_rule_for_codes_of_projects;
mod m20261201_000491_satisfaction_in_towns;
mod m20261201_000495_repeated_answers;
mod m20261201_000500_who_was_there_for_the_vote;
mod m20261201_000501_moments_of_decisions;
mod m20261201_000502_moments_of_surveys;
mod m20261201_000510_rounds_of_suggestions;
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
            Box::new(m20261125_000010_create_sessions::Migration),
            Box::new(m20261125_000011_create_signing_keys::Migration),
            Box::new(m20261125_000020_create_lease::Migration),
            Box::new(m20261125_000021_create_audit_reading::Migration),
            Box::new(m20261125_000030_create_links::Migration),
            Box::new(m20261125_000032_create_resolutions::Migration),
            Box::new(m20261125_000033_create_issues::Migration),
            Box::new(m20261125_000040_create_public_access::Migration),
            Box::new(m20261125_000041_create_surveys::Migration),
            Box::new(m20261125_000042_create_assessments::Migration),
            Box::new(m20261125_000043_create_quotas::Migration),
            Box::new(m20261125_000050_create_topics::Migration),
            Box::new(m20261125_000051_create_evaluations::Migration),
            Box::new(m20261125_000052_index_statistics::Migration),
            Box::new(m20261125_000060_create_interpellations::Migration),
            Box::new(m20261125_000061_create_investigation_committees::Migration),
            Box::new(m20261125_000062_create_removal_cases::Migration),
            Box::new(m20261125_000063_create_special_inquiries::Migration),
            Box::new(m20261125_000064_create_inspections::Migration),
            Box::new(m20261125_000065_create_normative_documents::Migration),
            Box::new(m20261125_000070_sweep_deadlines::Migration),
            Box::new(m20261125_000071_create_user_identities::Migration),
            Box::new(m20261125_000074_create_alerts::Migration),
            Box::new(m20261125_000075_index_measures::Migration),
            Box::new(m20261125_000077_create_publication_entries::Migration),
            Box::new(m20261125_000078_index_chain::Migration),
            Box::new(m20261125_000080_budgets_are_quotas::Migration),
            Box::new(m20261128_000080_create_known_places::Migration),
            Box::new(m20261128_000090_create_entrusting::Migration),
            Box::new(m20261128_000110_seal_papers::Migration),
            Box::new(m20261128_000130_checkpoint_trail::Migration),
            Box::new(m20261128_000140_one_user_per_deputy::Migration),
            Box::new(m20261128_000150_index_idempotency::Migration),
            Box::new(m20261129_000160_create_list_members::Migration),
            Box::new(m20261129_000170_create_review_suggestions::Migration),
            Box::new(m20261129_000180_days_live_in_deadlines::Migration),
            Box::new(m20261129_000200_compare_keys::Migration),
            Box::new(m20261129_000220_terms_and_offices::Migration),
            Box::new(m20261129_000221_organizations_end::Migration),
            Box::new(m20261129_000222_correct_calendar::Migration),
            Box::new(m20261129_000223_numbers_of_the_register::Migration),
            Box::new(m20261129_000240_reopen_and_correct::Migration),
            Box::new(m20261129_000241_all_not_the_newest::Migration),
            Box::new(m20261129_000242_forms_and_their_items::Migration),
            Box::new(m20261129_000243_extensions_of_issues::Migration),
            Box::new(m20261129_000244_second_reports::Migration),
            Box::new(m20261129_000260_the_right_decision::Migration),
            Box::new(m20261129_000270_rows_of_the_forms::Migration),
            Box::new(m20261129_000280_the_meeting_clock::Migration),
            Box::new(m20261129_000290_invited_and_reporting::Migration),
            Box::new(m20261129_000300_one_index_for_each_reason::Migration),
            Box::new(m20261130_000310_reports_without_a_document::Migration),
            Box::new(m20261201_000320_create_street_committees::Migration),
            Box::new(m20261201_000321_create_activities::Migration),
            Box::new(m20261201_000340_create_sites::Migration),
            Box::new(m20261201_000341_create_suggestions::Migration),
            Box::new(m20261201_000342_create_citizen_opinions::Migration),
            Box::new(m20261201_000343_create_duty_records::Migration),
            Box::new(m20261201_000344_create_month_schedules::Migration),
            Box::new(m20261201_000345_index_stations::Migration),
            Box::new(m20261201_000350_opinions_that_are_merged::Migration),
            Box::new(m20261201_000351_look_backs::Migration),
            Box::new(m20261201_000360_reports_of_street_committees::Migration),
            Box::new(m20261201_000370_duties_of_activities::Migration),
            Box::new(m20261201_000371_create_duty_reports::Migration),
            Box::new(m20261201_000372_create_evaluations::Migration),
            Box::new(m20261201_000380_correct_assessments::Migration),
            Box::new(m20261201_000390_create_reception_rules::Migration),
            Box::new(m20261201_000391_index_reception_rules::Migration),
            Box::new(m20261201_000400_create_livelihood::Migration),
            Box::new(m20261201_000401_settle_ties::Migration),
            Box::new(m20261201_000410_create_projects::Migration),
            Box::new(m20261201_000440_suspensions_of_sites::Migration),
            Box::new(m20261201_000441_activities_of_months::Migration),
            Box::new(m20261201_000470_prove_ballots::Migration),
            Box::new(m20261201_000480_create_adjustments::Migration),
            Box::new(m20261201_000481_create_supervision_groups::Migration),
            Box::new(m20261201_000482_create_post_evaluations::Migration),
            Box::new(m20261201_000483_vote_in_towns::Migration),
            Box::new(m20261201_000484_leaves_of_meetings::Migration),
            Box::new(m20261201_000485_codes_of_projects::Migration),
            Box::new(m20261201_000490_one_rule_for_codes_of_projects::Migration),
            Box::new(m20261201_000491_satisfaction_in_towns::Migration),
            Box::new(m20261201_000495_repeated_answers::Migration),
            Box::new(m20261201_000500_who_was_there_for_the_vote::Migration),
            Box::new(m20261201_000501_moments_of_decisions::Migration),
            Box::new(m20261201_000502_moments_of_surveys::Migration),
            Box::new(m20261201_000510_rounds_of_suggestions::Migration),
        ]
    }
}
