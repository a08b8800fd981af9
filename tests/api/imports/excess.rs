//! Tables that ask for more than a table of a kind can say: what is answered is bounded, whatever is wrong.

use super::{ORGANIZATIONS, count, import};
use crate::support::{App, contract::DOCUMENT};
use serde_json::json;

/// Bytes of an answer that somebody still reads.
const READABLE: usize = 100_000;

#[tokio::test]
async fn a_header_has_as_many_columns_as_a_kind_can_have() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    // A megabyte of names in one line.
    let names: Vec<String> = (0..150_000).map(|number| format!("c{number}")).collect();
    let wide = import(&admin, ORGANIZATIONS, names.join(",") + "\n").await;
    assert_eq!(wide.refused(400, "LIST_TOO_LONG").body["params"]["longest"], 100);
    assert!(wide.text.len() < READABLE);
    let same = import(&admin, ORGANIZATIONS, "code,".repeat(40_000) + "\n").await;
    assert!(same.refused(400, "LIST_TOO_LONG").text.len() < READABLE);
    // Which columns there are is said once, and of a long name its beginning.
    let long: Vec<String> = (0..100).map(|number| format!("{number}{}", "名".repeat(10_000))).collect();
    let unknown = import(&admin, ORGANIZATIONS, long.join(",") + "\n").await;
    let body = &unknown.refused(422, "ROWS_REFUSED").body;
    let told: Vec<&str> =
        body["errors"].as_array().unwrap().iter().map(|error| error["detail"].as_str().unwrap()).collect();
    assert!(told.len() > 100 && unknown.text.len() < READABLE, "{} bytes", unknown.text.len());
    assert_eq!(told.iter().filter(|detail| detail.contains("credit_code")).count(), 1);
    assert!(told[0].contains("credit_code") && told[99].contains("99名"), "{told:#?}");
}

/// Every table that can be imported is narrower than what is refused.
#[test]
fn no_kind_has_more_columns_than_a_table() {
    let mut widest = 0;
    for (path, item) in DOCUMENT["paths"].as_object().unwrap() {
        if path.ends_with("/import") {
            let about = item["post"]["description"].as_str().unwrap();
            widest = widest.max(about.matches("\n- `").count());
            assert!(about.contains("100 columns"), "{about}");
        }
    }
    assert!((10..80).contains(&widest), "{widest} columns");
}

#[tokio::test]
async fn where_everything_is_wrong_not_every_row_is_read() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let before = count(&admin, "/api/v1/organizations").await;
    let header = "code,name,kind,functions,parent_id,credit_code,population,valid_from,valid_to\n";
    let good = "ok-1,好的,company,,,,,2026-01-01,\n";
    let wrong = ",,kingdom,x,nowhere,y,z,never,ever\n";
    let table = header.to_owned() + good + &wrong.repeat(4_900);
    for mode in ["all_or_nothing", "partial"] {
        let refused = import(&admin, &format!("{ORGANIZATIONS}?mode={mode}"), table.clone()).await;
        let body = &refused.refused(422, "ROWS_REFUSED").body;
        let number = |name: &str| body["params"][name].as_u64().unwrap();
        let told = body["errors"].as_array().unwrap().len();
        assert!((5_000..5_020).contains(&told), "{told}");
        assert_eq!(number("rows"), 4_901);
        assert_eq!(1 + number("refused") + number("unread"), 4_901);
        assert!(number("unread") > 3_000, "{}", body["params"]);
        assert!(refused.text.len() < 2_000_000, "{} bytes", refused.text.len());
        assert_eq!(count(&admin, "/api/v1/organizations").await, before);
    }
    // What is told of fewer is told of all.
    let few = header.to_owned() + &wrong.repeat(10);
    let refused = import(&admin, ORGANIZATIONS, few).await;
    let params = &refused.refused(422, "ROWS_REFUSED").body["params"];
    assert_eq!((&params["refused"], &params["unread"]), (&json!(10), &json!(null)));
}
