//! What callers send and see of ballots.

use super::{
    BallotState, Ballots,
    entity::{Column, Model},
    places::Standing,
};
use platform::{
    chain::Tie,
    numbers::{Count as Number, Whole},
    page::Listing,
    record::{Content, View, Viewer},
    text::{Prose, Text},
    words,
};
use registry::meetings::Meetings;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

words! {
    /// What a ballot is about.
    pub enum BallotKind {
        Resolution "表决",
        Appointment "任免",
        Removal "撤职",
        Satisfaction "满意度测评",
        TopicSelection "议题票选",
        ProjectSelection "实事项目票决",
    }
}

impl BallotKind {
    /// 监督法第六十二条; satisfaction and project votes by practice.
    #[must_use]
    pub fn must_be_secret(self) -> bool {
        matches!(self, Self::Removal | Self::Satisfaction | Self::ProjectSelection)
    }
}

impl BallotKind {
    /// Whether the law counts the majority of all members, whoever is present.
    #[must_use]
    pub fn needs_all_members(self) -> bool {
        matches!(self, Self::Resolution | Self::Appointment | Self::Removal)
    }
}

words! {
    /// How the papers are counted.
    pub enum CountingMode {
        Electronic "电子",
        ManualTally "人工计票",
    }
}

words! {
    /// Between what the members choose.
    pub enum OptionSet {
        ForAgainstAbstain "赞成/反对/弃权",
        Satisfaction "满意/基本满意/不满意",
        PerCandidate "逐项赞成/反对/弃权",
    }
}

words! {
    /// A choice on a paper.
    pub enum Choice {
        For "赞成",
        Against "反对",
        Abstain "弃权",
        Approve "赞成",
        Oppose "反对",
        Satisfied "满意",
        BasicallySatisfied "基本满意",
        Dissatisfied "不满意",
    }
}

impl OptionSet {
    /// The choices of the set.
    #[must_use]
    pub fn choices(self) -> [Choice; 3] {
        match self {
            Self::ForAgainstAbstain => [Choice::For, Choice::Against, Choice::Abstain],
            Self::PerCandidate => [Choice::Approve, Choice::Oppose, Choice::Abstain],
            Self::Satisfaction => [Choice::Satisfied, Choice::BasicallySatisfied, Choice::Dissatisfied],
        }
    }
}

words! {
    /// Of what a majority is counted.
    pub enum BallotBase {
        AllMembers "全体",
        PresentMembers "到会",
        ValidBallots "有效票",
    }
}

words! {
    /// How a ballot ended.
    pub enum BallotResult {
        Passed "通过",
        NotPassed "未通过",
        Tied "票数相同",
        Recorded "已记录",
    }
}

/// The votes of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// The question, from 0: the place of the candidate, or 0.
    #[schema(minimum = 0)]
    pub question: u32,
    /// The choice.
    pub choice: Choice,
    /// How many papers have it.
    #[schema(minimum = 0)]
    pub votes: u32,
}

/// A ballot.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotContent {
    /// What it is about.
    pub kind: BallotKind,
    /// Title.
    #[schema(examples("对公共充电设施专项工作报告的满意度测评"))]
    pub title: Text<200>,
    /// Kind of the record it decides on.
    #[schema(examples("supervision.item"))]
    pub subject_type: Text<60>,
    /// The record it decides on.
    pub subject_id: Uuid,
    /// The meeting in which it is held.
    pub meeting_id: Uuid,
    /// Nobody may learn who chose what.
    pub is_secret: bool,
    /// How the papers are counted.
    pub counting_mode: CountingMode,
    /// Between what the members choose.
    pub option_set: OptionSet,
    /// The candidates, for `per_candidate`.
    #[serde(default)]
    pub candidates: Vec<Text<100>>,
    /// How many candidates are chosen, for `per_candidate`.
    pub places: Option<Whole<1, 1000>>,
    /// Of what a majority is counted.
    pub base: BallotBase,
    /// The users who supervise and count.
    pub supervisor_ids: Vec<Uuid>,
    /// Members with an interest, who may not vote.
    #[serde(default)]
    pub excluded_member_ids: Vec<Uuid>,
}

