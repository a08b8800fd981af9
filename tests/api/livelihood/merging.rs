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
