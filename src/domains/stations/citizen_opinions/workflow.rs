//! How an opinion goes (03 §3.3).

use super::entity::{
    CitizenOpinionContent, CitizenOpinionView, CodeReissue, HandlerDecision, OpinionAcceptance,
    OpinionConversion, OpinionExtensionRequest, OpinionLookBack, OpinionMerging, OpinionRating,
    OpinionRefusal, OpinionReply, OpinionReturn, OpinionRouting, ProcedureEnd, Redaction, RefusalReview,
    SpotAnswer,
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What somebody says at a site, or writes to it: accepted or refused with guidance, passed on to an organ, answered, and rated by the
    /// person with the code that was given. Who it was is read by the site and the handler only.
    /// 群众在家站点反映或者自行提交的意见建议:受理或者不予受理并告知引导,分办给承办单位,答复后由本人凭查询码评价。反映人信息仅站点和承办单位可见。
    CitizenOpinions = "stations.citizen_opinion" "群众意见建议" / "opinion of the public" "opinions of the public" at "/stations/citizen-opinions" view CitizenOpinionView;
    states CitizenOpinionState;
    actions CitizenOpinionAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an opinion of the public" | (any) | (same)
            | ScOffice, ChairsSecretary, DeputyAffairs, Auditor, CommitteeStaff of of_general_concern, StreetStaff of own_street,
              SiteManager of own_site, Deputy of heard, Public of told
            | - | - | - ;
            | Routed, Signed, Replied, Rated, Rehandling, Closed, Published | (same)
            | GovernmentOffice, OrganClerk of handler, OrganHead of handler
            | - | - | - ;
            | Accepted, Returned | (same)
            | GovernmentOffice
            | - | - | - ;
            | Published | (same)
            | DistrictAdmin of told, Deputy of told, SiteManager of told, OrganClerk of told, OrganHead of told,
              ThirdParty of told, Expert of told, OwnerRepresentative of told, Contractor of told
            | - | - | - ;
        Create "登记" / "Register an opinion of the public" by Session | (new) | Received
            | Public, Deputy, SiteManager, StreetClerk
            | CitizenOpinionContent
            | site_is_open: SITE_NOT_ACTIVE, heard_at_own_site: FORBIDDEN_SCOPE, received_by_now: FUTURE_RECORD,
              received_since_the_opening: DATE_ORDER, said_at_the_activity: VALIDATION_FAILED,
              named_or_not: VALIDATION_FAILED, title_names_nobody: PERSONAL_DATA_IN_PUBLICATION, complaint_names_an_organ: UNKNOWN_REFERENCE,
              committee_of_residents: UNKNOWN_REFERENCE, deputies_in_office: DEPUTY_NOT_IN_OFFICE
            | register ;
        Redact "脱敏" / "Write what others read of an opinion" | Received, Accepted, Routed, Signed, Replied, Rated, Rehandling, Closed | (same)
            | SiteManager of of_the_street, StreetStaff of own_street
            | Redaction
            | without_numbers: PERSONAL_DATA_IN_PUBLICATION
            | assign ;
        Accept "受理" / "Accept an opinion of the public" | Received | Accepted
            | SiteManager of of_the_street, StreetClerk of own_street
            | OpinionAcceptance
            | no_other_procedure: LITIGATION_MATTER
            | accept ;
        Refuse "不予受理" / "Refuse an opinion of the public" | Received | NotAccepted
            | SiteManager of of_the_street
            | OpinionRefusal
            | by_the_leader: FORBIDDEN_SCOPE, guided: GUIDANCE_REQUIRED, duplicate_named: UNKNOWN_REFERENCE
            | refuse ;
        RequestReview "申请复核" / "Ask for a review of a refusal" | NotAccepted | (same)
            | Public of code_holder
            | Reason
            | within_review_window: DISPUTE_WINDOW_OVER
            | request_review ;
        ReviewRefusal "复核" / "Review the refusal of an opinion" | NotAccepted | Accepted / NotAccepted
            | StreetDirector of own_street, TownPresidium of own_street
            | RefusalReview
            | review_is_open: NO_OPEN_REQUEST, not_the_refuser: SELF_VERIFICATION
            | review ;
        AnswerOnSpot "当场答复" / "Answer an opinion on the spot" | Received | Replied
            | SiteManager of of_the_street
            | SpotAnswer
            | heard_today: DATE_ORDER, activity_goes_on: DATE_ORDER, no_complaint: CONFLICT_OF_INTEREST, settled_or_for_reference: OUTCOME_REQUIRED
            | answer_on_spot ;
            | Received | Replied
            | Deputy of heard
            | SpotAnswer
            | checked_in_where_it_was_said: FORBIDDEN_SCOPE, heard_today: DATE_ORDER, activity_goes_on: DATE_ORDER,
              no_complaint: CONFLICT_OF_INTEREST, settled_or_for_reference: OUTCOME_REQUIRED
            | answer_on_spot ;
        Route "分办" / "Pass an opinion on" | Accepted, Returned | Routed
            | SiteManager of of_the_street, StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs, GovernmentOffice
            | OpinionRouting
            | route_is_open_to_caller: FORBIDDEN_SCOPE, only_the_router: FORBIDDEN_SCOPE, an_organ_handles: DIRECT_HANDLING_FORBIDDEN,
              handler_is_valid: ORGANIZATION_ENDED, not_the_organ_concerned: CONFLICT_OF_INTEREST
            | route ;
        Convert "转为建议" / "Turn an opinion into a suggestion" | Accepted, Rated | Converted
            | Deputy of heard
            | OpinionConversion
            | converter_in_office: DEPUTY_NOT_IN_OFFICE, converter_of_a_near_congress: WRONG_CONGRESS_LEVEL,
              nothing_or_dissatisfied: NO_GROUND_FOR_REHANDLING
            | convert ;
        ReturnFromSuggestion "转建议未成" / "Take an opinion back from a suggestion" | Converted | Accepted | System | - | - | - ;
        Merge "合并" / "Merge an opinion into another" | Received, Accepted, Routed, Signed | Merged
            | SiteManager of of_the_street, StreetDirector of router, TownPresidium of router, DeputyAffairs of router,
              GovernmentOffice of router
            | OpinionMerging
            | target_is_open: LINK_CYCLE
            | merge ;
        FollowTarget "随并案转为建议" / "Follow what an opinion was merged into to a suggestion, and back" | Merged | (same) | System | - | - | - ;
        TellReply "告知并案答复" / "Tell the reply to a merged opinion" | Merged | (same) | System | - | - | - ;
        EndByProcedure "转入其他程序" / "End an opinion that another procedure deals with" | Accepted, Routed, Signed, Rehandling | NotAccepted
            | SiteManager of of_the_street, StreetDirector of router, TownPresidium of router, DeputyAffairs of router,
              GovernmentOffice of router
            | ProcedureEnd
            | ended_by_leader_or_router: FORBIDDEN_SCOPE, guided_elsewhere: GUIDANCE_REQUIRED, procedure_proved: DOCUMENT_MISSING
            | end_by_procedure ;
        Sign "签收" / "Take over an opinion" | Routed | Signed
            | OrganClerk of lead_handler
            | Note
            | - | sign ;
        Return "退回" / "Return an opinion" | Routed, Signed | Returned
            | OrganClerk of lead_handler
            | OpinionReturn
            | lead_not_decided: LEAD_DECIDED, return_in_time: RETURN_WINDOW_OVER, proposed_is_another: VALIDATION_FAILED
            | give_back ;
        DecideLead "裁定主办单位" / "Decide who deals with an opinion" | Returned, Routed, Signed | Routed
            | StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs
            | HandlerDecision
            | an_organ_is_decided: DIRECT_HANDLING_FORBIDDEN, new_handler_is_valid: ORGANIZATION_ENDED, decided_is_not_concerned: CONFLICT_OF_INTEREST, everybody_heard: REASON_MISSING
            | decide_lead ;
        RequestExtension "申请延期" / "Ask for more time for an opinion" | Signed | (same)
            | OrganHead of lead_handler
            | OpinionExtensionRequest
            | not_extended_yet: EXTENSION_LIMIT, asked_in_time: EXTENSION_LIMIT, asked_within_limit: EXTENSION_LIMIT
            | request_extension ;
        Extend "延期" / "Give an opinion more time" | Signed | (same)
            | SiteManager of router, StreetDirector of router, TownPresidium of router, DeputyAffairs of router, GovernmentOffice of router
            | Note
            | extension_is_open: NO_OPEN_REQUEST, extension_within_limit: EXTENSION_LIMIT
            | extend ;
        Reply "答复" / "Reply to an opinion" | Signed, Rehandling | Replied
            | OrganHead of lead_handler
            | OpinionReply
            | handler_is_no_deputy: DIRECT_HANDLING_FORBIDDEN, outcome_named: OUTCOME_REQUIRED, resolved_with_evidence: EVIDENCE_MISSING,
              promise_dated: PROMISE_DATE_MISSING, reply_stored: DOCUMENT_MISSING
            | reply ;
            | Routed, Signed, Rehandling | Replied
            | SiteManager of of_the_street
            | OpinionReply
            | goes_outside: FORBIDDEN_SCOPE, outcome_named: OUTCOME_REQUIRED, answer_of_outside: DOCUMENT_MISSING,
              promise_dated: PROMISE_DATE_MISSING
            | reply ;
        Rate "评价" / "Rate the reply to an opinion" | Replied | Rated
            | Public of code_holder
            | OpinionRating
            | within_rating_window: RATING_WINDOW_OVER
            | rate ;
            | Rated | (same) | Public of code_holder | OpinionRating | not_rated_yet: ALREADY_RATED | - ;
            | Merged | (same)
            | Public of code_holder
            | OpinionRating
            | told_of_a_reply: INVALID_TRANSITION, not_rated_yet: ALREADY_RATED, within_rating_window: RATING_WINDOW_OVER
            | rate_for_oneself ;
        Rehandle "重新办理" / "Have an opinion handled again" | Replied, Rated | Rehandling / Accepted
            | StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs
            | Note
            | somebody_is_dissatisfied: NO_GROUND_FOR_REHANDLING, handled_again_less_than_twice: REHANDLE_LIMIT
            | rehandle ;
            | Replied, Rated | Rehandling / Accepted | System | - | - | - ;
        DeclineRehandle "不再办理" / "Decline to have an opinion handled again" | Replied, Rated | (same)
            | StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs
            | Reason
            | somebody_is_dissatisfied: NO_GROUND_FOR_REHANDLING
            | decline_rehandling ;
        Close "办结" / "Close an opinion" | Replied, Rated, Converted | Closed
            | SiteManager of of_the_street, StreetDirector of own_street, TownPresidium of own_street
            | Note
            | closed_by_leader_or_head: FORBIDDEN_SCOPE, nothing_open: OPEN_ITEMS
            | close ;
        Reopen "重新打开" / "Reopen an opinion" | Closed, Published | Rehandling
            | StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs
            | Reason
            | an_organ_handled_it: INVALID_TRANSITION, within_reopen_window: REOPEN_WINDOW_OVER,
              reply_is_refuted: NO_GROUND_FOR_REHANDLING
            | reopen ;
        LookBack "回头看" / "Look back at an opinion" | Closed, Published | (same)
            | StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs
            | OpinionLookBack
            | has_no_result_yet: INVALID_TRANSITION, worse_is_explained: REASON_MISSING
            | look_back ;
        Publish "公开" / "Publish an opinion at the site" | Closed | Published
            | SiteManager of of_the_street
            | Note
            | redacted_without_numbers: PERSONAL_DATA_IN_PUBLICATION, not_about_staff: DISCLOSURE_FORBIDDEN
            | publish ;
        WithdrawPublication "撤回公开" / "Withdraw the publication of an opinion" | Published | Closed
            | SiteManager of of_the_street
            | Reason
            | - | withdraw_publication ;
        ReissueCode "补发查询码" / "Give the code of an opinion anew"
            | Received, Accepted, NotAccepted, Routed, Signed, Returned, Replied, Rated, Rehandling, Converted, Merged, Closed | (same)
            | SiteManager of of_the_street
            | CodeReissue
            | code_is_recoverable: CODE_NOT_RECOVERABLE
            | reissue_code ;
        ChangeSite "随站点移交" / "Hand an opinion over to another site"
            | Received, Accepted, Routed, Signed, Returned, Replied, Rated, Rehandling, Converted | (same) | System | - | - | - ;
}
