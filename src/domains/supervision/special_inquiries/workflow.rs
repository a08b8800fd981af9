//! How a special inquiry goes (02 §3.5).

use super::api::{
    Attendance, HandlingSubmission, InquiryMaterial, InquiryNotice, InquiryOpinions, InquiryScheme,
    SpecialInquiryContent, SpecialInquiryView,
};
use crate::conditions::{AgendaDecision, DecidedRefusal};
use platform::workflow::Note;

platform::workflow! {
    /// An inquiry of the Standing Committee on one topic: proposed, prepared, held with the people responsible, followed up.
    SpecialInquiries = "supervision.special_inquiry" "专题询问" at "/supervision/special-inquiries" view SpecialInquiryView;
    states SpecialInquiryState;
    actions SpecialInquiryAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | CongressStaff, StreetStaff, Deputy, Auditor, OrganStaff of responding
            | - | - | - ;
        Create "起草" by Session | (new) | Drafted
            | ScOffice, CommitteeStaff, ScMember, Deputy
            | SpecialInquiryContent
            | proposer_of_the_kind: ForbiddenScope, signer_in_office: DeputyNotInOffice, references_exist: UnknownReference
            | sign_first ;
        Edit "修改" | Drafted | (same)
            | ScOffice of initiator, CommitteeStaff of initiator, ScMember of initiator, Deputy of initiator
            | SpecialInquiryContent
            | proposer_of_the_kind: ForbiddenScope, signer_in_office: DeputyNotInOffice, references_exist: UnknownReference
            | sign_first ;
            | Approved, Preparing, MaterialSent | (same)
            | ScOffice, CommitteeStaff of lead
            | SpecialInquiryContent
            | proposal_stays: ValidationFailed, references_exist: UnknownReference
            | - ;
        Sign "联名" | Drafted | (same)
            | ScMember, Deputy
            | Note
            | asks_for_names: InvalidTransition, not_signed_yet: AlreadySigned, signer_in_office: DeputyNotInOffice
            | sign ;
        Unsign "撤销联名" | Drafted | (same)
            | ScMember of signatory, Deputy of signatory
            | Note
            | -
            | unsign ;
        Propose "提议" | Drafted | Proposed
            | ScOffice of chairpersons_case, CommitteeStaff of committee_case, ScMember of signatory, Deputy of signatory
            | Note
            | enough_signatories: TooFewSignatories
            | - ;
        Approve "决定" | Proposed | Approved
            | ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: DecisionMissing, standing_committee_meets: MeetingMissing
            | approve ;
        Decline "不予采纳" | Proposed | Declined
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: DecisionMissing
            | decline ;
        SetMeeting "另定会议" | Approved, Preparing, MaterialSent | (same)
            | ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: DecisionMissing, standing_committee_meets: MeetingMissing
            | approve ;
            | Notified | MaterialSent
            | ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: DecisionMissing, standing_committee_meets: MeetingMissing
            | approve ;
        FollowMeeting "随会议调整" | Approved, Preparing, MaterialSent | (same)
            | System
            | -
            | -
            | - ;
            | Notified | MaterialSent
            | System
            | -
            | -
            | - ;
        Prepare "准备" | Approved | Preparing
            | CommitteeStaff of lead
            | InquiryScheme
            | scheme_stored: DocumentMissing, questions_listed: QuestionMissing
            | prepare ;
        SendMaterial "发材料" | Preparing | MaterialSent
            | ScOffice
            | InquiryMaterial
            | meeting_set: MeetingMissing, material_stored: DocumentMissing, material_not_in_future: FutureRecord, before_the_meeting: MaterialTooLate
            | send_material ;
        Notify "通知应询" | MaterialSent | Notified
            | ScOffice
            | InquiryNotice
            | meeting_set: MeetingMissing, respondents_named: RespondentMissing, notice_not_in_future: FutureRecord, notice_in_time: NoticeTooLate
            | notify ;
        Hold "召开" | Notified | Held
            | ScOffice
            | Attendance
            | meeting_set: MeetingMissing, meeting_is_quorate: QuorumNotMet, every_respondent_attended: RespondentAbsent
            | hold ;
        IssueOpinions "意见交办" | Held | OpinionsIssued
            | ScOffice
            | InquiryOpinions
            | every_question_answered: AnswerMissing, commitments_addressed: ClauseWithoutAddressee
            | issue_opinions ;
        SubmitHandling "报处理情况" | OpinionsIssued | OpinionsIssued / Handled
            | OrganHead of addressee
            | HandlingSubmission
            | handling_stored: DocumentMissing
            | submit_handling ;
        Close "办结" | Handled | Closed
            | ScOffice
            | Note
            | commitments_met_or_tracked: OpinionOpen
            | - ;
}
