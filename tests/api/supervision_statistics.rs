//! The indicators against a naive recount over the lists, their cost, and their plans.

use crate::{
    lists::{Demand, complaint},
    support::{App, Person},
};
use sea_orm::Statement;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const STATISTICS: &str = "/api/v1/supervision/statistics";

/// All records of a list.
async fn all(person: &Person, path: &str) -> Vec<Value> {
    let sign = if path.contains('?') { '&' } else { '?' };
    let (mut records, mut cursor) = (Vec::new(), String::new());
    loop {
        let page =
            person.get(&format!("/api/v1{path}{sign}limit=200{cursor}")).await.expect(200).body.clone();
        records.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next_cursor"].as_str() else { return records };
        cursor = format!("&cursor={next}");
    }
}

fn id(record: &Value, name: &str) -> String {
    record[name].as_str().unwrap_or_default().to_owned()
}

/// `(numerator, denominator)` by code and part.
async fn indicators(person: &Person, year: i32) -> BTreeMap<(String, String), (i64, Option<i64>)> {
    let answer = person.get(&format!("{STATISTICS}?year={year}")).await.expect(200).body.clone();
    let indicators = answer["items"].as_array().unwrap().iter();
    indicators
        .map(|one| {
            let key = (id(one, "code"), id(one, "part"));
            (key, (one["numerator"].as_i64().unwrap(), one["denominator"].as_i64()))
        })
        .collect()
}

#[tokio::test]
async fn the_indicators_are_those_of_a_naive_recount() {
    let app = App::demonstration().await;
    let auditor = app.person("auditor").await;
    let found = indicators(&auditor, 2026).await;
    let of = |code: &str, part: &str| found[&(code.to_owned(), part.to_owned())];
    let plans: BTreeSet<String> = all(&auditor, "/supervision/annual-plans?year=2026")
        .await
        .iter()
        .map(|plan| id(plan, "id"))
        .collect();
    let items: Vec<Value> =
        all(&auditor, "/supervision/items?expand=meeting&expand=investigations&expand=speeches")
            .await
            .into_iter()
            .filter(|item| item["plan_id"].is_null() || plans.contains(&id(item, "plan_id")))
            .filter(|item| item["state"] != "cancelled")
            .collect();
    let ids: BTreeSet<String> = items.iter().map(|item| id(item, "id")).collect();
    let count = |holds: &dyn Fn(&Value) -> bool| {
        i64::try_from(items.iter().filter(|item| holds(item)).count()).unwrap()
    };
    let many = |item: &Value, name: &str| item["expanded"][name].as_array().unwrap().clone();
    let heard =
        |item: &Value| ["deliberated", "handling", "closed"].contains(&item["state"].as_str().unwrap());
    assert!(count(&heard) >= 3 && items.len() > 10);
    assert_eq!(of("SV01", "year"), (count(&heard), None));
    assert_eq!(
        of("SV05", ""),
        (count(&|item| !many(item, "investigations").is_empty()), Some(i64::try_from(items.len()).unwrap()))
    );
    let present: i64 = items
        .iter()
        .filter(|item| heard(item))
        .map(|item| item["expanded"]["meeting"]["present_members"].as_i64().unwrap())
        .sum();
    let speakers: usize = items
        .iter()
        .filter(|item| heard(item))
        .map(|item| {
            many(item, "speeches")
                .iter()
                .map(|speech| id(speech, "speaker_id"))
                .collect::<BTreeSet<_>>()
                .len()
        })
        .sum();
    assert_eq!(of("SV07", ""), (i64::try_from(speakers).unwrap(), Some(present)));
    let minutes: Vec<i64> = items.iter().filter_map(|item| item["deliberation_minutes"].as_i64()).collect();
    assert_eq!(of("SV08", ""), (minutes.iter().sum(), Some(i64::try_from(minutes.len()).unwrap())));
    for (part, due, sent) in [
        ("consultation", "consultation_due_on", "consultation_sent_on"),
        ("final", "final_due_on", "final_sent_on"),
    ] {
        let due_ones: Vec<&Value> =
            items.iter().filter(|item| item[due].is_string() && item[sent].is_string()).collect();
        let kept = due_ones.iter().filter(|item| item[sent].as_str() <= item[due].as_str()).count();
        assert_eq!(
            of("SV04", part),
            (i64::try_from(kept).unwrap(), Some(i64::try_from(due_ones.len()).unwrap()))
        );
    }
    let opinions: BTreeSet<String> = all(&auditor, "/deliberation-opinions")
        .await
        .iter()
        .filter(|opinion| ids.contains(&id(opinion, "source_id")) && opinion["issued_on"].is_string())
        .map(|opinion| id(opinion, "id"))
        .collect();
    let clauses: Vec<Value> = all(&auditor, "/opinion-clauses")
        .await
        .into_iter()
        .filter(|clause| opinions.contains(&id(clause, "opinion_id")))
        .collect();
    let solved = clauses
        .iter()
        .filter(|clause| ["solved", "basically_solved"].contains(&clause["result"].as_str().unwrap_or("")))
        .count();
    assert_eq!(of("SV11", ""), (i64::try_from(solved).unwrap(), Some(i64::try_from(clauses.len()).unwrap())));
    assert!(solved > 0 && clauses.len() > solved);
    let mut quarters: BTreeMap<String, i64> = BTreeMap::new();
    for item in items.iter().filter(|item| item["meeting_id"].is_string()) {
        let day = id(&item["expanded"]["meeting"], "start_on");
        let quarter = (day[5..7].parse::<u32>().unwrap() - 1) / 3;
        *quarters.entry(format!("{quarter}{}", id(item, "supervised_organ_id"))).or_default() += 1;
    }
    let most = found.iter().find(|((code, _), _)| code == "SV18").unwrap().1.0;
    assert_eq!(Some(&most), quarters.values().max());
    for wrong in ["year=26", "codes=SC01"] {
        auditor.get(&format!("{STATISTICS}?{wrong}")).await.refused(400, "INVALID_PARAMETER");
    }
    // Another district has its own numbers.
    let foreign = indicators(&app.person_of("310104", "auditor").await, 2026).await;
    assert!(foreign.values().all(|(numerator, _)| *numerator == 0), "{foreign:?}");
}

