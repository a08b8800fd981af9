//! Why an action that is shown would be refused now.

use crate::{
    problem::{Problem, ProblemView},
    values::locale::Language,
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// What would become of an available action now.
/// 可用操作此时的结果。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedAction {
    /// The action.
    /// 操作。
    #[schema(examples("receive_final"))]
    pub action: &'static str,
    /// Whether nothing that was asked refuses it.
    /// 已核对的条件是否均不拒绝。
    pub accepted: bool,
    /// Whether everything was asked; else conditions on the body remain, which is not sent yet. A refusal needs no more, though
    /// another condition, on the body, may refuse before it.
    /// 是否已核对全部条件;否则尚有取决于正文的条件。已被拒绝的无须再核对,但取决于正文的条件可能先行拒绝。
    pub complete: bool,
    /// What refuses it; null if nothing does.
    /// 拒绝的原因;没有则为 null。
    #[schema(required = true)]
    pub refusal: Option<ExplainedRefusal>,
}

/// The refusal, as the action itself would be refused.
/// 拒绝,与操作本身被拒绝时相同。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedRefusal {
    /// The code: stable, for programs.
    /// 代码:稳定不变,供程序使用。
    #[schema(examples("DOCUMENT_MISSING"))]
    pub code: String,
    /// What would be refused and why.
    /// 何事被拒绝及其原因。
    pub detail: String,
    /// The statute and article that demand it; null if none does.
    /// 作此要求的法律条文;没有则为 null。
    #[schema(required = true, examples("民法典第二百零三条"))]
    pub basis: Option<String>,
    /// Facts for programs, by code.
    /// 供程序使用的具体数据,因代码而异。
    #[schema(value_type = Object, additional_properties)]
    pub params: Map<String, Value>,
}

impl ExplainedRefusal {
    /// A refusal in a language.
    #[must_use]
    pub fn of(refused: &Problem, language: Language) -> Self {
        let ProblemView { code, detail, basis, params, .. } =
            ProblemView::of(refused, language, ("", ""), "");
        Self { code, detail, basis, params }
    }
}
