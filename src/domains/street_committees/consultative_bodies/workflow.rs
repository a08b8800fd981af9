//! How a consultative body is kept (01 §2.7).

use super::entity::{ConsultativeBodyContent, ConsultativeBodyView, NewConsultativeBody};
use crate::codes;

platform::workflow! {
    /// Residents, deputies, members of the CPPCC and organizations of a street whom its committee asks before projects are chosen.
    /// 街道人大工委召集的居民议事组织,由居民、代表、政协委员和驻区单位组成。
    ConsultativeBodies = "street_committee.consultative_body" "居民议事组织" / "consultative body" "consultative bodies" at "/street-committees/consultative-bodies" view ConsultativeBodyView;
    states ConsultativeBodyState;
    actions ConsultativeBodyAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a consultative body" | (any) | (same)
            | CongressStaff, Auditor, StreetDirector of own_street, StreetClerk of own_street, Deputy, Public of out | - | - | - ;
        Create "登记" / "Register a consultative body" | (new) | Active
            | StreetDirector, StreetClerk
            | NewConsultativeBody
            | own_committee: FORBIDDEN_SCOPE, first_of_the_term: ALREADY_EXISTS, established_by_now: FUTURE_RECORD, members_named: VALIDATION_FAILED
            | belong ;
        Edit "修改" / "Edit a consultative body" | Active | (same)
            | StreetDirector of own_street, StreetClerk of own_street
            | ConsultativeBodyContent
            | first_of_the_term: ALREADY_EXISTS, established_by_now: FUTURE_RECORD, members_named: VALIDATION_FAILED
            | - ;
}
