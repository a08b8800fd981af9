//! A workflow table as text: what `GET /workflows/{kind}`, the golden files and the diagrams are made of.

use super::{From, Party, Rule, StateOf, To, Workflow};
use crate::{
    problem::law,
    records::{assurance::Assurance, record::Record},
    values::{locale::Language, sentence::part, words::Words},
    vocabulary::Role,
};
use serde::Serialize;
use utoipa::ToSchema;

/// The workflow of a kind of record.
/// 某一种类记录的流程。
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Workflow)]
pub struct TableText {
    /// `domain.record`.
    /// 记录种类,写作 `domain.record`。
    #[schema(examples("registry.meeting"))]
    pub kind: String,
    /// What the record is called in Chinese.
    /// 记录的中文名称。
    pub label: String,
    /// The collection's URL.
    /// 列表的 URL。
    #[schema(examples("/api/v1/meetings"))]
    pub path: String,
    /// What one is called in English.
    /// 英文名称。
    #[schema(examples("meeting"))]
    pub noun: String,
    /// What several are called in English.
    /// 英文复数名称。
    #[schema(examples("meetings"))]
    pub plural: String,
    /// What it is.
    /// 英文说明。
    pub about: String,
    /// What it is, in Chinese.
    /// 中文说明。
    pub about_zh: String,
    /// The states in order.
    /// 各个状态,按先后排列。
    pub states: Vec<StateText>,
    /// The rows of the table.
    /// 流程表的各行。
    pub rules: Vec<RowText>,
}

/// A state of a workflow.
/// 流程中的状态。
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkflowState)]
pub struct StateText {
    /// The word.
    /// 状态值。
    pub state: String,
    /// The Chinese label.
    /// 中文名称。
    pub zh: String,
    /// The English label.
    /// 英文名称。
    pub en: String,
    /// Whether new records stand here.
    /// 是否为新建记录的初始状态。
    pub initial: bool,
    /// Whether nothing leads out of it.
    /// 是否为终结状态,即没有动作可由此转出。
    pub terminal: bool,
}

/// A row of a workflow table.
/// 流程表中的一行。
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkflowRule)]
pub struct RowText {
    /// The word of the action.
    /// 动作的代码名称。
    pub action: String,
    /// The Chinese label.
    /// 中文名称。
    pub zh: String,
    /// The English label.
    /// 英文名称。
    pub en: String,
    /// The states it starts from; `(new)` without a record, `(any)` from every state.
    /// 起始状态;`(new)` 表示尚无记录,`(any)` 表示任意状态。
    pub from: Vec<String>,
    /// The states it leads to; `(same)`, `(archived)`.
    /// 到达状态;`(same)` 表示状态不变,`(archived)` 表示归档。
    pub to: Vec<String>,
    /// Who may do it, in words.
    /// 有权办理者的文字说明。
    pub who: Vec<String>,
    /// The roles among them.
    /// 有权办理的角色。
    pub roles: Vec<Role>,
    /// Those of them that need neither a function nor a relation, as the check itself decides.
    #[serde(skip)]
    pub enough: Vec<Role>,
    /// How they must have proved who they are: an act of office needs the session of the person.
    /// 要求的身份验证方式:履行职务的行为须使用本人登录会话。
    pub assurance: Assurance,
    /// The type of its body.
    /// 请求体的类型。
    #[schema(required = true)]
    pub body: Option<String>,
    /// The conditions.
    /// 各项条件。
    pub guards: Vec<GuardText>,
    /// What happens beside the change of state.
    /// 除状态改变以外的效果。
    #[schema(required = true)]
    pub effect: Option<String>,
    /// What follows elsewhere, in the same transaction.
    /// 在同一事务中引起的其他变更。
    pub followed_by: Vec<String>,
}

/// A condition of an action.
/// 动作的条件。
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkflowGuard)]
pub struct GuardText {
    /// The condition in words.
    /// 条件的文字说明。
    pub condition: String,
    /// The code of its refusal.
    /// 拒绝时的错误代码。
    pub code: String,
    /// The articles that demand it.
    /// 所依据的法律条文。
    #[schema(required = true)]
    pub basis: Option<String>,
}

