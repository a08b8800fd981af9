//! What callers send and see of investigation committees.

use super::{
    entity::{Column, Model},
    words::{CommitteeMember, InvestigationProposer},
};
use crate::conditions::decided;
use chrono::NaiveDate;
use instruments::ballots::Ballots;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A matter that a committee is to look into.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvestigationCommitteeContent {
    /// The matter.
    #[schema(examples("某安置房工程质量问题的责任"))]
    pub subject: Prose,
    /// Who proposes it.
    pub proposer_kind: InvestigationProposer,
    /// The organs whose work it is about: their people have an interest.
    #[serde(default)]
    pub concerned_organ_ids: Vec<Uuid>,
    /// Matters and materials stay unpublished (监督法第五十八条).
    pub confidential: bool,
}

/// The proposal; the chairpersons name the meeting in which they decided it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvestigationProposal {
    /// The Chairpersons' Meeting, if the chairpersons propose it.
    pub proposal_meeting_id: Option<Uuid>,
}

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
    pub expert_ids: Vec<Uuid>,
}

decided!(Nomination);

/// The appointment by the Standing Committee.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Establishment {
    /// The announced ballot on this committee.
    pub ballot_id: Uuid,
}

/// A material of the investigation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvestigationMaterial {
    /// The document.
    pub document_id: Uuid,
}

/// The report of the committee (监督法第五十九条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvestigationReport {
    /// The document.
    pub report_document_id: Uuid,
}

/// What the Standing Committee makes of the report: a resolution, or a note that there is none.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    /// The announced ballot that passed the resolution.
    pub resolution_ballot_id: Option<Uuid>,
    /// Why there is no resolution.
    pub conclusion_note: Option<Prose>,
}

impl Content<Model> for InvestigationCommitteeContent {
    fn read(row: &Model) -> Self {
        Self {
            subject: Text::stored(&row.subject),
            proposer_kind: row.proposer_kind,
            concerned_organ_ids: row.concerned_organ_ids.0.clone(),
            confidential: row.confidential,
        }
    }

    fn write(&self, row: &mut Model) {
        row.subject = self.subject.to_string();
        row.proposer_kind = self.proposer_kind;
        row.concerned_organ_ids = self.concerned_organ_ids.clone().into();
        row.confidential = self.confidential;
    }
}

/// An investigation committee as callers see it.
#[derive(Serialize, ToSchema)]
pub struct InvestigationCommitteeView {
    /// What was proposed.
    #[serde(flatten)]
    pub content: InvestigationCommitteeContent,
    /// The members who propose it.
    pub joint_member_ids: Vec<Uuid>,
    /// The Chairpersons' Meeting that proposed it.
    pub proposal_meeting_id: Option<Uuid>,
    /// When it was proposed.
    pub proposed_on: Option<NaiveDate>,
    /// The members of the committee.
    pub members: Vec<CommitteeMember>,
    /// The users who advise it.
    pub expert_ids: Vec<Uuid>,
    /// The ballot that appointed it.
    pub ballot_id: Option<Uuid>,
    /// When it was appointed.
    pub established_on: Option<NaiveDate>,
    /// Its materials.
    pub material_ids: Vec<Uuid>,
    /// Its report.
    pub report_document_id: Option<Uuid>,
    /// The ballot that passed the resolution on the report.
    pub resolution_ballot_id: Option<Uuid>,
    /// Why there is no resolution.
    pub conclusion_note: Option<String>,
}

impl View<Model> for InvestigationCommitteeView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: InvestigationCommitteeContent::read(row),
            joint_member_ids: row.joint_member_ids.0.clone(),
            proposal_meeting_id: row.proposal_meeting_id,
            proposed_on: row.proposed_on,
            members: row.members.0.clone(),
            expert_ids: row.expert_ids.0.clone(),
            ballot_id: row.ballot_id,
            established_on: row.established_on,
            material_ids: row.material_ids.0.clone(),
            report_document_id: row.report_document_id,
            resolution_ballot_id: row.resolution_ballot_id,
            conclusion_note: row.conclusion_note.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<InvestigationProposer>(Column::ProposerKind)
        .range::<NaiveDate>(Column::ProposedOn)
        .search(Column::Subject)
        .expand::<Ballots>("ballot", Column::BallotId)
}
