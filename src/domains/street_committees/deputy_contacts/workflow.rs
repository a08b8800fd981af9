//! How a contact with a deputy is recorded (01 §2.7).

use super::entity::{DeputyContactContent, DeputyContactView, DifficultyAnswer, NewDeputyContact};
use crate::{codes, laws};
use platform::workflow::Reason;

platform::workflow! {
    /// That a street committee was in contact with a deputy of its street (地方组织法第五十九条). An entry that the deputy disputes does not count.
    /// 街道人大工委联系辖区代表的情况(地方组织法第五十九条);代表有异议的记录不计入统计。
    DeputyContacts = "street_committee.deputy_contact" "联系代表记录" / "deputy contact" "deputy contacts" at "/street-committees/deputy-contacts" view DeputyContactView;
    states DeputyContactState;
    actions DeputyContactAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a deputy contact" | (any) | (same)
            | ScOffice, DeputyAffairs, Auditor, StreetDirector of own_street, StreetClerk of own_street, Deputy of oneself | - | - | - ;
        Create "记录" / "Record a contact with a deputy" | (new) | Recorded
            | StreetDirector, StreetClerk
            | NewDeputyContact
            | own_committee: FORBIDDEN_SCOPE, contact_not_in_future: FUTURE_RECORD, in_office_then: DEPUTY_NOT_IN_OFFICE by ORG 59,
              deputy_of_the_street: UNKNOWN_REFERENCE, recorded_soon: RECORD_TOO_OLD
            | belong ;
        Edit "修改" / "Edit a deputy contact" | Recorded | (same)
            | StreetDirector of own_street, StreetClerk of own_street
            | DeputyContactContent
            | contact_not_in_future: FUTURE_RECORD, in_office_then: DEPUTY_NOT_IN_OFFICE by ORG 59, recorded_soon: RECORD_TOO_OLD
            | - ;
        AnswerDifficulty "答复困难" / "Answer the difficulty of a deputy" | Recorded | (same)
            | StreetDirector of own_street, StreetClerk of own_street
            | DifficultyAnswer
            | difficulty_told: REPLIES_MISSING
            | answer ;
        Dispute "提出异议" / "Dispute a deputy contact" | Recorded | Disputed
            | Deputy of oneself
            | Reason
            | -
            | - ;
}
