//! Lists as files: what stands in them is what the caller sees of the list.

use crate::{
    imports::{DEPUTIES, deputies, import},
    support::{Answer, App, Person, contract::operations},
};
use reqwest::Method;
use serde_json::json;
use std::collections::BTreeSet;

/// The lines of a file as cells; a mark before the first one says that it is UTF-8.
fn lines(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Every path from which a list is taken away.
fn exports() -> Vec<String> {
    let paths = operations()
        .into_iter()
        .filter(|(path, ..)| path.ends_with("/export") && !path.contains("audit-events"));
    paths.map(|(path, ..)| path).collect()
}

async fn read(person: &Person, path: &str, language: &str) -> Answer {
    Answer::of(person.request(Method::GET, path).header("Accept-Language", language)).await
}

#[tokio::test]
async fn a_file_has_what_the_list_has_for_everybody() {
    let app = App::demonstration().await;
    let mut files = 0;
    for path in exports() {
        let list = path.trim_end_matches("/export");
        for name in [
            "sc-office",
            "committee-staff",
            "organ-clerk",
            "deputy",
            "third-party",
            "auditor",
            "street-clerk",
        ] {
            let person = app.person(name).await;
            let mut page = person.get(&format!("{list}?limit=200")).await;
            let file = read(&person, &format!("{path}?format=csv"), "zh-CN").await;
            assert_eq!(page.status, file.status, "{name} {path}: {}", file.text);
            if page.status != 200 {
                assert_eq!(page.body["code"], file.body["code"], "{name} {path}");
                continue;
            }
            let mut shown = page.body["items"].as_array().unwrap().clone();
            while let Some(cursor) = page.body["next_cursor"].as_str() {
                page = person.get(&format!("{list}?limit=200&cursor={cursor}")).await;
                shown.extend(page.body["items"].as_array().unwrap().iter().cloned());
            }
            let lines = lines(&file.text);
            assert_eq!(lines.len(), shown.len() + 1, "{name} {path}");
            assert!(lines.iter().all(|line| line.len() == lines[0].len()), "{name} {path}");
            // What the list says in words, the file says: texts that are no words of a vocabulary.
            let texts = [
                "title",
                "number",
                "item_no",
                "issue_no",
                "deputy_no",
                "assignment_no",
                "site_no",
                "opinion_no",
                "suggestion_no",
            ];
            for (record, line) in shown.iter().zip(&lines[1..]) {
                for text in texts.iter().filter_map(|name| record[*name].as_str()) {
                    let told = line.iter().any(|cell| cell.trim_start_matches('\'') == text);
                    assert!(told, "{name} {path}: {text} in {line:?}");
                }
            }
            let headers = lines[0].iter();
            assert!(
                headers.clone().all(|text| text.chars().any(|c| c > '\u{4e00}')),
                "{path}: {:?}",
                lines[0]
            );
            files += 1;
        }
    }
    assert!(files > 20, "only {files} files");
}

#[tokio::test]
async fn labels_names_days_and_numbers_are_those_of_an_office() {
    let app = App::demonstration().await;
    let office = app.person("sc-office").await;
    let path = "/api/v1/supervision/items/export?format=csv&sort=item_no&form=special_work_report";
    let file = lines(&read(&office, path, "zh-CN").await.expect(200).text);
    let cell = |line: usize, header: &str| {
        let column = file[0]
            .iter()
            .position(|text| text == header)
            .unwrap_or_else(|| panic!("{header}: {:?}", file[0]));
        file[line][column].as_str()
    };
    let items = office.get("/api/v1/supervision/items?sort=item_no&form=special_work_report&limit=200").await;
    for (line, item) in items.body["items"].as_array().unwrap().iter().enumerate() {
        let words: Vec<&str> = file[line + 1].iter().map(String::as_str).collect();
        for said in [&item["item_no"], &item["title"], &item["purpose"]] {
            assert!(words.contains(&said.as_str().unwrap()), "{said}: {words:?}");
        }
        assert!(words.contains(&"嘉定区人民政府") && words.contains(&"听取和审议专项工作报告"), "{words:?}");
    }
    assert_eq!(cell(1, "报告机关"), "嘉定区人民政府");
    let english = lines(&read(&office, path, "en").await.expect(200).text);
    assert!(english[1].contains(&"Special work report".to_owned()), "{:?}", english[1]);
    assert_eq!(english.len(), file.len());
}

#[tokio::test]
async fn more_than_a_page_is_read_and_filters_hold() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let before = affairs.get("/api/v1/deputies?count=true").await.body["total"].as_u64().unwrap();
    let report = import(&affairs, DEPUTIES, deputies(430)).await.expect(200).body.clone();
    assert_eq!(report["created"], 430);
    let file = lines(&affairs.get("/api/v1/deputies/export?format=csv").await.expect(200).text);
    assert_eq!(file.len() as u64, before + 430 + 1);
    let number =
        file[0].iter().position(|header| header == "代表证号").unwrap_or_else(|| panic!("{:?}", file[0]));
    let numbers: BTreeSet<&String> = file.iter().skip(1).map(|line| &line[number]).collect();
    assert_eq!(numbers.len() + 1, file.len(), "a record twice");
    let some = lines(&affairs.get("/api/v1/deputies/export?format=csv&q=新代表42").await.expect(200).text);
    assert_eq!(some.len(), 1 + 11, "新代表42 and 新代表420 to 429: {some:?}");
    for (query, code) in [
        ("format=csv&limit=5", "UNKNOWN_PARAMETER"),
        ("format=csv&fields=id", "UNKNOWN_PARAMETER"),
        ("format=pdf", "INVALID_PARAMETER"),
        ("", "INVALID_PARAMETER"),
        ("format=csv&no_such=1", "UNKNOWN_PARAMETER"),
    ] {
        affairs.get(&format!("/api/v1/deputies/export?{query}")).await.refused(400, code);
    }
    app.stranger().get("/api/v1/deputies/export?format=csv").await.refused(401, "UNAUTHENTICATED");
    let book = affairs.request(Method::GET, "/api/v1/deputies/export?format=xlsx").send().await.unwrap();
    let disposition = book.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(disposition.contains("deputies.xlsx"), "{disposition}");
    assert!(book.bytes().await.unwrap().starts_with(b"PK"));
}

/// What a text begins with makes no formula of it.
#[tokio::test]
async fn a_text_is_no_formula() {
    let app = App::start().await;
    let (office, committee) = (app.person("sc-office").await, app.person("committee-staff").await);
    let item = json!({
        "item_no": "监-公式", "title": "=HYPERLINK(\"https://example.org\")", "purpose": "+1", "form": "special_work_report",
        "out_of_plan_reason": "@SUM(1)", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    committee.create("/supervision/items", &item).await;
    let file = office.get("/api/v1/supervision/items/export?format=csv").await.expect(200).text.clone();
    let cells: Vec<String> = lines(&file).into_iter().flatten().collect();
    for text in ["'=HYPERLINK(\"https://example.org\")", "'+1", "'@SUM(1)"] {
        assert!(cells.iter().any(|cell| cell == text), "{text}: {cells:?}");
    }
}
