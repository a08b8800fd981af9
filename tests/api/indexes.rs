//! An index of records is there because a filter, an order, a reference or uniqueness asks for it: every other one is written with
//! each record and read by nobody.

use crate::support::{App, contract::DOCUMENT};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What the rules look for, beside lists.
const RULES: [(&str, &[&str]); 13] = [
    // The alerts, the sweep and the lights look at all districts.
    ("alert_rule", &["state", "id"]),
    ("deadline", &["state", "effective_due_on", "id"]),
    ("livelihood_project", &["light_changes_on", "id"]),
    // How many answers came from one place within an hour.
    ("survey_response", &["survey_id", "source_hash", "created_at"]),
    // The days of a page, and lists that are filtered by the day of a deadline.
    ("deadline", &["subject_id", "code", "id"]),
    ("deadline", &["code", "effective_due_on", "subject_id"]),
    // The rule that holds for a district on a day, and its terms.
    ("rule_set", &["jurisdiction", "kind"]),
    ("term", &["district_code", "ordinal", "id"]),
    // Whoever signed in with an identity that is unlinked.
    ("session", &["user_identity_id", "district_code", "created_at", "id"]),
    // What an organization proposed itself.
    ("topic_proposal", &["district_code", "proposer_organization_id", "created_at", "id", "archived_at"]),
    // The clauses that led to an issue, and what an issue led to in a trace.
    ("opinion_clause", &["district_code", "issue_id"]),
    // Numbers of a year, and what was promised until a day.
    ("satisfaction_vote", &["district_code", "announced_on"]),
    ("inquiry_question", &["district_code", "commitment_due_on", "id", "archived_at"]),
];

struct Index {
    table: String,
    name: String,
    columns: Vec<String>,
    is_unique: bool,
    condition: String,
}

async fn rows(app: &App, sqlite: &str, postgres: &str) -> Vec<(String, String)> {
    let db = app.application.service.store.read();
    let backend = db.get_database_backend();
    let sql = if backend == DatabaseBackend::Sqlite { sqlite } else { postgres };
    let found = db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    found.iter().map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())).collect()
}

/// The indexes that are not of a primary key.
async fn indexes(app: &App) -> Vec<Index> {
    let sqlite = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
    let postgres = "SELECT indexname::text, indexdef FROM pg_indexes WHERE schemaname = current_schema()";
    let found = rows(app, sqlite, postgres).await;
    let index = |(name, sql): (String, String)| {
        let plain = sql.replace('"', "").replace(" USING btree", "");
        let (_, rest) = plain.split_once(" ON ").unwrap();
        let (table, rest) = rest.split_once('(').unwrap();
        let (columns, condition) = rest.split_once(')').unwrap();
        Index {
            table: table.trim().rsplit('.').next().unwrap().to_owned(),
            name,
            columns: columns.split(',').map(|column| column.trim().to_owned()).collect(),
            is_unique: plain.contains("UNIQUE"),
            condition: condition.replace(['(', ')'], "").trim().to_owned(),
        }
    };
    found.into_iter().map(index).filter(|index| !index.name.ends_with("_pkey")).collect()
}

/// The columns of tables that refer to others.
async fn references(app: &App) -> BTreeSet<(String, String)> {
    let sqlite = "SELECT t.name, f.\"from\" FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'";
    let postgres = "SELECT c.conrelid::regclass::text, a.attname::text FROM pg_constraint c \
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'f'";
    rows(app, sqlite, postgres).await.into_iter().collect()
}

/// By the table of each list, the columns that it orders and filters by.
async fn asked(app: &App) -> BTreeMap<String, BTreeSet<String>> {
    let (auditor, admin) = (app.person("auditor").await, app.person("district-admin").await);
    let statements = app.application.service.store.statements();
    statements.listen();
    let mut asked = BTreeMap::new();
    for table in &jiandu::app::routes().tables {
        let path = table.path.trim_start_matches("/api/v1");
        let id = format!("list_{}", path.trim_matches('/').replace(['/', '-'], "_"));
        let path = format!("/api/v1{path}?limit=1");
        drop(statements.take());
        let reader = if auditor.get(&path).await.status == 200 { &auditor } else { &admin };
        drop(statements.take());
        if reader.get(&path).await.status != 200 {
            continue;
        }
        let read = statements.take().into_iter().find(|read| read.sql.contains("ORDER BY"));
        let sql = read.unwrap_or_else(|| panic!("{path} reads nothing")).sql;
        let of = sql.split_once(" FROM \"").unwrap().1.split_once('"').unwrap().0.to_owned();
        let operation = jiandu::app::routes().operations.iter().find(|operation| operation.id == id);
        let operation = operation.unwrap_or_else(|| panic!("no operation {id}"));
        let columns: &mut BTreeSet<String> = asked.entry(of).or_default();
        for parameter in &operation.parameters {
            let shared = parameter["$ref"].as_str().map(|path| DOCUMENT.pointer(&path[1..]).unwrap());
            let parameter = shared.unwrap_or(parameter);
            let Some(name) = parameter["name"].as_str() else { continue };
            columns.insert(name.trim_end_matches("_from").trim_end_matches("_to").to_owned());
            columns.insert(format!("{name}_key"));
            if name == "sort" {
                let orders = parameter["schema"]["enum"].as_array().unwrap();
                columns.extend(
                    orders.iter().map(|order| order.as_str().unwrap().trim_start_matches('-').to_owned()),
                );
            }
        }
    }
    asked
}

#[tokio::test]
async fn each_index_of_records_has_its_reason() {
    let app = App::demonstration().await;
    let (indexes, references, asked) = (indexes(&app).await, references(&app).await, asked(&app).await);
    let mut without = Vec::new();
    let of_records: Vec<&Index> = indexes.iter().filter(|index| asked.contains_key(&index.table)).collect();
    for index in &of_records {
        let columns: Vec<&str> = index.columns.iter().map(|column| &**column).collect();
        let refers = |column: &str| references.contains(&(index.table.clone(), column.to_owned()));
        let is_asked = |column: &str| asked[&index.table].contains(column);
        let holds = match &*columns {
            _ if index.is_unique || RULES.contains(&(&index.table, &columns)) => true,
            [reference, "district_code", "created_at", "id"] => refers(reference),
            ["district_code", order, "id", "archived_at"] => is_asked(order),
            ["district_code", filter, "created_at", "id", "archived_at"] => {
                is_asked(filter) && !refers(filter)
            }
            _ => false,
        };
        if !holds {
            without.push(format!("{} ({})", index.name, index.columns.join(", ")));
        }
    }
    let begins = |shorter: &&Index, longer: &&Index| {
        shorter.name != longer.name
            && (&shorter.table, &shorter.condition) == (&longer.table, &longer.condition)
            && !shorter.is_unique
            && longer.columns.starts_with(&shorter.columns)
    };
    for shorter in &of_records {
        if let Some(longer) = of_records.iter().find(|longer| begins(shorter, longer)) {
            without.push(format!("{} is the beginning of {}", shorter.name, longer.name));
        }
    }
    assert!(without.is_empty(), "{} of {}:\n{}", without.len(), of_records.len(), without.join("\n"));
    assert!(of_records.len() > 200, "only {} indexes", of_records.len());
}
