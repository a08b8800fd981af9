//! How a topic proposal goes (02 §3.1).

use super::entity::{
    OrganConsultation, ProposalContent, ProposalView, ReviewerInvitation, TopicAdoption, TopicMerging,
    TopicScreening, TopicShortlisting,
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A topic that somebody wants supervised: screened, scored, discussed with the organs, and adopted, merged, kept or
    /// rejected, each with a reasoned reply to the proposer.
    /// 希望列入监督的议题:经初筛、评分、征求有关机关意见后,列入计划、合并、储备或者不予采纳,均向建议人作出说明理由的答复。
    TopicProposals = "supervision.topic_proposal" "议题建议" / "topic proposal" "topic proposals" at "/supervision/topic-proposals" view ProposalView;
    states ProposalState;
    actions ProposalAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a topic proposal" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff, SiteManager of proposer, Deputy of involved, OrganStaff of proposer, Public of code_holder
            | - | - | - ;
        Create "提交" / "Submit a topic proposal" by Session | (new) | Submitted
            | ScOffice, ScMember, CommitteeStaff, DeputyAffairs, StreetStaff, SiteManager, Deputy, OrganStaff, Public
            | ProposalContent
            | call_is_named: VALIDATION_FAILED, lists_fit: VALIDATION_FAILED, call_is_open: CALL_CLOSED, organs_request: FORBIDDEN_SCOPE,
              source_has_evidence: SOURCE_EVIDENCE_MISSING, organs_of_this_level: WRONG_LEVEL_ORGAN
            | submit ;
        Screen "初筛" / "Screen a topic proposal" | Submitted | Screened
            | ScOffice
            | TopicScreening
            | is_within_powers: OUTSIDE_POWERS, duplicates_are_named: DUPLICATES_UNLINKED, duplicates_may_be_merged: INVALID_TRANSITION,
              duplicates_merge_forward: LINK_CYCLE, reviewers_are_able: VALIDATION_FAILED
            | screen ;
        InviteReviewers "邀请评分人" / "Invite reviewers for a topic proposal" | Screened | (same)
            | ScOffice
            | ReviewerInvitation
            | invited_are_able: VALIDATION_FAILED
            | invite ;
        Score "评分" / "Score a topic proposal" | Screened | Scored
            | ScMember of reviewer, CommitteeStaff of reviewer, Deputy of reviewer
            | Note
            | enough_scores: SCORES_MISSING
            | set_score ;
        Consult "征求意见" / "Record the consultation on a topic proposal" | Scored | Consulted
            | ScOffice
            | OrganConsultation
            | every_organ_replied: ORGAN_REPLY_MISSING
            | assign ;
        Shortlist "入围" / "Shortlist a topic proposal" | Consulted | Shortlisted
            | CommitteeStaff
            | TopicShortlisting
            | score_or_exception: SCORE_TOO_LOW
            | shortlist ;
        Adopt "列入计划" / "Adopt a topic proposal into the plan" | Shortlisted, Deferred | Adopted
            | ChairsSecretary
            | TopicAdoption
            | chairpersons_decided: WRONG_MEETING, plan_takes_items: INVALID_TRANSITION, organ_is_proposed: WRONG_LEVEL_ORGAN,
              lead_committee_exists: UNKNOWN_REFERENCE
            | adopt ;
        Merge "合并" / "Merge a topic proposal into another" | Submitted, Screened, Scored, Consulted | Merged
            | CommitteeStaff
            | TopicMerging
            | target_goes_on: INVALID_TRANSITION, merges_forward: LINK_CYCLE
            | merge ;
            | Submitted, Screened, Scored, Consulted | Merged | System | - | - | - ;
        Defer "储备" / "Keep a topic proposal in reserve" | Submitted, Screened | Deferred
            | ScOffice
            | Reason
            | -
            | reply ;
            | Submitted, Screened, Scored, Consulted, Shortlisted | Deferred
            | ChairsSecretary
            | Reason
            | -
            | reply ;
        Reject "不采纳" / "Reject a topic proposal" | Submitted, Screened | Rejected
            | ScOffice
            | Reason
            | -
            | reply ;
            | Submitted, Screened, Scored, Consulted, Shortlisted | Rejected
            | ChairsSecretary
            | Reason
            | -
            | reply ;
}
