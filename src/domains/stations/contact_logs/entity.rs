//! The row of a contact.

use super::words::{ContactLogState, ContactMode, ContactPhase};
use chrono::NaiveDate;
use platform::values::text::Prose;

platform::record! {
    /// A contact with a deputy about a suggestion.
    /// 就代表建议与代表的一次沟通。
    ContactLogs = "contact_log", ContactLogState {
        /// The suggestion.
        /// 代表建议。
        #[set_by(content)] #[filter]
        suggestion_id: Uuid,
        /// The round of the handling in which it was written down.
        /// 所属的办理轮次。
        round: i32,
        /// The organ that spoke with the deputy.
        /// 沟通的承办单位。
        #[filter]
        organ_id: Uuid,
        /// The deputy: the one who leads, or one who seconds.
        /// 沟通的代表:领衔代表或者附议代表。
        #[set_by(content)] #[example("registry.deputy:10")] #[filter]
        deputy_id: Uuid,
        /// When in the handling.
        /// 所处的办理阶段。
        #[set_by(content)]
        phase: ContactPhase,
        /// How.
        /// 沟通方式。
        #[set_by(content)]
        mode: ContactMode,
        /// When.
        /// 沟通日期。
        #[set_by(content)] #[example("2026-08-03")]
        contacted_on: NaiveDate,
        /// What was said.
        /// 沟通内容。
        #[set_by(content)] #[example("现场查看停车场,代表同意分两批建设。")]
        content: Prose,
    }
    content ContactLogContent;
    view ContactLogView;
}
