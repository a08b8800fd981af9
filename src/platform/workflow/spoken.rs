//! What a workflow table says in sentences, in both languages: the descriptions of operations.

use super::{From, Party, Rule, To, Workflow};
use crate::{
    problem::law,
    records::{assurance::Assurance, record::Record},
    values::{locale::Language, sentence::Sentence, words::Words},
};

/// Who sees which records: the View rows.
#[must_use]
pub fn readers<W: Workflow>() -> Sentence {
    let said = |language: Language| {
        let rows = W::views().iter().map(|rule| {
            let who = parties(rule.who, language);
            match &rule.from {
                From::In(states) => {
                    let states = words(states, language);
                    language.pick(format!("{states}时:{who}"), format!("in {states}: {who}"))
                }
                _ => who,
            }
        });
        rows.collect::<Vec<_>>().join(language.pick(";", "; "))
    };
    Sentence::new(
        format!("可读取者:{}。", said(Language::Chinese)),
        format!("Readable by: {}.", said(Language::English)),
    )
}

/// The rows of an action: from where to where, by whom, on which conditions.
#[must_use]
pub fn rows_of<W: Workflow>(action: &str) -> Sentence {
    let said = |language| {
        let rows = W::TABLE.iter().filter(|rule| rule.action.word() == action);
        rows.map(|rule| row(rule, language)).collect::<Vec<_>>().join("\n\n")
    };
    Sentence::new(said(Language::Chinese), said(Language::English))
}

fn row<W: Workflow>(rule: &Rule<W>, language: Language) -> String {
    let who = parties(rule.who, language);
    let from = match &rule.from {
        From::New => String::new(),
        From::Any => language.pick("任何状态", "any state").to_owned(),
        From::In(states) => words(states, language),
    };
    let to = match &rule.to {
        To::Same => language.pick("状态不变", "the same state").to_owned(),
        To::Archived => language.pick("归档", "the archive").to_owned(),
        To::OneOf(states) => words(states, language),
    };
    let way = match (from.is_empty(), language) {
        (true, Language::Chinese) => format!("**至** {to}"),
        (true, Language::English) => format!("**To** {to}"),
        (false, Language::Chinese) => format!("**自** {from} **至** {to}"),
        (false, Language::English) => format!("**From** {from} **to** {to}"),
    };
    let how = match rule.assurance {
        // An act of office: that it needs the person is told once for all of them.
        Assurance::Token | Assurance::Session => "",
        Assurance::FreshFactor => language.pick(
            "(须本人登录并刚通过双因素验证)",
            ", in the session of the person, with a fresh second factor",
        ),
    };
    let mut said = match language {
        Language::Chinese => format!("{way},**操作者** {who}{how}"),
        Language::English => format!("{way}, **by** {who}{how}"),
    };
    if !rule.guards.is_empty() {
        said += "\n";
    }
    for guard in rule.guards {
        let basis = law::named(guard.basis, language);
        let (name, code) = (guard.name.replace('_', " "), guard.code.name());
        said += &match (language, basis) {
            (Language::Chinese, Some(basis)) => {
                format!("\n- `{code}` {}({basis})", guard.code.title(language))
            }
            (Language::Chinese, None) => format!("\n- `{code}` {}", guard.code.title(language)),
            (Language::English, Some(basis)) => format!("\n- {name}, else `{code}` ({basis})"),
            (Language::English, None) => format!("\n- {name}, else `{code}`"),
        };
    }
    said
}

fn words<S: Words>(states: &[S], language: Language) -> String {
    let said = states.iter().map(|state| match language {
        Language::Chinese => format!("`{}` {}", state.word(), state.zh()),
        Language::English => format!("`{}`", state.word()),
    });
    said.collect::<Vec<_>>().join(language.pick("、", ", "))
}

fn parties<M: Record>(who: &[Party<M>], language: Language) -> String {
    who.iter().map(|party| spoken(party, language)).collect::<Vec<_>>().join(language.pick("、", ", "))
}

fn spoken<M: Record>(party: &Party<M>, language: Language) -> String {
    let relation = party.relation.as_ref().map(|relation| relation.name);
    match language {
        Language::Chinese => {
            let name = match party.group.roles {
                [role] => role.zh(),
                _ => party.group.zh,
            };
            let function = party.function.map(|function| format!("[{}]", function.zh())).unwrap_or_default();
            let relation = relation.map(|name| format!("(`{name}`)")).unwrap_or_default();
            format!("{name}{function}{relation}")
        }
        Language::English => {
            let name = match party.group.roles {
                [role] => format!("`{}`", role.word()),
                _ => party.group.name.to_owned(),
            };
            let function =
                party.function.map(|function| format!(" of {}", function.word())).unwrap_or_default();
            let relation = relation.map(|name| format!(" ({})", name.replace('_', " "))).unwrap_or_default();
            format!("{name}{function}{relation}")
        }
    }
}
