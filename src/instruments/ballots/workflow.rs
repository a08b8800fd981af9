//! How a ballot goes (00 §5.4); casting is in `cast.rs`, because it must leave no trail.

use super::entity::{
    BallotConfirmation, BallotContent, BallotView, Count, EnteredPapers, Issuing, Signing, TieSettlement,
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A ballot of a meeting: prepared, issued, closed, counted by its supervisors, confirmed, announced.
    /// 会议的表决:经准备、发票投票、截止,由监票人计票,再经确认和公布。
    Ballots = "instrument.ballot" "表决" / "ballot" "ballots" at "/ballots" view BallotView;
    states BallotState: Announced refuses RESULT_LOCKED;
    actions BallotAction:
    //  action                     | from                              | to        | who
    //                             | body | only if | then
        View "查看" / "View a ballot" | (any) | (same) | CongressStaff, TownPresidium of own_town, BallotSupervisor, Auditor | - | - | - ;
                    | Issuing, Closed, Counted, Confirmed, Announced, Void | (same) | Deputy | - | - | - ;
                    | Announced | (same) | Public of told | - | - | - ;
        Create "准备" / "Prepare a ballot"   | (new)                             | Prepared  | ScOffice, TownPresidium
                                   | BallotContent | meeting_exists: UNKNOWN_REFERENCE, own_meeting: FORBIDDEN_SCOPE, meeting_not_over: WRONG_MEETING, no_other_open: ALREADY_EXISTS, supervisors_exist: UNKNOWN_REFERENCE, excluded_exist: UNKNOWN_REFERENCE, secret_where_the_law_says: SECRET_BALLOT_REQUIRED, majority_of_all_members: VALIDATION_FAILED, candidates_fit: VALIDATION_FAILED, options_fit: VALIDATION_FAILED, a_box_has_two_supervisors: VALIDATION_FAILED | note_town ;
        Edit "修改" / "Edit a ballot"   | Prepared                          | (same)    | ScOffice of of_the_district, TownPresidium of own_town
                                   | BallotContent | meeting_exists: UNKNOWN_REFERENCE, own_meeting: FORBIDDEN_SCOPE, second_as_ordered: VALIDATION_FAILED, meeting_not_over: WRONG_MEETING, no_other_open: ALREADY_EXISTS, supervisors_exist: UNKNOWN_REFERENCE, excluded_exist: UNKNOWN_REFERENCE, secret_where_the_law_says: SECRET_BALLOT_REQUIRED, majority_of_all_members: VALIDATION_FAILED, candidates_fit: VALIDATION_FAILED, options_fit: VALIDATION_FAILED, a_box_has_two_supervisors: VALIDATION_FAILED | note_town ;
        Issue "发票" / "Issue the papers of a ballot"   | Prepared                          | Issuing   | ScOffice of of_the_district, TownPresidium of own_town
                                   | Issuing | on_a_day_of_the_meeting: MEETING_NOT_OPEN, meeting_quorate: QUORUM_NOT_MET,
                                     supervisors_there: UNKNOWN_REFERENCE,
                                     supervisors_without_interest: CONFLICT_OF_INTEREST, pool_is_bounded: VALIDATION_FAILED, paper_voters_fit: VALIDATION_FAILED | issue ;
        HandOut "补发" / "Hand out papers of a ballot to those who come later" | Issuing | (same) | System | - | - | - ;
        Sign "签署" / "Sign for the pool or the record of a ballot as its supervisor" | Issuing, Counted | (same) | BallotSupervisor of supervisor
                                   | Signing | is_what_stands: PAPERS_CHANGED, not_signed_yet: ALREADY_EXISTS | sign ;
        Close "截止" / "Close a ballot"   | Issuing                           | Closed    | ScOffice of of_the_district, TownPresidium of own_town, BallotSupervisor of supervisor
                                   | Note | pool_signed: RECORD_UNSIGNED | close ;
        Enter "录入" / "Enter the papers of the box of a ballot" | Closed | (same) | BallotSupervisor of supervisor
                                   | EnteredPapers | has_a_box: INVALID_TRANSITION, papers_are_of_the_box: VALIDATION_FAILED | enter ;
        Count "计票" / "Count a ballot"   | Closed                            | Counted   | BallotSupervisor of supervisor
                                   | Count | papers_as_closed: PAPERS_CHANGED, counts_agree: TALLY_MISMATCH, arithmetic_agrees: BALLOT_ARITHMETIC | count ;
        Confirm "确认" / "Confirm the result of a ballot"   | Counted                           | Confirmed | ScOffice of of_the_district, ChairsSecretary of of_the_district, TownPresidium of own_town
                                   | BallotConfirmation | every_supervisor_signed: RECORD_UNSIGNED, papers_as_sealed: PAPERS_CHANGED, nothing_left_open: TIE_UNRESOLVED | assign ;
        Announce "公布" / "Announce the result of a ballot"   | Confirmed                         | Announced | ScOffice of of_the_district, TownPresidium of own_town
                                   | Note | meeting_still_open: MEETING_NOT_OPEN | draft_publication ;
        Use "据以决定" / "Base a decision on a ballot" | Prepared, Issuing, Closed, Counted, Confirmed, Announced | (same) | System
                                   | - | - | - ;
        OrderSecondBallot "再次投票" / "Order a second ballot" | Counted                         | (same)    | ChairsSecretary of of_the_district, TownPresidium of own_town
                                   | Note | left_open: TIE_UNRESOLVED | make_second_ballot ;
        SettleTie "处理同票" / "Settle a tie without another ballot" | Counted                         | (same)    | ChairsSecretary of of_the_district, TownPresidium of own_town
                                   | TieSettlement | still_tied: TIE_UNRESOLVED, of_the_tied: VALIDATION_FAILED | settle_tie ;
        Void "作废" / "Void a ballot"   | Prepared, Issuing, Closed, Counted | Void     | ChairsSecretary of of_the_district, TownPresidium of own_town, BallotSupervisor of supervisor
                                   | Reason | no_second_ballot: INVALID_TRANSITION | void ;
                                   | Prepared                          | Void      | System
                                   | - | - | - ;
}
