//! The row of a topic proposal.

use super::words::{OrganReply, PolicyArea, ProposalState, SourceReference, TopicSource};
use crate::items::Form;
use access::public_access::AccessCode;
use platform::records::record::{Ids, List};

platform::record! {
    /// A topic proposal.
    TopicProposals = "topic_proposal", ProposalState {
        call_id: Option<Uuid>,
        title: String,
        reason: String,
        expected_effect: String,
        source: TopicSource,
        source_refs: List<SourceReference>,
        proposed_form: Form,
        supervised_organ_ids: Ids,
        policy_area: PolicyArea,
        signatory_count: Option<i32>,
        proposer_organization_id: Uuid,
        reviewer_ids: Ids,
        score: Option<i32>,
        organ_replies: List<OrganReply>,
        exception_meeting_id: Option<Uuid>,
        exception_reason: Option<String>,
        decision_meeting_id: Option<Uuid>,
        decision_reason: Option<String>,
        merged_into_id: Option<Uuid>,
        item_id: Option<Uuid>,
        // The code of somebody without a token, between its making and its one answer; never in the database.
        #[serde(skip)]
        #[sea_orm(ignore)]
        access_code: Option<AccessCode>,
    } lists ReviewerIds
}
