//! The operations of a collection, made from its workflow table: each action is an operation of its own.

use super::{
    Described, Operation, Tag,
    operation::Refusal,
    record_schema::{BESIDE, type_name},
    shared::{NEWEST_FIRST, SORT},
};
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
        sentence::Sentence,
    },
    vocabulary::Role,
    workflow::{RowText, TableText, Workflow, readers, rows_of},
};
use serde_json::{Value, json};

/// Media type of answers that `fields` made partial. The document names it with the parameter and not among the answers: typed
/// clients would have to take every record for one that may lack anything.
pub(crate) const PARTIAL: &str = "application/vnd.jiandu.fields+json";

const FIELDS: &str = "Answer only these fields, the parameter repeated for each; the media type is `application/vnd.jiandu.fields+json` then.\n\
     只返回这些字段,每个字段各写一次该参数;此时媒体类型为 `application/vnd.jiandu.fields+json`。";
const EXPAND: &str = "Include related records in `expanded`; `people` says there who the people are.\n\
     在 `expanded` 中一并返回相关记录;`people` 说明其中的人员是谁。";

/// Every operation of a collection.
#[must_use]
pub fn operations_of<W: Workflow>(tag: Tag, refusals: &[Refusal]) -> Vec<Operation> {
    let table = TableText::of::<W>();
    let base = format!("/api/v1{}", W::PATH);
    let plural = W::PATH.trim_matches('/').replace(['/', '-'], "_");
    let singular = table.name();
    let article = if W::NOUN.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let one = format!("{article} {}", W::NOUN);
    let names = Names { tag, base, plural, singular, one, zh: W::LABEL };
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
    /// One of them, with its article.
    one: String,
    zh: &'static str,
}

impl Names {
    /// An operation by its word, and what it does in Chinese and in English.
    fn operation(&self, method: &'static str, path: &str, word: &str, does: (&str, &str)) -> Operation {
        let zh = if does.0.contains(self.zh) { does.0.to_owned() } else { format!("{}{}", does.0, self.zh) };
        let id = format!("{word}_{}", self.singular);
        Operation::new(method, &format!("{}{path}", self.base), &id, self.tag, (&zh, does.1))
    }
}

fn list<W: Workflow>(names: &Names, table: &TableText) -> Operation {
    let mut operation = names.operation("get", "", "list", ("查询", &format!("List {}", W::PLURAL)));
    operation.id = format!("list_{}", names.plural);
    let operation = operation
        .describe(Sentence::written(W::ABOUT).and(&readers::<W>()))
        .answers_as(200, vec![("application/json", Described::by(page::<W>))], &["Link"])
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
    page.components.extend(page_words());
    page.components.insert(name.clone(), page_of(&items));
    page.components.extend(Schema::of::<NamedPeople>().components);
    page.value = reference(&name);
    page
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
            "next_cursor": reference("NextCursor"),
            "expanded": Schema::of::<NamedPeople>().value,
            "total": reference("Total"),
            "total_is_at_least": reference("TotalIsAtLeast")
        }
    })
}

/// What every page says beside its records.
fn page_words() -> [(String, Value); 3] {
    let count =
        |about: &str| json!({"type": "integer", "format": "int64", "minimum": 0, "description": about});
    let cursor = json!({
        "type": ["string", "null"],
        "description": "The cursor of the next page; null on the last.\n下一页的游标,末页为 null。"
    });
    let total = "With `count=true`: how many records fit, if they are not more than 10,000.\n\
         符合条件的记录数(`count=true` 时),不超过一万。";
    let at_least = "With `count=true`, in place of `total`: more than these fit, which were not counted.\n\
         此数代替 `total`(`count=true` 时):符合条件的多于此数,未再统计。";
    [
        ("NextCursor".into(), cursor),
        ("Total".into(), count(total)),
        ("TotalIsAtLeast".into(), count(at_least)),
    ]
}

