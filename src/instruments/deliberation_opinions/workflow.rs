//! How an opinion is issued, dealt with, voted on and closed (00 §5.5).

use super::api::{
    Agenda, Comment, Decision, DisposalDraft, Issue, OpinionContent, OpinionView, Receipt, Rehandling,
    Submission, VoteChoice,
};
use platform::workflow::Note;

platform::workflow! {
    /// What the Standing Committee asks of an organ after a deliberation, clause by clause, until every clause is dealt with.
    DeliberationOpinions = "instrument.deliberation_opinion" "审议意见" at "/deliberation-opinions" view OpinionView;
    states OpinionState;
    actions OpinionAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | CongressStaff, Auditor, Deputy, OrganStaff, Public
            | - | - | - ;
        Create "起草" | (new) | Drafted
            | CommitteeStaff, ScOffice
            | OpinionContent
            | own_committee: ForbiddenScope, references_exist: UnknownReference, organ_itself: WrongLevelOrgan
            | first_round ;
        Edit "修改" | Drafted | (same)
            | CommitteeStaff of lead, ScOffice
            | OpinionContent
            | own_committee: ForbiddenScope, references_exist: UnknownReference, organ_itself: WrongLevelOrgan
            | - ;
        Approve "审定" | Drafted | Approved
            | ChairsSecretary
            | Decision
            | chairpersons_decided: DecisionMissing, clauses_addressed: ClauseWithoutAddressee
            | approve ;
        Issue "交办" | Approved | Issued
            | ScOffice
            | Issue
            | issue_not_in_future: FutureRecord, issue_after_meeting: DateOrder
            | issue ;
        Receive "签收" | Issued | InHandling
            | GovernmentOffice of addressee, OrganClerk of addressee
            | Receipt
            | receipt_not_in_future: FutureRecord, receipt_after_issue: DateOrder
            | receive ;
        SubmitDraft "送征求意见稿" | InHandling | Consulting
            | OrganClerk of addressee, GovernmentOffice of addressee
            | DisposalDraft
            | draft_exists: DocumentMissing, every_clause_has_a_result: ClauseResultMissing
            | make_disposal_report ;
        Comment "反馈委员会意见" | Consulting | Commented / InHandling
            | CommitteeStaff of lead
            | Comment
            | -
            | comment ;
        Submit "书面报告" | InHandling, Consulting, Commented | Reported
            | OrganHead of addressee, GovernmentOffice of addressee
            | Submission
            | committee_was_asked: DisposalWithoutCommitteeComment, signed_by_head: NotSignedByHead, submission_not_in_future: FutureRecord, submission_after_draft: DateOrder
            | submit ;
        PutOnAgenda "列入议程" | Reported | Deliberated
            | ChairsSecretary
            | Agenda
            | agenda_decided: DecisionMissing, standing_committee_met: MeetingNotOpen, meeting_after_report: DateOrder
            | set_agenda ;
        RecordVote "记录测评" | Reported, Deliberated | Voted
            | ScOffice
            | VoteChoice
            | vote_announced: InvalidTransition
            | set_vote ;
        RequireRehandling "要求重新办理" | Reported, Deliberated, Voted | InHandling
            | ChairsSecretary
            | Rehandling
            | clauses_named: ValidationFailed, ground_for_rehandling: NoGroundForRehandling, another_round_allowed: RehandleLimit
            | rehandle ;
        Close "办结" | Reported, Deliberated, Voted | Closed
            | CommitteeStaff of lead
            | Note
            | no_clause_open: OpenClauses, everything_published: PublicationMissing
            | end ;
        StartTracking "转入跟踪监督" | Closed | Tracking
            | ChairsSecretary
            | Decision
            | chairpersons_decided: DecisionMissing
            | track ;
        EndTracking "结束跟踪监督" | Tracking | Closed
            | CommitteeStaff of lead
            | Note
            | no_clause_open: OpenClauses
            | end_tracking ;
}