/// The count: for `manual_tally` the totals; for `electronic` nothing, the papers are counted.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Papers that came back.
    pub returned: Option<Number>,
    /// Papers that count.
    pub valid: Option<Number>,
    /// Papers without or with contradictory marks.
    pub invalid: Option<Number>,
    /// The votes of each choice.
    #[serde(default)]
    pub tallies: Vec<Tally>,
    /// Remarks.
    pub note: Option<Prose>,
}

/// The confirmation of the count.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The signed record of the count.
    pub record_document_id: Uuid,
}

impl Content<Model> for BallotContent {
    fn read(row: &Model) -> Self {
        Self {
            kind: row.kind,
            title: Text::stored(&row.title),
            subject_type: Text::stored(&row.subject_type),
            subject_id: row.subject_id,
            meeting_id: row.meeting_id,
            is_secret: row.is_secret,
            counting_mode: row.counting_mode,
            option_set: row.option_set,
            candidates: row.candidates.0.iter().map(|candidate| Text::stored(candidate)).collect(),
            places: row.places.map(Whole::stored),
            base: row.base,
            supervisor_ids: row.supervisor_ids.0.clone(),
            excluded_member_ids: row.excluded_member_ids.0.clone(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.kind = self.kind;
        row.title = self.title.to_string();
        row.subject_type = self.subject_type.to_string();
        row.subject_id = self.subject_id;
        row.meeting_id = self.meeting_id;
        row.is_secret = self.is_secret;
        row.counting_mode = self.counting_mode;
        row.option_set = self.option_set;
        row.candidates = self.candidates.iter().map(ToString::to_string).collect::<Vec<_>>().into();
        row.places = self.places.map(Whole::get32);
        row.base = self.base;
        row.supervisor_ids = self.supervisor_ids.clone().into();
        row.excluded_member_ids = self.excluded_member_ids.clone().into();
    }
}

/// A ballot as callers see it; numbers appear when it is closed.
#[derive(Serialize, ToSchema)]
pub struct BallotView {
    /// What was prepared.
    #[serde(flatten)]
    pub content: BallotContent,
    /// The ballot whose tie this one decides.
    pub parent_ballot_id: Option<Uuid>,
    /// All members (persons).
    pub total_members: Option<i32>,
    /// Members present (persons).
    pub present_members: Option<i32>,
    /// Papers handed out.
    pub issued: Option<i32>,
    /// Papers that came back.
    pub returned: Option<i32>,
    /// Papers that count.
    pub valid: Option<i32>,
    /// Papers that do not.
    pub invalid: Option<i32>,
    /// The votes of each choice; empty until the ballot is closed.
    pub tallies: Vec<Tally>,
    /// How it ended.
    pub result: Option<BallotResult>,
    /// Where the candidates stand; empty until they are counted.
    pub standings: Vec<Standing>,
    /// The signed record of the count.
    pub record_document_id: Option<Uuid>,
}

impl View<Model> for BallotView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let open = matches!(row.state, BallotState::Prepared | BallotState::Issuing);
        Self {
            content: BallotContent::read(row),
            parent_ballot_id: row.parent_ballot_id,
            total_members: row.total_members,
            present_members: row.present_members,
            issued: row.issued,
            returned: row.returned,
            valid: row.valid,
            invalid: row.invalid,
            tallies: if open { Vec::new() } else { row.tallies.0.clone() },
            result: row.result,
            standings: row.standings(),
            record_document_id: row.record_document_id,
        }
    }
}

pub(super) fn listing() -> Listing<Ballots> {
    Listing::new()
        .any_of::<BallotKind>(Column::Kind)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::MeetingId)
        .search(Column::Title)
        .comes_of_any(Tie::VotedIn, Column::SubjectType, Column::SubjectId)
        .comes_of::<Ballots>(Tie::LedTo, Column::ParentBallotId)
        .expand::<Meetings>("meeting", Column::MeetingId)
}
