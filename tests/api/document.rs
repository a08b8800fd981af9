//! The OpenAPI document: whole, unambiguous, explained, in two languages.

use crate::support::{
    App,
    contract::{DOCUMENT, operations},
};
use platform::{
    document::catalogue::{Catalogue, Edition, Version, WRITTEN_FOR},
    values::locale::Language,
};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Calls `visit` with every value of a document and its pointer.
fn walk(value: &Value, pointer: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(pointer, value);
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(name, value)| walk(value, &format!("{pointer}/{name}"), visit));
        }
        Value::Array(all) => {
            all.iter()
                .enumerate()
                .for_each(|(index, value)| walk(value, &format!("{pointer}/{index}"), visit));
        }
        _ => {}
    }
}

/// What one layer declares no other declares again, and nothing refuses with what the document does not know.
#[test]
fn every_code_and_every_tie_is_in_one_table() {
    let routes = jiandu::app::routes();
    let names: BTreeSet<_> = routes.codes.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), routes.codes.len(), "a code stands twice");
    let words: BTreeSet<_> = routes.ties.iter().map(|tie| tie.word).collect();
    assert_eq!(words.len(), routes.ties.len(), "a tie stands twice");
    for operation in &routes.operations {
        for code in &operation.refusals {
            assert!(names.contains(code.name()), "{} refuses with an unknown {code:?}", operation.id);
        }
    }
}

#[test]
fn no_reference_dangles_and_no_component_is_unused() {
    let mut targets = BTreeSet::new();
    walk(&DOCUMENT, "", &mut |pointer, value| {
        let Some(target) = value.get("$ref").and_then(Value::as_str) else { return };
        let found = target.strip_prefix('#').and_then(|target| DOCUMENT.pointer(target));
        assert!(found.is_some(), "{pointer} refers to {target}");
        targets.insert(target.to_owned());
    });
    for (group, components) in DOCUMENT["components"].as_object().unwrap() {
        for name in components.as_object().unwrap().keys() {
            let used =
                group == "securitySchemes" || targets.contains(&format!("#/components/{group}/{name}"));
            assert!(used, "nothing uses {group}/{name}");
        }
    }
}

/// What a group of operations shows of the records of others is described in its document too.
#[test]
fn no_reference_dangles_in_the_document_of_a_group() {
    let catalogue = Catalogue::of(jiandu::app::routes());
    let groups = catalogue.groups().to_vec();
    assert!(groups.len() > 5, "only {} groups", groups.len());
    for group in groups {
        let (language, version) = (Language::English, Version::V31);
        let edition = catalogue.written(Edition { language, version, group: Some(group), day: WRITTEN_FOR });
        let document: Value = serde_json::from_slice(&edition.get().unwrap().plain).unwrap();
        walk(&document, "", &mut |pointer, value| {
            let Some(target) = value.get("$ref").and_then(Value::as_str) else { return };
            let found = target.strip_prefix('#').and_then(|target| document.pointer(target));
            assert!(found.is_some(), "{}: {pointer} refers to {target}", group.en);
        });
    }
}

#[test]
fn every_operation_is_named_summarized_and_refusable() {
    let mut ids = BTreeMap::new();
    for (path, method, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap().to_owned();
        assert!(
            id.contains('_') && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
            "{id}"
        );
        let earlier = ids.insert(id.clone(), path.clone());
        assert!(earlier.is_none(), "{id} twice");
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{id}");
        assert_eq!(operation["tags"].as_array().unwrap().len(), 1, "{id}");
        let answers = operation["responses"].as_object().unwrap();
        assert!(answers.keys().any(|status| status.starts_with('2')), "{id} has no success");
        assert!(answers.keys().any(|status| status.starts_with('4')), "{id} cannot be refused");
        for parameter in path.split('/').filter(|part| part.starts_with('{')) {
            let named = operation["parameters"].to_string();
            assert!(
                named.contains(parameter.trim_matches(['{', '}'])),
                "{method} {path} does not describe {parameter}"
            );
        }
    }
    assert!(ids.len() > 200, "only {} operations", ids.len());
}

