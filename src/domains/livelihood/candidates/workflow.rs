//! How a candidate goes (07 §3.3).

use super::entity::{
    CandidateContent, CandidateRevising, CandidateSubmission, CandidateView, CandidateWithdrawal,
    ExitFinding, NewCandidate,
};
use crate::{codes, laws};
use platform::workflow::Note;

platform::workflow! {
    /// What the deputies may select: worked out by the government, screened, deliberated by the Standing Committee, put on the ballot,
    /// selected or not.
    /// 供代表票决的候选项目:由政府拟定并经论证,常委会审议后列入票决,入选或者未入选。
    Candidates = "livelihood.candidate" "候选项目" / "candidate" "candidates" at "/livelihood/candidates" view CandidateView;
    states CandidateState: OnBallot refuses CANDIDATE_FROZEN, ScReviewed refuses CANDIDATE_FROZEN;
    actions CandidateAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a candidate" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, GovernmentOffice, OrganClerk of leading, OrganHead of leading, OrganClerk of author
            | - | - | - ;
            | ScReviewed, OnBallot, Selected, NotSelected | (same)
            | Deputy, Everybody of deliberated, Public of deliberated
            | - | - | - ;
        Create "拟定" / "Work out a candidate" | (new) | Proposed
            | GovernmentOffice, OrganClerk
            | NewCandidate
            | cycle_takes_candidates: CANDIDATE_FROZEN, title_of_its_own: ALREADY_EXISTS, origins_exist: UNKNOWN_REFERENCE, origins_are_free: ALREADY_EXISTS,
              continued_exists: UNKNOWN_REFERENCE, department_is_there: ORGANIZATION_ENDED, places_exist: UNKNOWN_REFERENCE, days_in_order: DATE_ORDER
            | begin ;
        Edit "修改" / "Edit a candidate" | Proposed | (same)
            | GovernmentOffice, OrganClerk of leading
            | CandidateContent
            | list_is_open: CANDIDATE_FROZEN, title_of_its_own: ALREADY_EXISTS, origins_exist: UNKNOWN_REFERENCE, origins_are_free: ALREADY_EXISTS,
              continued_exists: UNKNOWN_REFERENCE, department_is_there: ORGANIZATION_ENDED, places_exist: UNKNOWN_REFERENCE, days_in_order: DATE_ORDER
            | note_change ;
            | Submitted | Submitted / Proposed
            | GovernmentOffice
            | CandidateContent
            | list_is_open: CANDIDATE_FROZEN, title_of_its_own: ALREADY_EXISTS, origins_exist: UNKNOWN_REFERENCE, origins_are_free: ALREADY_EXISTS,
              continued_exists: UNKNOWN_REFERENCE, department_is_there: ORGANIZATION_ENDED, places_exist: UNKNOWN_REFERENCE, days_in_order: DATE_ORDER
            | screen_again ;
        Submit "提交" / "Put a candidate on the list" | Proposed | Submitted
            | GovernmentOffice
            | CandidateSubmission
            | list_is_open: CANDIDATE_FROZEN, goal_quantified: GOAL_NOT_QUANTIFIED, money_adds_up: FUND_SOURCE_SUM,
              led_by_a_department: ORGANIZATION_ENDED, days_said: DATE_ORDER, places_add_up: VALIDATION_FAILED,
              stages_said: CROSS_YEAR_WITHOUT_STAGES by SX 17,
              its_screening_passed: CANDIDATE_NOT_SCREENED, exits_answered: EXIT_REENTRY
            | submit ;
        FindDifferent "认定非同一项目" / "Find that a candidate is not the same as an exit" | Proposed, Submitted | (same)
            | CommitteeStaff
            | ExitFinding
            | list_is_open: CANDIDATE_FROZEN, is_like_it: VALIDATION_FAILED
            | find_different ;
        RecordScReview "常委会审议" / "Have a candidate deliberated" | Submitted | ScReviewed | System | - | - | - ;
        GoBack "随名单退回" / "Send a candidate back with the list" | ScReviewed, OnBallot | Submitted | System | - | - | - ;
        PutOnBallot "列入票决" / "Put a candidate on the ballot" | ScReviewed | OnBallot
            | ScOffice of in_the_district, TownPresidium of own_town
            | Note
            | deliberated_as_it_stands: CANDIDATE_NOT_DELIBERATED by ZJDEC 4, rule_adopted: BALLOT_RULE_MISSING by SX 16,
              no_papers_out: BALLOT_ISSUED by ORG 22
            | - ;
        Revise "修改(主席团)" / "Have the presidium revise a candidate" | ScReviewed, OnBallot | (same)
            | ChairsSecretary of in_the_district, TownPresidium of own_town
            | CandidateRevising
            | presidium_revised: WRONG_MEETING by ORG 22, no_papers_out: BALLOT_ISSUED by ORG 22, revised_goal: GOAL_NOT_QUANTIFIED,
              revised_places_exist: UNKNOWN_REFERENCE, revised_places: VALIDATION_FAILED, revised_days: DATE_ORDER,
              revised_stages: CROSS_YEAR_WITHOUT_STAGES by SX 17
            | revise ;
        RecordResult "记录结果" / "Record the result of the vote on a candidate" | OnBallot | Selected / NotSelected | System | - | - | - ;
            | Submitted | Selected | System | - | - | - ;
        Withdraw "撤回" / "Withdraw a candidate" | Proposed, Submitted | Withdrawn
            | GovernmentOffice
            | CandidateWithdrawal
            | list_is_open: CANDIDATE_FROZEN
            | withdraw ;
            | ScReviewed, OnBallot | Withdrawn
            | ChairsSecretary of in_the_district, TownPresidium of own_town
            | CandidateWithdrawal
            | presidium_withdrew: WRONG_MEETING by ORG 22, no_papers_out: BALLOT_ISSUED by ORG 22, enough_stay: NO_EXTRA_CANDIDATES
            | withdraw ;
            | Proposed, Submitted | Withdrawn | System | - | - | - ;
}
