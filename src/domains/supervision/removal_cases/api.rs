//! What callers send and see of removal cases.

use super::{
    entity::{Column, Model},
    words::RemovalProposer,
};
use chrono::NaiveDate;
use instruments::ballots::Ballots;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A removal case.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalCaseContent {
    /// Who is to be removed.
    #[schema(examples("演示负责人009"))]
    pub person_name: Text<50>,
    /// From which post.
    #[schema(examples("区人民检察院副检察长"))]
    pub post: Text<60>,
    /// The user who is the person concerned, and alone may defend.
    pub person_user_id: Uuid,
    /// The organ in which the person holds the post.
    pub organ_id: Uuid,
    /// Who proposes it.
    pub proposer_kind: RemovalProposer,
    /// The grounds.
    pub grounds: Prose,
    /// The materials.
    #[serde(default)]
    pub material_ids: Vec<Uuid>,
}

/// The proposal; the chairpersons name the meeting in which they decided it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalProposal {
    /// The Chairpersons' Meeting, if the chairpersons propose it.
    pub proposal_meeting_id: Option<Uuid>,
}

/// What the person says (监督法第六十二条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Defense {
    /// The defense.
    pub defense_text: Prose,
}

/// The vote.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalVote {
    /// The announced secret ballot on this case.
    pub ballot_id: Uuid,
}

impl Content<Model> for RemovalCaseContent {
    fn read(row: &Model) -> Self {
        Self {
            person_name: Text::stored(&row.person_name),
            post: Text::stored(&row.post),
            person_user_id: row.person_user_id,
            organ_id: row.organ_id,
            proposer_kind: row.proposer_kind,
            grounds: Text::stored(&row.grounds),
            material_ids: row.material_ids.0.clone(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.person_name = self.person_name.to_string();
        row.post = self.post.to_string();
        row.person_user_id = self.person_user_id;
        row.organ_id = self.organ_id;
        row.proposer_kind = self.proposer_kind;
        row.grounds = self.grounds.to_string();
        row.material_ids = self.material_ids.clone().into();
    }
}

/// A removal case as callers see it.
#[derive(Serialize, ToSchema)]
pub struct RemovalCaseView {
    /// What is proposed.
    #[serde(flatten)]
    pub content: RemovalCaseContent,
    /// The organization that drafted it.
    pub proposer_organ_id: Uuid,
    /// The members who propose it.
    pub joint_member_ids: Vec<Uuid>,
    /// When it was proposed.
    pub proposed_on: Option<NaiveDate>,
    /// The Chairpersons' Meeting that decided on it last.
    pub decision_meeting_id: Option<Uuid>,
    /// The meeting of the Standing Committee that votes on it.
    pub meeting_id: Option<Uuid>,
    /// What the person said.
    pub defense_text: Option<String>,
    /// When.
    pub defended_on: Option<NaiveDate>,
    /// How the person waived the defense.
    pub waiver_reason: Option<String>,
    /// The ballot.
    pub ballot_id: Option<Uuid>,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
}

impl View<Model> for RemovalCaseView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: RemovalCaseContent::read(row),
            proposer_organ_id: row.proposer_organ_id,
            joint_member_ids: row.joint_member_ids.0.clone(),
            proposed_on: row.proposed_on,
            decision_meeting_id: row.decision_meeting_id,
            meeting_id: row.meeting_id,
            defense_text: row.defense_text.clone(),
            defended_on: row.defended_on,
            waiver_reason: row.waiver_reason.clone(),
            ballot_id: row.ballot_id,
            decided_on: row.decided_on,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::OrganId)
        .any_of::<RemovalProposer>(Column::ProposerKind)
        .range::<NaiveDate>(Column::ProposedOn)
        .search(Column::Post)
        .expand::<Organizations>("organ", Column::OrganId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Ballots>("ballot", Column::BallotId)
}
