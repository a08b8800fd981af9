//! The row of a rule set.

use super::words::{RuleKind, RuleParam, RuleSetState};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Text};

platform::record! {
    /// A set of rules of a jurisdiction for a time.
    RuleSets = "rule_set", RuleSetState {
        /// Which rules.
        #[set_by(content)] #[filter]
        kind: RuleKind,
        /// Code, unique in the district.
        #[set_by(content)] #[example("jd-supervision-2026")]
        code: Text<40>,
        /// District code; `310000` the municipality, `000000` the nation.
        #[set_by(content)] #[example("310114")] #[filter]
        jurisdiction: Text<6, 6>,
        /// First day of force.
        #[set_by(content)] #[sort]
        effective_from: NaiveDate,
        /// Last day of force.
        #[set_by(content, Supersession)]
        effective_to: Option<NaiveDate>,
        /// The numbers.
        #[set_by(content)]
        params: List<RuleParam>,
        /// The decision.
        #[set_by(content)]
        approved_document_id: Option<Uuid>,
    }
    content RuleSetContent;
    view RuleSetView;
    /// The end of a set.
    body Supersession;
}
