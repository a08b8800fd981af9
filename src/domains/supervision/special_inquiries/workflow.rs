//! How a special inquiry goes (02 §3.5).

use super::{
    api::{Attendance, HandlingSubmission, InquiryOpinions},
    entity::{InquiryMaterial, InquiryNotice, InquiryScheme, SpecialInquiryContent, SpecialInquiryView},
};
use crate::{
    codes,
    conditions::{AgendaDecision, DecidedRefusal},
    laws,
};
use platform::workflow::Note;

platform::workflow! {
    /// An inquiry of the Standing Committee on one topic: proposed, prepared, held with the people responsible, followed up.
    /// 常委会就某一专题开展的询问:经提议、准备,由有关负责人到会应询,并跟踪研究处理情况。
    SpecialInquiries = "supervision.special_inquiry" "专题询问" / "special inquiry" "special inquiries" at "/supervision/special-inquiries" view SpecialInquiryView;
    states SpecialInquiryState;
    actions SpecialInquiryAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a special inquiry" | (any) | (same) | CongressStaff, StreetStaff, Auditor, Deputy of joint_case | - | - | - ;
                    | Approved, Preparing, MaterialSent, Notified, Held, OpinionsIssued, Handled, Closed | (same)
                    | Deputy
                    | - | - | - ;
                    | Notified, Held, OpinionsIssued, Handled, Closed | (same) | OrganStaff of responding | - | - | - ;
                    | Held, OpinionsIssued, Handled, Closed | (same) | Public of published | - | - | - ;
        Create "起草" / "Draft a special inquiry" by Session | (new) | Drafted
            | ScOffice, CommitteeStaff, ScMember, Deputy
            | SpecialInquiryContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, references_exist: UNKNOWN_REFERENCE, supervised_then: NOT_PROVIDED_BY_LAW by SUPERV 53,
              invited_in_office: DEPUTY_NOT_IN_OFFICE, item_of_the_form: FORM_MISMATCH
            | draft ;
        Edit "修改" / "Edit a special inquiry" | Drafted | (same)
            | ScOffice of initiator, CommitteeStaff of initiator, ScMember of initiator, Deputy of initiator
            | SpecialInquiryContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, references_exist: UNKNOWN_REFERENCE, supervised_then: NOT_PROVIDED_BY_LAW by SUPERV 53,
              invited_in_office: DEPUTY_NOT_IN_OFFICE, item_of_the_form: FORM_MISMATCH
            | draft ;
            | Approved, Preparing, MaterialSent | (same)
            | ScOffice, CommitteeStaff of lead
            | SpecialInquiryContent
            | proposal_stays: VALIDATION_FAILED, references_exist: UNKNOWN_REFERENCE, supervised_then: NOT_PROVIDED_BY_LAW by SUPERV 53, invited_in_office: DEPUTY_NOT_IN_OFFICE
            | adjust ;
        Sign "联名" / "Co-sign a special inquiry" | Drafted | (same)
            | ScMember, Deputy
            | Note
            | asks_for_names: INVALID_TRANSITION, not_signed_yet: ALREADY_SIGNED, signer_in_office: DEPUTY_NOT_IN_OFFICE
            | sign ;
        LoseSignature "撤出联名" / "Drop a lapsed signature from a special inquiry" | Drafted | (same)
            | System
            | -
            | -
            | - ;
        Unsign "撤销联名" / "Withdraw a signature from a special inquiry" | Drafted | (same)
            | ScMember of signatory, Deputy of signatory
            | Note
            | -
            | unsign ;
        Propose "提议" / "Propose a special inquiry" | Drafted | Proposed
            | ScOffice of chairpersons_case, CommitteeStaff of committee_case, ScMember of signatory, Deputy of signatory
            | Note
            | enough_signatories: TOO_FEW_SIGNATORIES by SUP24 47
            | - ;
        Approve "决定" / "Decide to hold a special inquiry" | Proposed | Approved
            | ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: WRONG_MEETING, standing_committee_meets: WRONG_MEETING
            | approve ;
        Decline "不予采纳" / "Decline a special inquiry" | Proposed | Declined
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING
            | decline ;
        SetMeeting "另定会议" / "Set another meeting for a special inquiry" | Approved, Preparing, MaterialSent | (same)
            | ScOffice, ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: WRONG_MEETING, standing_committee_meets: WRONG_MEETING
            | approve ;
            | Notified | MaterialSent
            | ScOffice, ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: WRONG_MEETING, standing_committee_meets: WRONG_MEETING
            | approve ;
        FollowMeeting "随会议调整" / "Adjust a special inquiry to its meeting" | Approved, Preparing, MaterialSent | (same)
            | System
            | -
            | -
            | - ;
            | Notified | MaterialSent
            | System
            | -
            | -
            | - ;
        Prepare "准备" / "Prepare a special inquiry" | Approved | Preparing
            | CommitteeStaff of lead
            | InquiryScheme
            | scheme_stored: DOCUMENT_MISSING, questions_listed: QUESTION_MISSING
            | assign ;
        SendMaterial "发材料" / "Send out the inquiry material" | Preparing | MaterialSent
            | ScOffice
            | InquiryMaterial
            | meeting_set: MEETING_MISSING by SUP24 47, material_stored: DOCUMENT_MISSING, every_member_served: RECIPIENTS_MISSING by SUP 49,
              recipients_in_office: DEPUTY_NOT_IN_OFFICE, material_not_in_future: FUTURE_RECORD, before_the_meeting: MATERIAL_TOO_LATE
            | send_material ;
        Notify "通知应询" / "Notify the respondents of a special inquiry" | MaterialSent, Notified | Notified
            | ScOffice
            | InquiryNotice
            | meeting_set: MEETING_MISSING by SUP24 47, respondents_named: RESPONDENT_MISSING, replaced_in_the_same_organ: RESPONDENT_MISSING,
              every_respondent_told: RESPONDENT_MISSING, notice_not_in_future: FUTURE_RECORD
            | notify ;
        Hold "召开" / "Hold a special inquiry" | Notified | Held
            | ScOffice
            | Attendance
            | meeting_set: MEETING_MISSING by SUP24 47, meeting_is_quorate: QUORUM_NOT_MET, every_respondent_attended: RESPONDENT_ABSENT by SUP 47
            | hold ;
        IssueOpinions "意见交办" / "Issue the opinions after a special inquiry" | Held | OpinionsIssued
            | ScOffice
            | InquiryOpinions
            | every_question_answered: ANSWER_MISSING by SUP 47 SUP 50, commitments_addressed: CLAUSE_WITHOUT_ADDRESSEE by SUP 50,
              opinion_for_every_organ: OPINION_MISSING by SUP 50, none_decided: WRONG_MEETING by SUP 50 ORG 54
            | issue_opinions ;
        SubmitHandling "报处理情况" / "Report on the handling of an opinion" | OpinionsIssued | OpinionsIssued / Handled
            | OrganHead of addressee
            | HandlingSubmission
            | handling_stored: DOCUMENT_MISSING by SUP 50, on_the_own_opinion: OPINION_MISSING by SUP 50, signed_by_head: NOT_SIGNED_BY_HEAD by SUP 50
            | submit_handling ;
        PutOnAgenda "提请审议" / "Submit the handling reports for deliberation" | Handled | (same)
            | ChairsSecretary
            | AgendaDecision
            | agenda_decided: WRONG_MEETING, reports_heard: WRONG_MEETING by SUP 50
            | put_on_agenda ;
        Close "办结" / "Close a special inquiry" | Handled | Closed
            | ScOffice
            | Note
            | commitments_met_or_tracked: OPINION_OPEN by SUP 50, everything_published: PUBLICATION_MISSING by SUP 10 SUP 50
            | - ;
            | OpinionsIssued | Closed
            | ScOffice
            | Note
            | without_an_opinion: INVALID_TRANSITION, commitments_met_or_tracked: OPINION_OPEN by SUP 50, everything_published: PUBLICATION_MISSING by SUP 10 SUP 50
            | - ;
        Reopen "重新办理" / "Reopen a special inquiry" | Closed | OpinionsIssued
            | System
            | -
            | -
            | - ;
        Cancel "取消" / "Cancel a special inquiry" | Proposed, Approved, Preparing, MaterialSent, Notified | Cancelled
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING
            | cancel ;
            | Drafted, Proposed, Approved, Preparing, MaterialSent, Notified | Cancelled
            | System
            | -
            | -
            | - ;
}
