//! The indicators of the stations against the records that they count (03 §5).

use super::{
    OPINIONS, home,
    opinions::{citizen, heard, rating, replied, signed},
};
use crate::support::App;
use serde_json::{Value, json};

const STATISTICS: &str = "/api/v1/stations/statistics";

async fn indicator(app: &App, code: &str, part: Option<&str>) -> (i64, Value, Value) {
    let read = app.person("sc-office").await.get(STATISTICS).await.expect(200).body.clone();
    let all = read["items"].as_array().unwrap().clone();
    let found = all.into_iter().find(|one| one["code"] == code && one["part"] == json!(part));
    let found = found.unwrap_or_else(|| panic!("no {code} {part:?}"));
    (found["numerator"].as_i64().unwrap(), found["denominator"].clone(), found["value"].clone())
}

#[tokio::test]
async fn sites_and_opinions_are_counted() {
    let app = App::start().await;
    let site = home(&app).await;
    // One street and one town; one committee; twelve deputies, of whom one has a site.
    assert_eq!(indicator(&app, "HS01", None).await, (1, json!(2), json!("50.00")));
    assert_eq!(indicator(&app, "HS02", None).await, (1, json!(1), json!("100.00")));
    assert_eq!(indicator(&app, "HS03", None).await, (1, json!(12), json!("8.33")));
    assert_eq!(indicator(&app, "HS04", None).await, (1, json!(0), Value::Null));
    assert_eq!(indicator(&app, "HS11", None).await, (0, json!(0), Value::Null));

    let (first, second, third) =
        (heard(&app, &site).await, heard(&app, &site).await, heard(&app, &site).await);
    for said in [&first, &second] {
        signed(&app, said).await;
    }
    app.on("2026-08-13");
    replied(&app, &first).await;
    citizen(&app, &first).act(&first, "rate", &rating("basically_satisfied")).await.expect(200);
    assert_eq!(indicator(&app, "HS11", None).await, (2, json!(3), json!("66.67")));
    assert_eq!(indicator(&app, "HS13", Some("mean")).await, (10, json!(1), json!("10.00")));
    assert_eq!(indicator(&app, "HS14", None).await, (1, json!(1), json!("100.00")));
    assert_eq!(indicator(&app, "HS15", Some("result_satisfied")).await, (0, json!(1), json!("0.00")));
    assert_eq!(
        indicator(&app, "HS15", Some("result_basically_satisfied")).await,
        (1, json!(1), json!("100.00"))
    );
    assert_eq!(indicator(&app, "HS15", Some("attitude_satisfied")).await, (1, json!(1), json!("100.00")));
    // What is not answered when its day is over counts, and is not kept.
    app.on("2026-09-03");
    app.sweep().await;
    replied(&app, &second).await;
    assert_eq!(indicator(&app, "HS12", None).await, (1, json!(2), json!("50.00")));
    assert_eq!(indicator(&app, "HS13", Some("median")).await, (2, Value::Null, json!("20.50")));
    assert_eq!(indicator(&app, "HS15", Some("not_rated")).await.0, 1);
    let merged = json!({"merged_into_id": first["id"]});
    app.person("site-manager").await.act(OPINIONS, &third, "merge", &merged).await;
    assert_eq!(indicator(&app, "HS11", None).await, (2, json!(2), json!("100.00")));
}

/// What sites plan, do and write down is counted with them; a street reads what concerns its deputies and opinions.
#[tokio::test]
async fn a_street_reads_what_its_deputies_do_and_hear() {
    let app = App::start().await;
    let site = home(&app).await;
    heard(&app, &site).await;
    assert_eq!(indicator(&app, "HS08", None).await.0, 1);
    assert_eq!(indicator(&app, "HS18", None).await, (1, json!(1), json!("100.00")));
    let path = "/api/v1/stations/street-statistics";
    let clerk = app.person("street-clerk").await;
    let street = app.organization("street");
    let read = clerk.get(&format!("{path}?street_id={street}&period=2026")).await.expect(200).body.clone();
    let of = |code: &str| {
        let one = read["items"].as_array().unwrap().iter().find(|one| one["code"] == code).unwrap();
        assert_eq!(one["street_id"], *street);
        (one["numerator"].as_i64().unwrap(), one["denominator"].clone())
    };
    // Nobody did anything in the year that was verified; one opinion was heard by a deputy.
    assert_eq!(of("SC10"), (12, Value::Null));
    assert_eq!(of("SC14"), (1, json!("12.00")));
    assert_eq!(of("SC15"), (0, json!("0.00")));
    clerk.get(&format!("{path}?codes=HS01")).await.refused(400, "INVALID_PARAMETER");
    app.person("deputy").await.get(path).await.refused(403, "FORBIDDEN");
}

#[tokio::test]
async fn they_are_for_those_who_read_all_of_it() {
    let app = App::start().await;
    for name in ["auditor", "deputy-affairs", "sc-member"] {
        app.person(name).await.get(STATISTICS).await.expect(200);
    }
    for name in ["street-director", "site-manager", "deputy", "organ-clerk"] {
        app.person(name).await.get(STATISTICS).await.refused(403, "FORBIDDEN");
    }
    let office = app.person("sc-office").await;
    office.get(&format!("{STATISTICS}?year=19")).await.refused(400, "INVALID_PARAMETER");
    let unknown = office.get(&format!("{STATISTICS}?codes=HS01,HS99")).await;
    assert_eq!(unknown.refused(400, "INVALID_PARAMETER").body["params"]["parameter"], "codes");
    let twice = office.get(&format!("{STATISTICS}?year=2026&period=2026-Q3")).await;
    assert_eq!(twice.refused(400, "INVALID_PARAMETER").body["params"]["parameter"], "period");
    let quarter =
        office.get(&format!("{STATISTICS}?period=2026-Q2&codes=HS09,HS18")).await.expect(200).body.clone();
    assert_eq!((&quarter["to"], quarter["items"].as_array().unwrap().len()), (&json!("2026-06-30"), 2));
    office.get(&format!("{STATISTICS}?month=1")).await.refused(400, "UNKNOWN_PARAMETER");
}

#[tokio::test]
async fn they_cost_the_same_however_much_there_is() {
    let app = App::start().await;
    let site = home(&app).await;
    crate::street_committees::committee(&app).await;
    let paths = [STATISTICS, "/api/v1/stations/street-statistics", "/api/v1/street-committees/statistics"];
    let statements = app.application.service.store.statements();
    statements.listen();
    let mut costs = Vec::new();
    for more in [1, 4] {
        for _ in 0..more {
            let said = heard(&app, &site).await;
            signed(&app, &said).await;
            replied(&app, &said).await;
        }
        let office = app.person("sc-office").await;
        for path in paths {
            // Who calls is known from here on.
            office.get(path).await.expect(200);
            drop(statements.take());
            office.get(path).await.expect(200);
            let sent = statements.take();
            costs.push(sent.iter().filter(|one| !one.sql.contains("\"revocation\"")).count());
        }
    }
    assert_eq!(costs[..3], costs[3..], "{costs:?}");
    assert!(costs.iter().all(|cost| *cost <= 40), "{costs:?}");
}

#[tokio::test]
async fn a_year_is_no_quarter() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    office.get(&format!("{STATISTICS}?period=2026-Q3")).await.expect(200);
    office.get(&format!("{STATISTICS}?year=2026-Q3")).await.refused(400, "INVALID_PARAMETER");
}
