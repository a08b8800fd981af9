//! The operations of a collection, made from its workflow table: each action is an operation of its own.

use super::{Described, Operation, Tag, operation::Refusal, record_schema::type_name};
use crate::{
    call::HistoryPage,
    http::query_string::MOST_OF_ONE,
    problem::codes,
    records::{
        column::name_of,
        listing::{FilterKind, LIMIT, Listing},
        people::{NamedPeople, PEOPLE},
    },
    values::{
        schema::{Schema, reference},
        words::spelled_out,
    },
    vocabulary::Role,
    workflow::{RowText, TableText, Workflow, markdown},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Media type of answers that `fields` made partial.
pub(crate) const PARTIAL: &str = "application/vnd.jiandu.fields+json";

/// Every operation of a collection.
#[must_use]
pub fn operations_of<W: Workflow>(tag: Tag, refusals: &[Refusal]) -> Vec<Operation> {
    let table = TableText::of::<W>();
    let base = format!("/api/v1{}", W::PATH);
    let plural = W::PATH.trim_matches('/').replace(['/', '-'], "_");
    let singular = W::KIND.replace('.', "_");
    let names = Names { tag, base, plural, singular, zh: W::LABEL, noun: table.noun() };
    let mut operations = vec![list::<W>(&names, &table)];
    for (index, rule) in table.rules.iter().enumerate() {
        // Further rows of an action belong to the operation of its first row.
        if table.rules[..index].iter().any(|earlier| earlier.action == rule.action) {
            continue;
        }
        operations.extend(operation::<W>(&names, &table, rule, index, refusals));
    }
    operations.push(history(&names));
    operations
}

struct Names {
    tag: Tag,
    base: String,
    plural: String,
    singular: String,
    zh: &'static str,
    noun: String,
}

impl Names {
    fn operation(&self, method: &'static str, path: &str, verb: (&str, &str, &str)) -> Operation {
        let (word, zh, en) = verb;
        let summary = (format!("{zh}{}", self.zh), format!("{en} {}", self.noun));
        let id = format!("{word}_{}", self.singular);
        Operation::new(method, &format!("{}{path}", self.base), &id, self.tag, (&summary.0, &summary.1))
    }
}

fn list<W: Workflow>(names: &Names, table: &TableText) -> Operation {
    let (page, partial) = (Described::by(page::<W>), Described::by(partial_page));
    let mut operation = names.operation("get", "", ("list", "查询", "List"));
    operation.id = format!("list_{}", names.plural);
    let about =
        format!("{}\n\nReadable by: {}. Unknown parameters are refused.", table.about, readers(table));
    let operation = operation
        .describe(about)
        .answers_as(200, vec![("application/json", page), (PARTIAL, partial)], &["Link"])
        .refuses(codes::UNKNOWN_PARAMETER)
        .refuses(codes::INVALID_CURSOR)
        .shared("limit")
        .shared("cursor")
        .shared("count")
        .shared("archived");
    let operation = opened(operation, table, "view");
    with_listing::<W>(operation, W::listing(), true)
}

fn page<W: Workflow>() -> Schema {
    let mut page = Schema::of_record::<W>();
    let name = format!("{}Page", type_name(W::KIND));
    let items = json!({"type": "array", "items": page.value, "maxItems": LIMIT});
    page.components.insert(name.clone(), page_of(&items));
    page.components.extend(Schema::of::<NamedPeople>().components);
    page.value = reference(&name);
    page
}

fn partial_page() -> Schema {
    let items = json!({"type": "array", "items": {"type": "object"}, "maxItems": LIMIT});
    Schema { value: page_of(&items), components: Schema::of::<NamedPeople>().components }
}

fn partial() -> Schema {
    Schema { value: json!({"type": "object"}), components: BTreeMap::new() }
}

/// Who sees which records: the View rows in words.
fn readers(table: &TableText) -> String {
    let views = table.rules.iter().filter(|rule| rule.action == "view");
    let rows = views.map(|rule| match &*rule.from.join(", ") {
        "(any)" => rule.who.join(", "),
        states => format!("in {states}: {}", rule.who.join(", ")),
    });
    rows.collect::<Vec<_>>().join("; ")
}

/// What the table opens to the public needs no token.
fn opened(operation: Operation, table: &TableText, action: &str) -> Operation {
    let open = |rule: &RowText| rule.action == action && rule.roles.contains(&Role::Public);
    if table.rules.iter().any(open) { operation.open() } else { operation }
}

fn page_of(items: &Value) -> Value {
    json!({
        "type": "object", "required": ["items", "next_cursor"],
        "properties": {
            "items": items,
            "next_cursor": {"type": ["string", "null"], "description": "The cursor of the next page; null on the last."},
            "expanded": Schema::of::<NamedPeople>().value,
            "total": {
                "type": "integer", "format": "int64", "minimum": 0,
                "description": "With `count=true`: how many records fit, if they are not more than 10,000."
            },
            "total_is_at_least": {
                "type": "integer", "format": "int64", "minimum": 0,
                "description": "With `count=true`, in place of `total`: more than these fit, which were not counted."
            }
        }
    })
}

fn with_listing<W: Workflow>(mut operation: Operation, listing: &Listing<W::Model>, list: bool) -> Operation {
    let fields: Vec<String> = field_names::<W>();
    let several = |name: &str, words: &[String], about: &str| {
        json!({
            "name": name, "in": "query", "description": about, "explode": true,
            "schema": {"type": "array", "items": {"type": "string", "enum": words}, "maxItems": MOST_OF_ONE}
        })
    };
    operation.parameters.push(several("fields", &fields, "Answer only these fields."));
    let related = listing.expands.iter().map(|expand| expand.name);
    let names: Vec<String> = related.chain([PEOPLE]).map(Into::into).collect();
    let about = "Include related records in `expanded`; `people` says there who the people are.";
    operation.parameters.push(several("expand", &names, about));
    if !list {
        let about =
            "Say in `explained_actions` whether each of the available actions would be refused now, and why.";
        return operation.query("explain", &Schema::of::<bool>(), about);
    }
    let about = "Only records on which an act waits for the caller: `available_actions` has more than `edit` and `remove`.";
    operation = operation.query("actionable", &Schema::of::<bool>(), about);
    let orders: Vec<String> = listing
        .sorts
        .iter()
        .flat_map(|sort| [format!("-{}", name_of(&sort.column)), name_of(&sort.column)])
        .collect();
    let usual = orders.first().cloned().unwrap_or_default();
    operation.parameters.push(json!({
        "name": "sort", "in": "query", "description": "The order; `-` is largest first. Ends in `id`.",
        "schema": {"type": "string", "enum": orders, "default": usual}
    }));
    if !listing.search.is_empty() {
        operation = operation.searched();
    }
    for question in &listing.questions {
        operation.parameters.push(json!({
            "name": question.name, "in": "query", "description": question.about, "explode": true,
            "schema": {"type": "array", "items": (question.schema)().value, "maxItems": MOST_OF_ONE}
        }));
    }
    for filter in &listing.filters {
        let (name, mut schema) = (name_of(&filter.column), (filter.schema)());
        if name == "state" {
            schema.value = reference(&format!("{}State", type_name(W::KIND)));
        }
        operation.parameters.extend(filter_parameters(filter.kind, &name, &schema.value));
    }
    operation
}

fn filter_parameters(kind: FilterKind, name: &str, schema: &Value) -> Vec<Value> {
    match kind {
        FilterKind::AnyOf => vec![json!({
            "name": name, "in": "query", "description": format!("Only this `{name}`; repeat for several."),
            "explode": true, "schema": {"type": "array", "items": schema, "maxItems": MOST_OF_ONE}
        })],
        FilterKind::Range => [("from", "or after"), ("to", "or before")]
            .map(|(end, or)| {
                json!({
                    "name": format!("{name}_{end}"), "in": "query",
                    "description": format!("Only `{name}` on {or} this."), "schema": schema
                })
            })
            .to_vec(),
    }
}

/// The names of a record's fields, for `fields`.
pub(crate) fn field_names<W: Workflow>() -> Vec<String> {
    let record = Schema::of_record::<W>();
    let names =
        record.properties().map(|fields| fields.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    names
        .into_iter()
        .filter(|name| !["warnings", "expanded", "explained_actions"].contains(&name.as_str()))
        .collect()
}

fn operation<W: Workflow>(
    names: &Names,
    table: &TableText,
    rule: &RowText,
    index: usize,
    refusals: &[Refusal],
) -> Option<Operation> {
    let record = || Described::by(Schema::of_record::<W>);
    let body = W::TABLE[index].body.as_ref().map(|body| body.schema);
    let tagged = |operation: Operation, status| {
        operation.answers_as(status, vec![("application/json", record())], &["ETag"])
    };
    let operation = match &*rule.action {
        "view" => {
            let partial = Described::by(partial);
            let get = names
                .operation("get", "/{id}", ("get", "读取", "Read"))
                .answers_as(200, vec![("application/json", record()), (PARTIAL, partial)], &["ETag"])
                .answers_as(304, vec![], &["ETag"])
                .shared("if_none_match");
            let get = opened(get, table, "view").describe(table.about.clone());
            return Some(with_listing::<W>(get, W::listing(), false));
        }
        "create" if rule.roles.is_empty() => return None,
        "create" => {
            let create = names.operation("post", "", ("create", "新建", "Create")).shared("idempotency_key");
            create.takes_as("application/json", body?, None).answers_as(
                201,
                vec![("application/json", record())],
                &["ETag", "Location"],
            )
        }
        "edit" => {
            let edit =
                names.operation("patch", "/{id}", ("edit", "修改", "Edit")).shared("if_match_required");
            let content = body?;
            tagged(edit.takes_as("application/merge-patch+json", move || content().patch(), true), 200)
        }
        "remove" => {
            let remove =
                names.operation("delete", "/{id}", ("remove", "归档", "Archive")).shared("if_match_required");
            remove.answers_as(204, vec![], &[])
        }
        _ if rule.roles.is_empty() => return None,
        action => {
            let path = format!("/{{id}}/{}", action.replace('_', "-"));
            let act =
                names.operation("post", &path, (action, &rule.zh, &format!("{}:", spelled_out(action))));
            let act = match body {
                Some(body) => act.takes_as("application/json", body, None),
                None => act.takes_as("application/json", Schema::of::<crate::workflow::Nothing>, false),
            };
            tagged(act.shared("if_match").shared("idempotency_key"), 200)
        }
    };
    let rules: Vec<RowText> =
        table.rules.iter().filter(|other| other.action == rule.action).cloned().collect();
    let codes = W::TABLE
        .iter()
        .filter(|r| rules.iter().any(|text| text.action == crate::values::words::Words::word(r.action)));
    let codes = codes.flat_map(|rule| rule.guards.iter().map(|guard| guard.code));
    let behind = refusals.iter().filter(|(concerns, _)| rules.iter().any(concerns));
    let locks = W::REFUSALS.iter().map(|(_, code)| *code);
    let shown = markdown(&TableText { rules: rules.clone(), ..table.clone() });
    let operation = codes
        .chain(behind.flat_map(|(_, codes)| codes.iter().copied()))
        .chain(locks)
        .fold(operation, Operation::refuses)
        .shared("dry_run");
    let operation = opened(operation, table, &rule.action).needs(rule.assurance);
    let about = format!("{}\n\n{shown}", operation.summary.1);
    Some(operation.describe(about).refuses(codes::INVALID_TRANSITION))
}

fn history(names: &Names) -> Operation {
    let mut history =
        names.operation("get", "/{id}/history", ("list", "查询变更历史:", "List the changes of the"));
    history.id = format!("list_{}_history", names.singular);
    history
        .describe("The audit trail of the record, oldest first; every entry is chained to the one before.")
        .shared("limit")
        .shared("cursor")
        .with_people()
        .answers(200, Schema::of::<HistoryPage>)
        .refuses(codes::INVALID_CURSOR)
}
