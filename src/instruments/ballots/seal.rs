//! The seal of a secret ballot (07 §3.7): at the close the papers and the lines of their list are hashed, and the service signs
//! the hashes. What was changed later is found and named by anybody who has the list and the public key.
//!
//! Hashed is canonical JSON (RFC 8785), with SHA-256 in lower-case hexadecimal digits:
//! - a paper: `{"choices":[…],"numbers":[…],"salt":…,"valid":true}`, for its digest. The salt is random and in no list: otherwise the
//!   hash of few papers would tell which lines stand on one;
//! - a line: `{"mark":…,"number":…,"question":0}`, for its digest; a rank is a number in the choices of a paper, and its digits in a mark;
//! - `papers_hash` and `list_hash`: the array of `{"digest":…,"number":…}`, sorted by number; a paper has its first number;
//! - `voters_hash`: `{"member_ids":[…],"salt":…}`, `printed_hash`: `{"salt":…,"sheets":[[…]]}`, both with the salt of the ballot.

use super::{
    count::is_valid,
    entity::Model,
    marks::{Mark, OptionSet},
    numbers::ReceiptNumber,
    words::Paper,
};
use platform::{
    problem::Result,
    records::canonical::canonical,
    secrets::{
        codes::drawn,
        signing::{Signer, is_signed},
    },
    values::{hash::Sha256, hex::hex},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use utoipa::ToSchema;
use uuid::Uuid;

/// The purpose of the signature.
const PURPOSE: &str = "jiandu ballot seal";
/// Characters of a salt: 130 random bits.
pub(super) const SALT: usize = 26;
/// What a line says of a paper that does not count.
pub const INVALID: &str = "invalid";

/// What the seal says of a paper or of a line.
/// 封存时对一张票或者一行记录所作的摘要。
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number.
    /// 查票码。
    pub number: ReceiptNumber,
    /// SHA-256 of it in canonical JSON.
    /// 规范化 JSON 的 SHA-256 摘要。
    #[schema(examples("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))]
    pub digest: String,
}

/// A line of the list: what one paper says to one question.
/// 查票清单的一行:一张票对一个题目的选择。
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The receipt number.
    /// 查票码。
    pub number: ReceiptNumber,
    /// The choice, or the rank in digits; `invalid` where the paper does not count.
    /// 选择,或者名次的数字;无效票为 `invalid`。
    #[schema(examples("approve"))]
    pub mark: String,
}

/// The questions of a ballot and its limit for each paper, as far as they say which papers count.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Between what the members choose.
    pub options: OptionSet,
    /// How many questions.
    pub questions: usize,
    /// How many may be approved at most.
    pub places: Option<usize>,
}

impl Form {
    /// The form of a ballot.
    #[must_use]
    pub fn of(row: &Model) -> Self {
        Self { options: row.option_set, questions: row.questions(), places: row.seats() }
    }

    fn counts(self, choices: &[Mark]) -> bool {
        is_valid(choices, self.options, self.questions, self.places)
    }
}

fn digest(value: &Value) -> Result<String> {
    Ok(hex(&Sha256::of(canonical(value)?)))
}

/// What the seal says of a paper.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SealedPaper {
    /// Its first number.
    pub number: ReceiptNumber,
    /// Random, and in no list.
    pub salt: String,
    /// SHA-256 of it with its salt in canonical JSON.
    pub digest: String,
}

impl SealedPaper {
    fn of(paper: &Paper, form: Form, salt: String) -> Result<Option<Self>> {
        let Some(number) = paper.numbers.first().cloned() else { return Ok(None) };
        let said = json!({
            "choices": paper.choices, "numbers": paper.numbers, "salt": salt, "valid": form.counts(&paper.choices)
        });
        Ok(Some(Self { number, digest: digest(&said)?, salt }))
    }

    fn entry(&self) -> Entry {
        Entry { number: self.number.clone(), digest: self.digest.clone() }
    }
}

/// Seals papers, each with a new salt, sorted by their first numbers.
///
/// # Errors
/// The system has no randomness.
pub fn of_papers(papers: &[Paper], form: Form) -> Result<Vec<SealedPaper>> {
    let mut sealed = Vec::with_capacity(papers.len());
    for paper in papers {
        sealed.extend(SealedPaper::of(paper, form, drawn(SALT)?)?);
    }
    sealed.sort();
    Ok(sealed)
}

