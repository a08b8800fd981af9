//! Who represents whom is public; when somebody was born and what they are is not (decision 0042).

use super::EVERYBODY;
use crate::support::App;
use serde_json::{Value, json};

const PERSON: [&str; 3] = ["birth_date", "ethnicity_code", "political_affiliation_code"];
const PROFILE: [&str; 2] = ["employer", "position"];

#[tokio::test]
async fn the_person_of_a_deputy_is_for_the_deputy_and_those_who_keep_the_register() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let path = format!("/api/v1/deputies/{}", app.deputy(0));
    let person = json!({
        "birth_date": "1968-02-29", "ethnicity_code": "03", "political_affiliation_code": "01",
        "employer": "演示机械厂", "position": "工程师"
    });
    affairs.patch(&path, &person).await.expect(200);
    for public in [true, false] {
        affairs.patch(&path, &json!({"public_profile": public})).await.expect(200);
        for name in EVERYBODY {
            let reader = app.person(name).await;
            let seen = reader.get(&path).await;
            if *name == "platform-admin" && seen.status != 200 {
                continue;
            }
            let seen = seen.expect(200).body.clone();
            let inside = ["deputy-affairs", "sc-office", "auditor", "sc-member"].contains(name);
            let fields = PERSON.iter().map(|field| (field, inside));
            let fields = fields.chain(PROFILE.iter().map(|field| (field, inside || public)));
            for (field, shown) in fields {
                let right = if shown { &person[field] } else { &Value::Null };
                assert_eq!(&seen[field], right, "{name} reads {field}, public profile {public}");
            }
            assert!(seen["full_name"].is_string() && seen["constituency_id"].is_string());
            if inside {
                continue;
            }
            for read in [format!("{path}/history?limit=200"), "/api/v1/deputies?limit=200".into()] {
                let text = reader.get(&read).await.expect(200).text.clone();
                assert!(!text.contains("1968-02-29") && !text.contains("\"03\""), "{name}: {read}");
                assert!(public || !text.contains("演示机械厂"), "{name}: {read}");
            }
        }
    }
}
