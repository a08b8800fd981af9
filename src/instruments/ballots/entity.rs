//! The row of a ballot; receipts and papers are in `papers.rs`.

use super::{
    count::{Numbers, Question},
    marks::{Choice, OptionSet},
    places::{Outcome, Standing},
    words::{
        BallotBase, BallotKind, BallotResult, BallotState, BoxEntry, CountingMode, EnteredPaper, SignedThing,
        SupervisorSignature, Tally,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::{Computed, Ids, List, Viewer},
    values::{
        numbers::{Count as Number, Whole},
        text::{Prose, Text},
    },
};
use registry::meetings::quorum;
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// A ballot.
    /// 表决。
    Ballots = "ballot", BallotState {
        /// What it is about.
        /// 表决种类。
        #[set_by(content)] #[example("resolution")] #[filter] #[read_by(public)]
        kind: BallotKind,
        /// Title.
        /// 标题。
        #[set_by(content)] #[example("关于批准嘉定区2025年区本级决算的决议")] #[search] #[read_by(public)]
        title: Text<200>,
        /// Kind of the record it decides on.
        /// 所表决记录的类型。
        #[set_by(content)] #[example("supervision.item")] #[read_by(public)]
        subject_type: Text<60>,
        /// The record it decides on.
        /// 所表决的记录。
        #[set_by(content)] #[example("supervision.item:10")] #[filter] #[read_by(public)]
        subject_id: Uuid,
        /// The meeting in which it is held.
        /// 举行表决的会议。
        #[set_by(content)] #[example("registry.meeting:4")] #[filter]
        meeting_id: Uuid,
        /// The presidium of the town whose meeting it is; null for the other bodies of the district.
        /// 举行表决的会议所属的镇人大主席团;区级机构的会议为空。
        town_presidium_id: Option<Uuid>,
        /// The ballot whose tie this one decides, or whose free places it fills.
        /// 上一轮表决:因票数相同由本次表决再作决定,或者由本次表决补足缺额。
        parent_ballot_id: Option<Uuid>,
        /// Nobody may learn who chose what.
        /// 是否无记名;无记名的,任何人不得知悉各人的选择。
        #[set_by(content)] #[read_by(public)]
        is_secret: bool,
        /// How the papers are counted.
        /// 计票方式。
        #[set_by(content)] #[read_by(public)]
        counting_mode: CountingMode,
        /// Between what the members choose.
        /// 表决选项。
        #[set_by(content)] #[read_by(public)]
        option_set: OptionSet,
        /// The candidates, for `per_candidate`, `choose_up_to_k` and `rank_by_number`.
        /// 候选项,用于 `per_candidate`、`choose_up_to_k` 和 `rank_by_number`。
        #[set_by(content?)] #[example([])] #[read_by(public)]
        candidates: List<Text<100>>,
        /// How many candidates are chosen, for the same.
        /// 候选项的应选名额,用于上述三种。
        #[set_by(content)] #[example(null)] #[read_by(public)]
        places: Option<Whole<1, 1000>>,
        /// Of what a majority is counted.
        /// 过半数的计算基数。
        #[set_by(content)] #[read_by(public)]
        base: BallotBase,
        /// The users who supervise and count.
        /// 监票计票的用户。
        #[set_by(content)] #[example(["access.user:ballot-supervisor"])]
        supervisor_ids: Ids,
        /// Members with an interest, who may not vote.
        /// 因有利害关系而回避、不得参加表决的人员。
        #[set_by(content?)] #[example(null)]
        excluded_member_ids: Ids,
        /// Members who vote on paper where others vote electronically; fixed at the issue.
        /// 纸质与电子并用时使用纸质票的人员,发票时确定。
        #[set_by(Issuing?)] #[example([])]
        paper_member_ids: Ids,
        /// All members (persons).
        /// 全体人数(人)。
        #[example(40)] #[read_by(public)]
        total_members: Option<i32>,
        /// Members present (persons): at the issue, and whoever came while members voted.
        /// 出席的组成人员(人):发票时到会的,以及投票期间到会的。
        #[example(38)] #[read_by(public)]
        present_members: Option<i32>,
        /// Who of them is known by name.
        /// 其中已逐人记录的人员。
        present_member_ids: Ids,
        /// Papers handed out.
        /// 发出票数。
        #[example(38)] #[read_by(public)]
        issued: Option<i32>,
        /// Papers that came back.
        /// 收回票数。
        #[set_by(Count?)] #[example(38)] #[read_by(public)]
        returned: Option<Number>,
        /// Papers that count.
        /// 有效票数。
        #[set_by(Count?)] #[example(37)] #[read_by(public)]
        valid: Option<Number>,
        /// Papers that do not.
        /// 无效票数。
        #[set_by(Count?)] #[example(1)] #[read_by(public)]
        invalid: Option<Number>,
        /// The votes of each choice; empty until the ballot is closed.
        /// 各选项的得票数;表决截止前为空。
        #[set_by(Count?)] #[when(is_closed)] #[read_by(public)]
        tallies: List<Tally>,
        /// How it ended.
        /// 结果;机构为终止原因。
        #[read_by(public)]
        result: Option<BallotResult>,
        /// When it was counted.
        /// 计票时间。
        counted_at: Option<DateTime<Utc>>,
        /// The signed record of the count.
        /// 经签署的计票记录。
        #[set_by(BallotConfirmation)]
        record_document_id: Option<Uuid>,
        /// SHA-256 of the pool of receipt numbers of a secret ballot, for which the supervisors sign before papers are taken.
        /// 无记名表决查票码池的 SHA-256 摘要,监票人签署后方可投票。
        #[example("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")] #[read_by(public)]
        pool_hash: Option<String>,
        /// SHA-256 of the papers as they were when the vote was closed.
        /// 表决截止时全部表决票的 SHA-256 摘要。
        #[read_by(public)]
        papers_hash: Option<String>,
        /// SHA-256 of the list of the papers.
        /// 查票清单的 SHA-256 摘要。
        #[read_by(public)]
        list_hash: Option<String>,
        /// SHA-256 of who has voted.
        /// 已投票人员的 SHA-256 摘要。
        #[read_by(public)]
        voters_hash: Option<String>,
        /// The signature of the service on these hashes (Ed25519, Base64).
        /// 系统对上述摘要的签名(Ed25519,Base64)。
        #[read_by(public)]
        seal_signature: Option<String>,
        /// What the supervisors signed.
        /// 监票人的签署。
        signatures: List<SupervisorSignature>,
        /// The signature of the service on the record and on those of its supervisors, once all have signed (Ed25519, Base64).
        /// 全体监票人签署后,系统对计票记录及各人签署的签名(Ed25519,Base64)。
        #[read_by(public)]
        record_signature: Option<String>,
        /// Who has entered the papers of the box.
        /// 已录入票箱的监票人。
        box_entries: List<BoxEntry>,
        /// Whether it only ranks those who had the majority in the ballot before.
        /// 是否仅对上一轮已过半数的候选项排名。
        ranks_only: bool,
        /// The places on the paper of the tied who were selected when the tie was settled without a ballot.
        /// 末位同票未经再次投票处理时,入选候选项在票面上的位置,从 0 起。
        #[set_by(TieSettlement)] #[example([6])]
        settled_questions: List<u32>,
        /// The meeting of the presidium that settled it; null where the rule of the vote does.
        /// 决定处理的主席团会议;由票决办法直接确定的为空。
        #[set_by(TieSettlement?)] #[example(null)]
        settled_meeting_id: Option<Uuid>,
        /// When the tie was settled.
        /// 同票处理的日期。
        settled_on: Option<NaiveDate>,
        /// The record that it decided: a ballot decides one thing once.
        /// 据以作出决定的记录:一次表决只能使用一次,只决定一个事项。
        used_by_id: Option<Uuid>,
    }
    content BallotContent;
    view BallotView with Standings;
    /// The issue of the papers.
    /// 发票。
    body Issuing {
        /// Remarks.
        /// 备注。
        #[example("到会三十八人,均使用电子表决。")]
        pub note: Option<Prose>,
    }
    /// The papers of the box, as one supervisor enters them, alone.
    /// 一名监票人独立录入的票箱中的表决票。
    body EnteredPapers {
        /// All papers.
        /// 全部表决票。
        #[example([{"numbers": ["7QK4M2XW"], "choices": ["for"]}])]
        pub papers: Vec<EnteredPaper>,
    }
    /// The count: for `manual_tally` the totals; for `manual_papers` and `mixed` how many papers lay in the box, in
    /// `returned`; for `electronic` nothing. Papers are counted by the service.
    /// 计票:`manual_tally` 填报各项合计数;`manual_papers`、`mixed` 在 `returned` 填报票箱中的票数;`electronic` 不填。逐票的由系统统计。
    body Count {
        /// Remarks.
        /// 备注。
        #[example("发出表决票三十八张,全部收回。")]
        pub note: Option<Prose>,
    }
    /// The signature of a supervisor: at the issue for the pool of receipt numbers, after the count for the record.
    /// 监票人的签署:发票时签署查票码池,计票后签署计票记录。
    body Signing {
        /// The hash that is signed: `pool_hash` while members vote, `record_hash` after the count.
        /// 所签署的摘要:投票期间为 `pool_hash`,计票后为 `record_hash`。
        #[example("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
        pub hash: Text<64>,
    }
    /// The confirmation of the count.
    /// 计票结果的确认。
    body BallotConfirmation;
    /// A tie is settled without another ballot, as the rule of the vote says.
    /// 按票决办法处理末位同票,不再投票。
    body TieSettlement {
        /// Why.
        /// 理由。
        #[example("再次投票后仍然同票,由主席团决定。")]
        pub reason: Prose,
    }
}

