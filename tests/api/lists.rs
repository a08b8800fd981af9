//! Lists: pages that lose and repeat nothing, strict parameters, a fixed number of queries, and plans that seek.

use crate::support::{App, Person, contract::operations};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, TransactionTrait};
use serde_json::{Value, json};
use std::collections::BTreeSet;

async fn organizations(app: &App, count: usize) -> Person {
    let admin = app.person("district-admin").await;
    for number in 0..count {
        let body = json!({
            "code": format!("p{number:03}"), "name": format!("分页机构{number:03}"), "kind": "company",
            "valid_from": format!("2026-01-{:02}", number % 3 + 1)
        });
        admin.create("/organizations", &body).await;
    }
    admin
}

fn ids(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// All records of a list, page by page along the `Link` header.
async fn walk(person: &Person, first: &str) -> Vec<String> {
    let (mut all, mut path) = (Vec::new(), first.to_owned());
    loop {
        let page = person.get(&path).await;
        all.extend(ids(&page.expect(200).body));
        let link = page.header("link");
        assert_eq!(link.is_empty(), page.body["next_cursor"].is_null());
        let Some(next) = link.strip_prefix('<').and_then(|link| link.split('>').next()) else { return all };
        path = next.into();
    }
}

#[tokio::test]
async fn pages_lose_and_repeat_nothing() {
    let app = App::start().await;
    let admin = organizations(&app, 25).await;
    let whole = admin.get("/api/v1/organizations?limit=200&count=true").await;
    let expected = ids(&whole.body);
    assert_eq!(whole.body["total"], expected.len());
    for sort in ["", "&sort=created_at", "&sort=code", "&sort=-code"] {
        let all = walk(&admin, &format!("/api/v1/organizations?limit=4{sort}")).await;
        let set: BTreeSet<&String> = all.iter().collect();
        assert_eq!((all.len(), set.len()), (expected.len(), expected.len()), "{sort}");
    }
    assert_eq!(walk(&admin, "/api/v1/organizations?limit=1").await, expected);
    let mut backwards = walk(&admin, "/api/v1/organizations?limit=7&sort=created_at").await;
    backwards.reverse();
    assert_eq!(backwards, expected);
    // A record that comes in between is neither lost nor does it push another onto the next page.
    let first = admin.get("/api/v1/organizations?limit=5").await;
    let between = json!({"code": "x", "name": "其间设立", "kind": "company", "valid_from": "2026-02-01"});
    admin.create("/organizations", &between).await;
    let cursor = first.body["next_cursor"].as_str().unwrap();
    let second = admin.get(&format!("/api/v1/organizations?limit=5&cursor={cursor}")).await;
    assert_eq!(ids(&second.body), expected[5..10]);
}

#[tokio::test]
async fn cursors_belong_to_their_list() {
    let app = App::start().await;
    let admin = organizations(&app, 3).await;
    let page = admin.get("/api/v1/organizations?limit=1&kind=company").await;
    let cursor = page.body["next_cursor"].as_str().unwrap();
    admin.get(&format!("/api/v1/organizations?limit=2&kind=company&cursor={cursor}")).await.expect(200);
    for other in [
        format!("/api/v1/organizations?cursor={cursor}"),
        format!("/api/v1/organizations?kind=company&sort=code&cursor={cursor}"),
        format!("/api/v1/users?cursor={cursor}"),
        format!("/api/v1/organizations?kind=company&cursor={}", &cursor[1..]),
        "/api/v1/organizations?cursor=".to_owned(),
    ] {
        admin.get(&other).await.refused(400, "INVALID_CURSOR");
    }
}

#[tokio::test]
async fn filters_search_fields_and_expansions() {
    let app = App::start().await;
    let admin = organizations(&app, 3).await;
    let names = |page: &Value| -> Vec<String> {
        page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let two = admin.get("/api/v1/organizations?kind=court&kind=procuratorate").await;
    assert_eq!(two.expect(200).body["items"].as_array().unwrap().len(), 2);
    let found = admin.get("/api/v1/organizations?q=机构001").await;
    assert_eq!(names(&found.body), ["分页机构001"]);
    let either_case =
        json!({"code": "q1", "name": "Zhou É 机构", "kind": "company", "valid_from": "2026-02-01"});
    admin.create("/organizations", &either_case).await;
    for (text, count) in [("zHOU", 1), ("É", 1), ("é", 0)] {
        let found = admin.get(&format!("/api/v1/organizations?q={text}")).await;
        assert_eq!(names(&found.body).len(), count, "{text}");
    }
    // The wildcards of the database are plain characters.
    assert!(names(&admin.get("/api/v1/organizations?q=%25").await.body).is_empty());
    let wrong = admin.get("/api/v1/organizations?kind=castle").await;
    assert_eq!(wrong.refused(400, "INVALID_PARAMETER").body["params"]["parameter"], "kind");
    let unknown = admin.get("/api/v1/organizations?colour=red").await;
    let allowed = unknown.refused(400, "UNKNOWN_PARAMETER").body["params"]["allowed"].to_string();
    assert!(allowed.contains("\"kind\"") && allowed.contains("\"cursor\""), "{allowed}");
    admin.get("/api/v1/organizations?sort=colour").await.refused(400, "INVALID_PARAMETER");

    let partial = admin.get("/api/v1/organizations?fields=id&fields=name&limit=1").await;
    assert_eq!(partial.header("content-type"), "application/vnd.jiandu.fields+json");
    let keys: Vec<_> = partial.body["items"][0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["id", "name"]);
    admin.get("/api/v1/organizations?fields=colour").await.refused(400, "INVALID_PARAMETER");
    // A list of names between commas is one value, and none of them.
    let wrong = admin.get("/api/v1/organizations?fields=id,name").await;
    assert_eq!(wrong.refused(400, "INVALID_PARAMETER").body["params"]["value"], "id,name", "{}", wrong.text);

    let session = json!({
        "term_id": app.districts["310114"].term_id, "ordinal": 7, "start_on": "2026-06-01", "end_on": "2026-06-03"
    });
    let office = app.person("sc-office").await;
    office.create("/sessions", &session).await;
    let expanded = office.get("/api/v1/sessions?expand=term").await;
    assert_eq!(expanded.expect(200).body["items"][0]["expanded"]["term"]["ordinal"], 7);
    let plain = office.get("/api/v1/sessions").await;
    assert!(plain.body["items"][0].get("expanded").is_none());
}

#[tokio::test]
async fn a_page_of_200_costs_the_queries_of_a_page_of_one() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    jiandu::demo::scale(&app.application.service, 100_000).await.unwrap();
    // The first request of a minute leases a slice of the caller's requests.
    office.get("/api/v1/auth/me").await.expect(200);
    let statements = app.application.service.store.statements();
    let mut costs = BTreeSet::new();
    office.get("/api/v1/supervision/items?limit=1").await.expect(200);
    statements.listen();
    for limit in [1, 50, 200] {
        drop(statements.take());
        let page = office
            .get(&format!("/api/v1/supervision/items?limit={limit}&expand=plan&expand=supervised_organ"))
            .await;
        assert_eq!(page.expect(200).body["items"].as_array().unwrap().len(), limit);
        // Once a second the counters of revocations are read, whatever is asked.
        let sent = statements.take();
        costs.insert(sent.iter().filter(|statement| !statement.sql.contains("\"revocation\"")).count());
    }
    assert_eq!(costs.len(), 1, "{costs:?}");
}

/// A list of the document with its parameters.
struct List {
    path: String,
    parameters: Vec<Value>,
}

/// The parameters of an operation, shared ones among them.
fn parameters(operation: &Value) -> Vec<Value> {
    let named = operation["parameters"].as_array().into_iter().flatten();
    named.map(|parameter| crate::support::contract::resolved(parameter).clone()).collect()
}

fn lists() -> Vec<List> {
    let all = operations().into_iter().filter(|(path, method, _)| method == "get" && !path.contains('{'));
    let read = all.map(|(path, _, operation)| List { path, parameters: parameters(&operation) });
    // A file of a list is read through the list.
    let read = read.filter(|list| !list.path.ends_with("/export"));
    read.filter(|list| list.parameters.iter().any(|parameter| parameter["name"] == "sort")).collect()
}

impl List {
    fn orders(&self) -> Vec<String> {
        self.words("sort", "/schema/enum")
    }

    fn fields(&self) -> Vec<String> {
        let named = self.parameters.iter().find(|parameter| parameter["name"] == "fields");
        let words = named.map(|named| crate::support::contract::resolved(&named["schema"]["items"]));
        let words = words.and_then(|words| words["enum"].as_array());
        words.into_iter().flatten().map(|word| word.as_str().unwrap().to_owned()).collect()
    }

    /// The words that a parameter takes; none if the list has no such parameter.
    fn words(&self, name: &str, pointer: &str) -> Vec<String> {
        let parameter = self.parameters.iter().find(|parameter| parameter["name"] == name);
        let words = parameter.and_then(|parameter| parameter.pointer(pointer)?.as_array());
        words.into_iter().flatten().map(|word| word.as_str().unwrap().to_owned()).collect()
    }

    /// Each filter with a value that it takes.
    fn filters(&self) -> Vec<String> {
        let own = self.parameters.iter().filter(|parameter| {
            let known = ["sort", "fields", "expand", "q", "limit", "cursor", "count", "archived"];
            parameter["in"] == "query" && !known.contains(&parameter["name"].as_str().unwrap())
        });
        own.map(|parameter| {
            let schema = &parameter["schema"];
            let schema = if schema["items"].is_object() { &schema["items"] } else { schema };
            let schema = crate::support::contract::resolved(schema);
            format!("{}={}", parameter["name"].as_str().unwrap(), sample(schema))
        })
        .collect()
    }
}

fn sample(schema: &Value) -> String {
    if let Some(word) = schema["enum"][0].as_str() {
        return word.into();
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (_, Some("uuid")) => "0198f3a2-6d1c-7c4e-9b1a-000000000000".into(),
        (_, Some("date")) => "2026-09-01".into(),
        (_, Some("date-time")) => "2026-09-01T00:00:00Z".into(),
        (Some("integer"), _) => schema["minimum"].as_i64().unwrap_or(7).to_string(),
        (Some("boolean"), _) => "true".into(),
        _ => "text".into(),
    }
}

/// What is asked of a plan, beside that it uses an index.
#[derive(Clone, Copy, PartialEq)]
pub enum Demand {
    /// The index has the order.
    Ordered,
    /// The same, and the query continues after a cursor by a seek.
    Seek,
    /// No more: the range of a column that may be null is sorted.
    Index,
}

/// What is wrong with the plan of a list's query.
pub async fn complaint(app: &App, statement: &Statement, demand: Demand) -> Option<String> {
    let db = app.application.service.store.read();
    let plan = match db.get_database_backend() {
        DatabaseBackend::Sqlite => {
            let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
            let rows = db.query_all_raw(Statement { sql, ..statement.clone() }).await.unwrap();
            let lines: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
            lines.join("\n")
        }
        backend => {
            // The planner prefers reading all of a small table: what matters is what it can do.
            let off = ["seqscan", "sort", "bitmapscan"].map(|way| format!("SET LOCAL enable_{way} = off"));
            let tx = app.application.service.store.whole().await.unwrap().begin().await.unwrap();
            tx.execute_unprepared(&off.join("; ")).await.unwrap();
            let sql = format!("EXPLAIN {}", statement.sql);
            let explain = Statement { sql, db_backend: backend, ..statement.clone() };
            let rows = tx.query_all_raw(explain).await.unwrap();
            tx.rollback().await.unwrap();
            let lines: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
            lines.join("\n")
        }
    };
    let unsorted =
        demand == Demand::Index || !["TEMP B-TREE", "Sort "].iter().any(|sort| plan.contains(sort));
    let indexed = !["SCAN ", "Seq Scan"].iter().any(|scan| plan.contains(scan));
    // SQLite writes `(district_code=? AND (created_at,id)<(?,?))`, and `code<?` where an index is unique.
    let sought = ["<(?,?)", ">(?,?)", "<?)", ">?)", "(ROW("].iter().any(|seek| plan.contains(seek));
    let holds = indexed && unsorted && (demand != Demand::Seek || sought);
    (!holds).then(|| format!("{statement}\n{plan}"))
}

#[tokio::test]
async fn every_list_seeks_on_an_index() {
    let app = App::demonstration().await;
    let (auditor, admin) = (app.person("auditor").await, app.person("district-admin").await);
    let statements = app.application.service.store.statements();
    statements.listen();
    let (mut checked, mut wrong) = (0, Vec::new());
    for list in lists() {
        let reader = if auditor.get(&format!("{}?limit=1", list.path)).await.status == 200 {
            &auditor
        } else {
            &admin
        };
        for order in list.orders() {
            let path = format!("{}?limit=1&sort={order}", list.path);
            let cursor = reader.get(&path).await.expect(200).body["next_cursor"].clone();
            let demand = if cursor.is_string() { Demand::Seek } else { Demand::Ordered };
            drop(statements.take());
            let path = cursor.as_str().map_or(path.clone(), |cursor| format!("{path}&cursor={cursor}"));
            reader.get(&path).await.expect(200);
            for query in statements.take().iter().filter(|statement| statement.sql.contains("ORDER BY")) {
                wrong.extend(complaint(&app, query, demand).await);
                checked += 1;
            }
        }
        for filter in list.filters() {
            drop(statements.take());
            // A range is read in its own order, where the list has it.
            let name = filter.split('=').next().unwrap();
            let ranged = name.strip_suffix("_from").or_else(|| name.strip_suffix("_to")).map(str::to_owned);
            let order = ranged.clone().filter(|column| list.orders().contains(column));
            // So is what a question asks, which may be about several columns.
            let fields = list.fields();
            let column = fields.is_empty() || fields.iter().any(|field| field == name);
            let question = ranged.is_none() && !column;
            let sorted = question || (ranged.is_some() && order.is_none());
            let demand = if sorted { Demand::Index } else { Demand::Ordered };
            let sort = order.map(|column| format!("&sort={column}")).unwrap_or_default();
            reader.get(&format!("{}?limit=1&{filter}{sort}", list.path)).await.expect(200);
            for query in statements.take().iter().filter(|statement| statement.sql.contains("ORDER BY")) {
                wrong.extend(complaint(&app, query, demand).await);
                checked += 1;
            }
        }
    }
    assert!(checked > 150, "only {checked} queries");
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n\n"));
}
