//! How a commitment is kept (03 §3.5).

use super::entity::{ChangeReport, CommitmentCarryOver, CommitmentView, Fulfilment, TermEndReport};
use crate::codes;
use platform::workflow::Reason;

platform::workflow! {
    /// What an organ promised with a day: made by the reply that promises, kept until it is done or explained. Whoever was promised it
    /// may say that it was not.
    /// 承办单位在答复中承诺并附时限的事项:随答复产生,直至兑现或者说明;被承诺人可以提出异议。
    Commitments = "stations.commitment" "承诺事项" / "commitment" "commitments" at "/stations/commitments" view CommitmentView;
    states CommitmentState;
    actions CommitmentAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a commitment" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff, GovernmentOffice, Deputy of promised, OrganClerk of responsible,
              OrganHead of responsible, Public of told
            | - | - | - ;
        Create "承诺" / "Make a commitment" | (new) | Open | System | - | - | - ;
        Fulfill "兑现" / "Report a commitment as fulfilled" | Open, CarriedOver, ExplainedAtTermEnd | Fulfilled
            | OrganHead of responsible
            | Fulfilment
            | fulfilment_proved: EVIDENCE_MISSING
            | fulfill ;
        Dispute "提出异议" / "Dispute that a commitment was kept" | Fulfilled, Changed | Open
            | Deputy of promised, Public of code_holder
            | Reason
            | within_dispute_window: DISPUTE_WINDOW_OVER
            | open_again ;
        Refute "核查不实" / "Refute that a commitment was kept" | Fulfilled, Changed | Open
            | DeputyAffairs
            | Reason
            | - | open_again ;
        CarryOver "转下年度" / "Carry a commitment over to the next year" | Open, CarriedOver, ExplainedAtTermEnd | CarriedOver
            | OrganHead of responsible
            | CommitmentCarryOver
            | around_the_new_year: CARRY_OVER_WINDOW, a_day_of_the_next_year: DATE_ORDER
            | carry_over ;
        ExplainChange "说明情况变化" / "Explain changed circumstances of a commitment" | Open, CarriedOver, ExplainedAtTermEnd | Changed
            | OrganHead of responsible
            | ChangeReport
            | report_stored: DOCUMENT_MISSING, head_signed: NOT_SIGNED_BY_HEAD
            | explain_change ;
        ExplainTermEnd "届末说明" / "Explain a commitment at the end of the term" | Open, CarriedOver | ExplainedAtTermEnd
            | OrganHead of responsible
            | TermEndReport
            | term_ends: OUTSIDE_TERM
            | assign ;
        Replace "由新答复替代" / "Replace a commitment by a new reply" | Open, CarriedOver, ExplainedAtTermEnd | Replaced
            | System | - | - | - ;
}