/// What is sealed, as it is compared.
#[must_use]
pub fn entries(sealed: &[SealedPaper]) -> Vec<Entry> {
    sealed.iter().map(SealedPaper::entry).collect()
}

/// What papers are now, with the salts that they were sealed with.
///
/// # Errors
/// It has no canonical form: never.
pub fn present(papers: &[Paper], form: Form, sealed: &[SealedPaper]) -> Result<Vec<Entry>> {
    let salts: HashMap<&ReceiptNumber, &str> =
        sealed.iter().map(|paper| (&paper.number, paper.salt.as_str())).collect();
    let mut found = Vec::with_capacity(papers.len());
    for paper in papers {
        let salt = paper.numbers.first().and_then(|number| salts.get(number)).copied().unwrap_or_default();
        found.extend(SealedPaper::of(paper, form, salt.to_owned())?.map(|paper| paper.entry()));
    }
    found.sort();
    Ok(found)
}

/// The hash of who has voted.
///
/// # Errors
/// It has no canonical form: never.
pub fn of_voters(voters: &BTreeSet<Uuid>, salt: &str) -> Result<String> {
    digest(&json!({"member_ids": voters, "salt": salt}))
}

/// The hash of the numbers that stand together on printed papers; none where nothing is printed.
///
/// # Errors
/// It has no canonical form: never.
pub fn of_sheets(sheets: &[Vec<ReceiptNumber>], salt: &str) -> Result<Option<String>> {
    if sheets.is_empty() { Ok(None) } else { Ok(Some(digest(&json!({"salt": salt, "sheets": sheets}))?)) }
}

/// The lines of papers, for each question those of all papers, sorted by number: nothing joins the lines of one paper.
#[must_use]
pub fn lines(papers: &[Paper], form: Form) -> Vec<Vec<Line>> {
    let of_question = |question: usize| {
        let line = |paper: &Paper| {
            let number = paper.numbers.get(question).cloned()?;
            let mark = paper.choices.get(question).filter(|_| form.counts(&paper.choices));
            let mark = mark.map_or_else(|| INVALID.to_owned(), ToString::to_string);
            Some(Line { number, mark })
        };
        let mut lines: Vec<Line> = papers.iter().filter_map(line).collect();
        lines.sort();
        lines
    };
    (0..form.questions).map(of_question).collect()
}

/// What the seal says of lines, sorted by number.
///
/// # Errors
/// It has no canonical form: never.
pub fn of_lines(lines: &[Vec<Line>]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for (question, lines) in lines.iter().enumerate() {
        for line in lines {
            let said = json!({"mark": line.mark, "number": line.number, "question": question});
            entries.push(Entry { number: line.number.clone(), digest: digest(&said)? });
        }
    }
    entries.sort();
    Ok(entries)
}

/// The hash of what the seal says.
///
/// # Errors
/// It has no canonical form: never.
pub fn hash(entries: &[Entry]) -> Result<String> {
    digest(&json!(entries))
}

/// The hashes of a ballot, signed by the service when the vote was closed.
/// 表决截止时由系统签署的各项摘要。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Of the pool of receipt numbers.
    /// 查票码池的摘要。
    pub pool_hash: String,
    /// Of the papers.
    /// 全部表决票的摘要。
    pub papers_hash: String,
    /// Of the list.
    /// 查票清单的摘要。
    pub list_hash: String,
    /// Of who has voted.
    /// 已投票人员的摘要。
    pub voters_hash: String,
    /// Ed25519 signature of the service in Base64.
    /// 系统的 Ed25519 签名(Base64)。
    pub signature: String,
}

impl Seal {
    fn said(&self, ballot_id: Uuid) -> Result<String> {
        canonical(&json!({
            "ballot_id": ballot_id, "list_hash": self.list_hash, "papers_hash": self.papers_hash,
            "pool_hash": self.pool_hash, "voters_hash": self.voters_hash
        }))
    }

    /// The hashes of a ballot, signed.
    ///
    /// # Errors
    /// It has no canonical form: never.
    pub fn signed(mut self, ballot_id: Uuid, signer: &Signer) -> Result<Self> {
        self.signature = signer.sign(PURPOSE, &self.said(ballot_id)?);
        Ok(self)
    }

    /// Whether the owner of a public key signed these hashes for this ballot.
    ///
    /// # Errors
    /// It has no canonical form: never.
    pub fn holds(&self, ballot_id: Uuid, public_key: &str) -> Result<bool> {
        Ok(is_signed(public_key, PURPOSE, &self.said(ballot_id)?, &self.signature))
    }
}
