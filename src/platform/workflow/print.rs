//! A workflow table as Markdown, and the matrix of states, actions and roles for the golden files.

use super::table::{RowText, TableText};
use crate::{values::words::Words, vocabulary::Role};

/// The table as Markdown.
#[must_use]
pub fn markdown(table: &TableText) -> String {
    let head =
        "| action | from | to | who | by | body | only if | then |\n|---|---|---|---|---|---|---|---|\n";
    head.to_owned() + &table.rules.iter().map(row).collect::<String>()
}

fn row(rule: &RowText) -> String {
    let guards: Vec<_> = rule.guards.iter().map(guard).collect();
    format!(
        "| `{}` {} | {} | {} | {} | {} | {} | {} | {} |\n",
        rule.action,
        rule.zh,
        rule.from.join(", "),
        rule.to.join(" / "),
        rule.who.join(", "),
        if rule.roles.is_empty() { "-".into() } else { rule.assurance.en().to_lowercase() },
        rule.body.as_deref().unwrap_or("-"),
        if guards.is_empty() { "-".into() } else { guards.join("; ") },
        then(rule),
    )
}

/// The effect, and who follows: `set meeting; followed by its reports move with it`.
fn then(rule: &RowText) -> String {
    let followed = rule.followed_by.iter().map(|by| format!("followed by {by}"));
    let all: Vec<String> = rule.effect.iter().cloned().chain(followed).collect();
    if all.is_empty() { "-".into() } else { all.join("; ") }
}

fn guard(guard: &super::table::GuardText) -> String {
    let basis = guard.basis.as_ref().map(|basis| format!(", {basis}")).unwrap_or_default();
    format!("{} else `{}`{basis}", guard.condition, guard.code)
}

/// Which role may do what in which state: one line per state and action, one column per role that the table names.
#[must_use]
pub fn matrix(table: &TableText) -> String {
    let named = |role: &&Role| table.rules.iter().any(|rule| rule.roles.contains(role));
    let roles: Vec<Role> = Role::ALL.iter().filter(named).copied().collect();
    let mut text = String::from("| state | action |");
    for role in &roles {
        text += &format!(" {} |", role.word());
    }
    text += &format!("\n|---|---|{}\n", "---|".repeat(roles.len()));
    let states = table.states.iter().map(|state| state.state.as_str());
    for state in std::iter::once("(new)").chain(states) {
        for action in actions_from(table, state) {
            let marks: Vec<_> = roles.iter().map(|role| mark(table, state, action, *role)).collect();
            text += &format!("| {state} | {action} | {} |\n", marks.join(" | "));
        }
    }
    text
}

fn starts(rule: &RowText, state: &str) -> bool {
    rule.from.iter().any(|from| from == state || (from == "(any)" && state != "(new)"))
}

fn actions_from<'a>(table: &'a TableText, state: &str) -> Vec<&'a str> {
    let mut actions: Vec<&str> = Vec::new();
    for rule in table.rules.iter().filter(|rule| starts(rule, state)) {
        if !actions.contains(&rule.action.as_str()) {
            actions.push(&rule.action);
        }
    }
    actions
}

/// `✔` for the role as such, `own` where a function or a relation is needed too, `·` for no.
fn mark(table: &TableText, state: &str, action: &str, role: Role) -> &'static str {
    let rules = || table.rules.iter().filter(|rule| rule.action == action && starts(rule, state));
    if rules().any(|rule| rule.enough.contains(&role)) {
        "✔"
    } else if rules().any(|rule| rule.roles.contains(&role)) {
        "own"
    } else {
        "·"
    }
}
