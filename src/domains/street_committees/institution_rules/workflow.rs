//! How an institution rule goes (01 §3.2).

use super::entity::{
    InstitutionRuleContent, InstitutionRuleView, NewInstitutionRule, RuleAdoption, RuleObjection, RuleRepeal,
};
use crate::{codes, laws};
use platform::workflow::Note;

platform::workflow! {
    /// A rule by which a street committee works: adopted by its meeting, filed with the committee of the deputies' affairs; one of each kind is in force.
    /// 街道人大工委的工作制度:由工委会议通过,报代表工委备案;每类同时只有一项有效。
    InstitutionRules = "street_committee.institution_rule" "制度" / "institution rule" "institution rules" at "/street-committees/institution-rules" view InstitutionRuleView;
    states InstitutionRuleState;
    actions InstitutionRuleAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an institution rule" | (any) | (same)
            | CongressStaff, Auditor, StreetDirector of own_street, StreetClerk of own_street | - | - | - ;
            | Adopted, Filed | (same) | SiteManager, Deputy, Public of in_force | - | - | - ;
        Create "起草" / "Draft an institution rule" | (new) | Draft
            | StreetDirector, StreetClerk
            | NewInstitutionRule
            | own_committee: FORBIDDEN_SCOPE, text_exists: UNKNOWN_REFERENCE, no_other_draft: ALREADY_EXISTS
            | draft ;
        Edit "修改" / "Edit an institution rule" | Draft | (same)
            | StreetDirector of own_street, StreetClerk of own_street
            | InstitutionRuleContent
            | text_exists: UNKNOWN_REFERENCE
            | - ;
        Adopt "通过" / "Adopt an institution rule" | Draft | Adopted
            | StreetDirector of own_street
            | RuleAdoption
            | committee_decided: WRONG_MEETING by ORG 59, committee_quorate: QUORUM_NOT_MET by ORG 51, text_attached: DOCUMENT_MISSING,
              effective_after_adoption: DATE_ORDER
            | adopt ;
        File "报备" / "File an institution rule" | Adopted | Filed
            | StreetDirector of own_street
            | Note
            | text_attached: DOCUMENT_MISSING
            | file ;
        Acknowledge "签收" / "Acknowledge an institution rule" | Filed | (same)
            | DeputyAffairs
            | Note
            | -
            | acknowledge ;
        SendBack "退回" / "Send an institution rule back" | Filed | Adopted
            | DeputyAffairs
            | RuleObjection
            | -
            | send_back ;
        Supersede "被替代" / "Supersede an institution rule" | Adopted, Filed | Superseded | System | - | - | - ;
        Repeal "废止" / "Repeal an institution rule" | Adopted, Filed | Repealed
            | StreetDirector of own_street
            | RuleRepeal
            | committee_repealed: WRONG_MEETING by ORG 59
            | repeal ;
}
