//! How an evaluation goes (02 §3.9).

use super::entity::{EvaluationConclusion, EvaluationContent, EvaluationView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// How well the supervision of an item was aimed and what effect it had: opened when the item is closed, computed from
    /// the records, concluded by the chairpersons, published.
    /// 对议题监督的针对性和实效性的评估:议题办结时开启,依据记录计分,由主任会议作出结论,并予公布。
    Evaluations = "supervision.evaluation" "监督评估" / "supervision evaluation" "supervision evaluations" at "/supervision/evaluations" view EvaluationView;
    states EvaluationState: Published refuses RESULT_LOCKED;
    actions EvaluationAction:
    //  action          | from               | to         | who | body | only if | then
        View "查看" / "View a supervision evaluation" | (any) | (same) | CongressStaff, Auditor | - | - | - ;
                    | Published | (same) | Everybody, Public | - | - | - ;
        Create "开启" / "Open a supervision evaluation" | (new)              | Opened     | CommitteeStaff | EvaluationContent
                        | item_is_closed: INVALID_TRANSITION, item_is_led: FORBIDDEN_SCOPE | start_clock ;
        Edit "修改" / "Edit a supervision evaluation" | Opened, AutoScored | (same)     | CommitteeStaff | EvaluationContent
                        | item_stays: VALIDATION_FAILED, item_is_led: FORBIDDEN_SCOPE | - ;
        Compute "计分" / "Compute the scores of a supervision evaluation" | Opened, AutoScored | AutoScored | CommitteeStaff | Note
                        | own_item_is_closed: INVALID_TRANSITION, own_item_is_led: FORBIDDEN_SCOPE | compute ;
                        | Opened | AutoScored | System | - | - | - ;
        Conclude "结论" / "Conclude a supervision evaluation" | AutoScored         | Concluded  | ChairsSecretary | EvaluationConclusion
                        | conclusion_is_given: REASON_MISSING | conclude ;
        Publish "公布" / "Publish a supervision evaluation" | Concluded          | Published  | ScOffice | Note | - | - ;
        Reopen "重新开启" / "Reopen a supervision evaluation" | AutoScored, Concluded, Published | Opened | System | - | - | - ;
}
