//! What callers ask and see of their inbox.

use super::{
    due::{self, Own},
    question::Question,
};
use crate::codes;
use actix_web::HttpRequest;
use chrono::{DateTime, NaiveDate, Utc};
use instruments::deadlines::{Light, entity::Model as Deadline};
use platform::{
    call::Call,
    document::{Described, Operation, Tag, routes::Routes},
    http::{
        query_string::{MOST_OF_ONE, onward},
        reply::Answer,
    },
    lists::{Waiting, waiting},
    problem::{Problem, Result},
    records::{kind::RecordSummary, listing::Reading, record_reference::RecordReference},
    values::{schema::Schema, words::spelled_out},
};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use utoipa::ToSchema;
use uuid::Uuid;

/// An act that waits.
/// 待办的操作。
#[derive(Serialize, ToSchema)]
struct InboxAction {
    /// The action.
    /// 操作。
    #[schema(examples("approve_scheme"))]
    action: &'static str,
    /// The same in the language of the request.
    /// 以请求的语言表述。
    #[schema(examples("通过方案"))]
    label: String,
}

/// A record that waits for the caller.
/// 等待调用方办理的记录。
#[derive(Serialize, ToSchema)]
struct InboxEntry {
    /// Its kind.
    /// 记录的种类。
    #[serde(rename = "type")]
    #[schema(examples("supervision.item"))]
    kind: String,
    /// The kind in the language of the request.
    /// 种类的名称,以请求的语言表述。
    #[schema(examples("监督议题"))]
    type_label: String,
    /// Its id.
    /// 标识。
    id: Uuid,
    /// Its business number; null where it has none.
    /// 业务编号;没有则为 null。
    #[schema(required = true, examples("嘉监2026-07"))]
    number: Option<String>,
    /// What it is called; null where it has no name.
    /// 名称;没有则为 null。
    #[schema(required = true)]
    title: Option<String>,
    /// Where it stands.
    /// 所处的状态。
    #[schema(examples("planned"))]
    state: &'static str,
    /// The state in the language of the request.
    /// 状态的名称,以请求的语言表述。
    #[schema(examples("已列入"))]
    state_label: String,
    /// What the caller may do with it now, as in the record itself.
    /// 调用方当前可以执行的操作,与记录本身一致。
    available_actions: Vec<InboxAction>,
    /// Whether it was sent back, or came back to a state in which it had been.
    /// 是否被退回,或回到曾处的状态。
    returned: bool,
    /// Whether it changed after `since`; never without that.
    /// 是否在 `since` 之后有变动;未给出时为否。
    is_new: bool,
    /// The last day of its next deadline that the caller sees; null if none runs.
    /// 调用方可见的下一个期限的最后一日;没有则为 null。
    #[schema(required = true)]
    due_on: Option<NaiveDate>,
    /// The light of that deadline.
    /// 该期限的灯色。
    #[schema(required = true)]
    light: Option<Light>,
    /// When it was created.
    /// 创建时间。
    created_at: DateTime<Utc>,
    /// When it was changed last.
    /// 最后修改时间。
    updated_at: DateTime<Utc>,
    /// Where it is read.
    /// 读取的网址。
    #[schema(examples("/api/v1/supervision/items/0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"))]
    url: String,
}

/// A deadline that the organization of the caller has to keep.
/// 调用方单位须遵守的期限。
#[derive(Serialize, ToSchema)]
struct InboxDeadline {
    /// The deadline.
    /// 期限。
    id: Uuid,
    /// Which deadline it is.
    /// 何种期限。
    #[schema(examples("REPORT_FINAL"))]
    code: String,
    /// The record it is about.
    /// 所涉记录。
    subject: RecordReference,
    /// The number of that record; null where it has none or is not visible.
    /// 该记录的编号;没有或不可见则为 null。
    #[schema(required = true)]
    subject_number: Option<String>,
    /// What that record is called; null where it has no name or is not visible.
    /// 该记录的名称;没有或不可见则为 null。
    #[schema(required = true)]
    subject_title: Option<String>,
    /// The last day as it stands.
    /// 现行的最后一日。
    due_on: NaiveDate,
    /// How urgent it is today.
    /// 今日的紧迫程度。
    light: Light,
}

