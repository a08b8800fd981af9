//! How a ballot rule goes (07 §3.3).

use super::entity::{BallotRuleContent, BallotRuleView, NewBallotRule, RuleAdopting};
use crate::{codes, laws};

platform::workflow! {
    /// The rule by which the congress votes on the projects of a year: how many candidates and seats, how many in favor, what happens with a
    /// tie or when seats stay free. The congress adopts it before the vote; one is in force.
    /// 大会票决实事项目的办法:候选数和应选数、通过线、同票和不足的处理。票决前由大会通过,每个年度只有一项有效。
    BallotRules = "livelihood.ballot_rule" "票决办法" / "ballot rule" "ballot rules" at "/livelihood/ballot-rules" view BallotRuleView;
    states BallotRuleState;
    actions BallotRuleAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a ballot rule" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, OrganStaff
            | - | - | - ;
            | Adopted, Superseded | (same)
            | Deputy, Everybody of in_force, Public of in_force
            | - | - | - ;
        Create "起草" / "Draft a ballot rule" | (new) | Draft
            | ScOffice, GovernmentOffice, TownPresidium
            | NewBallotRule
            | cycle_of_the_level: FORBIDDEN_SCOPE, always_secret: SECRET_BALLOT_REQUIRED, of_all_deputies: WRONG_BALLOT by ORG 25
            | begin ;
        Edit "修改" / "Edit a ballot rule" | Draft | (same)
            | ScOffice of in_the_district, TownPresidium of own_town
            | BallotRuleContent
            | always_secret: SECRET_BALLOT_REQUIRED, of_all_deputies: WRONG_BALLOT by ORG 25
            | - ;
        Adopt "通过" / "Adopt a ballot rule" | Draft | Adopted
            | ChairsSecretary of in_the_district, TownPresidium of own_town
            | RuleAdopting
            | list_deliberated: CANDIDATE_NOT_DELIBERATED, congress_adopted: WRONG_MEETING by SX 16, more_than_seats: NO_EXTRA_CANDIDATES,
              ratio_reached: EXTRA_RATIO_TOO_LOW, numbers_agree: SEATS_MISMATCH, no_papers_out: BALLOT_ISSUED by ORG 22
            | adopt ;
        Supersede "被替代" / "Supersede a ballot rule" | Adopted | Superseded | System | - | - | - ;
}