pub(super) fn with_listing<W: Workflow>(
    mut operation: Operation,
    listing: &Listing<W::Model>,
    list: bool,
) -> Operation {
    let several = |name: &str, item: Value, about: &str| {
        json!({
            "name": name, "in": "query", "description": about,
            "schema": {"type": "array", "items": item, "maxItems": MOST_OF_ONE}
        })
    };
    let field = reference(&format!("{}Field", type_name(W::KIND)));
    operation.parameters.push(several("fields", field, FIELDS));
    let names: Vec<_> = listing.expands.iter().map(|expand| expand.name).chain([PEOPLE]).collect();
    operation.parameters.push(several("expand", json!({"type": "string", "enum": names}), EXPAND));
    if !list {
        return operation.shared("explain");
    }
    operation = operation.shared("actionable");
    let orders: Vec<String> = listing
        .sorts
        .iter()
        .flat_map(|sort| [format!("-{}", name_of(&sort.column)), name_of(&sort.column)])
        .collect();
    if orders == NEWEST_FIRST {
        operation = operation.shared("newest_first");
    } else {
        let usual = orders.first().cloned().unwrap_or_default();
        operation.parameters.push(json!({
            "name": "sort", "in": "query", "description": SORT,
            "schema": {"type": "string", "enum": orders, "default": usual}
        }));
    }
    if !listing.search.is_empty() {
        operation = operation.searched();
    }
    for question in &listing.questions {
        operation.parameters.push(json!({
            "name": question.name, "in": "query", "description": question.about,
            "schema": {"type": "array", "items": (question.schema)().value, "maxItems": MOST_OF_ONE}
        }));
    }
    for filter in &listing.filters {
        let (name, mut schema) = (name_of(&filter.column), (filter.schema)());
        if name == "id" {
            operation = operation.shared("ids");
            continue;
        }
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
            "name": name, "in": "query", "description": "Any of these.\n其中任一。",
            "schema": {"type": "array", "items": schema, "maxItems": MOST_OF_ONE}
        })],
        FilterKind::Range => [("from", "From this on.\n自此起(含)。"), ("to", "Up to this.\n至此止(含)。")]
            .map(|(end, about)| {
                json!({"name": format!("{name}_{end}"), "in": "query", "description": about, "schema": schema})
            })
            .to_vec(),
    }
}

/// The names of a record's fields, for `fields`.
pub(crate) fn field_names<W: Workflow>() -> Vec<String> {
    let record = Schema::of_record::<W>();
    let names =
        record.properties().map(|fields| fields.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    names.into_iter().filter(|name| !BESIDE.contains(&name.as_str())).collect()
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
            let get = names
                .operation("get", "/{id}", "get", ("读取", rule.en.as_str()))
                .answers_as(200, vec![("application/json", record())], &["ETag"])
                .answers_as(304, vec![], &["ETag"])
                .shared("if_none_match");
            let get = opened(get, table, "view").describe(Sentence::written(W::ABOUT));
            return Some(with_listing::<W>(get, W::listing(), false));
        }
        "create" if rule.roles.is_empty() => return None,
        "create" => {
            let create =
                names.operation("post", "", "create", (&rule.zh, &rule.en)).shared("idempotency_key");
            create.takes_as("application/json", body?, None).answers_as(
                201,
                vec![("application/json", record())],
                &["ETag", "Location"],
            )
        }
        "edit" => {
            let edit =
                names.operation("patch", "/{id}", "edit", (&rule.zh, &rule.en)).shared("if_match_required");
            let content = body?;
            tagged(edit.takes_as("application/merge-patch+json", move || content().patch(), true), 200)
        }
        "remove" => {
            let remove = names
                .operation("delete", "/{id}", "remove", (&rule.zh, &rule.en))
                .shared("if_match_required");
            remove.answers_as(204, vec![], &[])
        }
        _ if rule.roles.is_empty() => return None,
        action => {
            let path = format!("/{{id}}/{}", action.replace('_', "-"));
            let act = names.operation("post", &path, action, (&rule.zh, &rule.en));
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
    let operation = codes
        .chain(behind.flat_map(|(_, codes)| codes.iter().copied()))
        .chain(locks)
        .fold(operation, Operation::refuses)
        .shared("dry_run");
    let operation = opened(operation, table, &rule.action).needs(rule.assurance);
    Some(operation.describe(rows_of::<W>(&rule.action)).refuses(codes::INVALID_TRANSITION))
}

fn history(names: &Names) -> Operation {
    let does = ("查询变更历史:", &*format!("List the changes of {}", names.one));
    let mut history = names.operation("get", "/{id}/history", "list", does);
    history.id = format!("list_{}_history", names.singular);
    history
        .describe(
            "The audit trail of the record, oldest first; every entry is chained to the one before.\n\
             记录的审计历史,从旧到新;每一条都与前一条相连。",
        )
        .shared("limit")
        .shared("cursor")
        .with_people()
        .answers(200, Schema::of::<HistoryPage>)
        .refuses(codes::INVALID_CURSOR)
}