/// Numbers appear when the ballot is closed.
fn is_closed(row: &Model) -> bool {
    !matches!(row.state, BallotState::Prepared | BallotState::Issuing)
}

impl Model {
    /// The questions of the ballot: its candidates, or one.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.candidates.0.len().max(1)
    }

    /// How many candidates are chosen.
    #[must_use]
    pub fn seats(&self) -> Option<usize> {
        self.places.and_then(|places| usize::try_from(places.get()).ok())
    }

    /// What it asks, as far as its result depends on it.
    #[must_use]
    pub fn question(&self) -> Question {
        Question {
            kind: self.kind,
            base: self.base,
            total: self.total_members.and_then(|total| u32::try_from(total).ok()).unwrap_or_default(),
            questions: self.questions(),
            places: self.seats(),
            ranks_only: self.ranks_only || self.kind == BallotKind::TopicSelection,
        }
    }

    /// Where the candidates stand, once it is counted and a tie is settled.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        let mut standings = self.counted_standings();
        for one in
            standings.iter_mut().filter(|one| self.settled_on.is_some() && one.outcome == Outcome::Tied)
        {
            let selected = self.settled_questions.0.contains(&one.question);
            one.outcome = if selected { Outcome::Selected } else { Outcome::LostByRank };
        }
        standings
    }

    /// Where the candidates stand by the count alone.
    pub(super) fn counted_standings(&self) -> Vec<Standing> {
        if self.result.is_none() {
            return Vec::new();
        }
        let number =
            |value: Option<i32>| value.and_then(|value| u32::try_from(value).ok()).unwrap_or_default();
        let numbers = Numbers {
            present: number(self.present_members),
            valid: number(self.valid.map(Whole::get32)),
            tallies: self.tallies.0.clone(),
            ..Numbers::default()
        };
        numbers.standings(&self.question())
    }

    /// Whether it ended with more than half of its base in favor.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.result == Some(BallotResult::Passed)
    }
    /// 地方组织法第五十一条: more than half of all members are in favor, whatever the base of the ballot was.
    #[must_use]
    pub fn is_passed_by_all(&self) -> bool {
        let numbers = Numbers { tallies: self.tallies.0.clone(), ..Numbers::default() };
        let in_favor = i32::try_from(numbers.votes(0, Choice::For)).unwrap_or(i32::MAX);
        self.total_members.is_some_and(|total| quorum::is_majority_of_all(in_favor, total))
    }
}

/// What the count says of the candidates, and what is signed of it.
/// 候选人的计票结果,以及供签署的摘要。
#[derive(Debug, Serialize, ToSchema)]
pub struct Standings {
    /// Where the candidates stand; empty until they are counted.
    /// 各候选项的排名;计票前为空。
    pub standings: Vec<Standing>,
    /// SHA-256 of the record of the count, which the supervisors sign; null until it is counted.
    /// 计票记录的 SHA-256 摘要,由监票人签署;计票前为空。
    pub record_hash: Option<String>,
}

impl Computed<Model> for Standings {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { standings: row.standings(), record_hash: row.hash_of(SignedThing::Record) }
    }
}
