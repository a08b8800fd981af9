//! The OpenAPI document: whole, unambiguous, explained, in two languages.

use crate::support::{
    App,
    contract::{DOCUMENT, operations},
};
use platform::{document::catalogue::Catalogue, values::locale::Language};
use serde_json::Value;
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
            let shared = &DOCUMENT["paths"][&path]["parameters"];
            let named = shared.to_string() + &operation["parameters"].to_string();
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
    walk(&DOCUMENT["paths"], "", &mut |pointer, value| {
        let (Some(schema), Some(example)) = (value.get("schema"), value.get("example")) else { return };
        let text = schema.to_string().replace("\"#/", "\"urn:jiandu#/");
        let validator = known.entry(text).or_insert_with_key(|text| {
            options.build(&serde_json::from_str(text).unwrap()).expect("a schema that can be used")
        });
        let errors: Vec<String> = validator.iter_errors(example).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{pointer}: {errors:?}");
        checked += 1;
    });
    assert!(checked > 300, "only {checked} examples");
}

#[test]
fn it_speaks_both_languages() {
    let catalogue = Catalogue::of(jiandu::app::routes());
    let read = |language| serde_json::from_str::<Value>(catalogue.document(language)).unwrap();
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
