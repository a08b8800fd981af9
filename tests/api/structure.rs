//! The house: imports run downwards, domains do not know each other, files stay small, and a few words stay out.

use std::{
    fs,
    path::{Path, PathBuf},
};

mod imports;
mod states;

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn rust_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    files
}

#[test]
fn files_stay_small() {
    let folders = ["src", "tests", "migration/src"];
    let mut lengths: Vec<(usize, PathBuf)> = folders
        .iter()
        .flat_map(|folder| rust_files(&root().join(folder)))
        .map(|(path, text)| (text.lines().count(), path))
        .collect();
    lengths.sort();
    let (median, (longest, path)) = (lengths[lengths.len() / 2].0, lengths.last().unwrap());
    assert!(*longest <= 400, "{} has {longest} lines", path.display());
    assert!(median <= 150, "half of the files have more than {median} lines");
}

#[test]
fn folders_are_not_deep() {
    for (path, _) in rust_files(&root().join("src")) {
        let depth = path.strip_prefix(root().join("src")).unwrap().components().count();
        assert!(depth <= 5, "{} is deeper than four folders", path.display());
    }
}

/// The names of the domains, as their crates and URLs have them.
const DOMAINS: &[&str] =
    &["supervis", "street", "station", "budget", "asset", "elevator", "livelihood", "监督法"];

#[test]
fn the_platform_names_no_domain() {
    for (path, text) in rust_files(&root().join("src/platform")) {
        let lower = text.to_lowercase();
        let named: Vec<_> = DOMAINS.iter().filter(|name| lower.contains(**name)).collect();
        assert!(named.is_empty(), "{} names {named:?}", path.display());
    }
}

/// A code stands in the lowest layer that refuses with it: one that its own layer never uses stands too low, or nowhere. What two
/// domains refuse with stands below them.
#[test]
fn codes_stand_where_they_are_used() {
    let layers = [
        "platform/problem",
        "access",
        "registry",
        "instruments",
        "domains/supervision",
        "domains/livelihood",
        "domains/stations",
        "domains/street_committees",
        "",
    ];
    for layer in layers {
        let table = root().join("src").join(layer).join("codes.rs");
        let folder = match layer {
            "platform/problem" => root().join("src/platform"),
            "" => root().join("src/operations"),
            _ => root().join("src").join(layer),
        };
        let source = |folder: &Path| -> String {
            let files = rust_files(folder).into_iter().filter(|(path, _)| !path.ends_with("codes.rs"));
            files.map(|(_, text)| text).collect()
        };
        let domains = layers.iter().filter(|above| layer == "instruments" && above.starts_with("domains/"));
        let domains: Vec<String> = domains.map(|above| source(&root().join("src").join(above))).collect();
        let source = source(&folder);
        let rows = fs::read_to_string(&table).unwrap();
        let rows = rows
            .lines()
            .filter(|line| line.trim_start().starts_with(|first: char| first.is_ascii_uppercase()));
        let unused: Vec<_> = rows
            .filter_map(|row| row.split_whitespace().next())
            .filter(|code| {
                let named = [format!("codes::{code}"), format!(": {code}"), format!("refuses {code}")];
                let uses = |source: &String| named.iter().any(|name| source.contains(name));
                !uses(&source) && domains.iter().filter(|source| uses(source)).count() < 2
            })
            .collect();
        assert!(unused.is_empty(), "{} has {unused:?}", table.display());
    }
}

#[test]
fn some_words_stay_out() {
    // Split, so that this file does not find itself.
    let forbidden = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("f", "64"),
        concat!("f", "32"),
        concat!("#[all", "ow("),
    ];
    // What serde calls the methods with which a reader or a writer refuses fractions.
    let serde = [
        concat!("visit_f", "64<E>(self, _: f", "64)"),
        concat!("f", "32 f", "64 i128"),
        concat!("serialize_f", "32(f", "32)"),
        concat!("serialize_f", "64(f", "64)"),
    ];
    for folder in ["src", "migration/src"] {
        for (path, text) in rust_files(&root().join(folder)) {
            let text = serde.iter().fold(text, |text, name| text.replace(name, ""));
            for word in forbidden {
                assert!(!text.contains(word), "{} has {word}", path.display());
            }
            for name in ["Manager", "Helper", "Util"] {
                let declared = ["struct", "enum", "trait"].map(|kind| format!("{kind} {name}"));
                let suffixed = text.lines().any(|line| {
                    let mut words = line
                        .split_whitespace()
                        .skip_while(|word| !["struct", "enum", "trait"].contains(word));
                    words
                        .nth(1)
                        .is_some_and(|word| word.trim_end_matches(['{', ';', '<', '(']).ends_with(name))
                });
                assert!(
                    !suffixed && !declared.iter().any(|d| text.contains(d)),
                    "{} has a {name}",
                    path.display()
                );
            }
        }
    }
}

