//! Tables with rows that cannot be taken: all of them are told, and what becomes of the others is said before.

use super::{DEPUTIES, ORGANIZATIONS, count, deputies, import};
use crate::support::App;
use serde_json::{Value, json};

const HEADER: &str = "code,name,kind,parent_id,valid_from,valid_to";

/// Two good rows among five bad ones.
fn mixed() -> String {
    let rows = [
        "ok-1,好的一,company,,2026-01-01,",
        ",没有代码,company,,2026-01-01,",
        "bad-1,坏的,kingdom,nowhere,2026-13-01,",
        "bad-2,坏的二,company,,2026-01-01,2025-01-01",
        "ok-1,好的一又一次,company,,2026-01-01,",
        "bad-3,多一格,company,,2026-01-01,,,x",
        "ok-2,好的二,company,ok-1,2026-01-01,",
    ];
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

#[tokio::test]
async fn a_bad_row_refuses_all_and_every_one_is_told() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let before = count(&admin, "/api/v1/organizations").await;
    let refused = import(&admin, ORGANIZATIONS, mixed()).await;
    let body = refused.refused(422, "ROWS_REFUSED").body.clone();
    assert_eq!((&body["params"]["rows"], &body["params"]["refused"]), (&json!(7), &json!(5)));
    let told: Vec<[&str; 2]> = body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| ["pointer", "code"].map(|name| error[name].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ["/3/code", "FIELD_MISSING"],
            ["/4/parent_id", "UNKNOWN_REFERENCE"],
            ["/4/kind", "VALUE_INVALID"],
            ["/4/valid_from", "VALUE_INVALID"],
            ["/5/valid_to", "DATE_ORDER"],
            ["/6", "ALREADY_EXISTS"],
            ["/7", "VALUE_INVALID"],
        ]
    );
    let details = body["errors"].as_array().unwrap().iter().map(|error| error["detail"].as_str().unwrap());
    assert!(details.clone().all(|detail| detail.is_ascii() && detail.len() > 10), "{body}");
    assert!(
        details.clone().any(|detail| detail.contains("nowhere") && detail.contains("code, name, id")),
        "{body}"
    );
    assert_eq!(count(&admin, "/api/v1/organizations").await, before);
}

#[tokio::test]
async fn good_rows_are_taken_where_that_was_asked_for() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let before = count(&admin, "/api/v1/organizations").await;
    // First only tried.
    let tried = import(&admin, &format!("{ORGANIZATIONS}?mode=partial&dry_run=true"), mixed()).await;
    assert_eq!(tried.expect(200).body["created"], 2);
    import(&admin, &format!("{ORGANIZATIONS}?dry_run=true"), mixed()).await.refused(422, "ROWS_REFUSED");
    assert_eq!(count(&admin, "/api/v1/organizations").await, before);
    let taken =
        import(&admin, &format!("{ORGANIZATIONS}?mode=partial"), mixed()).await.expect(200).body.clone();
    assert_eq!((&taken["rows"], &taken["created"], &taken["refused"]), (&json!(7), &json!(2), &json!(5)));
    let lines: Vec<&Value> =
        taken["records"].as_array().unwrap().iter().map(|record| &record["row"]).collect();
    assert_eq!(lines, [2, 8]);
    let first = &taken["errors"][0];
    assert_eq!(
        [&first["row"], &first["column"], &first["code"]],
        [&json!(3), &json!("code"), &json!("FIELD_MISSING")]
    );
    let whole = taken["errors"].as_array().unwrap().iter().find(|error| error["row"] == 7).unwrap();
    assert_eq!(whole["column"], Value::Null);
    assert_eq!(count(&admin, "/api/v1/organizations").await, before + 2);
    let wrong = import(&admin, &format!("{ORGANIZATIONS}?mode=some"), mixed()).await;
    assert_eq!(wrong.refused(400, "INVALID_PARAMETER").body["params"]["parameter"], "mode");
    let unknown = import(&admin, &format!("{ORGANIZATIONS}?colour=red"), mixed()).await;
    assert_eq!(
        unknown.refused(400, "UNKNOWN_PARAMETER").body["params"]["allowed"],
        json!(["mode", "dry_run"])
    );
}

