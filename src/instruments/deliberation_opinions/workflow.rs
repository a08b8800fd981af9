//! How an opinion is issued, dealt with, voted on and closed (00 §5.5).

use super::{
    api::{
        Agenda, Comment, Decision, DisposalDraft, DisposalExtensionDecision, DisposalExtensionRequest,
        OpinionClosing, Rehandling, Submission, TrackingCheck,
    },
    entity::{Issue, OpinionContent, OpinionReceipt, OpinionView, VoteChoice},
};
use crate::{codes, laws};
use platform::workflow::Note;

platform::workflow! {
    /// What the Standing Committee asks of an organ after a deliberation, clause by clause, until every clause is dealt with.
    /// 常委会经审议向有关机关提出的意见,逐条交办,直至各条均已处理。
    DeliberationOpinions = "instrument.deliberation_opinion" "审议意见" / "deliberation opinion" "deliberation opinions" at "/deliberation-opinions" view OpinionView;
    states OpinionState;
    actions OpinionAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a deliberation opinion" | (any) | (same)
                    | ScOffice, ChairsSecretary, CommitteeStaff, DeputyAffairs, Auditor, Public of published
                    | - | - | - ;
                    | Issued, InHandling, Consulting, Commented, Reported, Deliberated, Voted, Closed, Tracking | (same)
                    | ScMember, Deputy, OrganStaff of answering
                    | - | - | - ;
        Create "起草" / "Draft a deliberation opinion" | (new) | Drafted
            | CommitteeStaff, ScOffice
            | OpinionContent
            | own_committee: FORBIDDEN_SCOPE, references_exist: UNKNOWN_REFERENCE, source_exists: UNKNOWN_REFERENCE, organ_itself: WRONG_LEVEL_ORGAN,
              source_deliberated: WRONG_MEETING by SUP 17, organ_of_the_source: WRONG_LEVEL_ORGAN by SUP 17
            | first_round ;
        Edit "修改" / "Edit a deliberation opinion" | Drafted | (same)
            | CommitteeStaff of lead, ScOffice
            | OpinionContent
            | own_committee: FORBIDDEN_SCOPE, references_exist: UNKNOWN_REFERENCE, source_exists: UNKNOWN_REFERENCE, organ_itself: WRONG_LEVEL_ORGAN,
              source_deliberated: WRONG_MEETING by SUP 17, organ_of_the_source: WRONG_LEVEL_ORGAN by SUP 17
            | - ;
        Approve "审定" / "Approve a deliberation opinion" | Drafted | Approved
            | ChairsSecretary
            | Decision
            | chairpersons_decided: WRONG_MEETING, clauses_addressed: CLAUSE_WITHOUT_ADDRESSEE
            | approve ;
        Issue "交办" / "Issue a deliberation opinion" | Approved | Issued
            | ScOffice
            | Issue
            | issue_not_in_future: FUTURE_RECORD, issue_after_approval: DATE_ORDER, late_record_explained: LATE_RECORD_UNEXPLAINED by SUP 17
            | issue ;
        Receive "签收" / "Acknowledge receipt of a deliberation opinion" | Issued | InHandling
            | GovernmentOffice of addressee, OrganClerk of addressee
            | OpinionReceipt
            | receipt_not_in_future: FUTURE_RECORD, receipt_after_issue: DATE_ORDER
            | receive ;
        RequestExtension "申请延期" / "Request an extension for a deliberation opinion" | InHandling, Consulting, Commented | (same)
            | OrganHead of addressee
            | DisposalExtensionRequest
            | asked_in_time: EXTENSION_LIMIT, asks_for_a_later_day: DATE_ORDER
            | request_extension ;
        Extend "同意延期" / "Grant an extension for a deliberation opinion" | InHandling, Consulting, Commented | (same)
            | ChairsSecretary
            | DisposalExtensionDecision
            | extension_decided: WRONG_MEETING, extension_asked: EXTENSION_LIMIT, once_and_within_limit: EXTENSION_LIMIT
            | extend ;
        SubmitDraft "送征求意见稿" / "Send the draft disposal report for comment" | InHandling | Consulting
            | OrganClerk of addressee, GovernmentOffice of addressee
            | DisposalDraft
            | draft_exists: DOCUMENT_MISSING by SUP 17, every_clause_has_a_result: CLAUSE_RESULT_MISSING
            | make_disposal_report ;
        Comment "反馈委员会意见" / "Comment on the draft disposal report" | Consulting | Commented / InHandling
            | CommitteeStaff of lead
            | Comment
            | -
            | comment ;
        Submit "书面报告" / "Submit the written disposal report" | InHandling, Consulting, Commented | Reported
            | OrganHead of addressee, GovernmentOffice of addressee
            | Submission
            | committee_was_asked: DISPOSAL_WITHOUT_COMMITTEE_COMMENT, signed_by_head: NOT_SIGNED_BY_HEAD, submission_not_in_future: FUTURE_RECORD, submission_after_draft: DATE_ORDER
            | submit ;
        PutOnAgenda "列入议程" / "Put the disposal report on the agenda" | Reported | Deliberated
            | ChairsSecretary
            | Agenda
            | agenda_decided: WRONG_MEETING, standing_committee_met: WRONG_MEETING, meeting_after_report: DATE_ORDER
            | set_agenda ;
        RecordVote "记录测评" / "Record the satisfaction vote on the handling" | Reported, Deliberated | Voted
            | ScOffice
            | VoteChoice
            | vote_announced: WRONG_BALLOT
            | assign ;
        RequireRehandling "要求重新办理" / "Require a deliberation opinion to be rehandled" | Reported, Deliberated, Voted | InHandling
            | ChairsSecretary
            | Rehandling
            | clauses_named: VALIDATION_FAILED, ground_for_rehandling: NO_GROUND_FOR_REHANDLING, another_round_allowed: REHANDLE_LIMIT
            | rehandle ;
        Close "办结" / "Close a deliberation opinion" | Reported, Deliberated, Voted | Closed
            | CommitteeStaff of lead
            | OpinionClosing
            | no_clause_open: OPEN_CLAUSES, dissatisfaction_decided: DECISION_MISSING, closing_decided: WRONG_MEETING, everything_published: PUBLICATION_MISSING
            | close ;
        StartTracking "转入跟踪监督" / "Place a deliberation opinion under tracking" | Closed | Tracking
            | ChairsSecretary
            | Decision
            | chairpersons_decided: WRONG_MEETING
            | track ;
        RecordCheck "记录跟踪检查" / "Record a tracking check" | Tracking | (same)
            | CommitteeStaff of lead
            | TrackingCheck
            | -
            | record_check ;
        EndTracking "结束跟踪监督" / "End the tracking of a deliberation opinion" | Tracking | Closed
            | CommitteeStaff of lead
            | Note
            | no_clause_open: OPEN_CLAUSES by SUP24 17, looked_at_in_time: OPEN_CLAUSES by SUP24 17
            | end_tracking ;
        Reopen "重新办理" / "Reopen a deliberation opinion" | Closed, Tracking | InHandling
            | System
            | -
            | -
            | - ;
        Remove "撤回草稿" / "Withdraw the draft of a deliberation opinion" | Drafted | (archived)
            | CommitteeStaff of lead, ScOffice
            | -
            | -
            | - ;
}