/// The names under which the types of a file stand in the document.
fn schema_names(text: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric()).collect::<String>();
    let named = |text: &str, before: &str| text.split_once(before).map(|(_, rest)| word(rest));
    let derived =
        text.split("#[derive(").skip(1).filter(|part| part.split(")]").next().unwrap().contains("ToSchema"));
    let derived = derived.filter_map(|part| {
        let head = &part[..part.find('{').unwrap_or(part.len())];
        let declared = named(head, "struct ").or_else(|| named(head, "enum "));
        named(head, "schema(as = ").or(declared)
    });
    let words = text.split("words! {").skip(1).filter_map(|part| named(part, "enum "));
    let bodies = text.split("record! {").skip(1).flat_map(|part| part.split("\n    body ").skip(1).map(word));
    derived.chain(words).chain(bodies).filter(|name| !name.is_empty()).collect()
}

/// The document has one place for each name: of two types with one name, one would be described as the other.
#[test]
fn types_of_the_document_have_names_of_their_own() {
    let mut files = rust_files(&root().join("src"));
    // Where the macros themselves are declared and explained there is no type.
    files.retain(|(path, _)| !path.ends_with("workflow/declare.rs") && !path.ends_with("values/words.rs"));
    let mut names: Vec<String> = files.iter().flat_map(|(_, text)| schema_names(text)).collect();
    names.sort();
    let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(names.len() > 200, "only {} names", names.len());
    assert!(twice.is_empty(), "two types are called {twice:?}");
}

/// Who reads rows that the caller may not view, and why.
const READS_MORE: &[(&str, &str)] = &[
    ("platform/lists/visible.rs", "is what all reading begins with"),
    ("platform/call/read.rs", "is the same for a call"),
    ("outlets/checklist/reading.rs", "computes how far an agenda is (decision 0033)"),
];

/// Handlers of their own that read no record of a table, or only what the caller is.
const READS_NO_RECORD: &[(&str, &str)] = &[
    ("platform/document/catalogue.rs", "serves the tables themselves"),
    ("access/", "is about the caller: sign-in, sessions, passwords, second factors, keys"),
    (
        "domains/stations/deputy_scores/",
        "counts what nobody but the deputy, those who keep the records and the deputy's street may see",
    ),
    ("domains/stations/statistics/", "counts for those who read every record that is counted"),
    ("domains/livelihood/calculators/", "computes with what is sent, and reads no record"),
    ("domains/livelihood/statistics/", "counts for those who read every record that is counted"),
    ("domains/supervision/statistics/", "counts for those who read every record that is counted"),
    ("domains/street_committees/statistics/", "counts; the numbers of a street name nobody"),
    ("outlets/calendar/", "shows what the lists of the kinds show, which ask the table"),
    (
        "instruments/ballots/casting.rs",
        "hands a vote to cast.rs, which asks in the transaction that takes it",
    ),
    ("instruments/calendar/listing.rs", "serves days, to whom may view the years"),
    ("instruments/publications/feed.rs", "serves the entries of what is public, of which each text is out"),
    ("outlets/audit_events/", "tells each entry through the view of its record"),
    ("outlets/inbox/", "finds records by their kinds, which ask the table"),
    ("outlets/trace/", "finds records by their kinds, which ask the table"),
];

/// Files of domains, instruments and outlets that read rows without asking the table for whom, outside of any write, and why: handlers
/// call them for pictures, numbers and lists.
const READS_ROWS: &[(&str, &str)] = &[
    (
        "domains/livelihood/pictures/funnel.rs",
        "counts the ideas of a year once their list was deliberated (decision 0106)",
    ),
    ("domains/livelihood/projects/lights.rs", "looks every day at what is due, for nobody"),
    ("domains/supervision/statistics/reading.rs", "counts for those who read every record that is counted"),
    ("instruments/alerts/evaluation.rs", "asks the rules in force, for nobody"),
    ("instruments/ballots/clearing.rs", "clears the files of the database, for nobody"),
    ("instruments/ballots/listing.rs", "reads the proof of a ballot that its caller read"),
    ("instruments/ballots/roll_call.rs", "reads the papers of a recorded vote that its caller read"),
    ("instruments/deadlines/sweep.rs", "looks for what lapses, for nobody"),
    ("instruments/documents/reconcile.rs", "holds files and records together, for nobody"),
    ("instruments/publications/entries.rs", "reads the order of what became public"),
    ("instruments/publications/feed.rs", "serves the entries of what is public, of which each text is out"),
    ("outlets/trace/linked.rs", "follows links, whose ends are shown as the records let the caller see them"),
];

