//! How a topic proposal goes (02 §3.1).

use super::{
    actions::{
        OrganConsultation, ReviewerInvitation, TopicAdoption, TopicMerging, TopicScreening, TopicShortlisting,
    },
    api::{ProposalContent, ProposalView},
};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A topic that somebody wants supervised: screened, scored, discussed with the organs, and adopted, merged, kept or
    /// rejected, each with a reasoned reply to the proposer.
    TopicProposals = "supervision.topic_proposal" "议题建议" at "/supervision/topic-proposals" view ProposalView;
    states ProposalState;
    actions ProposalAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff, SiteManager of proposer, Deputy of involved, OrganStaff of proposer, Public of code_holder
            | - | - | - ;
        Create "提交" by Session | (new) | Submitted
            | CongressStaff, StreetStaff, SiteManager, Deputy, OrganStaff, Public
            | ProposalContent
            | call_is_named: ValidationFailed, lists_fit: ValidationFailed, call_is_open: CallClosed, organs_request: ForbiddenScope,
              source_has_evidence: SourceEvidenceMissing, organs_of_this_level: WrongLevelOrgan
            | submit ;
        Screen "初筛" | Submitted | Screened
            | ScOffice
            | TopicScreening
            | is_within_powers: OutsidePowers, duplicates_are_named: DuplicatesUnlinked, duplicates_may_be_merged: InvalidTransition,
              duplicates_merge_forward: LinkCycle, reviewers_are_able: ValidationFailed
            | screen ;
        InviteReviewers "邀请评分人" | Screened | (same)
            | ScOffice
            | ReviewerInvitation
            | invited_are_able: ValidationFailed
            | invite ;
        Score "评分" | Screened | Scored
            | ScMember of reviewer, CommitteeStaff of reviewer, Deputy of reviewer
            | Note
            | enough_scores: ScoresMissing
            | set_score ;
        Consult "征求意见" | Scored | Consulted
            | ScOffice
            | OrganConsultation
            | every_organ_replied: OrganReplyMissing
            | note_replies ;
        Shortlist "入围" | Consulted | Shortlisted
            | CommitteeStaff
            | TopicShortlisting
            | score_or_exception: ScoreTooLow
            | shortlist ;
        Adopt "列入计划" | Shortlisted, Deferred | Adopted
            | ChairsSecretary
            | TopicAdoption
            | chairpersons_decided: DecisionMissing, plan_takes_items: InvalidTransition, organ_is_proposed: WrongLevelOrgan,
              lead_committee_exists: UnknownReference
            | adopt ;
        Merge "合并" | Submitted, Screened, Scored, Consulted | Merged
            | CommitteeStaff
            | TopicMerging
            | target_goes_on: InvalidTransition, merges_forward: LinkCycle
            | merge ;
            | Submitted, Screened, Scored, Consulted | Merged | System | - | - | - ;
        Defer "储备" | Submitted, Screened | Deferred
            | ScOffice
            | Reason
            | -
            | reply ;
            | Screened, Scored, Consulted, Shortlisted | Deferred
            | ChairsSecretary
            | Reason
            | -
            | reply ;
        Reject "不采纳" | Submitted, Screened | Rejected
            | ScOffice
            | Reason
            | -
            | reply ;
            | Screened, Scored, Consulted, Shortlisted | Rejected
            | ChairsSecretary
            | Reason
            | -
            | reply ;
}
