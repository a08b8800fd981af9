//! What callers see of disposal reports.

use super::{
    entity::{Column, Model},
    words::{ClauseOutcome, CommentVerdict},
};
use crate::{deliberation_opinions::DeliberationOpinions, documents::Documents, ties};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{View, Viewer},
    },
    vocabulary::Role,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A disposal report as callers see it.
#[derive(Serialize, ToSchema)]
pub struct DisposalReportView {
    /// The opinion.
    pub opinion_id: Uuid,
    /// The round of the opinion.
    #[schema(minimum = 1)]
    pub round: i32,
    /// 1, and one more with each draft.
    #[schema(minimum = 1)]
    pub version_no: i32,
    /// The document.
    pub document_id: Uuid,
    /// When the draft went to the committee.
    pub draft_sent_on: NaiveDate,
    /// What became of each clause.
    pub clause_results: Vec<ClauseOutcome>,
    /// What the committee says.
    pub committee_comment: Option<String>,
    /// Whether the organ may submit.
    pub comment_verdict: Option<CommentVerdict>,
    /// When it was submitted.
    pub submitted_on: Option<NaiveDate>,
    /// The head of the organ, who signed.
    pub signed_by: Option<Uuid>,
}

impl View<Model> for DisposalReportView {
    /// What passed between organ and committee before the report was submitted is not for the public.
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        let inside = !viewer.actor.is(Role::Public);
        Self {
            opinion_id: row.opinion_id,
            round: row.round,
            version_no: row.version_no,
            document_id: row.document_id,
            draft_sent_on: row.draft_sent_on,
            clause_results: row.clause_results.0.clone(),
            committee_comment: row.committee_comment.clone().filter(|_| inside),
            comment_verdict: row.comment_verdict.filter(|_| inside),
            submitted_on: row.submitted_on,
            signed_by: row.signed_by.filter(|_| inside),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::OpinionId)
        .numbered(Column::VersionNo)
        .comes_of::<DeliberationOpinions>(ties::ANSWERED_BY, Column::OpinionId)
        .expand::<DeliberationOpinions>("opinion", Column::OpinionId)
        .expand::<Documents>("document", Column::DocumentId)
}
