//! The row of a ballot rule.

use super::words::{BallotRuleState, PassThreshold, ShortfallRule, TieRule, TieRuleAgain, VotingMode};
use crate::words::CycleLevel;
use chrono::NaiveDate;
use platform::values::numbers::{Hundredths, Whole};
use uuid::Uuid;

platform::record! {
    /// The rule by which the congress votes in a year.
    /// 票决办法。
    BallotRules = "project_ballot_rule", BallotRuleState {
        /// The year.
        /// 年度。
        #[set_by(create)] #[read_by(public)] #[filter] #[example("livelihood.cycle:2")]
        cycle_id: Uuid,
        /// At whose level.
        /// 层级。
        #[read_by(public)]
        level: CycleLevel,
        /// The body whose congress decides.
        /// 本级机构。
        #[read_by(public)]
        organization_id: Uuid,
        /// Which version of the rule of the year it is.
        /// 版本号。
        #[read_by(public)]
        version_no: i32,
        /// How many projects are selected (projects).
        /// 应选数(项)。
        #[set_by(content)] #[read_by(public)] #[example(7)]
        seats: Whole<1, 100>,
        /// How many candidates there are (projects).
        /// 候选数(项)。
        #[set_by(content)] #[read_by(public)] #[example(9)]
        candidate_count: Whole<1, 200>,
        /// At least so many more candidates than seats, as a part of the seats.
        /// 差额比例:候选数超出应选数的部分与应选数之比的最低值。
        #[set_by(content)] #[read_by(public)] #[example("0.20")]
        min_extra_ratio: Hundredths,
        /// How the deputies vote.
        /// 表决方式。
        #[set_by(content)] #[read_by(public)] #[example("approve_per_item")]
        voting_mode: VotingMode,
        /// Nobody learns who chose what; always so.
        /// 无记名;票决一律无记名。
        #[set_by(content)] #[read_by(public)] #[example(true)]
        is_secret: bool,
        /// How many in favor a project needs.
        /// 通过线。
        #[set_by(content)] #[read_by(public)] #[example("majority_of_all_deputies")]
        pass_threshold: PassThreshold,
        /// What happens with a tie across the last seat.
        /// 同票处理。
        #[set_by(content)] #[read_by(public)] #[example("second_ballot")]
        tie_rule: TieRule,
        /// What happens when fewer have the majority than there are seats.
        /// 不足处理。
        #[set_by(content)] #[read_by(public)] #[example("fewer_projects")]
        shortfall_rule: ShortfallRule,
        /// What happens with a tie in the second ballot; left out, the seat stays free.
        /// 再次同票处理;不填的为缺额。
        #[set_by(content)] #[read_by(public)] #[example("fewer_projects")]
        tie_rule_again: Option<TieRuleAgain>,
        /// Whether a project needs the majority in the second ballot too.
        /// 再次投票是否须过半。
        #[set_by(content?)] #[read_by(public)] #[example(false)]
        second_needs_majority: bool,
        /// The meeting of the congress that adopted it.
        /// 通过票决办法的大会全体会议。
        #[set_by(RuleAdopting)] #[read_by(public)] #[filter] #[example("registry.meeting:2")]
        adopted_meeting_id: Option<Uuid>,
        /// When it was adopted.
        /// 通过日期。
        #[read_by(public)]
        adopted_on: Option<NaiveDate>,
    }
    content BallotRuleContent;
    create NewBallotRule;
    view BallotRuleView;
    /// The congress adopts it on the proposal of its presidium.
    /// 大会根据主席团的提议通过票决办法。
    body RuleAdopting;
}

impl Model {
    /// What happens with a tie in the second ballot.
    #[must_use]
    pub fn when_tied_again(&self) -> TieRuleAgain {
        self.tie_rule_again.unwrap_or(TieRuleAgain::FewerProjects)
    }
}
