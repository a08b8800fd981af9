//! What waits for somebody, in one request: exactly what the lists show of it, whoever asks.

use crate::{
    support::{Answer, App, Person},
    visibility::everybody,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const INBOX: &str = "/api/v1/inbox";

/// Everything that a list or an inbox answers to a question, page by page.
async fn walk(person: &Person, path: &str) -> Option<Vec<Value>> {
    let (mut all, mut next) = (Vec::new(), path.to_owned());
    loop {
        let page = person.get(&next).await;
        if page.status == 403 {
            return None;
        }
        all.extend(page.expect(200).body["items"].as_array().unwrap().iter().cloned());
        let link = page.header("link");
        assert_eq!(link.is_empty(), page.body["next_cursor"].is_null(), "{next}");
        let Some(onward) = link.strip_prefix('<').and_then(|link| link.split('>').next()) else {
            return Some(all);
        };
        next = onward.into();
    }
}

fn words(actions: &Value) -> BTreeSet<String> {
    let word = |action: &Value| action.as_str().or(action["action"].as_str()).unwrap().to_owned();
    actions.as_array().unwrap().iter().map(word).collect()
}

fn ids(records: &[Value]) -> BTreeSet<String> {
    let all: BTreeSet<_> = records.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(all.len(), records.len(), "a record comes twice");
    all
}

/// What nobody waits for: keeping a record, and putting right what went wrong with it.
const ON_OCCASION: [&str; 16] = [
    "cancel",
    "correct",
    "disable",
    "edit",
    "propose_correction",
    "redact",
    "remove",
    "rename",
    "reopen",
    "repeal",
    "request_extension",
    "retire",
    "suggest_review",
    "transfer_lead",
    "void",
    "withdraw",
];

/// The records of a list on which something may be done that is waited for, found out one by one.
fn with_an_act(records: Vec<Value>) -> Vec<Value> {
    let kept = |record: &Value| {
        words(&record["available_actions"]).iter().any(|action| !ON_OCCASION.contains(&&**action))
    };
    records.into_iter().filter(kept).collect()
}

/// What waits for somebody according to the lists, by kind; and where a list alone says something else.
async fn by_the_lists(app: &App, person: &Person) -> (BTreeMap<String, Vec<Value>>, Vec<String>) {
    let (mut waiting, mut wrong) = (BTreeMap::new(), Vec::new());
    for (name, kind) in app.application.service.kinds {
        let path = format!("/api/v1{}?limit=200", kind.path);
        let Some(all) = walk(person, &path).await else { continue };
        let expected = with_an_act(all);
        let asked = walk(person, &format!("{path}&actionable=true")).await.unwrap();
        if ids(&asked) != ids(&expected) {
            wrong.push(format!("{path}: {} of {}", asked.len(), expected.len()));
        }
        if !kind.stands {
            waiting.insert((*name).to_owned(), expected);
        }
    }
    (waiting, wrong)
}

#[tokio::test]
async fn everybody_finds_in_the_inbox_what_the_lists_show() {
    let app = App::demonstration().await;
    let (mut found, mut wrong) = (0, Vec::new());
    for (name, person) in everybody(&app).await {
        let (waiting, lists) = by_the_lists(&app, &person).await;
        wrong.extend(lists.into_iter().map(|wrong| format!("{name}: {wrong}")));
        let inbox = walk(&person, &format!("{INBOX}?limit=7")).await.unwrap();
        let expected: Vec<Value> = waiting.values().flatten().cloned().collect();
        if ids(&inbox) != ids(&expected) {
            wrong.push(format!("{name}: {} of {} wait", inbox.len(), expected.len()));
        }
        for entry in &inbox {
            let listed = waiting[entry["type"].as_str().unwrap()].iter().find(|one| one["id"] == entry["id"]);
            let Some(listed) = listed else { continue };
            let same =
                ["state", "created_at", "updated_at"].iter().all(|field| entry[field] == listed[field]);
            if !same || words(&entry["available_actions"]) != words(&listed["available_actions"]) {
                wrong.push(format!("{name}: {entry} is {listed}"));
            }
        }
        let created: Vec<&str> = inbox.iter().map(|one| one["created_at"].as_str().unwrap()).collect();
        assert!(created.windows(2).all(|two| two[0] >= two[1]), "the newest first");
        found += inbox.len();
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(found > 100, "only {found} records wait for anybody");
}

#[tokio::test]
async fn what_came_back_and_what_is_due_is_told_as_records_and_histories_tell_it() {
    let app = App::demonstration().await;
    let (mut returned, mut due) = (0, 0);
    for (name, person) in everybody(&app).await {
        for entry in walk(&person, &format!("{INBOX}?limit=200")).await.unwrap() {
            let url = entry["url"].as_str().unwrap();
            let state = &entry["state"];
            let history = walk_history(&person, url).await;
            let left = |one: &&Value| one["from_state"] == *state && one["to_state"] != *state;
            let is_back =
                history.iter().any(|one| left(&one)) || *state == "returned" || *state == "reopened";
            assert_eq!(entry["returned"], json!(is_back), "{name}: {entry}");
            returned += usize::from(is_back);
            let path = format!(
                "/api/v1/deadlines?subject_id={}&sort=effective_due_on",
                entry["id"].as_str().unwrap()
            );
            let open = person.get(&path).await;
            let next = open.body["items"].as_array().into_iter().flatten().find(|one| one["light"] != "off");
            let expected = next.map_or(Value::Null, |next| next["effective_due_on"].clone());
            assert_eq!(entry["due_on"], expected, "{name}: {entry}");
            due += usize::from(next.is_some());
        }
        let only = walk(&person, &format!("{INBOX}?returned=true")).await.unwrap();
        assert!(only.iter().all(|entry| entry["returned"] == true), "{name}");
    }
    // What comes back is seen in the story of an issue.
    assert!(due > 20, "{due} are due, {returned} came back");
}

async fn walk_history(person: &Person, url: &str) -> Vec<Value> {
    person.get(&format!("{url}/history?limit=200")).await.expect(200).body["items"]
        .as_array()
        .unwrap()
        .clone()
}

#[tokio::test]
async fn the_deadlines_of_ones_organization_stand_in_the_inbox_by_light() {
    let app = App::demonstration().await;
    for name in ["department-clerk", "organ-clerk", "committee-staff", "deputy"] {
        let person = app.person(name).await;
        let me = person.get("/api/v1/auth/me").await.body["organization_id"].as_str().unwrap().to_owned();
        let shown = person.get(INBOX).await.expect(200).body["deadlines"].clone();
        let list =
            format!("/api/v1/deadlines?limit=200&sort=effective_due_on&responsible_organization_id={me}");
        let mine = walk(&person, &list).await.unwrap_or_default();
        let running: Vec<&Value> = mine.iter().filter(|one| one["light"] != "off").collect();
        for light in ["red", "yellow", "green"] {
            let count = running.iter().filter(|one| one["light"] == light).count();
            assert_eq!(shown[light], json!(count), "{name}: {light}");
        }
        let next: Vec<&Value> = shown["items"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
        let expected: Vec<&Value> = running.iter().map(|one| &one["id"]).take(50).collect();
        assert_eq!(next, expected, "{name}");
    }
}

#[tokio::test]
async fn a_page_costs_a_few_queries_and_one_for_each_kind_on_it() {
    let app = App::demonstration().await;
    let secretary = app.person("chairs-secretary").await;
    secretary.get(INBOX).await.expect(200);
    let statements = app.application.service.store.statements();
    statements.listen();
    let cost = async |path: &str| {
        drop(statements.take());
        let page = secretary.get(path).await.expect(200).body.clone();
        let sent = statements.take();
        // Once a second the counters of revocations are read, whatever is asked.
        let sent =
            sent.iter().filter(|one| !one.sql.contains("\"revocation\"") && !one.sql.contains("quota_use"));
        (sent.count(), page)
    };
    let mut biggest = 0;
    for limit in [1, 5, 50, 200] {
        let (count, page) = cost(&format!("{INBOX}?limit={limit}")).await;
        let waiting = page["items"].as_array().unwrap().iter().map(|one| &one["type"]);
        let subjects =
            page["deadlines"]["items"].as_array().unwrap().iter().map(|one| &one["subject"]["type"]);
        let kinds: BTreeSet<&str> = waiting.chain(subjects).map(|kind| kind.as_str().unwrap()).collect();
        assert!(count <= 4 + kinds.len(), "{count} queries for {limit} records of {kinds:?}");
        biggest = biggest.max(page["items"].as_array().unwrap().len());
    }
    assert!(biggest > 10, "only {biggest} records wait");
    // Of one kind, a page of two hundred costs what a page of one does.
    let of_one = |limit: u32| format!("{INBOX}?limit={limit}&type=supervision.item");
    assert_eq!(cost(&of_one(1)).await.0, cost(&of_one(200)).await.0);
}

#[tokio::test]
async fn what_is_new_since_the_last_look_is_asked_by_the_moment_of_the_last_answer() {
    let app = App::demonstration().await;
    let mut edited = 0;
    for name in ["committee-staff", "sc-office", "deputy-affairs", "organ-clerk", "chairs-secretary"] {
        let person = app.person(name).await;
        let before = person.get(&format!("{INBOX}?limit=200")).await.expect(200).body.clone();
        let looked = before["as_of"].as_str().unwrap().to_owned();
        let new = format!("{INBOX}?since={looked}&new=true");
        assert_eq!(person.get(&new).await.expect(200).body["items"], json!([]), "{name}");
        app.wait(5);
        let may_edit = |one: &&Value| words(&one["available_actions"]).contains("edit");
        let Some(one) = before["items"].as_array().unwrap().iter().find(may_edit) else { continue };
        if person.patch(one["url"].as_str().unwrap(), &json!({})).await.status != 200 {
            continue;
        }
        edited += 1;
        let changed = person.get(&new).await.expect(200).body["items"].as_array().unwrap().clone();
        assert_eq!((ids(&changed), &changed[0]["is_new"]), (ids(std::slice::from_ref(one)), &json!(true)));
        let marked = walk(&person, &format!("{INBOX}?since={looked}&limit=200")).await.unwrap();
        assert_eq!(marked.iter().filter(|one| one["is_new"] == true).count(), 1, "{name}");
    }
    assert!(edited > 0, "nobody edits what waits");
}

#[tokio::test]
async fn nobody_finds_anything_of_another_district_and_questions_are_read_strictly() {
    let app = App::demonstration().await;
    let (here, there) =
        (app.person("committee-staff").await, app.person_of("310104", "committee-staff").await);
    let mine = ids(&walk(&here, &format!("{INBOX}?limit=200")).await.unwrap());
    let theirs = ids(&walk(&there, &format!("{INBOX}?limit=200")).await.unwrap());
    assert!(!mine.is_empty() && mine.is_disjoint(&theirs));
    app.stranger().get(INBOX).await.refused(401, "UNAUTHENTICATED");
    for wrong in
        ["limit=0", "limit=201", "type=nothing", "new=true", "new=maybe", "returned=1", "since=today"]
    {
        here.get(&format!("{INBOX}?{wrong}")).await.refused(400, "INVALID_PARAMETER");
    }
    here.get(&format!("{INBOX}?colour=red")).await.refused(400, "UNKNOWN_PARAMETER");
    let page = here.get(&format!("{INBOX}?limit=1")).await.expect(200).body.clone();
    let cursor = page["next_cursor"].as_str().unwrap();
    here.get(&format!("{INBOX}?limit=9&cursor={cursor}")).await.expect(200);
    for other in
        [format!("cursor={cursor}&returned=true"), format!("cursor={}", &cursor[1..]), "cursor=".into()]
    {
        here.get(&format!("{INBOX}?{other}")).await.refused(400, "INVALID_CURSOR");
    }
    // The cursor of somebody else leads nowhere.
    let secretary = app.person("chairs-secretary").await;
    secretary.get(&format!("{INBOX}?cursor={cursor}")).await.refused(400, "INVALID_CURSOR");
}

#[tokio::test]
async fn a_token_for_programs_is_shown_no_act_of_office() {
    let app = App::demonstration().await;
    let committee = app.sign_in("committee-staff").await;
    let path = "/api/v1/supervision/items?actionable=true";
    let mine = ids(&walk(&committee, path).await.unwrap());
    let (machine, _) = committee.own_token(&app, &["*:read"]).await;
    let offered = with_an_act(walk(&machine, "/api/v1/supervision/items").await.unwrap());
    let theirs = ids(&walk(&machine, path).await.unwrap());
    assert_eq!(theirs, ids(&offered));
    assert!(theirs.is_subset(&mine) && theirs.len() < mine.len(), "{theirs:?} of {mine:?}");
    machine.get(INBOX).await.expect(200);
}

/// Many records by their ids, as an inbox or a link names them.
#[tokio::test]
async fn records_are_read_by_ids_as_many_as_a_parameter_has_values() {
    let app = App::demonstration().await;
    let office = app.person("sc-office").await;
    let all = office.get("/api/v1/supervision/items?limit=5").await.expect(200).body["items"].clone();
    let wanted: Vec<&str> = all.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    let query: String = wanted.iter().map(|id| format!("id={id}&")).collect();
    let read =
        office.get(&format!("/api/v1/supervision/items?{query}")).await.expect(200).body["items"].clone();
    assert_eq!(read, all);
    let elsewhere = app.person_of("310104", "sc-office").await;
    let nothing = elsewhere.get(&format!("/api/v1/supervision/items?{query}")).await;
    assert_eq!(nothing.expect(200).body["items"], json!([]));
    let many = format!("id={}&", wanted[0]).repeat(21);
    let refused: Answer = office.get(&format!("/api/v1/supervision/items?{many}")).await;
    refused.refused(400, "TOO_MANY_PARAMETERS");
    office.get("/api/v1/supervision/items?id=7").await.refused(400, "INVALID_PARAMETER");
}