#[test]
fn examples_fit_their_schemas() {
    let mut checked = 0;
    let base = jsonschema::Resource::from_contents(DOCUMENT.clone()).unwrap();
    let options = jsonschema::options();
    let options = options.with_draft(jsonschema::Draft::Draft202012).with_resource("urn:jiandu", base);
    let mut known: BTreeMap<String, jsonschema::Validator> = BTreeMap::new();
    let shared = json!([DOCUMENT["paths"], DOCUMENT["components"]["responses"]]);
    walk(&shared, "", &mut |pointer, value| {
        let (Some(schema), Some(example)) = (value.get("schema"), value.get("example")) else { return };
        let text = schema.to_string().replace("\"#/", "\"urn:jiandu#/");
        let validator = known.entry(text).or_insert_with_key(|text| {
            options.build(&serde_json::from_str(text).unwrap()).expect("a schema that can be used")
        });
        let errors: Vec<String> = validator.iter_errors(example).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{pointer}: {errors:?}");
        checked += 1;
    });
    assert!(checked > 200, "only {checked} examples");
}

#[test]
fn it_speaks_both_languages() {
    let catalogue = Catalogue::of(jiandu::app::routes());
    let read = |language| catalogue.document(language, Version::V31);
    let (chinese, english) = (read(Language::Chinese), read(Language::English));
    assert_eq!(english, *DOCUMENT);
    let keys = |document: &Value| document["paths"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&chinese), keys(&english));
    for (path, method, operation) in operations() {
        let zh = chinese["paths"][&path][&method]["summary"].as_str().unwrap();
        let en = operation["summary"].as_str().unwrap();
        assert!(!zh.is_ascii() && en.is_ascii(), "{method} {path}: {zh} / {en}");
        assert_eq!(chinese["paths"][&path][&method]["operationId"], operation["operationId"]);
    }
}

/// Texts of people in a document: what `visit` is told of has its pointer.
fn texts(value: &Value, pointer: &str, visit: &mut impl FnMut(&str, &str)) {
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| {
            let pointer = format!("{pointer}/{name}");
            match (name.as_str(), value) {
                ("example" | "examples" | "enum" | "default" | "x-summary", _) => {}
                ("description" | "summary" | "title", Value::String(text)) => visit(&pointer, text),
                ("x-enum-descriptions", Value::Array(labels)) => {
                    labels.iter().filter_map(Value::as_str).for_each(|label| visit(&pointer, label));
                }
                _ => texts(value, &pointer, visit),
            }
        }),
        Value::Array(all) => {
            all.iter()
                .enumerate()
                .for_each(|(index, value)| texts(value, &format!("{pointer}/{index}"), visit));
        }
        _ => {}
    }
}

