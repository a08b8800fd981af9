//! What callers ask and see of a trace.

use super::walk::{MOST, Reached, Walk};
use crate::codes;
use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use platform::{
    call::Call,
    document::{Operation, Tag, routes::Routes},
    http::{query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    records::{
        chain::{ChainDirection, Edge, Tie},
        record_reference::RecordReference,
    },
    values::{
        locale::Language,
        schema::Schema,
        words::{Words, spelled_out},
    },
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// Steps of a trace if the caller does not say, and at most.
const DEPTH: u32 = 5;
const DEEPEST: u32 = 10;

platform::words! {
    /// Which end of an edge came later; drawn from left to right it stands on the right.
    /// 连线的哪一端在后;从左到右绘制时在右侧。
    pub enum LaterEnd {
        To "终点" / "End of the edge",
        From "起点" / "Start of the edge",
    }
}

/// A record of a trace.
/// 追溯结果中的一条记录。
#[derive(Serialize, ToSchema)]
struct TraceNode {
    /// Kind of the record.
    /// 记录的类型。
    #[serde(rename = "type")]
    #[schema(examples("supervision.topic_proposal"))]
    kind: String,
    /// The kind in the language of the request.
    /// 记录种类的名称,以请求所用语言表示。
    #[schema(examples("议题建议"))]
    type_label: String,
    /// Its id.
    /// 该记录的 ID。
    id: Uuid,
    /// Its business number; null where it has none.
    /// 业务编号;没有编号的为空。
    #[schema(required = true, examples("嘉监2026-07"))]
    number: Option<String>,
    /// What it is called; null where it has no name.
    /// 名称;没有名称的为空。
    #[schema(required = true, examples("老旧小区公共充电设施建设情况"))]
    title: Option<String>,
    /// Where it stands.
    /// 当前状态。
    #[schema(examples("adopted"))]
    state: &'static str,
    /// The state in the language of the request.
    /// 状态名称,以请求所用语言表示。
    #[schema(examples("列入计划"))]
    state_label: String,
    /// How many steps it is away from the first.
    /// 与起始记录相距的步数。
    #[schema(minimum = 0, maximum = 10)]
    steps: u32,
    /// When it was created.
    /// 创建时刻。
    created_at: DateTime<Utc>,
    /// Where it is read.
    /// 读取地址。
    #[schema(examples("/api/v1/supervision/topic-proposals/0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"))]
    url: String,
}

/// What ties two records of a trace.
/// 追溯结果中两条记录之间的联系。
#[derive(Serialize, ToSchema)]
struct TraceEdge {
    /// The record from which it is read.
    /// 联系的起点记录。
    from: RecordReference,
    /// The record to which it is read.
    /// 联系的终点记录。
    to: RecordReference,
    /// What one is to the other.
    /// 两条记录之间的关系。
    kind: Tie,
    /// The same in the language of the request.
    /// 联系的名称,以请求所用语言表示。
    #[schema(examples("转化为"))]
    label: String,
    /// The end that came of the other.
    /// 由另一端产生的一端。
    later: LaterEnd,
}

/// Where a record came from and what became of it.
/// 记录的来龙去脉:由何而来,产生了什么。
#[derive(Serialize, ToSchema)]
struct Trace {
    /// The record that was asked for.
    /// 所查询的记录。
    start: RecordReference,
    /// Which way it was followed.
    /// 追溯方向。
    direction: ChainDirection,
    /// So many steps.
    /// 追溯步数。
    #[schema(minimum = 1, maximum = 10)]
    depth: u32,
    /// The records, nearest first.
    /// 各条记录,由近及远排列。
    #[schema(min_items = 1, max_items = 500)]
    nodes: Vec<TraceNode>,
    /// What ties them; both ends are among the records.
    /// 记录之间的联系,两端均在所列记录之内。
    edges: Vec<TraceEdge>,
    /// There is more than fits into one answer: ask for fewer steps, or from another record.
    /// 是否因内容过多未能全部返回;可减少追溯步数,或者从其他记录开始。
    truncated: bool,
}

/// What is asked for.
struct Question {
    start: RecordReference,
    direction: ChainDirection,
    depth: u32,
}

/// Serves the trace.
pub(in crate::outlets) fn routes(routes: &mut Routes) {
    let tag = Tag { zh: "追溯", en: "Trace" };
    // Outlets are registered last: every kind is known by now.
    let kinds: Vec<_> = routes.kinds.keys().collect();
    let mut read = Operation::new(
        "get",
        "/api/v1/trace",
        "get_trace",
        tag,
        ("追溯记录的来龙去脉", "Trace where a record came from and what became of it"),
    );
    read.parameters.extend([
        json!({
            "name": "type", "in": "query", "required": true, "description": "Kind of the record to begin with.\n\
             起始记录的种类。",
            "schema": {"type": "string", "enum": kinds, "examples": ["supervision.topic_proposal"]}
        }),
        json!({
            "name": "id", "in": "query", "required": true, "description": "The record to begin with.\n\
             起始记录。",
            "schema": {"type": "string", "format": "uuid"}
        }),
        json!({
            "name": "depth", "in": "query", "description": "How many steps to follow.\n\
             追溯的步数。",
            "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": DEEPEST, "default": DEPTH}
        }),
    ]);
    let about = format!(
        "Follows links and the references of records to each other, breadth first: proposal, supervision item, opinion, \
         clause, issue, satisfaction vote. `forward` leads to what came of a record, `backward` to what it came of. \
         Only records that the caller may read are there, at most {MOST}. Without a token: what is public, and with an \
         access code also the own record.\n\n\
         沿关联和记录之间的引用逐级追溯:议题建议、监督议题、审议意见、意见条目、问题整改、满意度测评。只包含调用者有权读取的记录;\
         无令牌时为已公开的记录,凭查询码还包括本人的记录。"
    );
    let read = read
        .describe(about)
        .query(
            "direction",
            &Schema::of::<ChainDirection>(),
            "Which way to follow; both if not given.\n\
             追溯的方向;未给出则为双向。",
        )
        .answers(200, Schema::of::<Trace>)
        .refuses(codes::UNKNOWN_PARAMETER)
        .refuses(codes::NOT_FOUND)
        .open();
    routes.handle(read, trace);
}

impl Question {
    fn read(query: &str) -> Result<Self> {
        let wrong = |name: &str| Problem::new(codes::INVALID_PARAMETER).with("parameter", name);
        let (mut kind, mut id, mut direction, mut depth) = (None, None, ChainDirection::Both, DEPTH);
        for (name, value) in pairs(query) {
            match &*name {
                "type" => kind = Some(value),
                "id" => id = Some(value.parse::<Uuid>().map_err(|_| wrong("id"))?),
                "direction" => {
                    direction = ChainDirection::parse(&value).ok_or_else(|| wrong("direction"))?;
                }
                _ => {
                    let steps = value.parse().ok().filter(|steps| (1..=DEEPEST).contains(steps));
                    depth = steps.ok_or_else(|| wrong("depth"))?;
                }
            }
        }
        let (kind, id) = (kind.ok_or_else(|| wrong("type"))?, id.ok_or_else(|| wrong("id"))?);
        Ok(Self { start: RecordReference { kind, id }, direction, depth })
    }
}

async fn trace(call: Call, request: HttpRequest) -> Result<Answer> {
    let Question { start, direction, depth } = Question::read(request.query_string())?;
    let walk = Walk::from(&call, &start, direction, depth).await?;
    let nodes = walk.order.iter().filter_map(|named| node(&call, walk.reached.get(named)?));
    let trace = Trace {
        start,
        direction,
        depth,
        nodes: nodes.collect(),
        edges: walk.edges.iter().map(|edge| drawn(edge, call.language)).collect(),
        truncated: walk.truncated,
    };
    Ok(Answer::json(200, &trace)?.header("Content-Language", call.language.tag()))
}

fn node(call: &Call, reached: &Reached) -> Option<TraceNode> {
    let summary = &reached.summary;
    let kind = call.service.kinds.get(&*summary.named.kind)?;
    let english = || spelled_out(summary.named.kind.rsplit('.').next().unwrap_or_default());
    Some(TraceNode {
        kind: summary.named.kind.clone(),
        type_label: call.language.pick(kind.label.to_owned(), english()),
        id: summary.named.id,
        number: summary.number.clone(),
        title: summary.title.clone(),
        state: summary.state,
        state_label: call.language.pick(summary.state_label.0.to_owned(), summary.state_label.1.to_owned()),
        steps: reached.steps,
        created_at: summary.created_at,
        url: call.service.edge.outside(&format!("/api/v1{}/{}", kind.path, summary.named.id)),
    })
}

fn drawn(edge: &Edge, language: Language) -> TraceEdge {
    let (from, to, later) = if edge.tie.reads_back {
        (&edge.later, &edge.earlier, LaterEnd::From)
    } else {
        (&edge.earlier, &edge.later, LaterEnd::To)
    };
    let label = language.pick(edge.tie.zh.to_owned(), spelled_out(edge.tie.word));
    TraceEdge { from: from.clone(), to: to.clone(), kind: edge.tie, label, later }
}
