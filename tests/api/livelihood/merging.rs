//! Leads that say the same (07 §3.2).

use super::{LEADS, collecting, leads::checked, proposal};
use crate::support::{App, fresh, only};
use serde_json::json;

#[tokio::test]
async fn what_was_merged_goes_with_what_it_was_merged_into() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let clerk = app.person("department-clerk").await;
    let mut leads = Vec::new();
    for title in ["增设公共充电桩", "新建社区食堂", "改造健身步道"] {
        let lead = clerk.create(LEADS, &proposal(&cycle, title)).await;
        leads.push(checked(&app, &lead).await);
    }
    let [first, second, third] = [&leads[0], &leads[1], &leads[2]];
    let office = app.person("government-office").await;
    let into = |lead: &serde_json::Value| json!({"merged_into_id": lead["id"]});
    office.refused(LEADS, first, "merge", &into(first), (409, "LINK_CYCLE")).await;
    only(&app, &["government-office"], LEADS, first, "merge", &into(second)).await;
    office.act(LEADS, first, "merge", &into(second)).await;
    // What is merged lies one step away.
    office.refused(LEADS, third, "merge", &into(first), (409, "LINK_CYCLE")).await;
    office.act(LEADS, second, "merge", &into(third)).await;
    assert_eq!(fresh(&office, LEADS, first).await["merged_into_id"], third["id"]);
    let apart = json!({"reason": "不是同一事项"});
    let open = office.act(LEADS, first, "unmerge", &apart).await;
    assert_eq!(open["state"], "checked");
    office.act(LEADS, third, "analyze", &json!({"category": "transport"})).await;
    office.act(LEADS, third, "convert", &json!({"cycle_id": cycle["id"]})).await;
    office.refused(LEADS, second, "unmerge", &apart, (409, "INVALID_TRANSITION")).await;
}

#[tokio::test]
async fn what_is_taken_apart_again_is_linked_no_more() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let clerk = app.person("department-clerk").await;
    let first = clerk.create(LEADS, &proposal(&cycle, "增设公共充电桩")).await;
    let first = checked(&app, &first).await;
    let second = clerk.create(LEADS, &proposal(&cycle, "增设公共充电桩")).await;
    let office = app.person("government-office").await;
    let same = json!({
        "public_text": "建议增设充电桩。", "findings": [{"lead_id": first["id"], "is_same": true}]
    });
    let second = office.act(LEADS, &second, "check", &same).await;
    office.act(LEADS, &second, "merge", &json!({"merged_into_id": first["id"]})).await;
    let staff = app.person("sc-office").await;
    let links = format!("/api/v1/links?from_id={}&kind=merged_into", second["id"].as_str().unwrap());
    assert_eq!(staff.get(&links).await.expect(200).body["items"][0]["to_id"], first["id"]);
    let apart = office.act(LEADS, &second, "unmerge", &json!({"reason": "不是同一事项"})).await;
    assert_eq!((&apart["merged_into_id"], &apart["duplicates"][0]["is_same"]), (&json!(null), &json!(false)));
    assert_eq!(staff.get(&links).await.expect(200).body["items"], json!([]));
    // The other way round is no circle now, and again.
    office.act(LEADS, &first, "merge", &json!({"merged_into_id": second["id"]})).await;
    office.act(LEADS, &first, "unmerge", &json!({"reason": "不是同一事项"})).await;
    office.act(LEADS, &second, "merge", &json!({"merged_into_id": first["id"]})).await;
    assert_eq!(staff.get(&links).await.expect(200).body["items"][0]["to_id"], first["id"]);
}
