//! What no column says is not shown: the marks of the columns against the tables and against what the public reads.

use super::{everybody, records};
use crate::support::{App, contract::DOCUMENT};
use platform::{
    records::mark::{Mark, Readers},
    vocabulary::Role,
};
use serde_json::{Value, json};

/// The kinds whose records the public may see, with their collections and marks.
fn public_kinds() -> Vec<(String, String, &'static [Mark])> {
    let routes = jiandu::app::routes();
    let seen =
        |rule: &&platform::workflow::RowText| rule.action == "view" && rule.roles.contains(&Role::Public);
    let public = routes.tables.iter().filter(|table| table.rules.iter().any(|rule| seen(&rule)));
    public.map(|table| (table.kind.clone(), table.path.clone(), routes.marks[&*table.kind])).collect()
}

/// Columns that nobody reads, while what is computed of them bears their name.
const COMPUTED: &[(&str, &str)] = &[("instrument.survey", "results")];

fn is_for_the_public(mark: &Mark) -> bool {
    matches!(mark.readers, Readers::Public | Readers::PublicIf(_) | Readers::Those(_))
}

#[test]
fn columns_are_public_where_the_public_sees_records() {
    let public = public_kinds();
    assert!(public.len() >= 10, "{} kinds are public", public.len());
    for (kind, marks) in &jiandu::app::routes().marks {
        let says = marks.iter().any(|mark| matches!(mark.readers, Readers::Public | Readers::PublicIf(_)));
        assert_eq!(says, public.iter().any(|(known, ..)| known == kind), "{kind}");
    }
}

fn urlencoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The parameters of a list that ask for a column.
fn asking<'a>(path: &str, column: &'a str) -> Vec<(String, &'a str)> {
    let parameters = DOCUMENT["paths"][path]["get"]["parameters"].as_array().unwrap();
    let names = parameters.iter().filter_map(|parameter| parameter["name"].as_str());
    let of_the_column =
        names.filter(|name| [column, &format!("{column}_from"), &format!("{column}_to")].contains(name));
    of_the_column.map(|name| (name.to_owned(), column)).collect()
}

#[tokio::test]
async fn a_column_without_a_mark_is_not_told_to_the_public() {
    let app = App::demonstration().await;
    let people = everybody(&app).await;
    let records = records(&people, 4).await;
    let public = &people["public"];
    let (mut cells, mut questions) = (0, 0);
    for (kind, path, marks) in public_kinds() {
        let told_otherwise = |mark: &&Mark| COMPUTED.contains(&(kind.as_str(), mark.column));
        for mark in marks.iter().filter(|mark| !is_for_the_public(mark) && !told_otherwise(mark)) {
            let there = |body: &Value| {
                body.get(mark.column).is_some_and(|value| *value != json!(null) && *value != json!([]))
            };
            for record in records.iter().filter(|record| record.collection == path) {
                let seen = public.get(&record.path()).await;
                if seen.status == 404 {
                    continue;
                }
                cells += 1;
                assert!(!there(&seen.expect(200).body), "{kind}.{} is told to the public", mark.column);
                let history = public.get(&format!("{}/history", record.path())).await;
                for entry in history.expect(200).body["items"].as_array().unwrap() {
                    assert!(
                        entry["diff"].get(mark.column).is_none(),
                        "the history tells {kind}.{}",
                        mark.column
                    );
                }
            }
            for record in records.iter().filter(|record| record.collection == path) {
                let Some(text) = record.body[mark.column].as_str() else { continue };
                let words: String = text.chars().take(30).collect();
                let found = public.get(&format!("{path}?limit=200&q={}", urlencoded(&words))).await;
                let items = found.body["items"].as_array().cloned().unwrap_or_default();
                // What is found is found by what the public reads.
                assert!(
                    items.iter().all(|one| one.to_string().contains(&words)),
                    "q tells {kind}.{}",
                    mark.column
                );
                questions += 1;
            }
            for (name, column) in asking(&path, mark.column) {
                let code = public.get(&format!("{path}?{name}=2026-01-01")).await.status;
                assert_eq!(code, 400, "{kind} can be asked for {column}");
                questions += 1;
            }
            let sorted = public.get(&format!("{path}?sort={}", mark.column)).await.status;
            assert_eq!(sorted, 400, "{kind} can be sorted by {}", mark.column);
            questions += 1;
        }
    }
    println!("{cells} cells, {questions} questions");
    assert!(cells > 40 && questions > 20, "{cells} cells, {questions} questions");
}
