//! How a special work report goes (02 §3.3). This table is the whole truth.

use super::{
    api::{Receipt, Resumption},
    entity::{
        Comments, ConsultationDraft, Deliberated, Digest, Distribution, Execution, FinalReport,
        InquiryRecord, Investigated, ItemContent, ItemView, MeetingChoice, Referral, Reporter, Resolution,
        Scheme, Waiver,
    },
};
use crate::{codes, conditions::DecidedRefusal, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A topic that the Standing Committee supervises: planned, looked into, reported, deliberated, answered with an opinion.
    /// 常委会监督的议题:列入计划、开展调研视察检查、听取报告、进行审议、提出审议意见。
    Items = "supervision.item" "监督议题" / "supervision item" "supervision items" at "/supervision/items" view ItemView;
    states ItemState;
    actions ItemAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a supervision item" | (any) | (same) | CongressStaff, Auditor, OrganStaff of organ_side, Public of out | - | - | - ;
                    | Distributed, Deliberating, Deliberated, Handling, FormRunning, Closed | (same) | StreetStaff, Deputy | - | - | - ;
        Create "列入" / "Plan a supervision item" | (new) | Planned
            | CommitteeStaff, ScOffice
            | ItemContent
            | plan_or_reason: PLAN_OR_REASON_REQUIRED, plan_takes_items: INVALID_TRANSITION, own_committee: FORBIDDEN_SCOPE,
              organ_of_this_level: WRONG_LEVEL_ORGAN, supervised_then: NOT_PROVIDED_BY_LAW by SUPERV 53,
              department_of_the_government: REPORTER_NOT_ALLOWED, references_exist: UNKNOWN_REFERENCE
            | choose_text ;
        Edit "修改" / "Edit a supervision item" | Planned | (same)
            | CommitteeStaff of lead, ScOffice
            | ItemContent
            | plan_or_reason: PLAN_OR_REASON_REQUIRED, plan_takes_items: INVALID_TRANSITION, own_committee: FORBIDDEN_SCOPE,
              organ_of_this_level: WRONG_LEVEL_ORGAN, supervised_then: NOT_PROVIDED_BY_LAW by SUPERV 53,
              department_of_the_government: REPORTER_NOT_ALLOWED, references_exist: UNKNOWN_REFERENCE
            | - ;
        SetMeeting "确定会议" / "Set the meeting for a supervision item"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed, FormRunning | (same)
            | ScOffice, ChairsSecretary
            | MeetingChoice
            | standing_committee_meets: WRONG_MEETING
            | set_meeting ;
        FollowMeeting "随会议调整" / "Adjust a supervision item to its meeting"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed, FormRunning | (same)
            | System
            | -
            | -
            | - ;
        CarryOver "移至下次会议" / "Carry an item over to another meeting"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed, FormRunning | (same)
            | System
            | -
            | -
            | - ;
        ApproveScheme "通过方案" / "Approve the scheme of a supervision item" | Planned, Postponed | SchemeApproved
            | ChairsSecretary
            | Scheme
            | scheme_document: DOCUMENT_MISSING, reports_here: FORM_MISMATCH
            | approve_scheme ;
        RecordInvestigation "记录调研" / "Record the investigation of a supervision item" by Token | SchemeApproved | Investigating
            | CommitteeStaff of lead
            | Investigated
            | investigated_or_reason: INVESTIGATION_MISSING
            | note_investigation ;
        SendDigest "转交意见汇总" / "Forward the digest of views" | Investigating | DigestSent
            | ScOffice
            | Digest
            | digest_attached: NO_DIGEST
            | set_digest ;
        ReceiveConsultationDraft "收征求意见稿" / "Receive the consultation draft of the report" | DigestSent | ConsultationReceived
            | OrganClerk of organ_side, CommitteeStaff of lead
            | ConsultationDraft
            | meeting_set: MEETING_MISSING, draft_not_in_future: FUTURE_RECORD, draft_after_digest: DATE_ORDER, draft_document: DOCUMENT_MISSING,
              late_with_reason: LATE_REASON_MISSING, draft_recorded_in_time: LATE_RECORD_UNEXPLAINED by SUP 15
            | receive_draft ;
        ReturnComments "反馈意见" / "Return comments on the consultation draft" | ConsultationReceived | CommentsReturned
            | CommitteeStaff of lead
            | Comments
            | -
            | set_comments ;
        ReceiveFinal "收正式报告" / "Receive the final report" | CommentsReturned | FinalReceived
            | OrganHead of organ_side, GovernmentOffice of organ_side, ScOffice
            | FinalReport
            | meeting_set: MEETING_MISSING, digest_was_sent: NO_DIGEST, digest_answered: DIGEST_UNANSWERED, report_document: DOCUMENT_MISSING,
              report_not_in_future: FUTURE_RECORD, report_after_draft: DATE_ORDER, in_time_or_waived: REPORT_TOO_LATE,
              report_recorded_in_time: LATE_RECORD_UNEXPLAINED by SUP 15
            | receive_report ;
            | FinalReceived, Distributed | FinalReceived
            | OrganHead of organ_side, GovernmentOffice of organ_side, ScOffice
            | FinalReport
            | replacement_decision_named: DECISION_MISSING, replacement_decided: WRONG_MEETING, meeting_set: MEETING_MISSING,
              digest_answered: DIGEST_UNANSWERED, report_document: DOCUMENT_MISSING, report_not_in_future: FUTURE_RECORD,
              report_after_draft: DATE_ORDER, in_time_or_waived: REPORT_TOO_LATE, report_recorded_in_time: LATE_RECORD_UNEXPLAINED by SUP 15
            | replace_report ;
        ConfirmReceipt "确认收到" / "Confirm the day of receipt" | ConsultationReceived, CommentsReturned, FinalReceived, Distributed | (same)
            | CommitteeStaff of lead, ScOffice
            | Receipt
            | receiver_of_the_step: FORBIDDEN_SCOPE, step_was_done: INVALID_TRANSITION, receipt_not_in_future: FUTURE_RECORD,
              receipt_in_order: DATE_ORDER
            | confirm_receipt ;
        Waive "主任会议豁免" / "Record a waiver by the Chairpersons' Meeting" | ConsultationReceived, CommentsReturned, FinalReceived, Distributed | (same)
            | ChairsSecretary
            | Waiver
            | meeting_set_or_sits: MEETING_MISSING, meeting_sits: WRONG_MEETING by SUP 15 ORG 54, waivable: VALIDATION_FAILED,
              waiver_decided: WRONG_MEETING by SUP 15 ORG 54
            | waive ;
        ReferToCommittee "交付专门委员会" / "Refer the report to a special committee" | FinalReceived, Distributed | (same)
            | ChairsSecretary
            | Referral
            | special_committee: VALIDATION_FAILED, chairpersons_decided: WRONG_MEETING by SUP24 16 ORG 54
            | assign ;
        Distribute "分发" / "Distribute the report to the members" | FinalReceived | Distributed
            | ScOffice
            | Distribution
            | meeting_set: MEETING_MISSING, every_member_served: RECIPIENTS_MISSING by SUP 15, recipients_in_office: DEPUTY_NOT_IN_OFFICE,
              distribution_not_in_future: FUTURE_RECORD, distribution_after_report: DATE_ORDER, distributed_in_time_or_waived: DISTRIBUTION_TOO_LATE
            | set_distribution ;
            | Planned | Distributed
            | ScOffice
            | Distribution
            | filing_review_alone: FORM_MISMATCH, meeting_set: MEETING_MISSING, every_member_served: RECIPIENTS_MISSING by SUP 15,
              recipients_in_office: DEPUTY_NOT_IN_OFFICE, distribution_not_in_future: FUTURE_RECORD,
              distributed_in_time_or_waived: DISTRIBUTION_TOO_LATE
            | set_distribution ;
        OpenDeliberation "开始审议" / "Open the deliberation of the report" | Distributed | Deliberating
            | ScOffice
            | Reporter
            | meeting_set: MEETING_MISSING, meeting_is_open: MEETING_NOT_OPEN, meeting_is_quorate: QUORUM_NOT_MET,
              report_kept: REPORT_TOO_LATE, distribution_kept: DISTRIBUTION_TOO_LATE, reporter_allowed: REPORTER_NOT_ALLOWED
            | assign ;
        Adjourn "暂不终结" / "Adjourn the deliberation of the report" | Deliberating | Distributed
            | ScOffice
            | Reason
            | -
            | adjourn ;
            | Deliberating | Distributed | System | - | - | - ;
        RecordInquiry "记录询问" / "Record an inquiry at a meeting" | Planned | Deliberated
            | ScOffice
            | InquiryRecord
            | inquiry_alone: FORM_MISMATCH, meeting_set: MEETING_MISSING, meeting_is_open: MEETING_NOT_OPEN, meeting_is_quorate: QUORUM_NOT_MET,
              respondent_there: RESPONDENT_ABSENT by SUP 46, inquiry_answered: ANSWER_MISSING by SUP 46
            | assign ;
        CloseDeliberation "结束审议" / "Close the deliberation of the report" | Deliberating | Deliberated
            | ScOffice
            | Deliberated
            | speech_or_note: SPEECH_MISSING
            | assign ;
        IssueOpinion "交办审议意见" / "Issue the deliberation opinion on an item" | Deliberated, Handling | Handling
            | ScOffice
            | Note
            | opinion_issued: OPINION_MISSING
            | issue_opinion ;
        RecordNoOpinion "无审议意见" / "Record that no deliberation opinion is issued" | Deliberated | Handling
            | ScOffice
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING, no_opinion_there: INVALID_TRANSITION
            | record_no_opinion ;
        RecordResolution "记录决议" / "Record a resolution on a supervision item" | Deliberated, Handling | Handling
            | ScOffice
            | Resolution
            | ballot_decides_this: WRONG_BALLOT, passed_by_majority_of_all: MAJORITY_NOT_REACHED, execution_after_today: DATE_ORDER
            | set_resolution ;
        ReportExecution "报告决议执行" / "Report on the execution of a resolution" | Handling | (same)
            | OrganHead of organ_side, GovernmentOffice of organ_side
            | Execution
            | resolution_recorded: INVALID_TRANSITION, execution_document: DOCUMENT_MISSING
            | set_execution ;
        Close "办结" / "Close a supervision item" | Handling | Closed
            | CommitteeStaff of lead
            | Note
            | opinion_or_note: OPINION_MISSING, opinion_ended: OPINION_OPEN, resolution_executed: RESOLUTION_OPEN,
              dissatisfaction_answered: DISSATISFACTION_OPEN, everything_published: PUBLICATION_MISSING
            | close ;
        // The way of the other forms through the item: their records move it (forms.rs).
        StartForm "专项程序开始" / "Start the special procedure of an item" | Planned     | FormRunning | System | - | - | - ;
        FinishForm "专项程序办结" / "Finish the special procedure of an item" | FormRunning | Closed      | System | - | - | - ;
        Release "专项程序未进行" / "Release an item from its special procedure" | FormRunning | Planned   | System | - | - | - ;
        Reopen "重新办理" / "Reopen a supervision item" | Closed | Handling
            | CommitteeStaff of lead
            | Reason
            | something_is_open: INVALID_TRANSITION
            | - ;
            | Closed | Handling / FormRunning | System | - | - | - ;
        FollowTracking "随跟踪监督更新" / "Update a supervision item from its tracking" | Handling, Closed | (same) | System | - | - | - ;
        Postpone "延期" / "Postpone a supervision item"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed | Postponed
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING
            | postpone ;
        Resume "恢复" / "Resume a supervision item" | Postponed | Planned / SchemeApproved / Investigating / DigestSent / ConsultationReceived / CommentsReturned / FinalReceived / Distributed
            | ChairsSecretary
            | Resumption
            | next_meeting_named: MEETING_MISSING, next_meeting_of_the_committee: WRONG_MEETING, repeats_what_was_done: VALIDATION_FAILED
            | resume ;
        Cancel "取消" / "Cancel a supervision item"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed, Postponed, FormRunning | Cancelled
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING
            | cancel ;
}
