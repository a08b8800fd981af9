//! Who records speeches (02 §2.10).

use super::entity::{SpeechContent, SpeechView};
use crate::codes;

platform::workflow! {
    /// What was said when a report was deliberated.
    /// 审议报告时的发言。
    Speeches = "supervision.speech" "审议发言" / "speech" "speeches" at "/supervision/speeches" view SpeechView;
    states SpeechState;
    actions SpeechAction:
    //  action        | from     | to         | who | body | only if | then
        View "查看" / "View a speech" | (any)    | (same)     | CongressStaff, Auditor, OrganStaff of organ_side, Deputy of invited
                      | - | - | - ;
        Create "记录" / "Record a speech" | (new)    | Recorded   | ScOffice, ScMember, CommitteeStaff | SpeechContent
                      | item_is_deliberated: INVALID_TRANSITION, speaker_in_office: DEPUTY_NOT_IN_OFFICE | - ;
        Edit "修改" / "Edit a speech" | Recorded | (same)     | ScOffice, CommitteeStaff           | SpeechContent
                      | item_is_deliberated: INVALID_TRANSITION, speaker_in_office: DEPUTY_NOT_IN_OFFICE | - ;
        Remove "归档" / "Archive a speech" | Recorded | (archived) | ScOffice, CommitteeStaff           | - | - | - ;
}