impl TableText {
    /// The table of a workflow.
    #[must_use]
    pub fn of<W: Workflow>() -> Self {
        let about = |language| {
            part(W::ABOUT, language).lines().map(str::trim).collect::<Vec<_>>().join(language.pick("", " "))
        };
        Self {
            kind: W::KIND.into(),
            label: W::LABEL.into(),
            path: format!("/api/v1{}", W::PATH),
            noun: W::NOUN.into(),
            plural: W::PLURAL.into(),
            about: about(Language::English),
            about_zh: about(Language::Chinese),
            states: StateOf::<W>::ALL.iter().map(|state| state_text::<W>(*state)).collect(),
            rules: W::TABLE.iter().map(row_text).collect(),
        }
    }

    /// `meeting`, with what stands before it in the URL: `domain_item`. The ids of operations have it.
    #[must_use]
    pub fn name(&self) -> String {
        let record = self.kind.rsplit('.').next().unwrap_or_default();
        let path = self.path.trim_start_matches("/api/v1/");
        let Some((before, _)) = path.split_once('/') else { return record.to_owned() };
        format!("{}_{record}", before.replace('-', "_"))
    }
}

fn state_text<W: Workflow>(state: StateOf<W>) -> StateText {
    let leads_out = |rule: &Rule<W>| match &rule.from {
        From::In(states) => states.contains(&state) && leads_elsewhere(rule, state),
        From::Any => leads_elsewhere(rule, state),
        From::New => false,
    };
    let initial = W::TABLE.iter().any(|rule| match (&rule.from, &rule.to) {
        (From::New, To::OneOf(states)) => states.contains(&state),
        _ => false,
    });
    let terminal = !W::TABLE.iter().any(leads_out);
    StateText { state: state.word().into(), zh: state.zh().into(), en: state.en().into(), initial, terminal }
}

fn leads_elsewhere<W: Workflow>(rule: &Rule<W>, from: StateOf<W>) -> bool {
    matches!(&rule.to, To::OneOf(states) if states.iter().any(|state| *state != from))
}

fn row_text<W: Workflow>(rule: &Rule<W>) -> RowText {
    let words = |states: &[StateOf<W>]| states.iter().map(|state| state.word().to_owned()).collect();
    RowText {
        action: rule.action.word().into(),
        zh: rule.action.zh().into(),
        en: rule.action.en().into(),
        from: match &rule.from {
            From::New => vec!["(new)".into()],
            From::Any => vec!["(any)".into()],
            From::In(states) => words(states),
        },
        to: match &rule.to {
            To::Same => vec!["(same)".into()],
            To::Archived => vec!["(archived)".into()],
            To::OneOf(states) => words(states),
        },
        who: rule.who.iter().map(party_text).collect(),
        roles: Role::ALL.iter().copied().filter(|role| holds(rule, *role)).collect(),
        enough: Role::ALL.iter().copied().filter(|role| rule.is_enough(*role)).collect(),
        assurance: rule.assurance,
        body: rule.body.as_ref().map(|body| body.name.to_owned()),
        guards: rule
            .guards
            .iter()
            .map(|guard| GuardText {
                condition: guard.name.replace('_', " "),
                code: guard.code.name().into(),
                basis: law::named(guard.basis, Language::Chinese),
            })
            .collect(),
        effect: rule.effect.map(|effect| effect.replace('_', " ")),
        followed_by: Vec::new(),
    }
}

fn holds<W: Workflow>(rule: &Rule<W>, role: Role) -> bool {
    rule.who.iter().any(|party| party.group.roles.contains(&role))
}

fn party_text<M: Record>(party: &Party<M>) -> String {
    let name = match party.group.roles {
        [] => "(system)".to_owned(),
        [role] => role.word().to_owned(),
        _ => format!("[{}]", party.group.name),
    };
    let function = party.function.map(|function| format!("@{}", function.word())).unwrap_or_default();
    let relation = party.relation.as_ref().map(|r| format!(" of {}", r.name)).unwrap_or_default();
    format!("{name}{function}{relation}")
}
