//! The record of a secret ballot, as its supervisors sign it: what was asked, every figure, the result, and the hashes.

use super::{
    count::{Numbers, Question},
    entity::Model,
    marks::OptionSet,
    words::{BallotBase, BallotKind, BallotResult, Tally},
};
use platform::{
    problem::{Problem, Result},
    records::canonical::canonical,
    values::{hash::Sha256, hex::hex, numbers::Whole},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The record of a ballot; its hash (SHA-256 of its canonical JSON) is what supervisors sign.
/// 计票记录;监票人签署的是其规范化 JSON 的 SHA-256 摘要。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotRecord {
    /// The ballot.
    /// 表决。
    pub ballot_id: Uuid,
    /// Title.
    /// 标题。
    pub title: String,
    /// What it is about.
    /// 表决种类。
    pub kind: BallotKind,
    /// Kind of the record it decides on.
    /// 所表决记录的类型。
    pub subject_type: String,
    /// The record it decides on.
    /// 所表决的记录。
    pub subject_id: Uuid,
    /// The meeting.
    /// 会议。
    pub meeting_id: Uuid,
    /// Between what the members choose.
    /// 表决选项。
    pub option_set: OptionSet,
    /// The candidates.
    /// 候选项。
    pub candidates: Vec<String>,
    /// How many of them are chosen.
    /// 应选名额。
    pub places: Option<i64>,
    /// Of what a majority is counted.
    /// 过半数的计算基数。
    pub base: BallotBase,
    /// Whether it only ranks those who had the majority in the ballot before.
    /// 是否仅对上一轮已过半数的候选项排名。
    pub ranks_only: bool,
    /// All members (persons).
    /// 全体人数(人)。
    pub total_members: i32,
    /// Members present (persons).
    /// 到会人数(人)。
    pub present_members: i32,
    /// Papers handed out.
    /// 发出票数。
    pub issued: i32,
    /// Papers that came back.
    /// 收回票数。
    pub returned: i32,
    /// Papers that count.
    /// 有效票数。
    pub valid: i32,
    /// Papers that do not.
    /// 无效票数。
    pub invalid: i32,
    /// The votes of each choice.
    /// 各选项的得票数。
    pub tallies: Vec<Tally>,
    /// How it ended.
    /// 结果。
    pub result: BallotResult,
    /// Whether a tie was settled without another ballot.
    /// 同票是否未经再次投票即作处理。
    pub tie_settled: bool,
    /// The places on the paper of the tied who were selected then.
    /// 其中入选候选项在票面上的位置,从 0 起。
    pub settled_questions: Vec<u32>,
    /// Of the pool of receipt numbers; null where papers were counted by hand.
    /// 查票码池的摘要;人工计票的为空。
    pub pool_hash: Option<String>,
    /// Of the papers.
    /// 表决票的摘要。
    pub papers_hash: Option<String>,
    /// Of the list.
    /// 查票清单的摘要。
    pub list_hash: Option<String>,
    /// Of who has voted.
    /// 已投票人员的摘要。
    pub voters_hash: Option<String>,
}

impl BallotRecord {
    /// The record of a ballot that was counted.
    #[must_use]
    pub fn of(row: &Model) -> Option<Self> {
        let number = |value: Option<i32>| value.unwrap_or_default();
        Some(Self {
            result: row.result?,
            ballot_id: row.id,
            title: row.title.to_string(),
            kind: row.kind,
            subject_type: row.subject_type.to_string(),
            subject_id: row.subject_id,
            meeting_id: row.meeting_id,
            option_set: row.option_set,
            candidates: row.candidates.0.iter().map(ToString::to_string).collect(),
            places: row.places.map(Whole::get),
            base: row.base,
            ranks_only: row.question().ranks_only,
            total_members: number(row.total_members),
            present_members: number(row.present_members),
            issued: number(row.issued),
            returned: number(row.returned.map(Whole::get32)),
            valid: number(row.valid.map(Whole::get32)),
            invalid: number(row.invalid.map(Whole::get32)),
            tallies: row.tallies.0.clone(),
            tie_settled: row.settled_on.is_some(),
            settled_questions: row.settled_questions.0.clone(),
            pool_hash: row.pool_hash.clone(),
            papers_hash: row.papers_hash.clone(),
            list_hash: row.list_hash.clone(),
            voters_hash: row.voters_hash.clone(),
        })
    }

    /// What is signed.
    ///
    /// # Errors
    /// It has no canonical form: never.
    pub fn hash(&self) -> Result<String> {
        let value = serde_json::to_value(self).map_err(Problem::internal)?;
        Ok(hex(&Sha256::of(canonical(&value)?)))
    }

    /// How many questions the papers have.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.candidates.len().max(1)
    }

    /// The result that these numbers have.
    pub(super) fn result_of(&self, counted: &Numbers) -> BallotResult {
        let result = counted.result(&Question {
            kind: self.kind,
            base: self.base,
            total: u32::try_from(self.total_members).unwrap_or_default(),
            questions: self.questions(),
            places: self.places.and_then(|places| usize::try_from(places).ok()),
            ranks_only: self.ranks_only,
        });
        let settled = self.tie_settled && result == BallotResult::Tied;
        if settled { BallotResult::Recorded } else { result }
    }
}
