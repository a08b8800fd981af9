//! The past tells nobody what the present does not: `{kind} × {audience}`.

use super::{everybody, records};
use crate::support::App;
use platform::records::personal::Mask;
use serde_json::{Value, json};

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// Whether the trail keeps of a field what everybody reads.
fn masked(collection: &str, field: &str) -> bool {
    let routes = jiandu::app::routes();
    let table = routes.tables.iter().find(|table| table.path == collection).unwrap();
    let mark = routes.marks[&*table.kind].iter().find(|mark| mark.column == field);
    !matches!(mark.and_then(|mark| mark.personal), None | Some(Mask::None))
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || *value == json!([])
}

#[tokio::test]
async fn the_history_tells_only_what_the_record_shows() {
    let app = App::demonstration().await;
    let people = everybody(&app).await;
    let records = records(&people, 3).await;
    let (mut cells, mut hidden, mut wrong) = (0, 0, Vec::new());
    for (name, person) in &people {
        for record in &records {
            let seen = person.get(&record.path()).await;
            if seen.status != 200 {
                continue;
            }
            let shown = seen.body.as_object().unwrap();
            let history = person.get(&format!("{}/history?limit=200", record.path())).await;
            for entry in history.expect(200).body["items"].as_array().unwrap() {
                cells += 1;
                let trail = ["auditor", "district-admin", "platform-admin"].contains(&name.as_str());
                // And they only where they are told all of the entry.
                assert!(trail || entry["hash"].is_null(), "{name} {}", record.path());
                for (field, change) in entry["diff"].as_object().unwrap() {
                    let Some(own) = shown.get(field) else {
                        wrong.push(format!("{name} {}: {field} is in no view", record.path()));
                        continue;
                    };
                    // What others read in this field, and this caller does not.
                    let other = &record.body[field];
                    if masked(&record.collection, field) {
                        // The trail keeps of it what everybody reads.
                        continue;
                    }
                    if own != other && [&change[0], &change[1]].contains(&other) && !is_empty(other) {
                        wrong.push(format!("{name} {}: {field} was {change}", record.path()));
                    }
                }
            }
            for (field, other) in record.body.as_object().unwrap() {
                let Some(value) = scalar(other).filter(|_| shown.get(field) != Some(other)) else { continue };
                // A filter by what is hidden would tell it.
                let found = person.get(&format!("{}?{field}={value}", record.collection)).await;
                let found_to = person.get(&format!("{}?{field}_to={value}", record.collection)).await;
                if found.status != 400 || found_to.status != 400 {
                    wrong.push(format!("{name} {}?{field}: {}", record.collection, found.status));
                }
                hidden += 1;
            }
        }
    }
    println!("{cells} entries, {hidden} hidden fields");
    assert!(wrong.is_empty(), "{} of {cells}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cells > 1_000 && hidden > 30, "only {cells} entries, {hidden} hidden fields");
}

#[tokio::test]
async fn the_trail_tells_administrators_what_was_done_and_not_what_they_may_not_read() {
    let app = App::start().await;
    let committee = app.person("committee-staff").await;
    let item = json!({
        "item_no": "嘉监-1", "title": "公共充电设施", "purpose": "监督。", "form": "special_work_report",
        "out_of_plan_reason": "只给办公室看", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    let item = committee.create("/supervision/items", &item).await;
    let filter = format!("subject_id={}", item["id"].as_str().unwrap());
    let (admin, auditor) = (app.person("district-admin").await, app.person("auditor").await);
    admin
        .get(&format!("/api/v1/supervision/items/{}", item["id"].as_str().unwrap()))
        .await
        .refused(403, "FORBIDDEN");
    for path in ["audit-events?", "audit-events/export?format=ndjson&", "audit-events/export?format=csv&"] {
        let path = format!("/api/v1/{path}{filter}");
        let (told, all) = (admin.get(&path).await, auditor.get(&path).await);
        assert!(all.expect(200).text.contains("只给办公室看"), "{path}");
        assert!(!told.expect(200).text.contains("只给办公室看"), "{path}");
        assert!(
            told.text.contains("create") && told.text.contains(committee_id(&app)),
            "{path}: {}",
            told.text
        );
    }
}

fn committee_id(app: &App) -> &str {
    Box::leak(app.user("committee-staff").into_boxed_str())
}
