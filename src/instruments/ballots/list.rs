//! The list of a secret ballot (07 §3.7): for each question a line for every paper that came back. Whoever has it and the
//! public key counts again, without the service.

use super::{
    count::Numbers,
    differences::{Difference, compared, numbered},
    entity::Model,
    marks::Mark,
    numbers::{Pool, ReceiptNumber},
    proof,
    record::BallotRecord,
    seal::{self, Entry, INVALID, Line, Seal},
    signing::{missing_signature, were_seen},
    words::{SignedThing, SupervisorSignature, Tally},
};
use platform::{problem::Result, values::words::Words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;
use uuid::Uuid;

/// The list of a ballot with all that it can be checked by.
/// 查票清单,以及据以核对的全部内容。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotList {
    /// The record that the supervisors sign.
    /// 监票人签署的计票记录。
    pub record: BallotRecord,
    /// All receipt numbers that could be drawn, sorted.
    /// 全部可供抽取的查票码,按序排列。
    pub pool: Vec<ReceiptNumber>,
    /// The hash of the numbers that stand together on printed papers; null where nobody votes on paper.
    /// 各张印制票上查票码组合的摘要;无纸质票的为空。
    pub printed_hash: Option<String>,
    /// For each question the lines of all papers that came back, sorted by number; nothing joins the lines of one paper.
    /// 每个题目下全部收回票的各行,按查票码排列;同一张票的各行之间没有关联。
    pub lines: Vec<Vec<Line>>,
    /// What was sealed of each line when the vote was closed.
    /// 表决截止时封存的各行摘要。
    pub sealed_lines: Vec<Entry>,
    /// The hashes and the signature of the service.
    /// 各项摘要及系统的签名。
    pub seal: Seal,
    /// The public key of the service (Ed25519, Base64). Compare it with one that came on another way.
    /// 系统的公钥(Ed25519,Base64)。应当与从其他途径取得的公钥核对。
    pub public_key: String,
    /// Who supervised.
    /// 监票人。
    pub supervisor_ids: Vec<Uuid>,
    /// What they signed.
    /// 监票人的签署。
    pub signatures: Vec<SupervisorSignature>,
    /// The signature of the service on the record and those of the supervisors; null until all have signed.
    /// 系统对计票记录及监票人签署的签名;全体签署前为空。
    pub record_signature: Option<String>,
}

impl BallotList {
    pub(super) fn of(
        row: &Model,
        proof: &proof::Model,
        lines: Vec<Vec<Line>>,
        public_key: String,
    ) -> Result<Option<Self>> {
        let (Some(record), Some(seal)) = (BallotRecord::of(row), row.hashes()) else { return Ok(None) };
        Ok(Some(Self {
            record,
            pool: proof.pool.0.clone(),
            printed_hash: seal::of_sheets(&proof.sheets.0, &proof.salt)?,
            lines,
            sealed_lines: proof.lines.0.clone(),
            seal,
            public_key,
            supervisor_ids: row.supervisor_ids.0.clone(),
            signatures: row.signatures.0.clone(),
            record_signature: row.record_signature.clone(),
        }))
    }

    /// What in it does not agree, by a public key that came on another way.
    ///
    /// # Errors
    /// It has no canonical form: never.
    pub fn differences(&self, public_key: &str) -> Result<Vec<Difference>> {
        let mut differences = compared("line", &self.sealed_lines, &seal::of_lines(&self.lines)?);
        differences.extend(numbered(
            "line",
            &self.pool,
            self.lines.iter().flatten().map(|line| &line.number),
        ));
        differences.extend(self.unreadable());
        differences.extend(self.hashes(public_key)?);
        differences.extend(self.recounted());
        differences.extend(self.unsigned(SignedThing::Pool, &self.seal.pool_hash));
        differences.extend(self.signed(public_key)?);
        differences.sort();
        differences.dedup();
        Ok(differences)
    }

    /// What a paper that counts may say.
    fn marks(&self) -> Vec<Mark> {
        let places = self.record.places.and_then(|places| usize::try_from(places).ok());
        self.record.option_set.marks(places)
    }

    /// Lines that say what no paper of the ballot can.
    fn unreadable(&self) -> Vec<Difference> {
        let marks = self.marks().into_iter().map(|mark| mark.to_string());
        let known: BTreeSet<String> = marks.chain([INVALID.to_owned()]).collect();
        let lines = self
            .lines
            .iter()
            .enumerate()
            .flat_map(|(question, lines)| lines.iter().map(move |line| (question, line)));
        let strange = lines.filter(|(_, line)| !known.contains(&line.mark));
        strange
            .map(|(question, line)| Difference::Unreadable("line", line.number.clone(), question))
            .collect()
    }

