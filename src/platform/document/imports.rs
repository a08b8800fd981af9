//! `POST /{collection}/import`: a collection takes tables, with one line where it is served.

use super::{Described, Operation, Tag, routes::Routes};
use crate::{
    call::{Call, Performs},
    http::{
        query_string::pairs,
        reply::Answer,
        table_body::{CSV, TableBody},
    },
    imports::{BYTES, COLUMNS, Column, Columns, ImportReport, Mode, ROWS},
    problem::{Problem, Result, codes},
    records::kind::Kind,
    values::{example::example, locale::Language, schema::Schema, sentence::Sentence, words::Words},
    workflow::{TableText, Workflow},
};
use actix_web::{HttpRequest, web::Payload};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Routes {
    /// Lets a collection that is served take tables: each row is one create, or an element of a list of one. The example of such a table has these cells in place
    /// of those that the fields have as examples: what references are called.
    pub fn imports<W: Performs>(&mut self, tag: Tag, example: Cells) {
        let create = format!("create_{}", TableText::of::<W>().name());
        let created = self.operations.iter().find(|operation| operation.id == create);
        let refusals = created.map(|operation| operation.refusals.clone()).unwrap_or_default();
        let operation = refusals.into_iter().fold(operation::<W>(tag, example), Operation::refuses);
        self.imports.insert(W::PATH.trim_matches('/'), Call::import::<W>);
        self.handle(operation, import::<W>);
    }
}

/// Cells by the names of their columns.
type Cells = &'static [(&'static str, &'static str)];

fn operation<W: Workflow>(tag: Tag, example: Cells) -> Operation {
    let base = W::PATH.trim_matches('/');
    let plural = base.replace(['/', '-'], "_");
    let (path, id) = (format!("/api/v1/{base}/import"), format!("import_{plural}"));
    let summary = (format!("批量导入{}", W::LABEL), format!("Import {}", W::PLURAL));
    let operation = Operation::new("post", &path, &id, tag, (&summary.0, &summary.1));
    let create = TableText::of::<W>().rules.into_iter().find(|rule| rule.action == "create");
    let operation = operation
        .describe(about::<W>())
        .takes_as(CSV, move || content::<W>(example), true)
        .up_to(BYTES as u64);
    // In the place where it is used: no answer names it.
    let mode = Schema::unnamed::<Mode>();
    operation
        .query(
            "mode",
            &mode,
            "What becomes of the good rows of a table that has bad ones; `all_or_nothing` if not given.\n\
             表格有不合格的行时如何处理合格的行;未给出则为 `all_or_nothing`。",
        )
        .shared("idempotency_key")
        .shared("dry_run")
        .answers_as(200, vec![("application/json", Described::by(Schema::of::<ImportReport>))], &[])
        .refuses(codes::MALFORMED_TABLE)
        .refuses(codes::LIST_TOO_LONG)
        .refuses(codes::ROWS_REFUSED)
        .needs(create.map(|rule| rule.assurance).unwrap_or_default())
}

