//! How a clause is dealt with (00 §5.5).

use super::{
    api::{Recheck, VerificationBody},
    entity::{ClauseContent, ClauseInvitation, ClauseView, ReportedResult},
};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// One request of an opinion, from the request to the verified result.
    /// 审议意见中的一项要求,从提出要求到结果经核查属实。
    OpinionClauses = "instrument.opinion_clause" "意见条目" / "opinion clause" "opinion clauses" at "/opinion-clauses" view ClauseView;
    states ClauseState;
    actions ClauseAction:
    //  action                | from                     | to             | who | body | only if | then
        View "查看" / "View an opinion clause" | (any) | (same)
            | ScOffice, ChairsSecretary, CommitteeStaff, DeputyAffairs, Auditor, ScMember of seen_opinion,
              Deputy of seen_opinion, OrganStaff of seen_opinion_to_it
            | - | - | - ;
        Create "起草" / "Draft an opinion clause"   | (new)                    | Pending        | CommitteeStaff, ScOffice | ClauseContent
                              | opinion_is_drafted: INVALID_TRANSITION, target_exists: CLAUSE_WITHOUT_ADDRESSEE, issue_exists: UNKNOWN_REFERENCE | - ;
        Edit "修改" / "Edit an opinion clause"   | Pending                  | (same)         | CommitteeStaff, ScOffice | ClauseContent
                              | opinion_is_drafted: INVALID_TRANSITION, target_exists: CLAUSE_WITHOUT_ADDRESSEE, issue_exists: UNKNOWN_REFERENCE | - ;
        Remove "删除" / "Delete an opinion clause"   | Pending                  | (archived)     | CommitteeStaff, ScOffice | -
                              | opinion_is_drafted: INVALID_TRANSITION | - ;
        Start "开始办理" / "Start handling an opinion clause" | Pending, Reopened      | InProgress     | OrganClerk of target, GovernmentOffice of target | Note
                              | opinion_is_handled: INVALID_TRANSITION | start ;
        ReportResult "报告结果" / "Report the result of an opinion clause" | InProgress             | ResultReported | OrganClerk of target, GovernmentOffice of target | ReportedResult
                              | solved_with_evidence: EVIDENCE_MISSING, refusal_has_reasons: REASON_MISSING | set_result ;
        Invite "邀请代表核查" / "Invite deputies to verify an opinion clause" | Pending, InProgress, ResultReported, Verified, Reopened | (same) | CommitteeStaff | ClauseInvitation
                              | invited_in_office: DEPUTY_NOT_IN_OFFICE | assign ;
        Verify "核查" / "Verify the result of an opinion clause"   | ResultReported           | Verified / Reopened | CommitteeStaff, Deputy of invited | VerificationBody
                              | verifier_is_another: SELF_VERIFICATION, refutation_has_reasons: REASON_MISSING | verify ;
        Recheck "再核查" / "Verify an opinion clause again" | Verified                 | ResultReported | CommitteeStaff, Deputy of invited | Recheck
                              | result_may_change: INVALID_TRANSITION | ask_again ;
        Reopen "重新办理" / "Reopen an opinion clause" | Verified, ResultReported | Reopened     | System | - | - | - ;
}

impl ClauseState {
    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::InProgress | Self::Reopened)
    }
}
