//! How a satisfaction vote goes (00 §5.7).

use super::{
    api::SecondReport,
    entity::{BallotChoice, SatisfactionVoteContent, SatisfactionVoteView},
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// How satisfied the members are with a report or with what became of an opinion.
    /// 组成人员对报告或者审议意见落实情况的满意程度。
    SatisfactionVotes = "instrument.satisfaction_vote" "满意度测评" / "satisfaction vote" "satisfaction votes" at "/satisfaction-votes" view SatisfactionVoteView;
    states SatisfactionVoteState: Announced refuses RESULT_LOCKED;
    actions SatisfactionVoteAction:
    //  action                        | from       | to         | who | body | only if | then
        View "查看" / "View a satisfaction vote" | (any) | (same) | CongressStaff, TownPresidium of own_town, Auditor | - | - | - ;
                    | Announced, Rectifying, Closed | (same)
                    | Deputy, OrganStaff of organ, Public of published
                    | - | - | - ;
        Create "拟定" / "Plan a satisfaction vote"   | (new)      | Planned    | ScOffice, TownPresidium | SatisfactionVoteContent
                                      | organ_exists: UNKNOWN_REFERENCE, voters_of_the_body: VALIDATION_FAILED | first_round ;
        Edit "修改" / "Edit a satisfaction vote"   | Planned    | (same)     | ScOffice of of_the_district, TownPresidium of own_town | SatisfactionVoteContent
                                      | same_matter: INVALID_TRANSITION, organ_exists: UNKNOWN_REFERENCE, voters_of_the_body: VALIDATION_FAILED | - ;
        OpenBallot "开始表决" / "Open the ballot of a satisfaction vote" | Planned  | Voting     | ScOffice of of_the_district, TownPresidium of own_town | BallotChoice
                                      | ballot_is_secret: SECRET_BALLOT_REQUIRED, ballot_fits: WRONG_BALLOT | open_ballot ;
                                      | Voting     | (same)     | ScOffice of of_the_district, TownPresidium of own_town | BallotChoice
                                      | ballot_was_voided: INVALID_TRANSITION, ballot_is_secret: SECRET_BALLOT_REQUIRED, ballot_fits: WRONG_BALLOT | open_ballot ;
        RecordResult "记录结果" / "Record the result of a satisfaction vote" | Voting   | Decided    | ScOffice of of_the_district, TownPresidium of own_town | Note
                                      | ballot_confirmed: INVALID_TRANSITION, base_known: ASSESSMENT_DENOMINATOR_MISSING | record ;
        Announce "公布" / "Announce the result of a satisfaction vote"   | Decided    | Announced  | ScOffice of of_the_district, TownPresidium of own_town
                                      | Note | result_announced_in_the_meeting: MEETING_NOT_OPEN | announce ;
        RequireRectification "要求整改" / "Require rectification after a satisfaction vote" | Announced | Rectifying | ChairsSecretary of of_the_district, TownPresidium of own_town | Reason
                                      | members_dissatisfied: NO_GROUND_FOR_REHANDLING, another_round_allowed: REHANDLE_LIMIT | start_rectification ;
        VoteAgain "再次测评" / "Hold a satisfaction vote again" | Rectifying | Planned  | ScOffice of of_the_district, TownPresidium of own_town | SecondReport
                                      | second_report: DOCUMENT_MISSING, report_after_vote: DATE_ORDER, another_round_allowed: REHANDLE_LIMIT | next_round ;
        Close "办结" / "Close a satisfaction vote"   | Announced  | Closed     | ScOffice of of_the_district, TownPresidium of own_town | Note
                                      | members_not_dissatisfied: INVALID_TRANSITION, last_round_raised: REHANDLE_LIMIT | - ;
}
