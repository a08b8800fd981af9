//! How a clause is dealt with (00 §5.5).

use super::{
    api::{Recheck, VerificationBody},
    entity::{ClauseContent, ClauseInvitation, ClauseView, ReportedResult},
};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// One request of an opinion, from the request to the verified result.
    OpinionClauses = "instrument.opinion_clause" "意见条目" at "/opinion-clauses" view ClauseView;
    states ClauseState;
    actions ClauseAction:
    //  action                | from                     | to             | who | body | only if | then
        View "查看" | (any) | (same)
            | ScOffice, ChairsSecretary, CommitteeStaff, DeputyAffairs, Auditor, ScMember of seen_opinion,
              Deputy of seen_opinion, OrganStaff of seen_opinion_to_it
            | - | - | - ;
        Create       "起草"   | (new)                    | Pending        | CommitteeStaff, ScOffice | ClauseContent
                              | opinion_is_drafted: INVALID_TRANSITION, target_exists: CLAUSE_WITHOUT_ADDRESSEE, issue_exists: UNKNOWN_REFERENCE | - ;
        Edit         "修改"   | Pending                  | (same)         | CommitteeStaff, ScOffice | ClauseContent
                              | opinion_is_drafted: INVALID_TRANSITION, target_exists: CLAUSE_WITHOUT_ADDRESSEE, issue_exists: UNKNOWN_REFERENCE | - ;
        Remove       "删除"   | Pending                  | (archived)     | CommitteeStaff, ScOffice | -
                              | opinion_is_drafted: INVALID_TRANSITION | - ;
        Start        "开始办理" | Pending, Reopened      | InProgress     | OrganClerk of target, GovernmentOffice of target | Note
                              | opinion_is_handled: INVALID_TRANSITION | start ;
        ReportResult "报告结果" | InProgress             | ResultReported | OrganClerk of target, GovernmentOffice of target | ReportedResult
                              | solved_with_evidence: EVIDENCE_MISSING, refusal_has_reasons: REASON_MISSING | set_result ;
        Invite       "邀请代表核查" | Pending, InProgress, ResultReported, Verified, Reopened | (same) | CommitteeStaff | ClauseInvitation
                              | invited_in_office: DEPUTY_NOT_IN_OFFICE | assign ;
        Verify       "核查"   | ResultReported           | Verified / Reopened | CommitteeStaff, Deputy of invited | VerificationBody
                              | verifier_is_another: SELF_VERIFICATION, refutation_has_reasons: REASON_MISSING | verify ;
        Recheck      "再核查" | Verified                 | ResultReported | CommitteeStaff, Deputy of invited | Recheck
                              | result_may_change: INVALID_TRANSITION | ask_again ;
        Reopen       "重新办理" | Verified, ResultReported | Reopened     | System | - | - | - ;
}

impl ClauseState {
    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::InProgress | Self::Reopened)
    }
}
