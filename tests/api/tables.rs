//! All workflow tables are sound, and printed as golden files for reading in review.

use platform::{
    records::assurance::Assurance,
    values::locale::Language,
    workflow::{RowText, TableText, markdown, matrix, mermaid},
};
use std::{collections::BTreeSet, fs, path::PathBuf};

fn tables() -> &'static [TableText] {
    &jiandu::app::routes().tables
}

fn is_moved_by<'a>(rule: &'a RowText, state: &str) -> impl Iterator<Item = &'a String> {
    let starts = rule.from.iter().any(|from| from == state || from == "(any)");
    rule.to.iter().filter(move |_| starts)
}

#[test]
fn every_state_can_be_reached() {
    for table in tables() {
        let mut reached: BTreeSet<&str> =
            table.states.iter().filter(|state| state.initial).map(|state| &*state.state).collect();
        assert!(!reached.is_empty(), "{} has no first state", table.kind);
        loop {
            let next: Vec<&str> = reached
                .iter()
                .flat_map(|state| table.rules.iter().flat_map(|rule| is_moved_by(rule, state)))
                .map(String::as_str)
                .collect();
            let before = reached.len();
            reached.extend(next.into_iter().filter(|state| !state.starts_with('(')));
            if reached.len() == before {
                break;
            }
        }
        let lost: Vec<_> = table
            .states
            .iter()
            .filter(|state| !reached.contains(&*state.state))
            .map(|state| &state.state)
            .collect();
        assert!(lost.is_empty(), "{}: nothing leads to {lost:?}", table.kind);
    }
}

#[test]
fn whoever_may_act_may_view() {
    for table in tables() {
        let viewers: Vec<_> =
            table.rules.iter().filter(|rule| rule.action == "view").flat_map(|rule| &rule.roles).collect();
        assert!(!viewers.is_empty(), "nobody may view {}", table.kind);
        for rule in &table.rules {
            let blind: Vec<_> = rule.roles.iter().filter(|role| !viewers.contains(role)).collect();
            assert!(blind.is_empty(), "{}: {blind:?} may {} and not view", table.kind, rule.action);
            assert!(
                !rule.roles.is_empty() || rule.who == ["(system)"],
                "{}: nobody may {}",
                table.kind,
                rule.action
            );
        }
    }
}

/// What a token may write is a list that is read in review: a new action is an act of office until somebody decides otherwise here.
#[test]
fn whatever_a_token_may_do_was_decided() {
    let routes = jiandu::app::routes();
    let writes = routes.operations.iter().filter(|operation| operation.method != "get" && !operation.public);
    let by_token = writes.filter(|operation| operation.assurance == Assurance::Token);
    let mut lines: Vec<_> = by_token
        .map(|operation| format!("{} {}\n", operation.method.to_uppercase(), operation.path))
        .collect();
    lines.sort();
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/token-operations.txt"));
    if std::env::var("JIANDU_GOLDEN").is_ok_and(|mode| mode == "write") {
        fs::write(&path, lines.concat()).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(golden, lines.concat(), "may an API token do this? If so: JIANDU_GOLDEN=write cargo test");
    for table in &routes.tables {
        for rule in &table.rules {
            let others = table.rules.iter().filter(|other| other.action == rule.action);
            assert!(
                others.into_iter().all(|other| other.assurance == rule.assurance),
                "{}: the rows of {} ask for different proofs",
                table.kind,
                rule.action
            );
        }
    }
}

#[test]
fn kinds_paths_and_words_are_unique() {
    let tables = tables();
    let kinds: BTreeSet<_> = tables.iter().map(|table| &table.kind).collect();
    let paths: BTreeSet<_> = tables.iter().map(|table| &table.path).collect();
    assert_eq!((kinds.len(), paths.len()), (tables.len(), tables.len()));
}

#[test]
fn the_printed_tables_are_the_golden_files() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/workflows"));
    let writing = std::env::var("JIANDU_GOLDEN").is_ok_and(|mode| mode == "write");
    let mut expected = BTreeSet::new();
    for table in tables() {
        let title = format!("# {} {} `{}`\n\n{}\n", table.kind, table.label, table.path, table.about);
        let drawing = mermaid(table, Language::Chinese);
        let text = format!("{title}\n{}\n{}\n```mermaid\n{drawing}```\n", markdown(table), matrix(table));
        let path = folder.join(format!("{}.md", table.kind));
        expected.insert(path.clone());
        if writing {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, text).unwrap();
            continue;
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            golden == text,
            "{} is old: JIANDU_GOLDEN=write cargo test, then read the difference",
            path.display()
        );
    }
    let present: BTreeSet<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(present, expected, "golden files without a table, or the other way round");
}

/// What a caller must have proved is asked for the operation, before a row is chosen: so the rows of an action ask the same.
#[test]
fn the_rows_of_an_action_ask_for_the_same_proof() {
    for table in tables() {
        for rule in table.rules.iter().filter(|rule| !rule.roles.is_empty()) {
            let mut others =
                table.rules.iter().filter(|other| other.action == rule.action && !other.roles.is_empty());
            assert!(
                others.all(|other| other.assurance == rule.assurance),
                "{}: rows of {} ask for different proofs",
                table.kind,
                rule.action
            );
        }
    }
}
