//! Stories over HTTP, on SQLite by default and on PostgreSQL when `JIANDU_TEST_POSTGRES_URL` is set.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests read their own settings")]

mod access;
mod alerts;
mod assessments;
mod audit_events;
mod ballot_batches;
mod ballot_disk;
mod ballot_secrecy;
mod bounds;
mod connections;
mod deadlines;
mod document;
mod document_contents;
mod documents;
mod every_endpoint;
mod framing;
mod issues;
mod leases;
mod links;
mod lists;
mod meeting_checklist;
mod operations;
mod opinions;
mod personal_data;
mod powers;
mod pruning;
mod public_access;
mod publication_feed;
mod publications;
mod references;
mod registry;
mod resolutions;
mod rules;
mod silence;

mod special_work_report;
mod structure;
mod supervision_evaluations;
mod supervision_filing;
mod supervision_inspection;
mod supervision_interpellation;
mod supervision_investigation;
mod supervision_removal;
mod supervision_special_inquiry;
mod supervision_statistics;
mod supervision_topics;
mod support;
mod surveys;
mod tables;
mod trace;
mod visibility;
mod votes;
mod writes;
