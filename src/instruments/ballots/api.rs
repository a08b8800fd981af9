//! What callers send and see of ballots.

use super::{
    BallotState, Ballots,
    entity::{Column, Model},
    places::Standing,
    words::{BallotBase, BallotKind, BallotResult, CountingMode, OptionSet, Tally},
};
use crate::ties;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Count as Number, Whole},
        text::{Prose, Text},
    },
};
use registry::meetings::Meetings;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

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

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<BallotKind>(Column::Kind)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::MeetingId)
        .search(Column::Title)
        .comes_of_any(ties::VOTED_IN, Column::SubjectType, Column::SubjectId)
        .comes_of::<Ballots>(ties::LED_TO, Column::ParentBallotId)
        .expand::<Meetings>("meeting", Column::MeetingId)
}
