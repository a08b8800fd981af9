//! The audit trail as its readers see it: filters, pages, files, and who may read.

use crate::support::{Answer, App};
use reqwest::Method;
use serde_json::json;
use std::collections::BTreeSet;

const LIST: &str = "/api/v1/audit-events";

fn hashes(text: &serde_json::Value) -> Vec<String> {
    text["items"].as_array().unwrap().iter().map(|one| one["hash"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_trail_is_read_by_those_who_supervise_and_only_in_their_district() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    let admin = app.person("district-admin").await;
    for name in ["sc-office", "organ-head", "deputy", "committee-staff"] {
        let other = app.person(name).await;
        other.get(LIST).await.refused(403, "FORBIDDEN");
        other.get(&format!("{LIST}/export?format=csv")).await.refused(403, "FORBIDDEN");
    }
    let term = json!({"ordinal": 6, "start_on": "2017-01-01", "end_on": "2021-12-31", "sc_member_count": 41, "deputy_count": 287});
    let office = app.person("sc-office").await;
    let sent = office.request(Method::POST, "/api/v1/terms").header("X-Request-Id", "story-1").json(&term);
    let term = Answer::of(sent).await.expect(201).body.clone();
    let me = office.get("/api/v1/auth/me").await.body["user_id"].clone();

    let id = term["id"].as_str().unwrap();
    for filter in [
        format!("subject_id={id}"),
        "request_id=story-1".into(),
        format!("subject_type=registry.term&role=sc_office&actor_id={}", me.as_str().unwrap()),
    ] {
        let found = admin.get(&format!("{LIST}?{filter}")).await;
        let items = found.expect(200).body["items"].as_array().unwrap().clone();
        assert_eq!(items.len(), 1, "{filter}");
        assert_eq!((&items[0]["action"], &items[0]["subject_id"]), (&json!("create"), &term["id"]));
        assert_eq!(items[0]["diff"]["ordinal"], json!([null, 6]));
    }
    let none = auditor.get(&format!("{LIST}?subject_id={id}&occurred_at_to=2026-08-02T00:00:00Z")).await;
    assert!(none.body["items"].as_array().unwrap().is_empty());

    // Another district's entries are not there, also not by the name of the district.
    let elsewhere = app.person_of("310104", "auditor").await;
    let theirs = elsewhere.get(&format!("{LIST}?subject_id={id}")).await;
    assert!(theirs.expect(200).body["items"].as_array().unwrap().is_empty());
    let named = elsewhere.get(&format!("{LIST}?district=310114")).await;
    assert!(named.expect(200).body["items"].as_array().unwrap().is_empty());
    let operator = app.person("platform-admin").await;
    let all = operator.get(&format!("{LIST}?district=310104&limit=1")).await;
    assert_eq!(all.expect(200).body["items"][0]["district_code"], "310104");
    assert_eq!(
        operator.get(&format!("{LIST}?request_id=story-1")).await.body["items"].as_array().unwrap().len(),
        1
    );
}

#[tokio::test]
async fn pages_of_the_trail_lose_and_repeat_nothing_and_the_file_has_all_of_it() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    let whole = auditor.get(&format!("{LIST}?limit=200")).await;
    let expected = hashes(&whole.expect(200).body);
    assert!(expected.len() > 50);
    for sort in ["-occurred_at", "occurred_at"] {
        let (mut all, mut path) = (Vec::new(), format!("{LIST}?limit=7&sort={sort}"));
        loop {
            let page = auditor.get(&path).await;
            all.extend(hashes(&page.expect(200).body));
            let link = page.header("link");
            let Some(next) = link.strip_prefix('<').and_then(|link| link.split('>').next()) else { break };
            path = next.to_owned();
        }
        if sort == "occurred_at" {
            all.reverse();
        }
        assert_eq!(all, expected, "{sort}");
    }
    let cursor =
        auditor.get(&format!("{LIST}?limit=2")).await.body["next_cursor"].as_str().unwrap().to_owned();
    auditor.get(&format!("{LIST}?action=create&cursor={cursor}")).await.refused(400, "INVALID_CURSOR");
    for wrong in ["sort=hash", "actor_id=me", "role=king", "occurred_at_from=yesterday", "limit=0"] {
        auditor.get(&format!("{LIST}?{wrong}")).await.refused(400, "INVALID_PARAMETER");
    }

    let lines = auditor.get(&format!("{LIST}/export?format=ndjson")).await;
    assert_eq!(lines.expect(200).header("content-type"), "application/x-ndjson");
    let entries: Vec<serde_json::Value> =
        lines.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let exported: BTreeSet<_> =
        entries.iter().map(|entry| entry["hash"].as_str().unwrap().to_owned()).collect();
    assert_eq!(exported, expected.iter().cloned().collect());
    assert_eq!(entries.len(), expected.len());
    let table = auditor.get(&format!("{LIST}/export?format=csv&action=create")).await;
    assert!(table.expect(200).text.starts_with("\u{feff}\"时间\",\"行政区\",\"对象类型\""), "{}", table.text);
    assert_eq!(
        table.text.matches("\r\n").count() - 1,
        entries.iter().filter(|entry| entry["action"] == "create").count()
    );
    auditor.get(&format!("{LIST}/export?format=xlsx")).await.refused(400, "INVALID_PARAMETER");
    auditor.get(&format!("{LIST}/export?format=csv&colour=red")).await.refused(400, "UNKNOWN_PARAMETER");
}