fn is_chinese(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

#[test]
fn chinese_is_whole() {
    let catalogue = Catalogue::of(jiandu::app::routes());
    let mut untold = BTreeSet::new();
    texts(&catalogue.document(Language::Chinese, Version::V31), "", &mut |pointer, text| {
        // What stands between backquotes is a name in every language.
        let said: String = text.split('`').step_by(2).collect();
        let chinese = said.chars().filter(|character| is_chinese(*character)).count();
        let letters = said.chars().filter(char::is_ascii_alphabetic).count();
        if chinese == 0 || letters > 2 * chinese + 20 {
            untold.insert(format!("{text}   ({pointer})"));
        }
    });
    assert!(untold.is_empty(), "{} texts say nothing in Chinese: {untold:#?}", untold.len());
}

/// Texts of people are in English there; what the law calls something may stand behind it.
#[test]
fn english_is_whole() {
    let mut untold = BTreeSet::new();
    texts(&DOCUMENT, "", &mut |pointer, text| {
        let chinese = text.chars().filter(|character| is_chinese(*character)).count();
        if text.chars().filter(char::is_ascii_alphabetic).count() < chinese {
            untold.insert(format!("{text}   ({pointer})"));
        }
    });
    assert!(untold.is_empty(), "{} texts say nothing in English: {untold:#?}", untold.len());
}

#[test]
fn it_is_short() {
    let catalogue = Catalogue::of(jiandu::app::routes());
    for language in [Language::Chinese, Language::English] {
        for version in [Version::V31, Version::V30] {
            let bytes = catalogue.written(Edition { language, version, group: None, day: WRITTEN_FOR });
            let bytes = bytes.get().unwrap().plain.len();
            let operations = catalogue.operations();
            assert!(
                bytes < 2_800 * operations,
                "{language:?} {version:?}: {bytes} bytes for {operations} operations"
            );
        }
    }
}

/// 3.0 knows no null as a type, no list of examples in a schema, and nothing beside a reference.
#[test]
fn the_older_version_says_what_it_can_say() {
    let older = Catalogue::of(jiandu::app::routes()).document(Language::English, Version::V30);
    assert_eq!(older["openapi"], "3.0.3");
    let mut seen = 0;
    walk(&older, "", &mut |pointer, value| {
        let Some(fields) = value.as_object().filter(|_| !pointer.contains("/example")) else { return };
        let within_properties = pointer.ends_with("/properties");
        assert!(within_properties || !fields.get("type").is_some_and(Value::is_array), "{pointer}: {value}");
        assert!(fields.get("type") != Some(&json!("null")), "{pointer}: {value}");
        assert!(
            within_properties || !fields.get("examples").is_some_and(Value::is_array),
            "{pointer}: {value}"
        );
        if let Some(target) = fields.get("$ref").and_then(Value::as_str) {
            assert!(fields.len() == 1, "{pointer}: {value}");
            assert!(older.pointer(&target[1..]).is_some(), "{pointer} refers to {target}");
            seen += 1;
        }
    });
    assert!(seen > 1000, "only {seen} references");
}

#[tokio::test]
async fn words_are_told_with_their_labels() {
    let app = App::start().await;
    let told = app.person("district-admin").await.get("/api/v1/vocabulary").await;
    let lists = told.expect(200).body["items"].as_array().unwrap().clone();
    let named =
        |name: &str| lists.iter().find(|list| list["name"] == name).unwrap_or_else(|| panic!("{name}"));
    let kinds = named("MeetingKind");
    assert_eq!(kinds["words"].as_array().unwrap().len(), 6);
    assert_eq!(kinds["words"][2]["word"], "sc_plenary");
    assert_eq!(kinds["words"][2]["zh"], "常委会会议");
    named("SupervisionItemState");
    named("SupervisionItemAction");
    assert!(lists.len() > 150, "only {} lists", lists.len());
}

#[tokio::test]
async fn it_is_asked_for_again_by_its_tag() {
    let app = App::empty().await;
    let stranger = app.stranger();
    for path in ["/openapi.json", "/openapi-3.0.json", "/", "/guide", "/swagger-ui/"] {
        let first = stranger.get(path).await;
        let tag = first.expect(200).header("etag");
        assert!(!tag.is_empty(), "{path} has no tag");
        for (known, status) in [(&*tag, 304), ("W/\"another\"", 200)] {
            let again = stranger.request(Method::GET, path).header("if-none-match", known);
            assert_eq!(again.send().await.unwrap().status(), status, "{path} {known}");
        }
    }
}

#[tokio::test]
async fn it_is_served_beside_swagger_ui() {
    let app = App::empty().await;
    let stranger = app.stranger();
    for (path, tag) in [("/openapi.json?lang=en", "List"), ("/openapi.json?lang=zh-CN", "查询")] {
        let served = stranger.get(path).await;
        let summary =
            served.expect(200).body["paths"]["/api/v1/terms"]["get"]["summary"].as_str().unwrap().to_owned();
        assert!(summary.starts_with(tag), "{summary}");
    }
    let page = stranger.get("/swagger-ui/").await;
    assert!(page.expect(200).text.contains("swagger-ui"));
    for script in page.text.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(!script.starts_with("http"), "the page loads {script} from elsewhere");
        stranger.get(&format!("/swagger-ui/{}", script.trim_start_matches("./"))).await.expect(200);
    }
}
