//! The indicators of a year of livelihood projects (07 §5).

use super::{
    projects::{PROJECTS, done, report, selected, started},
    proposal,
};
use crate::support::{App, Person};
use uuid::Uuid;

const STATISTICS: &str = "/api/v1/livelihood/statistics";

/// `numerator/denominator value` of an indicator of a year.
pub async fn number(person: &Person, query: &str, code: &str, part: Option<&str>) -> String {
    let read = person.get(&format!("{STATISTICS}?{query}&codes={code}")).await.expect(200).body.clone();
    let items = read["items"].as_array().unwrap();
    let one = items
        .iter()
        .find(|one| one["part"].as_str() == part)
        .unwrap_or_else(|| panic!("{code} {part:?}: {read}"));
    let whole = one["denominator"].as_i64().map(|whole| format!("/{whole}")).unwrap_or_default();
    format!("{}{whole} {}", one["numerator"], one["value"].as_str().unwrap_or("-"))
}

#[tokio::test]
async fn the_numbers_of_a_year_are_those_of_its_records() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = &projects[0];
    started(&app, one, |_| {}).await;
    app.on("2027-04-06");
    let clerk = app.person("department-clerk").await;
    done(&clerk, one, (1, "2027-04-05")).await;
    clerk.act(PROJECTS, one, "report-progress", &report("2027-03", "100.00", 65_000_000)).await;
    let office = app.person("sc-office").await;
    let of = |code: &'static str, part| number(&office, "year=2027", code, part);
    assert_eq!(of("LP04", None).await, "2/2 100.00");
    // Reserve projects are nobody's leads.
    assert_eq!(of("LP02", None).await, "0/2 0.00");
    assert_eq!(of("LP03", Some("transport")).await, "0/0 -");
    // The other project has the goal that was decided, and nothing is done of it.
    assert_eq!(of("LP05", Some("goals")).await, "1/2 50.00");
    assert_eq!(of("LP05", Some("completion")).await, "2 50.00");
    assert_eq!(of("LP07", Some("original")).await, "0/1 0.00");
    assert_eq!(of("LP08", None).await, "65000000/520000000 12.50");
    // Reports of many months are missing.
    assert_eq!(of("LP09", None).await, "1 1.00");
}

#[tokio::test]
async fn a_town_has_its_own_numbers_and_others_do_not_read_them() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let cycle = super::collecting(&app, 2).await;
    for title in ["停车场增设公共充电桩", "社区食堂加开晚餐"] {
        office.create(super::LEADS, &proposal(&cycle, title)).await;
    }
    let reader = app.person("sc-office").await;
    assert_eq!(
        number(&reader, "year=2027", "LP01", Some("source.government_department")).await,
        "2/2 100.00"
    );
    let presidium = app.organization("town-presidium");
    let town = format!("year=2027&organization_id={presidium}");
    assert_eq!(number(&reader, &town, "LP01", Some("all")).await, "0 0.00");
    // A year without a record has no numbers, and nobody's year is nobody's.
    assert_eq!(number(&reader, "year=2031", "LP01", Some("all")).await, "0 0.00");
    let nobody = format!("year=2027&organization_id={}", Uuid::nil());
    assert_eq!(number(&reader, &nobody, "LP01", Some("all")).await, "0 0.00");
    reader.get(&format!("{STATISTICS}?year=20x7")).await.refused(400, "INVALID_PARAMETER");
    reader.get(&format!("{STATISTICS}?organization_id=7")).await.refused(400, "INVALID_PARAMETER");
    reader.get(&format!("{STATISTICS}?street_id={presidium}")).await.refused(400, "UNKNOWN_PARAMETER");
    reader.get(&format!("{STATISTICS}?codes=HS01")).await.refused(400, "INVALID_PARAMETER");
    let deputy = app.person("deputy").await;
    deputy.get(STATISTICS).await.refused(403, "FORBIDDEN");
}