/// The deadlines that the organization of the caller has to keep.
/// 调用方单位须遵守的各项期限。
#[derive(Serialize, ToSchema)]
struct InboxDeadlines {
    /// How many are over their last day.
    /// 已过最后一日的数量。
    #[schema(minimum = 0)]
    red: i64,
    /// How many are near it.
    /// 临近的数量。
    #[schema(minimum = 0)]
    yellow: i64,
    /// How many have time.
    /// 尚有时间的数量。
    #[schema(minimum = 0)]
    green: i64,
    /// The next ones; all are at `/deadlines?responsible_organization_id=…`.
    /// 最近的若干项;全部见 `/deadlines?responsible_organization_id=…`。
    #[schema(max_items = 50)]
    items: Vec<InboxDeadline>,
}

/// What waits for the caller.
/// 等待调用方办理的内容。
#[derive(Serialize, ToSchema)]
struct Inbox {
    /// The moment of the answer: the `since` of the next look.
    /// 应答的时刻:即下次查看的 `since`。
    as_of: DateTime<Utc>,
    /// The records on which an act is the caller's, the newest first.
    /// 等待调用方办理的记录,最新在前。
    #[schema(max_items = 200)]
    items: Vec<InboxEntry>,
    /// The cursor of the next page; null on the last.
    /// 下一页的游标;末页为 null。
    #[schema(required = true)]
    next_cursor: Option<String>,
    /// The deadlines of the caller's organization.
    /// 调用方单位的期限。
    deadlines: InboxDeadlines,
}

/// Serves the inbox.
pub(in crate::outlets) fn routes(routes: &mut Routes) {
    let tag = Tag { zh: "待办", en: "Inbox" };
    // Outlets are registered last: every kind is known by now.
    let kinds: Vec<_> = routes.kinds.keys().collect();
    let about = "The records of all kinds on which the caller may act now, by role, relation and state: those that the lists \
        show with `actionable=true`, but for kinds whose records stand (accounts, organizations, rules, documents), with the next \
        deadline of each, and the deadlines of the caller's organization by light. `since` is the `as_of` of the answer before.\n\n\
        调用者此刻可以办理的各类记录(与各列表 `actionable=true` 一致,但不含账户、机构、规则、文书等常设记录),\
        附每条最近的时限,以及本单位的时限(按红黄绿灯)。`since` 填上次回答的 `as_of`。";
    let inbox = Operation::new("get", "/api/v1/inbox", "get_inbox", tag, ("我的待办", "What waits for me"));
    let mut inbox = inbox.describe(about).shared("limit").shared("cursor");
    inbox.parameters.push(json!({
        "name": "type", "in": "query", "description": "Any of these kinds.\n其中任一种类。",
        "schema": {"type": "array", "items": {"type": "string", "enum": kinds}, "maxItems": MOST_OF_ONE}
    }));
    let flag = Schema::of::<bool>;
    let inbox = inbox
        .query("returned", &flag(), "Only what was sent back, or came back to a state in which it had been.\n只列出被退回或回到曾处状态的记录。")
        .query(
            "since",
            &Schema::text_of_format("date-time"),
            "Until when the caller had looked: what is new.\n调用方上次查看的时刻:此后的为新。",
        )
        .query("new", &flag(), "Only what changed after `since`.\n只列出 `since` 之后有变动的记录。");
    let page = Described::by(Schema::of::<Inbox>);
    let inbox = inbox.answers_as(200, vec![("application/json", page)], &["Link"]);
    routes.handle(inbox.refuses(codes::UNKNOWN_PARAMETER).refuses(codes::INVALID_CURSOR), read);
}

/// The records of some kinds, by id.
type Summaries = HashMap<Uuid, RecordSummary>;

