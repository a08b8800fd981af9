//! What callers send and see of investigation committees.

use super::{
    entity::{Column, CommitteeReferral, Conclusion, Establishment, Model, Rejection},
    words::CommitteeMember,
};
use crate::conditions::{Balloted, decided};
use instruments::{ballots::Ballots, documents::Documents};
use platform::records::listing::Listing;
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Whom the Chairpersons' Meeting nominates (监督法第五十七条).
/// 主任会议的提名人选(监督法第五十七条)。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nomination {
    /// The Chairpersons' Meeting.
    /// 主任会议。
    pub decision_meeting_id: Uuid,
    /// The members of the committee.
    /// 调查委员会的组成人员。
    pub members: Vec<CommitteeMember>,
    /// The users who advise it.
    /// 受聘参加调查工作的专家用户。
    #[serde(default)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(examples("access.user:expert"))]
    pub expert_ids: Vec<Uuid>,
}

/// A member in the place of another, nominated and appointed as the first ones were.
/// 接替他人的成员,提名和通过的程序与原成员相同。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberReplacement {
    /// The Chairpersons' Meeting that nominated the new member.
    /// 提名新成员的主任会议。
    pub decision_meeting_id: Uuid,
    /// Who leaves; none where the place is vacant.
    /// 离任的成员;席位空缺的为空。
    #[schema(examples("registry.deputy:2"))]
    pub leaving_person_id: Option<Uuid>,
    /// The new member.
    /// 新成员。
    pub member: CommitteeMember,
    /// The ballot that appointed the new member.
    /// 通过新成员的表决。
    pub ballot_id: Uuid,
}

impl MemberReplacement {
    /// The members when it is done.
    pub(super) fn members_then(&self, now: &[CommitteeMember]) -> Vec<CommitteeMember> {
        let stay = now.iter().filter(|member| Some(member.person_id) != self.leaving_person_id);
        stay.cloned().chain([self.member.clone()]).collect()
    }
}

decided!(CommitteeReferral, MemberReplacement, Nomination);

impl Balloted for Establishment {
    fn pointer(&self) -> &'static str {
        "/ballot_id"
    }

    fn ballot(&self) -> Option<Uuid> {
        Some(self.ballot_id)
    }
}

impl Balloted for Rejection {
    fn pointer(&self) -> &'static str {
        "/ballot_id"
    }

    fn ballot(&self) -> Option<Uuid> {
        Some(self.ballot_id)
    }
}

impl Balloted for MemberReplacement {
    fn pointer(&self) -> &'static str {
        "/ballot_id"
    }

    fn ballot(&self) -> Option<Uuid> {
        Some(self.ballot_id)
    }
}

impl Balloted for Conclusion {
    fn pointer(&self) -> &'static str {
        "/resolution_ballot_id"
    }

    fn ballot(&self) -> Option<Uuid> {
        self.resolution_ballot_id
    }
}

/// A material of the investigation.
/// 调查的材料。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvestigationMaterial {
    /// The document.
    /// 文件。
    pub document_id: Uuid,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Ballots>("ballot", Column::BallotId)
        .refers::<Organizations>([Column::ReferredCommitteeId])
        .refers::<Documents>([Column::ReferralReportDocumentId, Column::ReportDocumentId])
        .refers_to_each::<Organizations>([Column::ConcernedOrganIds])
}