#[tokio::test]
async fn topics_count_for_the_plan_that_they_are_for() {
    let app = App::demonstration().await;
    let auditor = app.person("auditor").await;
    // The proposals are for the plan of 2027.
    let next = indicators(&auditor, 2027).await;
    let proposals = all(&auditor, "/supervision/topic-proposals").await;
    for source in ["public_concern", "deputy_suggestions", "committee_research", "organ_request", "petitions"]
    {
        let from = proposals.iter().filter(|proposal| proposal["source"] == source).count();
        let expected = (i64::try_from(from).unwrap(), Some(i64::try_from(proposals.len()).unwrap()));
        assert_eq!(next[&("SV02".to_owned(), source.to_owned())], expected, "{source}");
    }
    assert_eq!(next[&("SV03".to_owned(), String::new())].0, 3);
}

#[tokio::test]
async fn a_reopened_clause_stays_known() {
    let app = App::demonstration().await;
    let auditor = app.person("auditor").await;
    let solved = indicators(&auditor, 2026).await[&("SV11".to_owned(), String::new())].0;
    let clauses = all(&auditor, "/opinion-clauses").await;
    // A result that is refuted reopens its clause, and that stays known when it is dealt with again.
    let open = clauses.iter().find(|clause| clause["state"] == "pending").unwrap();
    let (clerk, committee) = (app.person("organ-clerk").await, app.person("committee-staff").await);
    let path = "/opinion-clauses";
    clerk.act(path, open, "start", &json!({})).await;
    let result = json!({"result": "basically_solved"});
    clerk.act(path, open, "report-result", &result).await;
    committee.act(path, open, "verify", &json!({"confirmed": false, "note": "核查不实"})).await;
    clerk.act(path, open, "start", &json!({})).await;
    clerk.act(path, open, "report-result", &result).await;
    let after = indicators(&auditor, 2026).await;
    let of = |code: &str| after[&(code.to_owned(), String::new())].0;
    assert_eq!((of("SV12"), of("SV11")), (1, solved + 1));
}

#[tokio::test]
async fn ten_items_cost_the_queries_of_two_hundred_and_each_has_its_index() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    // The first request of a minute leases a slice of the caller's requests.
    office.get("/api/v1/auth/me").await.expect(200);
    let statements = app.application.service.store.statements();
    statements.listen();
    // Once a second the counters of revocations are read, whatever is asked.
    let is_of_the_statistics = |statement: &&Statement| !statement.sql.contains("\"revocation\"");
    let mut costs = BTreeSet::new();
    for more in [10, 190] {
        jiandu::demo::scale(&app.application.service, more).await.unwrap();
        drop(statements.take());
        // Load items lie in the past.
        office.get(&format!("{STATISTICS}?year=2025")).await.expect(200);
        costs.insert(statements.take().iter().filter(is_of_the_statistics).count());
    }
    assert_eq!(costs.len(), 1, "{costs:?}");
    assert_eq!(indicators(&office, 2025).await[&("SV05".to_owned(), String::new())].1, Some(187));
    drop(statements.take());
    office.get(&format!("{STATISTICS}?year=2025")).await.expect(200);
    let read = statements.take();
    let mut wrong = Vec::new();
    for statement in
        read.iter().filter(is_of_the_statistics).filter(|statement| statement.sql.starts_with("SELECT"))
    {
        wrong.extend(complaint(&app, statement, Demand::Index).await);
    }
    assert!(read.len() > 12, "only {} statements", read.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