    fn hashes(&self, public_key: &str) -> Result<Vec<Difference>> {
        let record = &self.record;
        let agree = [
            ("pool", Pool(self.pool.clone()).hash(self.printed_hash.as_deref())? == self.seal.pool_hash),
            ("list", seal::hash(&self.sealed_lines)? == self.seal.list_hash),
            ("pool in the record", record.pool_hash.as_ref() == Some(&self.seal.pool_hash)),
            ("papers in the record", record.papers_hash.as_ref() == Some(&self.seal.papers_hash)),
            ("list in the record", record.list_hash.as_ref() == Some(&self.seal.list_hash)),
            ("voters in the record", record.voters_hash.as_ref() == Some(&self.seal.voters_hash)),
        ];
        let wrong = agree.into_iter().filter(|(_, agrees)| !agrees);
        let mut differences: Vec<_> = wrong.map(|(what, _)| Difference::Hash(what)).collect();
        if !self.seal.holds(record.ballot_id, public_key)? {
            differences.push(Difference::Unsigned);
        }
        Ok(differences)
    }

    fn unsigned(&self, signs: SignedThing, hash: &str) -> Option<Difference> {
        let missing = missing_signature(&self.supervisor_ids, &self.signatures, signs, hash)?;
        let what: &'static str = signs.word();
        Some(Difference::Supervisor(what, missing.to_string()))
    }

    /// Every supervisor signed this record, and the service saw it.
    fn signed(&self, public_key: &str) -> Result<Option<Difference>> {
        let Some(signature) = &self.record_signature else { return Ok(Some(Difference::Open)) };
        let hash = self.record.hash()?;
        let given = (self.supervisor_ids.as_slice(), self.signatures.as_slice());
        if self.supervisor_ids.is_empty() || !were_seen((&hash, signature), given, public_key)? {
            return Ok(Some(Difference::Signatures));
        }
        Ok(self.unsigned(SignedThing::Record, &hash))
    }

    /// Counts the lines, and compares every figure of the record with them.
    fn recounted(&self) -> Vec<Difference> {
        let record = &self.record;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let places = record.places.and_then(|places| usize::try_from(places).ok());
        let mut recorded: BTreeMap<(u32, Mark), u64> = BTreeMap::new();
        for tally in &record.tallies {
            *recorded.entry((tally.question, tally.choice)).or_default() += u64::from(tally.votes);
        }
        let (mut differences, mut counted) = (Vec::new(), Vec::new());
        let mut compare = |name: String, recorded: String, found: String| {
            if recorded != found {
                differences.push(Difference::Figure(name, recorded, found));
            }
        };
        compare("questions".into(), record.questions().to_string(), self.lines.len().to_string());
        for (question, lines) in self.lines.iter().enumerate() {
            let marked = |mark: &str| lines.iter().filter(|line| line.mark == mark).count();
            compare(format!("returned {question}"), record.returned.to_string(), lines.len().to_string());
            compare(format!("invalid {question}"), record.invalid.to_string(), marked(INVALID).to_string());
            let valid = lines.len() - marked(INVALID);
            compare(format!("valid {question}"), record.valid.to_string(), valid.to_string());
            for mark in self.marks() {
                let tally = Tally {
                    question: number(question),
                    choice: mark,
                    votes: number(marked(&mark.to_string())),
                };
                let recorded = recorded.get(&(tally.question, mark)).copied().unwrap_or_default();
                compare(format!("{mark} {question}"), recorded.to_string(), tally.votes.to_string());
                counted.push(tally);
            }
        }
        compare("tallies".into(), record.tallies.len().to_string(), counted.len().to_string());
        let figure = |figure: i32| u32::try_from(figure).unwrap_or_default();
        let numbers = Numbers {
            present: figure(record.present_members),
            issued: figure(record.issued),
            returned: figure(record.returned),
            valid: figure(record.valid),
            invalid: figure(record.invalid),
            tallies: counted,
        };
        let agree = numbers.agree(record.option_set, record.questions(), places);
        let within = record.present_members <= record.total_members;
        compare("figures that agree".into(), true.to_string(), (agree && within).to_string());
        let result = record.result_of(&numbers);
        compare("result".into(), record.result.word().to_owned(), result.word().to_owned());
        differences
    }
}
