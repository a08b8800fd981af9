//! The row of a satisfaction vote.

use super::{
    result::SatisfactionResult,
    words::{ObjectKind, Phase, SatisfactionVoteState, VOTE_RECTIFICATION, VoterGroup},
};
use crate::ballots::BallotBase;
use chrono::NaiveDate;
use platform::{
    records::record::{Computed, Viewer},
    values::{
        numbers::{Hundredths, Ratio},
        text::Text,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// A satisfaction vote.
    /// 满意度测评。
    SatisfactionVotes = "satisfaction_vote", SatisfactionVoteState {
        /// What is voted on.
        /// 测评对象的种类。
        #[set_by(content)] #[example("opinion_handling")] #[read_by(public)] #[filter]
        object_kind: ObjectKind,
        /// Kind of the record that is voted on.
        /// 测评对象记录的种类。
        #[set_by(content)] #[read_by(public)] #[example("instrument.deliberation_opinion")]
        subject_type: Text<60>,
        /// The record that is voted on.
        /// 测评对象的记录。
        #[set_by(content)] #[example("instrument.deliberation_opinion:2")] #[read_by(public)] #[filter]
        subject_id: Uuid,
        /// The organ whose work it is.
        /// 接受测评的机关。
        #[set_by(content)] #[example("registry.organization:construction")] #[read_by(public)] #[filter]
        organ_id: Uuid,
        /// When in the work.
        /// 测评阶段。
        #[set_by(content)] #[read_by(public)]
        phase: Phase,
        /// 1, and one more each time it is voted again.
        /// 轮次,首次为 1,每再次测评一次加一。
        #[read_by(public)] #[example(1)]
        #[schema(minimum = 1)]
        round: i32,
        /// Who votes.
        /// 测评主体。
        #[set_by(content)] #[read_by(public)]
        voter_group: VoterGroup,
        /// The presidium of the town whose deputies vote; null for the bodies of the district.
        /// 由镇人大代表测评的,该镇的主席团;由区级机构测评的为空。
        #[read_by(public)] #[example(null)]
        town_presidium_id: Option<Uuid>,
        /// The ballot.
        /// 表决。
        #[set_by(BallotChoice)] #[read_by(public)]
        ballot_id: Option<Uuid>,
        /// Of what the majority is counted.
        /// 过半数的计算基数。
        #[set_by(content)] #[read_by(public)]
        base: BallotBase,
        /// All members (persons).
        /// 全体人数(人)。
        #[read_by(public)] #[example(40)]
        total_members: Option<i32>,
        /// Papers that count.
        /// 有效票数。
        #[read_by(nobody)]
        valid: Option<i32>,
        /// Satisfied (papers).
        /// 满意票数(张)。
        #[read_by(public)] #[example(28)]
        satisfied: Option<i32>,
        /// Basically satisfied (papers).
        /// 基本满意票数(张)。
        #[read_by(public)] #[example(8)]
        basically_satisfied: Option<i32>,
        /// Dissatisfied (papers).
        /// 不满意票数(张)。
        #[read_by(public)] #[example(1)]
        dissatisfied: Option<i32>,
        /// Present without a valid paper (persons).
        /// 到会但没有有效票的人数(人)。
        #[read_by(public)] #[example(1)]
        abstained: Option<i32>,
        /// What the vote says.
        /// 测评结果。
        #[read_by(public)] #[filter]
        result: Option<SatisfactionResult>,
        /// The share of the dissatisfied in the vote before (percent).
        /// 上一次测评中不满意的比例(百分比)。
        #[read_by(nobody)]
        previous_share: Option<Hundredths>,
        /// The report after the vote of the round before.
        /// 上一轮测评后的再次报告。
        #[read_by(public)]
        second_report_id: Option<Uuid>,
        /// When it was announced.
        /// 公布日期;会议为通知日期。
        #[read_by(public)]
        announced_on: Option<NaiveDate>,
        /// Until when the organ reports again.
        /// 机关再次报告的期限。
        #[read_by(public)]
        #[due(VOTE_RECTIFICATION)] #[when(is_put_right)]
        rectify_due_on: Option<NaiveDate>,
    }
    content SatisfactionVoteContent;
    view SatisfactionVoteView with Shares;
    retired rectify_due_on;
    /// The ballot of a vote.
    /// 测评所用的表决。
    body BallotChoice;
}

/// The dissatisfied, in shares.
/// 不满意的比例。
#[derive(Debug, Serialize, ToSchema)]
pub struct Shares {
    /// The share of the dissatisfied among the valid papers.
    /// 不满意票占有效票的比例。
    #[schema(required = true)]
    pub dissatisfied_share: Option<Ratio>,
    /// What it has gained since the vote before (percentage points).
    /// 不满意比例较上一次测评的增减(百分点)。
    #[schema(required = true)]
    pub dissatisfied_change_pp: Option<Hundredths>,
}

impl Computed<Model> for Shares {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let share = row.dissatisfied.zip(row.valid).map(|(part, whole)| Ratio::of(part.into(), whole.into()));
        let change = share.as_ref().and_then(|share| share.value).zip(row.previous_share);
        let gained = change.map(|(now, before)| Hundredths(now.0 - before.0));
        Self { dissatisfied_share: share, dissatisfied_change_pp: gained }
    }
}

/// The day of a round that is over is none of the next.
fn is_put_right(row: &Model) -> bool {
    row.state == SatisfactionVoteState::Rectifying
}
