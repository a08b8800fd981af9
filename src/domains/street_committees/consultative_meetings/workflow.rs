//! How a consultative meeting goes (01 §3.7).

use super::entity::{
    ConsultationHeld, ConsultationReplies, ConsultativeMeetingContent, ConsultativeMeetingView,
    NewConsultativeMeeting,
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A meeting in which residents of a street are asked: what they say is handed to the street office or a department, which answer; the projects that more
    /// than half of those present vote for are recommended.
    /// 听取居民意见的议事会议:意见交街道办事处或者有关部门办理答复;得票超过实到人数半数的实事项目予以推荐。
    ConsultativeMeetings = "street_committee.consultative_meeting" "居民议事会议" / "consultative meeting" "consultative meetings" at "/street-committees/consultative-meetings" view ConsultativeMeetingView;
    states ConsultativeMeetingState;
    actions ConsultativeMeetingAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a consultative meeting" | (any) | (same)
            | CongressStaff, Auditor, StreetDirector of own_street, StreetClerk of own_street | - | - | - ;
            | Held, Answered, Closed | (same) | GovernmentOffice, OrganClerk of handler, OrganHead of handler | - | - | - ;
            | Planned, Held, Answered, Closed, Cancelled | (same) | Deputy, Public of out | - | - | - ;
        Create "拟定" / "Plan a consultative meeting" | (new) | Planned
            | StreetDirector, StreetClerk
            | NewConsultativeMeeting
            | own_body: FORBIDDEN_SCOPE, some_topic: VALIDATION_FAILED
            | convene ;
        Edit "修改" / "Edit a consultative meeting" | Planned | (same)
            | StreetDirector of own_street, StreetClerk of own_street
            | ConsultativeMeetingContent
            | some_topic: VALIDATION_FAILED
            | - ;
        Hold "召开" / "Record that a consultative meeting was held" | Planned | Held
            | StreetDirector of own_street, StreetClerk of own_street
            | ConsultationHeld
            | held_by_now: FUTURE_RECORD, held_after_the_body: DATE_ORDER, some_topic: VALIDATION_FAILED, enough_present: QUORUM_NOT_MET by ORG 59,
              votes_add_up: BALLOT_ARITHMETIC, leads_exist: UNKNOWN_REFERENCE, handlers_fit: UNKNOWN_REFERENCE
            | hold ;
        Answer "答复" / "Answer what was said in a consultative meeting" | Held | Held / Answered
            | OrganClerk of handler
            | ConsultationReplies
            | own_opinions: FORBIDDEN_SCOPE
            | answer ;
        Close "办结" / "Close a consultative meeting" | Held, Answered | Closed
            | StreetDirector of own_street
            | Note
            | every_opinion_answered: REPLIES_MISSING
            | close ;
        Cancel "取消" / "Cancel a consultative meeting" | Planned | Cancelled
            | StreetDirector of own_street
            | Reason
            | -
            | cancel ;
}