/// What a table may have, for who makes one.
fn about<W: Workflow>() -> Sentence {
    let columns = Columns::of::<W>().map(|columns| columns.0).unwrap_or_default();
    let line = |(name, column): (&String, &Column), language: Language| {
        let known = column.refers_to().map(|kind| match language {
            Language::Chinese => format!(":`{kind}` 的名称或 ID"),
            Language::English => format!(": the name of a `{kind}`, or its id"),
        });
        let needed = if column.required { language.pick(";每行必填", "; in every row") } else { "" };
        format!("\n- `{name}` {}{}{needed}", column.about(language), known.unwrap_or_default())
    };
    let lines = |language| {
        let cells = columns.iter().filter(|(_, column)| column.is_cell());
        cells.map(|column| line(column, language)).collect::<String>()
    };
    let of_lists = columns.keys().any(|name| name.contains('.'));
    let lists = |language: Language| match language {
        _ if !of_lists => "",
        Language::Chinese => {
            "列名带点的(如 `items.date`)属于列表中的一项,每项一行;其余各列与首行相同或者留空。"
        }
        Language::English => {
            "A column with a dot (such as `items.date`) belongs to an element of a list, and each element has a row; the other columns say \
             there what they say in the first row of the record, or nothing. "
        }
    };
    let (lists_zh, lists_en) = (lists(Language::Chinese), lists(Language::English));
    let known = (Kind::of::<W>().known_by)();
    let names = |or: &str, none: &str| {
        if known.is_empty() { none.to_owned() } else { format!("`{}`", known.join(&format!("`{or}`"))) }
    };
    Sentence::new(
        format!(
            "一张表格,每一行即一次新建,角色、条件和审计历史相同,全部在一个事务中。CSV,首行为字段名,UTF-8(带或不带标记)或 GB18030;最多 {ROWS} 行、{COLUMNS} 列、{} MiB。\
             空单元格视为未填。{lists_zh}名称即人们对记录的称呼:代码、名称或编号。各列:\n{}\n\n其他表格中可用 {} 代替本记录的 ID。`mode=all_or_nothing` 时有一行不合格即全部拒绝(`ROWS_REFUSED`):\
             `errors` 逐项给出位置 `/{{行}}/{{列}}`、代码和说明。`mode=partial` 时录入合格的行,其余在应答的 `errors` 中说明。",
            BYTES >> 20,
            lines(Language::Chinese),
            names(" 或 ", "(无)"),
        ),
        format!(
            "A table, each row of which is one create with its roles, conditions and trail, in one transaction. CSV with the names of the \
             fields in the first row, in UTF-8 (with or without a mark) or GB18030; at most {ROWS} rows, {COLUMNS} columns and {} MiB. Empty cells are left out. \
             {lists_en}A name is what a person calls a record: its code, name or number. Columns:\n{}\n\nIn tables of other kinds {} may stand for \
             the id. With `mode=all_or_nothing` a bad row refuses all (`ROWS_REFUSED`): `errors` has a pointer `/{{line}}/{{column}}`, code \
             and sentence for each. With `mode=partial` the good rows are taken and the others are told in `errors` of the answer.",
            BYTES >> 20,
            lines(Language::English),
            names(" or ", "nothing"),
        ),
    )
}

/// A table with one row: what each row has to have, and what has an example.
fn content<W: Workflow>(cells: Cells) -> Schema {
    let columns = Columns::of::<W>().map(|columns| columns.0).unwrap_or_default();
    let create = W::TABLE.iter().find(|rule| rule.action.word() == "create");
    let schema = create.and_then(|rule| rule.body.as_ref()).map(|body| (body.schema)());
    let row = schema.map(|schema| example(&schema.value, &schema.components)).unwrap_or_default();
    let own = |name: &str| cells.iter().find(|(known, _)| *known == name).map(|(_, cell)| (*cell).to_owned());
    let has_one =
        |name: &str, column: &Column| column.required || column.example.is_some() || own(name).is_some();
    let shown = columns.iter().filter(|(name, column)| column.is_cell() && has_one(name, column));
    let (names, cells): (Vec<_>, Vec<_>) = shown
        .map(|(name, _)| (name.clone(), own(name).unwrap_or_else(|| cell(value_at(&row, name)))))
        .unzip();
    let text = format!("{}\n{}\n", names.join(","), cells.join(","));
    let value = json!({"type": "string", "format": "binary", "maxLength": BYTES, "examples": [text]});
    Schema { value, components: BTreeMap::new() }
}

/// What an example says in a column: of a list, in its first element.
fn value_at<'a>(row: &'a Value, column: &str) -> &'a Value {
    match column.split_once('.') {
        Some((list, field)) => &row[list][0][field],
        None => &row[column],
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

async fn import<W: Performs>(call: Call, request: HttpRequest, payload: Payload) -> Result<Answer> {
    let mode = mode(request.query_string())?;
    let table = TableBody::receive(request.headers(), payload.into_inner(), BYTES).await?;
    call.import::<W>(table.bytes, table.charset, mode).await
}

fn mode(query: &str) -> Result<Mode> {
    let Some((_, word)) = pairs(query).into_iter().find(|(name, _)| name == "mode") else {
        return Ok(Mode::AllOrNothing);
    };
    Mode::parse(&word).ok_or_else(|| {
        let known: Vec<_> = Mode::ALL.iter().map(|mode| mode.word()).collect();
        Problem::new(codes::INVALID_PARAMETER).with("parameter", "mode").with("allowed", known)
    })
}