async fn read(call: Call, request: HttpRequest) -> Result<Answer> {
    let asked = Question::read(&call, request.query_string())?;
    let reading =
        Reading { viewer: call.viewer(), db: call.service.store.read().into(), kinds: call.service.kinds };
    let kinds = call.service.kinds.iter();
    let kinds = kinds.filter(|(name, _)| asked.kinds.is_empty() || asked.kinds.contains(**name));
    let mut found = waiting(reading, kinds.map(|(_, kind)| kind), asked.window).await?;
    let size = usize::try_from(asked.limit).map_err(Problem::internal)?;
    let more = found.len() > size;
    found.truncate(size);
    let last = found.last().filter(|_| more);
    let next_cursor = last.map(|last| asked.cursor(&call, last.created_at, last.id)).transpose()?;
    let own = due::own(&call).await?;
    let days = due::of_records(&call, found.iter().map(|one| one.id).collect()).await?;
    let known = summaries(&call, &found, &own).await?;
    let entry = |one: &Waiting| entry(&call, &asked, one, known.get(&one.id)?, days.get(&one.id));
    let inbox = Inbox {
        as_of: call.now,
        items: found.iter().filter_map(entry).collect(),
        deadlines: deadlines(&call, own, &known),
        next_cursor,
    };
    let answer = Answer::json(200, &inbox)?.header("Content-Language", call.language.tag());
    let onward = |cursor: &String| onward(request.path(), request.query_string(), cursor);
    Ok(inbox.next_cursor.as_ref().map(onward).into_iter().fold(answer, |a, link| a.header("Link", link)))
}

/// What waits and what the deadlines are about: one query for each kind on the page, whatever their number.
async fn summaries(call: &Call, found: &[Waiting], own: &Own) -> Result<Summaries> {
    let mut wanted: BTreeMap<&str, BTreeSet<Uuid>> = BTreeMap::new();
    let subjects = own.next.iter().map(|deadline| (&*deadline.subject_type, deadline.subject_id));
    for (kind, id) in found.iter().map(|one| (&*one.kind, one.id)).chain(subjects) {
        wanted.entry(kind).or_default().insert(id);
    }
    let mut known = HashMap::new();
    for (kind, ids) in wanted {
        let Some(kind) = call.service.kinds.get(kind) else { continue };
        let read = kind.find(call.viewer(), call.service.store.read(), ids.into_iter().collect()).await?;
        known.extend(read.into_iter().map(|summary| (summary.named.id, summary)));
    }
    Ok(known)
}

fn entry(
    call: &Call,
    asked: &Question,
    one: &Waiting,
    summary: &RecordSummary,
    due: Option<&(NaiveDate, Light)>,
) -> Option<InboxEntry> {
    let kind = call.service.kinds.get(&*one.kind)?;
    let language = call.language;
    let english = || spelled_out(one.kind.rsplit('.').next().unwrap_or_default());
    let action = |(action, zh, en): &(&'static str, &'static str, &'static str)| InboxAction {
        action,
        label: language.pick((*zh).to_owned(), (*en).to_owned()),
    };
    Some(InboxEntry {
        kind: one.kind.clone(),
        type_label: language.pick(kind.label.to_owned(), english()),
        id: one.id,
        number: summary.number.clone(),
        title: summary.title.clone(),
        state: summary.state,
        state_label: language.pick(summary.state_label.0.to_owned(), summary.state_label.1.to_owned()),
        available_actions: summary.available_actions.iter().map(action).collect(),
        returned: one.returned,
        is_new: asked.since.is_some_and(|since| summary.updated_at > since),
        due_on: due.map(|(day, _)| *day),
        light: due.map(|(_, light)| *light),
        created_at: summary.created_at,
        updated_at: summary.updated_at,
        url: call.service.edge.outside(&format!("/api/v1{}/{}", kind.path, one.id)),
    })
}

fn deadlines(call: &Call, own: Own, known: &Summaries) -> InboxDeadlines {
    let (red, yellow, green) = own.lights;
    let shown = |row: Deadline| {
        let subject = known.get(&row.subject_id);
        InboxDeadline {
            id: row.id,
            light: row.light(call.today()),
            due_on: row.effective_due_on,
            subject_number: subject.and_then(|subject| subject.number.clone()),
            subject_title: subject.and_then(|subject| subject.title.clone()),
            subject: RecordReference { kind: row.subject_type, id: row.subject_id },
            code: row.code,
        }
    };
    InboxDeadlines { red, yellow, green, items: own.next.into_iter().map(shown).collect() }
}
