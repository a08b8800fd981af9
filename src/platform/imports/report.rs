//! What became of a table, as its caller reads it.

use super::grouping::Place;
use crate::{
    http::reply::Answer,
    problem::{Problem, ProblemView, Result, codes},
    values::locale::Language,
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// Things that are wrong with a table and are told, at most.
const MOST: usize = 5_000;

/// What became of rows.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The records that were made.
    pub made: Vec<ImportedRecord>,
    /// Of how many rows.
    pub taken: usize,
    /// Those that were not, and why.
    pub refused: Vec<(Place, Problem)>,
    /// Rows at which nobody looked any more, because so much was wrong with those before.
    pub unread: usize,
    /// Things that are wrong with those that were refused.
    wrong: usize,
}

/// What became of a table.
/// 表格的录入结果。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportReport {
    /// Rows with something in them, without the header.
    /// 有内容的行数,不含表头。
    #[schema(minimum = 0, examples(1))]
    pub rows: u32,
    /// How many of them became records, or parts of some.
    /// 其中录入的行数。
    #[schema(minimum = 0, examples(1))]
    pub created: u32,
    /// How many were refused; they are only where the good ones were to be taken all the same.
    /// 其中被拒绝的行数;仅在录入合格的行时才有。
    #[schema(minimum = 0, examples(0))]
    pub refused: u32,
    /// The records.
    /// 录入的记录。
    #[schema(max_items = 5_000)]
    pub records: Vec<ImportedRecord>,
    /// What is wrong with the others.
    /// 其余各行的问题。
    #[schema(max_items = 5_000)]
    pub errors: Vec<RowProblem>,
}

/// A record that a row became.
/// 由一行录入的记录。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportedRecord {
    /// The line of the file in which the row begins; the header is in the first.
    /// 该行在文件中的起始行号;表头为第一行。
    #[schema(minimum = 1, examples(2))]
    pub row: u64,
    /// The id of the record.
    /// 记录的标识。
    pub id: Uuid,
    /// What a person knows it by: its code, name or number.
    /// 人们对它的称呼:代码、名称或编号。
    #[schema(required = true, examples("jd-gov"))]
    pub name: Option<String>,
    /// What the record shows once: the one-time code of a user. Null where there is nothing, and when a request comes again.
    /// 记录只显示一次的内容:用户的一次性代码。没有或请求重发时为 null。
    #[schema(required = true)]
    pub shown_once: Option<String>,
}

/// What is wrong with a row.
/// 某一行的问题。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RowProblem {
    /// The line of the file in which the row begins; the header is in the first.
    /// 该行在文件中的起始行号;表头为第一行。
    #[schema(minimum = 1, examples(2))]
    pub row: u64,
    /// The column; null if the row as a whole is refused.
    /// 列;整行被拒绝时为 null。
    #[schema(required = true, examples("birth_date"))]
    pub column: Option<String>,
    /// The code, as a create of the same record would have been refused.
    /// 错误代码,与新建同一记录被拒绝时相同。
    #[schema(examples("MINIMUM_AGE"))]
    pub code: String,
    /// What is wrong, or what would be right.
    /// 有何问题,或应如何填写。
    #[schema(examples("请填写 birth_date"))]
    pub detail: String,
}

impl ImportedRecord {
    /// The record that an answer shows.
    pub(super) fn of(row: u64, answer: &Answer, known_by: &[String]) -> Result<Self> {
        let (shown, lasting) = (answer.value()?, answer.stored().value()?);
        let id = shown["id"].as_str().and_then(|id| id.parse().ok());
        let id = id.ok_or_else(|| Problem::internal("a record without an id"))?;
        let name = known_by.first().and_then(|field| match &shown[field] {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
        let mut fields = shown.as_object().into_iter().flatten();
        let once = fields.find(|(field, value)| value.is_string() && lasting[field.as_str()] != **value);
        let shown_once = once.and_then(|(_, value)| value.as_str().map(Into::into));
        Ok(Self { row, id, name, shown_once })
    }
}

impl ImportReport {
    /// What is told of an outcome.
    pub(super) fn of(outcome: &Outcome, language: Language) -> Self {
        let (created, refused) = (counted(outcome.taken), counted(outcome.left_out()));
        let view = ProblemView::of(&outcome.problem(), language, ("", ""), "");
        let errors = view.errors.into_iter().take(MOST).map(|error| {
            let mut steps = error.pointer.split('/').skip(1);
            RowProblem {
                row: steps.next().and_then(|row| row.parse().ok()).unwrap_or_default(),
                column: steps.next().map(Into::into),
                code: error.code,
                detail: error.detail,
            }
        });
        let (records, errors) = (outcome.made.clone(), errors.collect());
        Self { rows: created.saturating_add(refused), created, refused, records, errors }
    }

    /// The same without what is shown once.
    pub(super) fn lasting(mut self) -> Self {
        self.records.iter_mut().for_each(|record| record.shown_once = None);
        self
    }
}

impl Outcome {
    /// Keeps why rows were not taken.
    pub(super) fn refuse(&mut self, place: Place, refused: Problem) {
        self.wrong += refused.count().max(1);
        self.refused.push((place, refused));
    }

    /// Whether nothing more would be told.
    pub(super) fn is_full(&self) -> bool {
        self.wrong >= MOST
    }

    /// The refusal of the whole, with what is wrong with each row.
    pub(super) fn problem(&self) -> Problem {
        let refused = self.left_out();
        let rows = self.taken + refused + self.unread;
        let mut problem = Problem::new(codes::ROWS_REFUSED).with("rows", rows).with("refused", refused);
        if self.unread > 0 {
            problem = problem.with("unread", self.unread);
        }
        let told = self.refused.iter();
        told.fold(problem, |problem, (place, refused)| {
            problem.part(|pointer| place.pointer(pointer), refused)
        })
    }

    /// How many rows were not taken.
    fn left_out(&self) -> usize {
        self.refused.iter().map(|(place, _)| place.rows()).sum()
    }
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
