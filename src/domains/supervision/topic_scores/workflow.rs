//! Who scores proposals (02 §2.10).

use super::entity::{TopicScoreContent, TopicScoreView};
use crate::codes;

platform::workflow! {
    /// What an invited reviewer thinks of a proposal: six marks from 1 to 10, given once.
    /// 受邀评分人对议题建议的评价:六项,每项 1 至 10 分,只评一次。
    TopicScores = "supervision.topic_score" "选题评分" / "topic score" "topic scores" at "/supervision/topic-scores" view TopicScoreView;
    states TopicScoreState;
    actions TopicScoreAction:
    //  action        | from  | to     | who | body | only if | then
        View "查看" / "View a topic score" | (any) | (same) | ScOffice, ChairsSecretary, CommitteeStaff, Auditor, ScMember of reviewer, Deputy of reviewer
                      | - | - | - ;
        Create "评分" / "Give a topic score" by Session | (new) | Given  | ScMember, CommitteeStaff, Deputy | TopicScoreContent
                      | proposal_is_screened: INVALID_TRANSITION, reviewer_is_invited: FORBIDDEN_SCOPE, not_the_own_proposal: SELF_SCORING | set_reviewer ;
}
