//! The whole document: what every operation is, and what they share. It is put together in both languages, and read in one.

use super::{
    Operation, Tag,
    answers::Answers,
    bounds::bound_lists,
    contents::Contents,
    exemplars::{plain, pointed},
    refusals,
    routes::Routes,
    shared::{headers, parameters},
    texts::in_language,
    written::written,
};
use crate::{
    problem::{Code, ProblemView, law},
    records::chain::Tie,
    values::{
        locale::Language,
        schema::{Schema, referred},
    },
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Writes the document of a service below a path: of all operations, or of a group.
#[must_use]
pub fn document(routes: &Routes, language: Language, base: &str, group: Option<Tag>) -> Value {
    let mut document = in_both_languages(routes, base, group);
    in_language(&mut document, language);
    document
}

/// The document with every text in both languages, as doc comments have them.
pub(super) fn in_both_languages(routes: &Routes, base: &str, group: Option<Tag>) -> Value {
    let mut components = Schema::of::<ProblemView>().components;
    components.extend(refusals::schemas());
    // What a group shows refers to records of others: all of them are described, and what is used is kept.
    let operations = routes.operations.iter();
    let described: Vec<_> =
        operations.map(|operation| (operation, Contents::of(operation, &mut components))).collect();
    components.insert(Tie::name().into(), Tie::any_of(&routes.ties));
    let taken: Vec<&Value> =
        described.iter().filter_map(|(_, contents)| Some(&contents.request.as_ref()?.schema)).collect();
    bound_lists(&mut components, &taken);
    show(&mut components, &routes.codes);
    let shown = pointed(&components, &routes.tables);
    plain(&mut components);
    let mut paths: Map<String, Value> = Map::new();
    let (mut answers, mut topics) = (Answers::default(), Topics::default());
    let in_group = |operation: &Operation| group.is_none_or(|group| operation.tag == group);
    for (operation, contents) in described.iter().filter(|(operation, _)| in_group(operation)) {
        let item = paths.entry(operation.path.clone()).or_insert_with(|| json!({}));
        let mut written = written(operation, contents, &shown, &mut answers);
        if !operation.public && !operation.any_token {
            written["x-scope"] = json!(routes.scope_of(operation).to_string());
        }
        written["tags"] = json!([topics.of(routes, operation)]);
        item[operation.method] = written;
    }
    answers.0.extend(refusals::responses());
    answers.0.extend(refusals::share(&mut paths));
    let responses = used("responses", answers.0, &json!(paths));
    let components = used("schemas", components, &json!([paths, responses]));
    let examples = used("examples", refusals::examples(&routes.codes), &json!([paths, responses]));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Jiandu — oversight work of district People's Congresses\n监督 — 区人大监督工作接口",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Records, workflows, deadlines and numbers\n区人大监督工作的记录、流程、期限与统计",
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "contact": {"name": "Jiandu"}
        },
        "servers": [{"url": if base.is_empty() { "/" } else { base }, "description": "This service\n本服务"}],
        "security": [{"bearer": []}],
        "tags": topics.tags,
        "x-tagGroups": topics.groups,
        "paths": paths,
        "components": {
            "schemas": components,
            "parameters": parameters(),
            "headers": headers(),
            "responses": responses,
            "examples": examples,
            "securitySchemes": {
                "bearer": {
                    "type": "http", "scheme": "bearer",
                    "description": "An access token from login, or a token issued by an administrator.\n访问令牌:登录所得,或由管理员签发。"
                },
                "access_code": {
                    "type": "apiKey", "in": "header", "name": "Access-Code",
                    "description": "An access code: shown once when a record was submitted; opens that record and no other.\n查询码:提交时出示一次,只能读取和答复本人的记录。"
                }
            }
        }
    })
}

