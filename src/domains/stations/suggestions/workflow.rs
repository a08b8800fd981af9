//! How a suggestion goes (03 §3.4).

use super::entity::{
    CoReply, KeySuggestion, LeadDecision, NewSuggestion, ObjectionAnswer, ReturnRequest,
    SuggestionAssignment, SuggestionContent, SuggestionExtensionRequest, SuggestionLookBack,
    SuggestionRating, SuggestionRefusal, SuggestionReply, SuggestionReview, SuggestionStudy, SuggestionView,
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What a deputy suggests to the organs: seconded, reviewed, assigned, answered within three months (six where it is hard to
    /// handle), and rated by the deputy. Who is dissatisfied has it handled again.
    /// 代表对各方面工作提出的建议、批评和意见:经附议确认、审核、交办,三个月内答复(涉及面广、处理难度大的六个月),由代表评价;不满意的再次办理。
    Suggestions = "stations.suggestion" "代表建议" / "suggestion" "suggestions" at "/stations/suggestions" view SuggestionView;
    states SuggestionState;
    actions SuggestionAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a suggestion" | (any) | (same)
            | Deputy of joint, TownPresidium of own_town, DeputyAffairs
            | - | - | - ;
            | Submitted, Reviewed, NotFiled, Withdrawn, Assigned, Returned, Handling, Replied, Rated, Rehandling, Closed | (same)
            | CongressStaff, Auditor, StreetStaff, GovernmentOffice
            | - | - | - ;
            | Assigned, Handling, Replied, Rated, Rehandling, Closed | (same)
            | OrganClerk of handler, OrganHead of handler
            | - | - | - ;
            | Closed | (same)
            | DistrictAdmin of published, Deputy of published, SiteManager of published, OrganClerk of published, OrganHead of published,
              ThirdParty of published, Expert of published, OwnerRepresentative of published, Contractor of published, Public of published
            | - | - | - ;
            | Submitted, Reviewed, Assigned, Returned, Handling, Replied, Rated, Rehandling, Closed | (same)
            | Public of asked_for
            | - | - | - ;
        Create "起草" / "Draft a suggestion" | (new) | Draft
            | Deputy, DeputyAffairs
            | NewSuggestion
            | lead_is_oneself: FORBIDDEN_SCOPE, declared_by_the_lead: FORBIDDEN_SCOPE, lead_in_office: DEPUTY_NOT_IN_OFFICE, of_a_near_congress: WRONG_CONGRESS_LEVEL,
              seconders_in_office: DEPUTY_NOT_IN_OFFICE, of_one_congress: WRONG_CONGRESS_LEVEL, session_is_named: VALIDATION_FAILED,
              origins_exist: UNKNOWN_REFERENCE
            | draft ;
        Edit "修改" / "Edit a suggestion" | Draft | (same)
            | Deputy of lead, DeputyAffairs
            | SuggestionContent
            | declared_by_the_lead: FORBIDDEN_SCOPE, seconders_in_office: DEPUTY_NOT_IN_OFFICE, of_one_congress: WRONG_CONGRESS_LEVEL, session_is_named: VALIDATION_FAILED,
              origins_exist: UNKNOWN_REFERENCE
            | void_confirmations ;
        Confirm "确认附议" / "Confirm a suggestion as its seconder" | Draft | (same)
            | Deputy of seconder
            | Note
            | not_confirmed_yet: ALREADY_EXISTS, caller_in_office: DEPUTY_NOT_IN_OFFICE
            | confirm ;
        Submit "提交" / "Submit a suggestion" | Draft | Submitted
            | Deputy of lead
            | Note
            | caller_in_office: DEPUTY_NOT_IN_OFFICE, every_seconder_confirmed: SECONDER_NOT_CONFIRMED, session_runs: OUTSIDE_TERM,
              declared: CASE_INTERFERENCE, is_concrete: NOT_CONCRETE, text_names_nobody: PERSONAL_DATA_IN_PUBLICATION
            | submit ;
        Review "审核" / "Accept a suggestion for handling" | Submitted | Reviewed
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | SuggestionReview
            | - | review ;
        Refuse "不作为建议" / "Refuse a paper as a suggestion" | Submitted | NotFiled
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | SuggestionRefusal
            | - | refuse ;
        AgreeWithdrawal "同意撤回" / "Agree to withdraw a suggestion" | Draft, Submitted, Reviewed | (same)
            | Deputy of seconder
            | Note
            | has_confirmed: SECONDER_NOT_CONFIRMED, not_agreed_yet: ALREADY_EXISTS
            | agree_withdrawal ;
        Withdraw "撤回" / "Withdraw a suggestion" | Draft, Submitted, Reviewed | Withdrawn
            | Deputy of joint
            | Reason
            | speaks_for_all: FORBIDDEN_SCOPE, all_agree: NOT_UNANIMOUS
            | withdraw ;
            | Assigned, Handling, Returned | (same)
            | Deputy of joint
            | Reason
            | not_assigned_yet: ALREADY_ASSIGNED
            | - ;
            | Draft | Withdrawn | System | - | - | - ;
        Assign "交办" / "Assign a suggestion" | Reviewed, Returned | Assigned
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | SuggestionAssignment
            | lead_organs_named: VALIDATION_FAILED, organs_handle: DIRECT_HANDLING_FORBIDDEN, organs_are_valid: ORGANIZATION_ENDED, like_ones_exist: UNKNOWN_REFERENCE
            | hand_over ;
            | Assigned, Handling | Assigned
            | GovernmentOffice of handler
            | SuggestionAssignment
            | leads_itself: FORBIDDEN_SCOPE, lead_organs_named: VALIDATION_FAILED, organs_handle: DIRECT_HANDLING_FORBIDDEN, organs_are_valid: ORGANIZATION_ENDED,
              like_ones_exist: UNKNOWN_REFERENCE
            | distribute ;
        ObjectAssignment "对交办提出异议" / "Object to the assignment of a suggestion" | Assigned, Handling | (same)
            | Deputy of joint
            | Reason
            | speaks_for_all: FORBIDDEN_SCOPE
            | object ;
        AnswerObjection "答复交办异议" / "Answer an objection to the assignment of a suggestion" | Assigned, Handling | Returned
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | ObjectionAnswer
            | objection_is_open: NO_OPEN_REQUEST, objection_upheld: VALIDATION_FAILED
            | uphold ;
            | Assigned, Handling | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | ObjectionAnswer
            | objection_is_open: NO_OPEN_REQUEST, objection_not_upheld: VALIDATION_FAILED
            | answer_objection ;
        Sign "签收" / "Take over a suggestion" | Assigned, Handling | Handling
            | OrganClerk of handler
            | Note
            | not_signed_yet: ALREADY_EXISTS
            | sign ;
        RequestReturn "申请退回" / "Ask to return a suggestion" | Assigned, Handling | (same)
            | OrganClerk of handler
            | ReturnRequest
            | lead_not_decided: LEAD_DECIDED, no_return_is_open: OPEN_ITEMS, return_in_time: RETURN_WINDOW_OVER by SHSUG 14, proposed_is_another: VALIDATION_FAILED
            | request_return ;
        AcceptReturn "同意退回" / "Accept the return of a suggestion" | Assigned, Handling | Returned
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town, GovernmentOffice
            | Note
            | return_is_open: NO_RETURN_REQUEST, decides_for_another: SELF_VERIFICATION, a_lead_asked: INVALID_TRANSITION
            | take_back ;
            | Assigned, Handling | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town, GovernmentOffice
            | Note
            | return_is_open: NO_RETURN_REQUEST, decides_for_another: SELF_VERIFICATION, a_helper_asked: INVALID_TRANSITION
            | drop_helper ;
        RejectReturn "不同意退回" / "Refuse the return of a suggestion" | Assigned, Handling | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town, GovernmentOffice
            | Reason
            | return_is_open: NO_RETURN_REQUEST, decides_for_another: SELF_VERIFICATION
            | refuse_return ;
        DecideLead "裁定主办单位" / "Decide who leads on a suggestion" | Assigned, Handling | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town, GovernmentOffice
            | LeadDecision
            | not_its_own: SELF_APPROVAL, new_leads_named: VALIDATION_FAILED, new_leads_handle: DIRECT_HANDLING_FORBIDDEN,
              new_leads_are_valid: ORGANIZATION_ENDED, everybody_heard: REASON_MISSING
            | decide_lead ;
        CoReply "会办答复" / "Give an opinion on a suggestion as a helping organ" | Handling, Rehandling | (same)
            | OrganHead of helper
            | CoReply
            | - | co_reply ;
        MarkComplex "认定处理难度大" / "Mark a suggestion as hard to handle" | Handling | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | Reason
            | not_complex_yet: ALREADY_EXISTS, flagged_in_time: COMPLEX_FLAG_TOO_LATE
            | mark_complex ;
        RequestExtension "申请延期" / "Ask for more time for a suggestion" | Handling | (same)
            | OrganHead of lead_organ
            | SuggestionExtensionRequest
            | not_extended_yet: EXTENSION_LIMIT, asked_in_time: EXTENSION_LIMIT, asked_within_limit: EXTENSION_LIMIT
            | request_extension ;
        Extend "延期" / "Give a suggestion more time" | Handling | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town, GovernmentOffice
            | Note
            | not_its_own: SELF_APPROVAL, extension_is_open: NO_OPEN_REQUEST, extension_within_limit: EXTENSION_LIMIT
            | extend ;
        MarkKey "列为重点督办" / "Have the chairpersons watch over a suggestion" | Reviewed, Assigned, Handling | (same)
            | ChairsSecretary
            | KeySuggestion
            | chairpersons_decided: WRONG_MEETING, committee_exists: UNKNOWN_REFERENCE
            | mark_key ;
        SignReply "签发答复" / "Sign the reply to a suggestion" | Handling, Rehandling | (same)
            | OrganHead of lead_organ
            | Note
            | - | sign_reply ;
        Reply "答复代表" / "Reply to a suggestion" | Handling, Rehandling | Replied
            | OrganHead of lead_organ
            | SuggestionReply
            | contacted: REPLY_WITHOUT_CONTACT, helpers_said_theirs: CO_REPLY_MISSING, every_lead_signed: NOT_SIGNED_BY_HEAD,
              outcome_named: OUTCOME_REQUIRED, promise_dated: PROMISE_DATE_MISSING, reference_explained: REASON_MISSING,
              reply_stored: DOCUMENT_MISSING, reply_names_nobody: PERSONAL_DATA_IN_PUBLICATION
            | reply ;
        Rate "评价" / "Rate the reply to a suggestion" | Replied | Rated
            | Deputy of joint
            | SuggestionRating
            | speaks_for_all: RATING_BY_WRONG_PERSON, within_rating_window: RATING_WINDOW_OVER, dissatisfaction_explained: COMMENT_REQUIRED
            | rate ;
            | Rated | (same)
            | Deputy of joint
            | SuggestionRating
            | not_rated_yet: ALREADY_RATED
            | - ;
        Rehandle "再次办理" / "Have a suggestion handled again" | Rated | Rehandling
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | SuggestionStudy
            | is_dissatisfied: NO_GROUND_FOR_REHANDLING, handled_again_less_than_twice: REHANDLE_LIMIT
            | rehandle ;
            | Rated | Rehandling | System | - | - | - ;
        DeclineRehandle "不再办理" / "Decline to have a suggestion handled again" | Rated | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | SuggestionStudy
            | is_dissatisfied: NO_GROUND_FOR_REHANDLING
            | decline_rehandling ;
        Close "办结" / "Close a suggestion" | Replied, Rated | Closed
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | Note
            | nothing_open: OPEN_ITEMS
            | close ;
        LookBack "回头看" / "Look back at a suggestion" | Closed | (same)
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | SuggestionLookBack
            | has_no_result_yet: INVALID_TRANSITION, worse_is_explained: REASON_MISSING
            | look_back ;
        Reopen "重新打开" / "Reopen a suggestion" | Closed | Rehandling
            | DeputyAffairs of of_the_district, ScOffice of made_in_session, TownPresidium of own_town
            | Reason
            | within_reopen_window: REOPEN_WINDOW_OVER, reply_is_refuted: NO_GROUND_FOR_REHANDLING
            | reopen ;
}
