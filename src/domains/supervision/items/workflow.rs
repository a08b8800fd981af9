//! How a special work report goes (02 §3.3). This table is the whole truth.

use super::{
    actions::{
        Comments, ConsultationDraft, Deliberated, Digest, Distribution, Execution, FinalReport, Investigated,
        MeetingChoice, OpinionIssued, Reporter, Resolution, Scheme, Waiver,
    },
    api::{ItemContent, ItemView},
};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A topic that the Standing Committee supervises: planned, looked into, reported, deliberated, answered with an opinion.
    Items = "supervision.item" "监督议题" at "/supervision/items" view ItemView;
    states ItemState;
    actions ItemAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff, Deputy, OrganStaff of organ_side, Public
            | - | - | - ;
        Create "列入" | (new) | Planned
            | CommitteeStaff, ScOffice
            | ItemContent
            | plan_or_reason: PlanOrReasonRequired, plan_takes_items: InvalidTransition, own_committee: ForbiddenScope,
              organ_of_this_level: WrongLevelOrgan, department_of_the_government: ReporterNotAllowed, references_exist: UnknownReference
            | - ;
        Edit "修改" | Planned | (same)
            | CommitteeStaff of lead, ScOffice
            | ItemContent
            | plan_or_reason: PlanOrReasonRequired, plan_takes_items: InvalidTransition, own_committee: ForbiddenScope,
              organ_of_this_level: WrongLevelOrgan, department_of_the_government: ReporterNotAllowed, references_exist: UnknownReference
            | - ;
        SetMeeting "确定会议"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Postponed | (same)
            | ScOffice
            | MeetingChoice
            | standing_committee_meets: MeetingMissing
            | set_meeting ;
        FollowMeeting "随会议调整"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed, Postponed | (same)
            | System
            | -
            | -
            | - ;
        ApproveScheme "通过方案" | Planned, Postponed | SchemeApproved
            | ChairsSecretary
            | Scheme
            | scheme_document: DocumentMissing
            | set_scheme ;
        RecordInvestigation "记录调研" by Token | SchemeApproved | Investigating
            | CommitteeStaff of lead
            | Investigated
            | investigated_or_reason: InvestigationMissing
            | note_investigation ;
        SendDigest "转交意见汇总" | Investigating | DigestSent
            | ScOffice
            | Digest
            | digest_attached: NoDigest
            | set_digest ;
        ReceiveConsultationDraft "收征求意见稿" | DigestSent | ConsultationReceived
            | OrganClerk of organ_side
            | ConsultationDraft
            | meeting_set: MeetingMissing, draft_not_in_future: FutureRecord, draft_document: DocumentMissing, late_with_reason: LateReasonMissing
            | receive_draft ;
        ReturnComments "反馈意见" | ConsultationReceived | CommentsReturned
            | CommitteeStaff of lead
            | Comments
            | -
            | set_comments ;
        ReceiveFinal "收正式报告" | CommentsReturned | FinalReceived
            | OrganHead of organ_side, GovernmentOffice of organ_side
            | FinalReport
            | meeting_set: MeetingMissing, digest_was_sent: NoDigest, digest_answered: DigestUnanswered, report_document: DocumentMissing,
              report_not_in_future: FutureRecord, report_after_draft: DateOrder, in_time_or_waived: ReportTooLate
            | receive_report ;
        Waive "主任会议豁免" | ConsultationReceived, CommentsReturned, FinalReceived | (same)
            | ChairsSecretary
            | Waiver
            | chairpersons_decided: WaiverMissing
            | set_waiver ;
        Distribute "分发" | FinalReceived | Distributed
            | ScOffice
            | Distribution
            | distribution_not_in_future: FutureRecord, distribution_after_report: DateOrder, distributed_in_time_or_waived: DistributionTooLate
            | set_distribution ;
        OpenDeliberation "开始审议" | Distributed | Deliberating
            | ScOffice
            | Reporter
            | meeting_is_open: MeetingNotOpen, meeting_is_quorate: QuorumNotMet, reporter_allowed: ReporterNotAllowed
            | set_reporter ;
        CloseDeliberation "结束审议" | Deliberating | Deliberated
            | ScOffice
            | Deliberated
            | speech_or_note: SpeechMissing
            | set_minutes ;
        IssueOpinion "交办审议意见" | Deliberated | Handling
            | ScOffice
            | OpinionIssued
            | opinion_issued_or_none: OpinionMissing
            | set_no_opinion ;
        RecordResolution "记录决议" | Deliberated, Handling | Handling
            | ScOffice
            | Resolution
            | passed_by_majority_of_all: MajorityNotReached, execution_after_today: DateOrder
            | set_resolution ;
        ReportExecution "报告决议执行" | Handling | (same)
            | OrganHead of organ_side, GovernmentOffice of organ_side
            | Execution
            | resolution_recorded: InvalidTransition, execution_document: DocumentMissing
            | set_execution ;
        Close "办结" | Handling | Closed
            | CommitteeStaff of lead
            | Note
            | opinion_ended: OpinionOpen, resolution_executed: ResolutionOpen, everything_published: PublicationMissing
            | close ;
        Postpone "延期"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed | Postponed
            | ChairsSecretary
            | Reason
            | -
            | postpone ;
        Cancel "取消"
            | Planned, SchemeApproved, Investigating, DigestSent, ConsultationReceived, CommentsReturned, FinalReceived, Distributed, Postponed | Cancelled
            | ChairsSecretary
            | Reason
            | -
            | cancel ;
}
