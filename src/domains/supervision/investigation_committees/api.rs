//! What callers send and see of investigation committees.

use super::{
    entity::{Column, Conclusion, Establishment, Model},
    words::CommitteeMember,
};
use crate::conditions::{Balloted, decided};
use instruments::ballots::Ballots;
use platform::records::listing::Listing;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Whom the Chairpersons' Meeting nominates (监督法第五十七条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nomination {
    /// The Chairpersons' Meeting.
    pub decision_meeting_id: Uuid,
    /// The members of the committee.
    pub members: Vec<CommitteeMember>,
    /// The users who advise it.
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    pub expert_ids: Vec<Uuid>,
}

decided!(Nomination);

impl Balloted for Establishment {
    const POINTER: &'static str = "/ballot_id";

    fn ballot(&self) -> Option<Uuid> {
        Some(self.ballot_id)
    }
}

impl Balloted for Conclusion {
    const POINTER: &'static str = "/resolution_ballot_id";

    fn ballot(&self) -> Option<Uuid> {
        self.resolution_ballot_id
    }
}

/// A material of the investigation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvestigationMaterial {
    /// The document.
    pub document_id: Uuid,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Ballots>("ballot", Column::BallotId)
}
