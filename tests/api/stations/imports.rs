//! Sites, enrollments and reception rules as tables: what people call things, a rehearsal first, and every wrong row told.

use super::{ENROLLMENTS, SITES, home, reception_rules::RULES};
use crate::{imports::import, support::App};
use serde_json::{Value, json};

const HEADER: &str = "site_no,tier,name,street_or_town_id,parent_site_id,served_committee_ids,venue_kind,address,longitude,latitude,\
                      coordinate_system,nearness_reason,opening_hours,contact_number,leader_id,liaison_ids\n";

fn row(number: &str, tier: &str, street: &str) -> String {
    format!(
        "{number},{tier},站点{number},{street},JD-01,310114-residents,居委会,金园一路1号,121.332000,31.252000,wgs84,铁路隔断,工作日,021-69000001,\
         LEADER,LIAISON\n"
    )
}

/// Accounts are named by their ids: who proposes a site does not see those of others.
fn with_staff(app: &App, table: &str) -> String {
    let id = |name: &str| app.districts["310114"].users[name].user_id.to_string();
    table.replace("LEADER", &id("site-manager")).replace("LIAISON", &id("street-clerk"))
}

async fn count(app: &App, collection: &str) -> Value {
    let page =
        app.person("deputy-affairs").await.get(&format!("/api/v1{collection}?count=true&limit=1")).await;
    page.expect(200).body["total"].clone()
}

/// What was wrong, by place and code.
fn told(body: &Value) -> Vec<[String; 2]> {
    let errors = body["errors"].as_array().unwrap().iter();
    errors.map(|error| ["pointer", "code"].map(|name| error[name].as_str().unwrap().to_owned())).collect()
}

#[tokio::test]
async fn sites_are_proposed_as_a_table() {
    let app = App::start().await;
    home(&app).await;
    let clerk = app.person("street-clerk").await;
    let path = format!("/api/v1{SITES}/import");
    let good = HEADER.to_owned()
        + &row("JD-02", "代表联络站", "310114-street")
        + &row("JD-03", "point", "310114-street");
    let good = with_staff(&app, &good);
    let rehearsed = import(&clerk, &format!("{path}?dry_run=true"), good.clone()).await;
    rehearsed.expect(200);
    assert_eq!(count(&app, SITES).await, json!(1));
    let wrong = good.clone() + &row("JD-02", "station", "310114-street") + &row("JD-05", "castle", "nowhere");
    let wrong = with_staff(&app, &wrong);
    let refused = import(&clerk, &path, wrong).await;
    let wanted = [
        ["/4", "ALREADY_EXISTS"],
        ["/5/street_or_town_id", "UNKNOWN_REFERENCE"],
        ["/5/tier", "VALUE_INVALID"],
    ];
    assert_eq!(told(&refused.refused(422, "ROWS_REFUSED").body), wanted);
    assert_eq!(count(&app, SITES).await, json!(1));
    import(&clerk, &path, good).await.expect(200);
    assert_eq!(count(&app, SITES).await, json!(3));
    import(&app.person("organ-clerk").await, &path, HEADER.to_owned()).await.refused(403, "FORBIDDEN");
}