const ABOUT: &str = "Records belong to a district and nothing crosses it. States change through workflow actions only, and every change \
     leaves an audit entry. Reading, creating, editing and archiving may be done with any token that covers it; every other action is an act of \
     office and needs the session of the person. Failures are RFC 9457 problems: `code` is stable, `basis` names the article of law.\n\n\
     Dates are written `2026-09-04`, instants as in RFC 3339, of the years 1900 to 2199 and without leap seconds; whole numbers have \
     neither point nor exponent. Texts are trimmed, composed (NFC) and without invisible characters; names, codes and numbers are \
     compared whatever their width and case.\n\
     所有记录按区隔离;状态只能通过流程动作改变;每次修改都有审计记录。读取、新建、修改和归档可使用范围内的任何令牌;其他操作为履职行为,须由本人登录后进行。错误均为 RFC 9457 problem+json,`code` 稳定,`basis` 为法律条文。\n\n\
     日期写作 `2026-09-04`,时刻为 RFC 3339,均在 1900 至 2199 年,无闰秒;整数不带小数点和指数。文本首尾去空格,取 NFC,不含不可见字符;\
     名称、代码和编号比较时不分全角半角和大小写。";

/// The components of a kind that something refers to: parts that were merged into others need no name.
fn used<C: IntoIterator<Item = (String, Value)>>(
    group: &str,
    components: C,
    from: &Value,
) -> BTreeMap<String, Value> {
    let components: BTreeMap<String, Value> = components.into_iter().collect();
    let mut wanted: Vec<String> = Vec::new();
    let mut names = referred(group, from);
    while let Some(name) = names.pop() {
        if !wanted.contains(&name) {
            names.extend(components.get(&name).map(|part| referred(group, part)).unwrap_or_default());
            wanted.push(name);
        }
    }
    components.into_iter().filter(|(name, _)| wanted.contains(name)).collect()
}

/// What operations are about: a kind of record, or what their group is called. In groups, as the document shows them.
#[derive(Default)]
struct Topics {
    tags: Vec<Value>,
    groups: Vec<Value>,
}

impl Topics {
    /// The topic of an operation: the kind of record below whose path it stands.
    fn of(&mut self, routes: &Routes, operation: &Operation) -> String {
        let below = |path: &str| {
            operation.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let tables = routes.tables.iter().filter(|table| below(&table.path));
        let table = tables.max_by_key(|table| table.path.len());
        let group = both(&operation.tag);
        let topic = table
            .map_or_else(|| group.clone(), |table| format!("{}\n{}", capital(&table.plural), table.label));
        if !self.tags.iter().any(|tag| tag["name"] == topic) {
            let about =
                table.map_or_else(|| group.clone(), |table| format!("{}\n{}", table.about, table.about_zh));
            self.tags.push(json!({"name": topic, "description": about}));
            match self.groups.iter_mut().find(|known| known["name"] == group) {
                Some(known) => {
                    known["tags"].as_array_mut().into_iter().for_each(|tags| tags.push(json!(topic)));
                }
                None => self.groups.push(json!({"name": group, "tags": [topic]})),
            }
        }
        topic
    }
}

/// `meetings` → `Meetings`.
fn capital(text: &str) -> String {
    let (first, rest) = text.split_at_checked(1).unwrap_or((text, ""));
    first.to_uppercase() + rest
}

fn both(tag: &Tag) -> String {
    format!("{}\n{}", tag.en, tag.zh)
}

/// Shows a problem by a code whose statute is known, if some layer has one.
fn show(components: &mut BTreeMap<String, Value>, codes: &[Code]) {
    let shown = codes.iter().find(|code| code.entry().status == 422 && !code.entry().basis.is_empty());
    let (Some(code), Some(problem)) = (shown, components.get_mut("Problem")) else { return };
    let (chinese, path) = (Language::Chinese, format!("/problems/{}", code.name()));
    let basis = law::named(code.entry().basis, chinese).unwrap_or_default();
    let texts = [
        ("type", &*path),
        ("code", code.name()),
        ("title", code.title(chinese)),
        ("detail", code.detail(chinese)),
        ("basis", &basis),
    ];
    for (name, text) in texts {
        problem["properties"][name]["examples"] = json!([text]);
    }
}
