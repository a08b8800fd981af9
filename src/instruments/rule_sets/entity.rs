//! The row of a rule set.

use super::api::{RuleKind, RuleParam};
use platform::record::List;

platform::record! {
    /// A set of rules of a jurisdiction for a time.
    "rule_set", super::RuleSetState {
        kind: RuleKind,
        code: String,
        jurisdiction: String,
        effective_from: Date,
        effective_to: Option<Date>,
        params: List<RuleParam>,
        approved_document_id: Option<Uuid>,
    }
}
