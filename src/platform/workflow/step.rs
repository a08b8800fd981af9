//! One action on one record, while it is carried out: what guards read and effects change.

use super::{StateOf, Workflow};
use crate::{
    body::Raw,
    call::Call,
    clock::legal_date,
    patch,
    problem::{Code, Problem, Result},
    record::Content,
    store::Transaction,
    text::Prose,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// An action without a body.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// An action that may be explained.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Why; kept in the audit trail.
    pub note: Option<Prose>,
}

/// An action that must be explained.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Why; kept in the audit trail.
    pub reason: Prose,
}

/// What a guard says.
#[derive(Debug)]
#[must_use]
pub enum Verdict {
    /// The condition holds.
    Holds,
    /// It does not, and these are the facts.
    Refused(Facts),
}

/// The facts of a refusal.
#[derive(Debug, Default)]
pub struct Facts {
    params: Map<String, Value>,
    pointers: Vec<String>,
}

/// The result of a guard: a verdict, unless the database failed.
pub type Guarded = Result<Verdict>;

impl Verdict {
    /// Holds if the condition is true.
    pub fn require(condition: bool) -> Self {
        if condition { Self::Holds } else { Self::Refused(Facts::default()) }
    }

    /// Adds a fact for programs to a refusal.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Self::Refused(facts) = &mut self {
            facts.params.insert(name.into(), value.into());
        }
        self
    }

    /// Names the field of the body that a refusal is about.
    pub fn at(mut self, pointer: &str) -> Self {
        if let Self::Refused(facts) = &mut self {
            facts.pointers.push(pointer.into());
        }
        self
    }

    /// Turns a refusal into the problem of its code.
    ///
    /// # Errors
    /// The code, with the facts.
    pub fn or_refuse(self, code: Code) -> Result<()> {
        let Self::Refused(facts) = self else { return Ok(()) };
        let problem =
            facts.params.into_iter().fold(Problem::new(code), |p, (name, value)| p.with(&name, value));
        Err(facts.pointers.iter().fold(problem, |p, pointer| p.at(pointer)))
    }
}

/// A hint in the answer of an action that was carried out all the same.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Warning {
    /// The code, as of a problem.
    pub code: String,
    /// The sentence.
    pub detail: String,
    /// Facts for programs.
    #[schema(value_type = Object, additional_properties)]
    pub params: Map<String, Value>,
}

/// One action on one record inside its transaction.
pub struct Step<'a, W: Workflow> {
    /// Who calls, and when.
    pub call: &'a Call,
    /// The transaction that everything of this action shares.
    pub tx: &'a Transaction,
    /// The record: before the action for guards of actions, the candidate for guards of create and edit.
    pub row: W::Model,
    /// The record as it was; none when it is created.
    pub before: Option<W::Model>,
    pub(crate) targets: &'static [StateOf<W>],
    pub(crate) target: Option<StateOf<W>>,
    pub(crate) warnings: Vec<Warning>,
}

impl<W: Workflow> Step<'_, W> {
    /// Today's legal date.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        legal_date(self.call.now)
    }

    /// Chooses among the states that the table names for this action.
    ///
    /// # Errors
    /// A state that the table does not name is a defect of the rules.
    pub fn lead_to(&mut self, state: StateOf<W>) -> Result<()> {
        if !self.targets.contains(&state) {
            return Err(Problem::internal("an effect chose a state that its table does not name"));
        }
        self.target = Some(state);
        Ok(())
    }

    /// Adds a hint to the answer.
    pub fn warn(&mut self, code: Code, params: &[(&str, Value)]) {
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let detail = code.detail(self.call.language).to_owned();
        self.warnings.push(Warning { code: code.name().into(), detail, params });
    }

    /// Reads the body of a new record and writes it to the row.
    #[doc(hidden)]
    pub fn write_new<C: Content<W::Model>>(&mut self, raw: &Raw) -> Result<C> {
        let content: C = raw.parse()?;
        content.write(&mut self.row);
        Ok(content)
    }

    /// Merges the body of an edit (RFC 7396) into the present content and writes it to the row.
    #[doc(hidden)]
    pub fn write_merged<C: Content<W::Model>>(&mut self, raw: &Raw) -> Result<C> {
        let content: C = patch::merged(&C::read(&self.row), raw)?;
        content.write(&mut self.row);
        Ok(content)
    }
}
