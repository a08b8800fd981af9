//! Many callers at once: whoever has nothing to do with the others does not wait for them, and whoever is at one record with
//! them is heard in the end.

use crate::support::{App, Person};
use futures_util::future::join_all;
use serde_json::{Value, json};

const CALLERS: usize = 16;

fn item(app: &App, number: usize) -> Value {
    let mut item = app.item_content("urban");
    item["item_no"] = json!(format!("并发{number:04}"));
    item
}

fn repeated(app: &App) -> u64 {
    app.application.service.store.statements().repeated()
}

async fn items(app: &App, office: &Person, round: usize) -> Vec<Value> {
    let create =
        |place| async move { office.create("/supervision/items", &item(app, round * CALLERS + place)).await };
    join_all((0..CALLERS).map(create)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn records_that_have_nothing_to_do_with_each_other_do_not_collide() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    items(&app, &office, 0).await;
    for round in 1..=6 {
        let before = repeated(&app);
        let made = items(&app, &office, round).await;
        assert_eq!(repeated(&app) - before, 0, "of {CALLERS} creates");
        let edit = |item: Value| {
            let office = &office;
            async move {
                let path = format!("/api/v1/supervision/items/{}", item["id"].as_str().unwrap());
                let edited = office.request(reqwest::Method::PATCH, &path).header("If-Match", "\"v1\"");
                let edited = edited.header("content-type", "application/merge-patch+json");
                let edited =
                    edited.body(json!({"purpose": "改为另一目的"}).to_string()).send().await.unwrap();
                assert_eq!(edited.status(), 200);
            }
        };
        // Of edits of neighbours some begin again (decision 80); all are carried out.
        join_all(made.into_iter().map(edit)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_at_one_record_with_many_others_is_heard() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let meeting = app.meeting("sc_plenary", "sc", 8, "2026-10-20", 41).await;
    let made = items(&app, &office, 0).await;
    let body = json!({"meeting_id": meeting["id"]});
    let set = made.iter().map(|item| office.act("/supervision/items", item, "set-meeting", &body));
    for item in join_all(set).await {
        assert_eq!(item["meeting_id"], meeting["id"]);
    }
}
