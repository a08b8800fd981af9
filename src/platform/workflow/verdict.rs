//! What guards say, and the bodies that many actions share.

use crate::{
    problem::{Code, Problem, Result, codes, law::Article},
    values::{locale::Language, sentence::Sentence, text::Prose, words::spelled_out},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// An action without a body.
/// 没有请求体内容的动作。
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EmptyBody)]
pub struct Nothing {}

/// An action that may be explained.
/// 可以填写备注的动作。
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ActionNote, examples(json!({"note": "经主任会议研究同意。"})))]
pub struct Note {
    /// Why; kept in the audit trail.
    /// 理由,记入审计日志。
    pub note: Option<Prose>,
}

/// An action that must be explained.
/// 应当填写理由的动作。
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ActionReason, examples(json!({"reason": "材料不齐,请补正后再报。"})))]
pub struct Reason {
    /// Why; kept in the audit trail.
    /// 理由,记入审计日志。
    pub reason: Prose,
}

/// What a guard says.
#[derive(Debug)]
#[must_use]
pub enum Verdict {
    /// The condition holds.
    Holds,
    /// It does not, and these are the facts.
    Refused(Facts),
}

/// The facts of a refusal.
#[derive(Debug, Default)]
pub struct Facts {
    params: Map<String, Value>,
    pointers: Vec<String>,
    basis: Option<&'static [Article]>,
}

/// The result of a guard: a verdict, unless the database failed.
pub type Guarded = Result<Verdict>;

impl Verdict {
    /// Holds if the condition is true.
    pub fn require(condition: bool) -> Self {
        if condition { Self::Holds } else { Self::Refused(Facts::default()) }
    }

    /// Holds if all conditions are true; a refusal names the field of the first that is not.
    pub fn each<'a>(conditions: impl IntoIterator<Item = (bool, &'a str)>) -> Self {
        let broken = conditions.into_iter().find(|(holds, _)| !holds);
        broken.map_or(Self::Holds, |(_, pointer)| Self::require(false).at(pointer))
    }

    /// Adds a fact for programs to a refusal.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Self::Refused(facts) = &mut self {
            facts.params.insert(name.into(), value.into());
        }
        self
    }

    /// Names the field of the body that a refusal is about.
    pub fn at(mut self, pointer: &str) -> Self {
        if let Self::Refused(facts) = &mut self {
            facts.pointers.push(pointer.into());
        }
        self
    }

    /// Cites the articles that demand it of this record, where its kind decides that.
    pub fn by(mut self, basis: &'static [Article]) -> Self {
        if let Self::Refused(facts) = &mut self {
            facts.basis = Some(basis);
        }
        self
    }

    /// Turns a refusal of a guard into the problem of its code.
    ///
    /// # Errors
    /// The code, with the facts.
    pub fn or_refuse(self, code: Code, basis: &'static [Article], guard: &str) -> Result<()> {
        let Self::Refused(mut facts) = self else { return Ok(()) };
        let problem = Problem::new(code).by(facts.basis.unwrap_or(basis));
        let problem = facts.params.into_iter().fold(problem, |p, (name, value)| p.with(&name, value));
        if code != codes::VALIDATION_FAILED {
            return Err(facts.pointers.iter().fold(problem, |p, pointer| p.at(pointer)));
        }
        // This code alone says nothing: the fields do, by the rule that they break.
        if facts.pointers.is_empty() {
            facts.pointers.push(String::new());
        }
        let rule = spelled_out(guard);
        let broken = Sentence::new(
            format!("不符合此操作的规则“{rule}”,请按操作说明更正"),
            format!("The rule \"{rule}\" of this action does not hold; correct this as its description says"),
        );
        let broken =
            |p: Problem, pointer: &String| p.field(pointer, codes::VALUE_INVALID, Some(broken.clone()));
        Err(facts.pointers.iter().fold(problem, broken))
    }
}

/// A hint in the answer of an action that was carried out all the same.
/// 动作已经执行时,在响应中给出的一条提示。
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ActionWarning)]
pub struct Warning {
    /// The code, as of a problem.
    /// 提示的代码,与错误代码相同。
    pub code: String,
    /// The sentence.
    /// 提示内容。
    pub detail: String,
    /// Facts for programs.
    /// 供程序使用的具体数据。
    #[schema(value_type = Object, additional_properties)]
    pub params: Map<String, Value>,
}

impl Warning {
    pub(crate) fn of(code: Code, language: Language, params: &[(&str, Value)]) -> Self {
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self { code: code.name().into(), detail: code.detail(language).to_owned(), params }
    }
}
