//! Personal data: masked for others in every view, and in every trail.

use crate::support::{App, contract::DOCUMENT, fresh};
use platform::records::{events, personal::Mask};
use sea_orm::EntityTrait;
use serde_json::json;
use std::collections::BTreeSet;

/// The columns that are masked. Whoever adds one adds it to the story below.
const MASKED: &[&str] = &[
    "livelihood.lead.proposer_phone",
    "registry.deputy.contact_phone",
    "stations.citizen_opinion.citizen_phone",
];

#[test]
fn every_personal_field_is_known() {
    let routes = jiandu::app::routes();
    let columns = routes.marks.iter().flat_map(|(kind, marks)| marks.iter().map(move |mark| (kind, mark)));
    let masked = columns.filter(|(_, mark)| !matches!(mark.personal, None | Some(Mask::None)));
    let masked: BTreeSet<_> = masked.map(|(kind, mark)| format!("{kind}.{}", mark.column)).collect();
    assert_eq!(masked, MASKED.iter().map(ToString::to_string).collect());
    for (name, schema) in DOCUMENT["components"]["schemas"].as_object().unwrap() {
        for field in schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys()) {
            let known = masked.iter().any(|known| known.ends_with(&format!(".{field}")));
            assert!(known || !WHERE_SOMEBODY_IS.iter().any(|end| field.ends_with(end)), "{name}.{field}");
        }
    }
}

/// How names of fields end that say where somebody is found.
const WHERE_SOMEBODY_IS: &[&str] = &["phone", "home_address", "identity_number"];

/// Names of fields that say who somebody is.
const NAMING: &[&str] = &[
    "username",
    "full_name",
    "display_name",
    "person_name",
    "reporter_name",
    "responsible_person",
    "age_band",
];

#[test]
fn the_trail_of_whatever_names_a_person_is_kept_longer() {
    let routes = jiandu::app::routes();
    for (kind, fields) in &routes.fields {
        let names = |field: &&String| NAMING.contains(&field.as_str());
        let named: Vec<_> = fields.iter().filter(names).collect();
        assert!(named.is_empty() || routes.personal.contains(kind), "{kind} has {named:?}");
    }
    assert!(routes.personal.iter().all(|kind| routes.kinds.contains_key(kind)));
}

#[tokio::test]
async fn a_phone_is_shown_to_its_owner_and_the_deputies_affairs_only() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let deputy = json!({"id": app.districts["310114"].deputies[0]});
    let own = app.person("sc-member").await;
    for phone in ["13912345678", "13987655678"] {
        own.act("/deputies", &deputy, "update-contact", &json!({"contact_phone": phone})).await;
    }
    let path = format!("/api/v1/deputies/{}", deputy["id"].as_str().unwrap());
    for person in [&affairs, &own] {
        assert_eq!(person.get(&path).await.body["contact_phone"], "13987655678");
    }
    for name in ["sc-office", "deputy", "auditor", "district-admin", "organ-clerk", "third-party"] {
        let other = app.person(name).await;
        assert_eq!(fresh(&other, "/deputies", &deputy).await["contact_phone"], "139****5678", "{name}");
        for read in [path.clone(), format!("{path}/history"), "/api/v1/deputies?limit=200".into()] {
            let text = other.get(&read).await.expect(200).text.clone();
            assert!(!text.contains("1391234") && !text.contains("1398765"), "{name} reads a phone in {read}");
        }
    }
    // The trail tells that the number changed, and to nobody what it is.
    let history = affairs.get(&format!("{path}/history")).await;
    let last = history.body["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["diff"]["contact_phone"], json!(["139****5678", "139****5678"]));
    let all = events::entity::Entity::find().all(app.application.service.store.read()).await.unwrap();
    assert!(!format!("{all:?}").contains("1398765"));
    // Of a short number nothing is shown: a few tries would find the rest.
    own.act("/deputies", &deputy, "update-contact", &json!({"contact_phone": "69001234"})).await;
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, "/deputies", &deputy).await["contact_phone"], "********");
    let history = office.get(&format!("{path}/history")).await;
    let last = history.body["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["diff"]["contact_phone"], json!(["139****5678", "********"]));
    assert_eq!(app.findings().await, Vec::<String>::new());
}
