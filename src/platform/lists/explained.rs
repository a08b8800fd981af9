//! Why an action that is shown would be refused now.

use crate::{
    problem::{Problem, ProblemView},
    values::locale::Language,
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// What would become of an available action now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedAction {
    /// The action.
    #[schema(examples("receive_final"))]
    pub action: &'static str,
    /// Whether nothing that was asked refuses it.
    pub accepted: bool,
    /// Whether everything was asked; else conditions on the body remain, which is not sent yet. A refusal needs no more, though
    /// another condition, on the body, may refuse before it.
    pub complete: bool,
    /// What refuses it; null if nothing does.
    #[schema(required = true)]
    pub refusal: Option<ExplainedRefusal>,
}

/// The refusal, as the action itself would be refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedRefusal {
    /// The code: stable, for programs.
    #[schema(examples("DOCUMENT_MISSING"))]
    pub code: String,
    /// What would be refused and why.
    pub detail: String,
    /// The statute and article that demand it; null if none does.
    #[schema(required = true, examples("民法典第二百零三条"))]
    pub basis: Option<String>,
    /// Facts for programs, by code.
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