/// What an answer is made of is read as the table reads it, in the file of the handler or in those that it calls.
#[test]
fn rows_that_nobody_asked_the_table_for_are_read_with_a_reason() {
    let source = root().join("src");
    let mut found = Vec::new();
    for (path, text) in
        ["domains", "instruments", "outlets"].iter().flat_map(|layer| rust_files(&source.join(layer)))
    {
        let code = text.split("#[cfg(test)]").next().unwrap();
        let raw = ["::find()", "::find_by_id(", "EntityOf::<"].iter().any(|reading| code.contains(reading));
        if raw && code.contains("store.read()") {
            found.push(path.strip_prefix(&source).unwrap().to_string_lossy().into_owned());
        }
    }
    found.sort();
    let known: Vec<&str> = READS_ROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, known);
}

/// A handler of its own asks the same question as the table, or stands in a list with its reason.
#[test]
fn every_handler_reads_records_as_the_table_does() {
    let source = root().join("src");
    let files = rust_files(&source);
    let named = |path: &Path| path.strip_prefix(&source).unwrap().to_string_lossy().into_owned();
    let mut wrong = Vec::new();
    for (path, text) in &files {
        let name = named(path);
        let code = text.split("#[cfg(test)]").next().unwrap();
        if code.contains("in_district::<") && !READS_MORE.iter().any(|(known, _)| name == *known) {
            wrong.push(format!("{name} reads rows of the district that the caller may not view"));
        }
        if !code.contains("routes.handle(")
            || READS_NO_RECORD.iter().any(|(known, _)| name.starts_with(known))
        {
            continue;
        }
        let asks = ["call.read::<", "call.find::<", "Call::by_passer::<"];
        if !asks.iter().any(|question| code.contains(question)) {
            wrong.push(format!("{name} serves a handler that does not ask the table"));
        }
    }
    for (known, _) in READS_MORE.iter().chain(READS_NO_RECORD) {
        assert!(files.iter().any(|(path, _)| named(path).starts_with(known)), "{known} is no file");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is sent is read as it is written in the document: chrono understands more. `record!` sees to it for columns.
#[test]
fn dates_of_bodies_are_read_strictly() {
    let (mut lenient, mut strict) = (Vec::new(), 0);
    for (path, text) in rust_files(&root().join("src")) {
        let (mut is_body, mut attributes) = (false, String::new());
        for line in text.lines().map(str::trim) {
            if line.starts_with("#[") {
                attributes += line;
            } else if line.contains("struct ") {
                let parts = ["Deserialize", "ToSchema", "deny_unknown_fields"];
                is_body = parts.iter().all(|part| attributes.contains(part));
                attributes.clear();
            } else if line.starts_with("pub ") {
                let dated = [": NaiveDate,", "<NaiveDate>,", ": DateTime<Utc>,", "<DateTime<Utc>>,"];
                if is_body && dated.iter().any(|end| line.ends_with(end)) {
                    strict += 1;
                    if !attributes.contains("values::strict::") {
                        lenient.push(format!("{}: {line}", path.display()));
                    }
                }
                attributes.clear();
            } else if line == "}" {
                is_body = false;
            }
        }
    }
    assert!(lenient.is_empty(), "{lenient:#?}");
    assert!(strict >= 5, "only {strict} were looked at");
}

/// Decisions are found by number, say when they were made, and stand in the index.
#[test]
fn decisions_are_numbered_without_holes_and_say_when() {
    let folder = root().join("docs/decisions");
    let index = fs::read_to_string(folder.join("README.md")).unwrap();
    let entries =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| name != "README.md").collect();
    names.sort();
    for (number, name) in (1..).zip(&names) {
        assert!(name.starts_with(&format!("{number:04}-")), "{name} should be number {number}");
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let mut lines = text.lines();
        let title = lines.next().unwrap().strip_prefix(&format!("# {number}. ")).unwrap_or_default();
        assert!(!title.is_empty(), "{name} does not begin with its number and title");
        let when = lines.nth(1).unwrap();
        assert!(when.starts_with("*20") && when.ends_with('*'), "{name} does not say when");
        assert!(index.contains(&format!("| [{title}]({name}) |")), "{name} is not in the index");
    }
}
