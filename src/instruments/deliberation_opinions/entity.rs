//! The row of a deliberation opinion.

use super::words::{Check, DISPOSAL, OpinionState};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::text::{Prose, Text},
};

platform::record! {
    /// A deliberation opinion.
    DeliberationOpinions = "deliberation_opinion", OpinionState {
        /// 文号, unique in the district.
        #[set_by(content)] #[read_by(public)] #[example("嘉人大审〔2026〕5号")] #[sort] #[keyed]
        document_number: Text<40>,
        /// Title.
        #[set_by(content)] #[read_by(public)] #[example("对公共充电设施建设和管理情况专项工作报告的审议意见")] #[search]
        title: Text<200>,
        /// Kind of the record that was deliberated.
        #[set_by(content)] #[read_by(public)] #[example("supervision.item")]
        source_type: Text<60>,
        /// The record that was deliberated.
        #[set_by(content)] #[read_by(public)] #[filter]
        source_id: Uuid,
        /// The meeting that deliberated it.
        #[set_by(content)] #[read_by(public)] #[filter]
        meeting_id: Uuid,
        /// The committee that leads.
        #[set_by(content)] #[read_by(public)] #[filter]
        lead_committee_id: Uuid,
        /// The organ to which it is addressed, not a department.
        #[set_by(content)] #[read_by(public)] #[filter]
        addressee_organ_id: Uuid,
        /// The Chairpersons' Meeting that approved it.
        #[read_by(public)]
        approved_meeting_id: Option<Uuid>,
        /// When it was issued.
        #[set_by(Issue)] #[read_by(public)]
        issued_on: Option<NaiveDate>,
        /// Why a day before the record of its issue is the day of its issue.
        #[set_by(Issue?)]
        late_record_reason: Option<Prose>,
        /// When the organ received it.
        #[set_by(Receipt)] #[read_by(public)]
        received_on: Option<NaiveDate>,
        /// Until when the disposal report is due.
        #[read_by(public)]
        #[due(DISPOSAL)]
        disposal_due_on: Option<NaiveDate>,
        /// When the organ asked for more time, in this round.
        extension_asked_on: Option<NaiveDate>,
        /// Until when it asked for.
        extension_asked_to: Option<NaiveDate>,
        /// The round in which more time was given; once a round.
        extended_in_round: Option<i32>,
        /// The meeting that deliberated the disposal report.
        #[read_by(public)]
        second_meeting_id: Option<Uuid>,
        /// The latest disposal report.
        #[read_by(public)]
        disposal_report_id: Option<Uuid>,
        /// The satisfaction vote of this round.
        #[set_by(VoteChoice)] #[read_by(public)]
        satisfaction_vote_id: Option<Uuid>,
        /// 1, and one more each time it is handled again.
        #[read_by(public)]
        #[schema(minimum = 1)]
        round: i32,
        /// Looked at after closing.
        #[read_by(public)]
        tracking: bool,
        /// How it was looked at since.
        #[read_by(public)]
        tracking_checks: List<Check>,
        /// The Chairpersons' Meeting that had it closed although the vote on it was dissatisfied.
        closing_meeting_id: Option<Uuid>,
    }
    content OpinionContent;
    view OpinionView;
    retired disposal_due_on;
    /// The issue of an opinion.
    body Issue;
    /// The receipt of an opinion.
    body Receipt;
    /// The satisfaction vote on the disposal.
    body VoteChoice;
}