#[tokio::test]
async fn a_header_is_told_once_and_not_in_every_row() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let table = "\ncode,code,colour,name\na,b,c,d\ne,f,g,h\n";
    let body = import(&admin, ORGANIZATIONS, table).await.refused(422, "ROWS_REFUSED").body.clone();
    let told: Vec<[&str; 2]> = body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| ["pointer", "code"].map(|name| error[name].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ["/2/code", "DUPLICATE_NAME"],
            ["/2/colour", "FIELD_UNKNOWN"],
            ["/2/kind", "FIELD_MISSING"],
            ["/2/valid_from", "FIELD_MISSING"],
        ]
    );
}

#[tokio::test]
async fn a_row_is_refused_as_a_create_of_it_is() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let young = deputies(2).replacen("1975/5/1", "2010/5/1", 1);
    let body = import(&affairs, DEPUTIES, young).await.refused(422, "ROWS_REFUSED").body.clone();
    let error = &body["errors"][0];
    assert_eq!((&error["pointer"], &error["code"]), (&json!("/2/birth_date"), &json!("MINIMUM_AGE")));
    assert_eq!(body["errors"].as_array().unwrap().len(), 1);
    // A member of the Standing Committee with a post in what it supervises: the article stands beside the sentence.
    let member = deputies(1).replace("否,否,是", "是,是,是");
    let body = import(&affairs, DEPUTIES, member).await.refused(422, "ROWS_REFUSED").body.clone();
    let error = &body["errors"][0];
    assert_eq!(error["code"], "EXCLUDED_OFFICE");
    assert!(error["detail"].as_str().unwrap().contains("art. 47"), "{error}");
}

#[tokio::test]
async fn what_is_alike_is_told_apart_by_the_rest_of_the_row_or_asked_for() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    app.term_ends("2026-12-31").await;
    let next = json!({"ordinal": 8, "start_on": "2027-01-01", "sc_member_count": 41, "deputy_count": 287});
    let next = app.person("sc-office").await.create("/terms", &next).await;
    let drawn = |code: &str, term: &Value| {
        json!({
            "code": code, "name": format!("{code}之名"), "street_or_town_id": app.organization("street"), "seats": 2,
            "registered_voters": 9000, "term_id": term
        })
    };
    let seventh = json!(app.districts["310114"].term_id);
    for term in [&seventh, &next["id"]] {
        affairs.create("/constituencies", &drawn("第9选区", term)).await;
    }
    // The same number in two terms: the term of the row says which.
    let table = deputies(1).replace("第一选区", "第9选区").replace("第7届", "8");
    let report = import(&affairs, DEPUTIES, table).await.expect(200).body.clone();
    let path = format!("/api/v1/deputies/{}", report["records"][0]["id"].as_str().unwrap());
    let deputy = affairs.get(&format!("{path}?expand=constituency")).await.expect(200).body.clone();
    assert_eq!(deputy["expanded"]["constituency"]["term_id"], next["id"]);
    // Two of one name in one district: nobody guesses.
    affairs.create("/constituencies", &drawn("第10选区", &seventh)).await;
    let mut twin = drawn("第11选区", &seventh);
    twin["name"] = json!("第10选区之名");
    affairs.create("/constituencies", &twin).await;
    let table = deputies(1).replace("第一选区", "第10选区之名").replace("N-000", "N-900");
    let body = import(&affairs, DEPUTIES, table).await.refused(422, "ROWS_REFUSED").body.clone();
    let error = &body["errors"][0];
    assert_eq!((&error["pointer"], &error["code"]), (&json!("/2/constituency_id"), &json!("VALUE_INVALID")));
}
