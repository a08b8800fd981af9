//! States are words with a type: a text that is no state compares with nothing, and nobody would notice.

use super::{root, rust_files};

/// Who compares states as text, and why.
const READS_TEXT: &[(&str, &str)] =
    &[("access/mandate.rs", "reads the deputies of a layer above, whose words it cannot know")];

/// What stands in a bracket that was opened just before.
fn bracket(text: &str) -> &str {
    let mut depth = 1_i32;
    let end = text.find(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth == 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// Whether a name stands for a list of texts in a file without blanks: `let drafts = ["a"]`, `const OUT: [&str; 1]`.
fn is_text(code: &str, name: &str) -> bool {
    ["=[\"", "=&[\"", "=\"", ":[&str", ":&[&str", ":&str"]
        .iter()
        .any(|rest| code.contains(&format!("{name}{rest}")))
}

/// The comparisons of a state with a text in a file.
fn comparisons(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect();
    let mut found = Vec::new();
    for method in ["eq", "ne", "is_in", "is_not_in"] {
        for column in ["Column::State", "Column::State)"] {
            let call = format!("{column}.{method}(");
            for (place, _) in code.match_indices(&call) {
                let argument = bracket(&code[place + call.len()..]);
                let mut names = argument.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
                if argument.contains('"') || names.any(|name| !name.is_empty() && is_text(&code, name)) {
                    found.push(format!("{call}{argument})"));
                }
            }
        }
    }
    for compared in [".state==\"", ".state!=\"", "state.word()==", "state.word()!=", ".with(\"state\",\""] {
        found.extend(code.match_indices(compared).map(|_| compared.to_owned()));
    }
    found
}

#[test]
fn states_are_compared_as_their_type() {
    let source = root().join("src");
    let mut wrong = Vec::new();
    for (path, text) in rust_files(&source) {
        let name = path.strip_prefix(&source).unwrap().to_string_lossy().into_owned();
        let found = comparisons(text.split("#[cfg(test)]").next().unwrap());
        if READS_TEXT.iter().any(|(known, _)| name == *known) {
            assert!(!found.is_empty(), "{name} compares no state as text any more");
            continue;
        }
        wrong.extend(found.into_iter().map(|found| format!("{name}: {found}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn comparisons_with_text_are_found() {
    let texts = [
        "Column::State.eq(\"open\")",
        "own(Column::State)\n    .is_in([\"open\", \"closed\"])",
        "let drafts = [\"drafted\"]; Column::State.is_not_in(drafts)",
        "const OUT: [&str; 1] = [\"out\"]; Column::State.is_in(OUT)",
        "row.state != \"open\"",
        "row.state.word() == word",
        "problem.with(\"state\", \"stored\")",
    ];
    for text in texts {
        assert_eq!(comparisons(text).len(), 1, "{text}");
    }
    assert!(comparisons("Column::State.is_in([State::Open, State::Closed])").is_empty());
}
