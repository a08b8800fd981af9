//! Who is who: names for ids, and ids for names, for those who work with records; and nothing that only administrators read.

use crate::support::App;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const PEOPLE: &str = "/api/v1/people";

#[tokio::test]
async fn staff_look_up_who_is_who_in_their_district() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let page = office.get(&format!("{PEOPLE}?limit=200")).await.expect(200).body.clone();
    let people = page["items"].as_array().unwrap();
    let fields: BTreeSet<&str> =
        people.iter().flat_map(|one| one.as_object().unwrap().keys()).map(String::as_str).collect();
    assert_eq!(fields, BTreeSet::from(["id", "display_name", "organization_id", "roles"]));
    let has = |name: &str| people.iter().any(|one| one["id"] == json!(app.user(name)));
    assert!(has("sc-office") && has("deputy") && !has("service"), "machines are nobody");
    let elsewhere = app.person_of("310104", "sc-office").await;
    let there = elsewhere.get(&format!("{PEOPLE}?limit=200")).await.expect(200).body.clone();
    assert_ne!(there["items"], page["items"]);
    let mine = elsewhere.get(&format!("{PEOPLE}?id={}", app.user("sc-office"))).await;
    assert_eq!(mine.expect(200).body["items"], json!([]), "nobody of another district");

    for name in ["organ-head", "street-clerk", "auditor", "district-admin", "sc-member"] {
        app.person(name).await.get(PEOPLE).await.expect(200);
    }
    for name in ["deputy", "third-party", "contractor", "owner-representative"] {
        app.person(name).await.get(PEOPLE).await.refused(403, "FORBIDDEN");
    }
    app.stranger().get(PEOPLE).await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn people_are_found_by_id_organization_role_and_name_and_read_page_by_page() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let names = |answer: &Value| -> Vec<String> {
        let items = answer["items"].as_array().unwrap();
        items.iter().map(|one| one["display_name"].as_str().unwrap().to_owned()).collect()
    };
    let ask = async |query: &str| office.get(&format!("{PEOPLE}?{query}")).await.expect(200).body.clone();
    let all = names(&ask("limit=200").await);
    let (mut read, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = ask(&format!("limit=7{cursor}")).await;
        read.extend(names(&page));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(read, all);
    let two = ask(&format!("id={}&id={}", app.user("sc-office"), app.user("organ-head"))).await;
    assert_eq!(names(&two).len(), 2);
    let members = ask("role=sc_member").await;
    assert_eq!(names(&members).len(), 9);
    assert!(members["items"].as_array().unwrap().iter().all(|one| one["roles"] == json!(["sc_member"])));
    let of_the_organ =
        ask(&format!("organization_id={}&role=organ_head", app.organization("government"))).await;
    assert_eq!(of_the_organ["items"][0]["id"], json!(app.user("organ-head")));
    assert_eq!(names(&ask(&format!("q={}", &all[3])).await), [all[3].clone()]);
    assert!(names(&ask("q=%25").await).is_empty(), "a percent sign is itself");
    for wrong in ["role=king", "id=7", "limit=0", "q=", "cursor=x"] {
        let code = if wrong.starts_with("cursor") { "INVALID_CURSOR" } else { "INVALID_PARAMETER" };
        office.get(&format!("{PEOPLE}?{wrong}")).await.refused(400, code);
    }
    office.get(&format!("{PEOPLE}?username=x")).await.refused(400, "UNKNOWN_PARAMETER");

    // Whoever is disabled is nobody any more.
    let admin = app.person("district-admin").await;
    let clerk = admin.get(&format!("/api/v1/users/{}", app.user("street-clerk"))).await.body.clone();
    admin.act("/users", &clerk, "disable", &json!({"reason": "调离"})).await;
    assert_eq!(ask(&format!("id={}", app.user("street-clerk"))).await["items"], json!([]));
}
