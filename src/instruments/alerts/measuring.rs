//! From a rule to its measure, and what the rule asks of it.

use crate::alert_rules::entity as rule;
use platform::{
    call::Call,
    problem::{Problem, Result},
    records::measures::{Limit, Measure, Place, Probe},
    store::Executor,
    values::words::Words,
};

/// The function behind the word of a rule.
pub(super) fn measure_of(call: &Call, rule: &rule::Model) -> Result<Measure> {
    let word = rule.measure.word();
    let found = call.service.measures.iter().find(|measure| measure.word == word).copied();
    found.ok_or_else(|| Problem::internal(format!("nobody measures {word}")))
}

/// What a rule asks its measure today.
pub(super) fn probe<'a>(call: &Call, db: Executor<'a>, rule: &'a rule::Model, place: Place) -> Probe<'a> {
    Probe {
        db,
        district_code: &rule.district_code,
        field: rule.domain.word(),
        today: call.today(),
        limit: Limit { comparison: rule.comparison, threshold: rule.threshold.get() },
        place,
    }
}