#[tokio::test]
async fn deputies_are_enrolled_and_rules_are_made_as_tables() {
    let app = App::start().await;
    home(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let deputies = affairs.get("/api/v1/deputies?limit=200&sort=created_at").await.expect(200).body.clone();
    let number = |place: usize| {
        let known = deputies["items"].as_array().unwrap().iter().find(|one| one["id"] == *app.deputy(place));
        known.unwrap()["deputy_no"].as_str().unwrap().to_owned()
    };
    let (ten, eleven) = (number(10), number(11));
    let table = format!(
        "site_id,deputy_id,is_primary,joined_on\nJD-01,{ten},是,2026/8/1\nJD-01,{eleven},是,2026/8/1\n"
    );
    let path = format!("/api/v1{ENROLLMENTS}/import");
    import(&affairs, &format!("{path}?dry_run=true"), table.clone()).await.expect(200);
    import(&affairs, &path, table).await.expect(200);
    assert_eq!(count(&app, ENROLLMENTS).await, json!(3));
    let again = format!(
        "site_id,deputy_id,is_primary,joined_on\nJD-01,{ten},否,2026-08-01\nJD-99,{ten},是,2026-08-01\n"
    );
    let refused = import(&affairs, &path, again).await;
    let wanted = [["/2/site_id", "ALREADY_EXISTS"], ["/3/site_id", "UNKNOWN_REFERENCE"]];
    assert_eq!(told(&refused.refused(422, "ROWS_REFUSED").body), wanted);
    let rules = "site_id,rrule,start_time,end_time,holiday_policy,valid_from,valid_to\n\
                 JD-01,FREQ=MONTHLY;BYMONTHDAY=15,09:00,11:00,取消,2026-08-01,2026-12-31\n";
    import(&affairs, &format!("/api/v1{RULES}/import"), rules).await.expect(200);
    assert_eq!(count(&app, RULES).await, json!(1));
}

/// Each thing that is planned has a row; what stands beside says of which site and month, once or in every row.
#[tokio::test]
async fn months_are_drafted_as_a_table() {
    let app = App::start().await;
    let site = home(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let deputies = affairs.get("/api/v1/deputies?limit=200&sort=created_at").await.expect(200).body.clone();
    let number = |place: usize| {
        let known = deputies["items"].as_array().unwrap().iter().find(|one| one["id"] == *app.deputy(place));
        known.unwrap()["deputy_no"].as_str().unwrap().to_owned()
    };
    let (ten, eleven) = (number(10), number(11));
    let header = "site_id,year,month,items.seq,items.date,items.start_time,items.end_time,items.category,items.topic,items.place,items.deputy_ids\n";
    let table = format!(
        "{header}JD-01,2026,9,1,2026/9/15,09:00,11:00,接待选民,停车和充电,第一代表之家,{ten};{eleven}\n\
         ,,,2,2026-09-22,14:00,16:00,学习培训,监督法,第一代表之家,\n\
         JD-01,2026,9,3,2026年9月28日,09:00,11:00,voter_reception,绿化,第一代表之家,{eleven}\n\
         JD-01,2026,10,1,2026/10/15,09:00,11:00,接待选民,助餐,第一代表之家,{ten}\n"
    );
    let leader = app.person("site-manager").await;
    let path = format!("/api/v1{}/import", super::SCHEDULES);
    import(&leader, &format!("{path}?dry_run=true"), table.clone()).await.expect(200);
    assert_eq!(count(&app, super::SCHEDULES).await, json!(0));
    let taken = import(&leader, &path, table.clone()).await.expect(200).body.clone();
    assert_eq!((&taken["rows"], &taken["created"], &taken["refused"]), (&json!(4), &json!(4), &json!(0)));
    let rows: Vec<_> = taken["records"].as_array().unwrap().iter().map(|one| one["row"].clone()).collect();
    assert_eq!(rows, [json!(2), json!(5)], "two months, each where it begins");
    let september = format!("/api/v1{}/{}", super::SCHEDULES, taken["records"][0]["id"].as_str().unwrap());
    let september = leader.get(&september).await.expect(200).body.clone();
    assert_eq!((&september["site_id"], &september["month"]), (&site["id"], &json!(9)));
    let items: Vec<_> = september["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (&item["date"], &item["category"], &item["deputy_ids"]))
        .collect();
    assert_eq!(
        items,
        [
            (&json!("2026-09-15"), &json!("voter_reception"), &json!([app.deputy(10), app.deputy(11)])),
            (&json!("2026-09-22"), &json!("study_training"), &json!([])),
            (&json!("2026-09-28"), &json!("voter_reception"), &json!([app.deputy(11)])),
        ]
    );
    // What is wrong is told where it stands, and a month that is there already in the row that names it.
    let wrong = format!(
        "{header}JD-01,2026,11,1,2026/11/16,09:00,11:00,接待选民,停车,第一代表之家,{ten}\n\
         ,,,2,2026/11/17,09:00,11:00,吃饭,停车,第一代表之家,谁也不是\n\
         JD-01,2026,9,1,2026/9/16,09:00,11:00,接待选民,停车,第一代表之家,{ten}\n\
         JD-01,2026,12,1,2026/12/16,09:00,11:00,接待选民,停车,第一代表之家,{ten},多出的格\n"
    );
    let refused = import(&leader, &path, wrong).await;
    let refused = refused.refused(422, "ROWS_REFUSED").body.clone();
    let mut found = told(&refused);
    found.sort();
    let wanted = [
        ["/3/items.category", "VALUE_INVALID"],
        ["/3/items.deputy_ids/0", "UNKNOWN_REFERENCE"],
        ["/4", "ALREADY_EXISTS"],
        ["/5", "VALUE_INVALID"],
    ];
    assert_eq!(found, wanted);
    assert_eq!((&refused["params"]["rows"], &refused["params"]["refused"]), (&json!(4), &json!(4)));
    // A list has all that each of its elements has to have, or no column at all.
    let lacking = import(&leader, &path, "site_id,year,month,items.date\nJD-01,2026,11,2026/11/16\n").await;
    let missing = told(&lacking.refused(422, "ROWS_REFUSED").body);
    assert!(missing.contains(&["/1/items.topic".to_owned(), "FIELD_MISSING".to_owned()]), "{missing:?}");
    import(&app.person("organ-clerk").await, &path, table).await.refused(403, "FORBIDDEN");
}
