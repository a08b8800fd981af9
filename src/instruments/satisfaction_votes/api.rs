//! What callers send and see of satisfaction votes.

use super::entity::{Column, Model};
use crate::{ballots::Ballots, deadlines::last_days, ties};
use platform::records::listing::Listing;
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The report on what was done about a dissatisfied vote.
/// 测评不满意后整改情况的报告。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondReport {
    /// The document.
    /// 文件。
    pub report_document_id: Uuid,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .comes_of_any(ties::RATED_BY, Column::SubjectType, Column::SubjectId)
        .comes_of::<Ballots>(ties::DECIDED_AS, Column::BallotId)
        .expand::<Ballots>("ballot", Column::BallotId)
        .refers::<Organizations>([Column::OrganId])
}
