//! How a year of livelihood projects goes (07 §3.1).

use super::entity::{
    CollectionExtension, CycleClosing, CycleContent, CycleView, GovernmentDecision, ListReturn, ListReview,
    ListSubmission, NewCycle,
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A year of livelihood projects of a district or a town: proposals are collected and screened, the list is deliberated by the Standing
    /// Committee, and the congress votes. Notices about a year are told apart by their round: 1 the collection, 2 its extension, 3 the result
    /// of the vote, 4 the cancellation.
    /// 区或者镇实事项目的一个年度:征集、论证筛选、常委会审议名单、大会票决。有关年度的公告以轮次区分:1 征集公告,2 延期公告,3 票决结果公告,4 取消公告。
    Cycles = "livelihood.cycle" "实事项目年度" / "year of livelihood projects" "years of livelihood projects" at "/livelihood/cycles" view CycleView;
    states CycleState;
    actions CycleAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a year of livelihood projects" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, OrganStaff
            | - | - | - ;
            | Collecting, Screening, ListSubmitted, ScReviewed, Voted, Executing, Closed, Cancelled | (same)
            | Deputy, Everybody of announced, Public of announced
            | - | - | - ;
        Create "筹备" / "Prepare a year of livelihood projects" | (new) | Planned
            | GovernmentOffice
            | NewCycle
            | body_of_the_level: VALIDATION_FAILED, collection_in_order: DATE_ORDER
            | prepare ;
        Edit "修改" / "Edit a year of livelihood projects" | Planned, Collecting, Screening | (same)
            | GovernmentOffice of own_government
            | CycleContent
            | collection_in_order: DATE_ORDER, collection_stands: COLLECTION_NOT_OPEN
            | - ;
        OpenCollection "启动征集" / "Begin to collect proposals" | Planned | Collecting
            | GovernmentOffice of own_government
            | Note
            | collection_announced: PUBLICATION_MISSING by SX 16
            | open_collection ;
        ExtendCollection "延长征集" / "Collect proposals for longer" | Collecting | (same)
            | GovernmentOffice of own_government
            | CollectionExtension
            | extended_once_and_in_time: EXTENSION_LIMIT, extension_announced: PUBLICATION_MISSING by SX 16
            | extend_collection ;
        CloseCollection "结束征集" / "End the collection of proposals" | Collecting | Screening
            | GovernmentOffice of own_government
            | Note
            | collection_over: COLLECTION_NOT_OVER
            | close_collection ;
            | Collecting | Screening | System | - | - | - ;
        SubmitList "提交名单" / "Submit the list of candidates" | Screening | ListSubmitted
            | GovernmentOffice of own_government
            | ListSubmission
            | conferral_stored: DOCUMENT_MISSING, more_than_seats: NO_EXTRA_CANDIDATES, ratio_reached: EXTRA_RATIO_TOO_LOW,
              all_screened: CANDIDATE_NOT_SCREENED, exits_answered: EXIT_REENTRY
            | submit_list ;
        ScReview "记录常委会审议" / "Record the deliberation of the list" | ListSubmitted | ScReviewed
            | ScOffice of in_the_district, TownPresidium of own_town
            | ListReview
            | review_decided: WRONG_MEETING by ZJDEC 4, review_voted: WRONG_BALLOT by ORG 51, review_passed: MAJORITY_NOT_REACHED by ORG 51
            | review_list ;
        ReturnList "退回名单" / "Return the list of candidates" | ListSubmitted, ScReviewed | Screening
            | ScOffice of in_the_district, TownPresidium of own_town
            | ListReturn
            | return_decided: WRONG_MEETING by ZJDEC 4, no_papers_out: BALLOT_ISSUED
            | return_list ;
        TakeRule "适用票决办法" / "Take over the rule of the vote" | ScReviewed | (same) | System | - | - | - ;
        RecordVote "记录票决" / "Record the vote" | ScReviewed | Voted
            | ScOffice of in_the_district, TownPresidium of own_town
            | Note
            | vote_announced: TIE_UNRESOLVED by ORG 29, result_announced: PUBLICATION_MISSING by SX 16
            | record_vote ;
        DecideByGovernment "政府确定" / "Have the government decide" | Screening | Voted
            | GovernmentOffice of own_government
            | GovernmentDecision
            | voting_not_used: VOTE_REQUIRED, list_heard: WRONG_MEETING by ZJDEC 4, all_screened: CANDIDATE_NOT_SCREENED,
              exits_answered: EXIT_REENTRY
            | decide_by_government ;
        Start "开始实施" / "Begin to carry out the projects" | Voted | Executing | System | - | - | - ;
        Close "结束" / "Close a year of livelihood projects" | Executing | Closed
            | ScOffice of in_the_district, TownPresidium of own_town
            | CycleClosing
            | heard_by_the_congress: WRONG_MEETING by SX 18, projects_settled: OPEN_ITEMS
            | assign ;
        Cancel "取消" / "Cancel a year of livelihood projects" | Planned, Collecting, Screening | Cancelled
            | GovernmentOffice of own_government
            | Reason
            | cancellation_announced: PUBLICATION_MISSING by SX 16
            | cancel ;
}
