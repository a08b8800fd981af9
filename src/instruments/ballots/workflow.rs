//! How a ballot goes (00 §5.4); casting is in `cast.rs`, because it must leave no trail.

use super::api::{BallotContent, BallotView, Confirmation, Count};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A ballot of a meeting: prepared, issued, closed, counted by its supervisors, confirmed, announced.
    Ballots = "instrument.ballot" "表决" at "/ballots" view BallotView;
    states BallotState: Announced refuses ResultLocked;
    actions BallotAction:
    //  action                     | from                              | to        | who
    //                             | body | only if | then
        View              "查看"   | (any)                             | (same)    | CongressStaff, BallotSupervisor, Deputy, Auditor
                                   | - | - | - ;
        Create            "准备"   | (new)                             | Prepared  | ScOffice
                                   | BallotContent | meeting_exists: UnknownReference, secret_where_the_law_says: SecretBallotRequired, majority_of_all_members: ValidationFailed, candidates_fit: ValidationFailed, options_fit: ValidationFailed | - ;
        Edit              "修改"   | Prepared                          | (same)    | ScOffice
                                   | BallotContent | meeting_exists: UnknownReference, secret_where_the_law_says: SecretBallotRequired, majority_of_all_members: ValidationFailed, candidates_fit: ValidationFailed, options_fit: ValidationFailed | - ;
        Issue             "发票"   | Prepared                          | Issuing   | ScOffice
                                   | Note | meeting_quorate: QuorumNotMet | issue ;
        Close             "截止"   | Issuing                           | Closed    | ScOffice, BallotSupervisor of supervisor
                                   | Note | - | close ;
        Count             "计票"   | Closed                            | Counted   | BallotSupervisor of supervisor
                                   | Count | arithmetic_agrees: BallotArithmetic | count ;
        Confirm           "确认"   | Counted                           | Confirmed | ScOffice, ChairsSecretary
                                   | Confirmation | no_tie: TieUnresolved | confirm ;
        Announce          "公布"   | Confirmed                         | Announced | ScOffice
                                   | Note | - | draft_publication ;
        OrderSecondBallot "再次投票" | Counted                         | (same)    | ChairsSecretary
                                   | Note | tie_there_is: TieUnresolved | make_second_ballot ;
        Void              "作废"   | Prepared, Issuing, Closed, Counted | Void     | ChairsSecretary, BallotSupervisor of supervisor
                                   | Reason | - | void ;
}
