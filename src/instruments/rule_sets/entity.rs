//! The row of a rule set.

use super::words::{RuleKind, RuleParam, RuleSetState};
use platform::records::record::List;

platform::record! {
    /// A set of rules of a jurisdiction for a time.
    RuleSets = "rule_set", RuleSetState {
        kind: RuleKind,
        code: String,
        jurisdiction: String,
        effective_from: Date,
        effective_to: Option<Date>,
        params: List<RuleParam>,
        approved_document_id: Option<Uuid>,
    }
}
