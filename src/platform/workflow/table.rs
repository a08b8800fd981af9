//! A workflow table as text: what `GET /workflows/{kind}`, the golden files and the diagrams are made of.

use super::{From, Party, Rule, StateOf, To, Workflow};
use crate::{
    problem::law,
    records::{assurance::Assurance, record::Record},
    values::{locale::Language, words::Words},
    vocabulary::Role,
};
use serde::Serialize;
use utoipa::ToSchema;

/// The workflow of a kind of record.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Workflow)]
pub struct TableText {
    /// `domain.record`.
    #[schema(examples("registry.meeting"))]
    pub kind: String,
    /// What the record is called in Chinese.
    pub label: String,
    /// The collection's URL.
    #[schema(examples("/api/v1/meetings"))]
    pub path: String,
    /// What it is.
    pub about: String,
    /// The states in order.
    pub states: Vec<StateText>,
    /// The rows of the table.
    pub rules: Vec<RowText>,
}

/// A state of a workflow.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkflowState)]
pub struct StateText {
    /// The word.
    pub state: String,
    /// The Chinese label.
    pub zh: String,
    /// The English label.
    pub en: String,
    /// Whether new records stand here.
    pub initial: bool,
    /// Whether nothing leads out of it.
    pub terminal: bool,
}

/// A row of a workflow table.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkflowRule)]
pub struct RowText {
    /// The word of the action.
    pub action: String,
    /// The Chinese label.
    pub zh: String,
    /// The English label.
    pub en: String,
    /// The states it starts from; `(new)` without a record, `(any)` from every state.
    pub from: Vec<String>,
    /// The states it leads to; `(same)`, `(archived)`.
    pub to: Vec<String>,
    /// Who may do it, in words.
    pub who: Vec<String>,
    /// The roles among them.
    pub roles: Vec<Role>,
    /// Those of them that need neither a function nor a relation, as the check itself decides.
    #[serde(skip)]
    pub enough: Vec<Role>,
    /// How they must have proved who they are: an act of office needs the session of the person.
    pub assurance: Assurance,
    /// The type of its body.
    #[schema(required = true)]
    pub body: Option<String>,
    /// The conditions.
    pub guards: Vec<GuardText>,
    /// What happens beside the change of state.
    #[schema(required = true)]
    pub effect: Option<String>,
    /// What follows elsewhere, in the same transaction.
    pub followed_by: Vec<String>,
}

/// A condition of an action.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkflowGuard)]
pub struct GuardText {
    /// The condition in words.
    pub condition: String,
    /// The code of its refusal.
    pub code: String,
    /// The articles that demand it.
    #[schema(required = true)]
    pub basis: Option<String>,
}

impl TableText {
    /// The table of a workflow.
    #[must_use]
    pub fn of<W: Workflow>() -> Self {
        Self {
            kind: W::KIND.into(),
            label: W::LABEL.into(),
            path: format!("/api/v1{}", W::PATH),
            about: W::ABOUT.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned(),
            states: StateOf::<W>::ALL.iter().map(|state| state_text::<W>(*state)).collect(),
            rules: W::TABLE.iter().map(row_text).collect(),
        }
    }

    /// `meeting`, or `<domain> item`: with the domain where the URL has it too.
    #[must_use]
    pub fn noun(&self) -> String {
        let (first, record) = self.kind.split_once('.').unwrap_or(("", &self.kind));
        let is_domain = self.path.starts_with(&format!("/api/v1/{first}/"));
        (if is_domain { &self.kind } else { record }).replace(['.', '_'], " ")
    }
}

fn state_text<W: Workflow>(state: StateOf<W>) -> StateText {
    let leads_out = |rule: &Rule<W>| match &rule.from {
        From::In(states) => states.contains(&state) && leads_elsewhere(rule, state),
        From::Any => leads_elsewhere(rule, state),
        From::New => false,
    };
    let initial = W::TABLE.iter().any(|rule| match (&rule.from, &rule.to) {
        (From::New, To::OneOf(states)) => states.contains(&state),
        _ => false,
    });
    let terminal = !W::TABLE.iter().any(leads_out);
    StateText { state: state.word().into(), zh: state.zh().into(), en: state.en().into(), initial, terminal }
}

fn leads_elsewhere<W: Workflow>(rule: &Rule<W>, from: StateOf<W>) -> bool {
    matches!(&rule.to, To::OneOf(states) if states.iter().any(|state| *state != from))
}

fn row_text<W: Workflow>(rule: &Rule<W>) -> RowText {
    let words = |states: &[StateOf<W>]| states.iter().map(|state| state.word().to_owned()).collect();
    RowText {
        action: rule.action.word().into(),
        zh: rule.action.zh().into(),
        en: rule.action.en().into(),
        from: match &rule.from {
            From::New => vec!["(new)".into()],
            From::Any => vec!["(any)".into()],
            From::In(states) => words(states),
        },
        to: match &rule.to {
            To::Same => vec!["(same)".into()],
            To::Archived => vec!["(archived)".into()],
            To::OneOf(states) => words(states),
        },
        who: rule.who.iter().map(party_text).collect(),
        roles: Role::ALL.iter().copied().filter(|role| holds(rule, *role)).collect(),
        enough: Role::ALL.iter().copied().filter(|role| rule.is_enough(*role)).collect(),
        assurance: rule.assurance,
        body: rule.body.as_ref().map(|body| body.name.to_owned()),
        guards: rule
            .guards
            .iter()
            .map(|guard| GuardText {
                condition: guard.name.replace('_', " "),
                code: guard.code.name().into(),
                basis: law::named(guard.basis, Language::Chinese),
            })
            .collect(),
        effect: rule.effect.map(|effect| effect.replace('_', " ")),
        followed_by: Vec::new(),
    }
}

fn holds<W: Workflow>(rule: &Rule<W>, role: Role) -> bool {
    rule.who.iter().any(|party| party.group.roles.contains(&role))
}

fn party_text<M: Record>(party: &Party<M>) -> String {
    let name = match party.group.roles {
        [] => "(system)".to_owned(),
        [role] => role.word().to_owned(),
        _ => format!("[{}]", party.group.name),
    };
    let function = party.function.map(|function| format!("@{}", function.word())).unwrap_or_default();
    let relation = party.relation.as_ref().map(|r| format!(" of {}", r.name)).unwrap_or_default();
    format!("{name}{function}{relation}")
}
