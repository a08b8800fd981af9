//! The row of a deliberation opinion.

use super::words::{Check, DISPOSAL, OpinionState};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::text::{Prose, Text},
};

platform::record! {
    /// A deliberation opinion.
    /// 审议意见。
    DeliberationOpinions = "deliberation_opinion", OpinionState {
        /// Document number, unique in the district.
        /// 文号,本区内唯一。
        #[set_by(content)] #[read_by(public)] #[example("嘉人大审〔2026〕5号")] #[sort] #[keyed]
        document_number: Text<40>,
        /// Title.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[example("对社区卫生服务能力建设情况专项工作报告的审议意见")] #[search]
        title: Text<200>,
        /// Kind of the record that was deliberated.
        /// 所审议记录的类型。
        #[set_by(content)] #[read_by(public)] #[example("supervision.item")]
        source_type: Text<60>,
        /// The record that was deliberated.
        /// 所审议的记录。
        #[set_by(content)] #[example("supervision.item:10")] #[read_by(public)] #[filter]
        source_id: Uuid,
        /// The meeting that deliberated it.
        /// 进行审议的会议。
        #[set_by(content)] #[example("registry.meeting:4")] #[read_by(public)] #[filter]
        meeting_id: Uuid,
        /// The committee that leads.
        /// 牵头委员会。
        #[set_by(content)] #[example("registry.organization:urban")] #[read_by(public)] #[filter]
        lead_committee_id: Uuid,
        /// The organ to which it is addressed, not a department.
        /// 主送机关,不得为其工作部门。
        #[set_by(content)] #[example("registry.organization:government")] #[read_by(public)] #[filter]
        addressee_organ_id: Uuid,
        /// The Chairpersons' Meeting that approved it.
        /// 审定审议意见的主任会议。
        #[read_by(public)]
        approved_meeting_id: Option<Uuid>,
        /// When it was issued.
        /// 交办日期。
        #[set_by(Issue)] #[read_by(public)]
        issued_on: Option<NaiveDate>,
        /// Why a day before the record of its issue is the day of its issue.
        /// 交办日期早于登记日期的理由。
        #[set_by(Issue?)] #[example("纸质审议意见已按期交办,系统登记延后两日。")]
        late_record_reason: Option<Prose>,
        /// When the organ received it.
        /// 机关收到的日期。
        #[set_by(OpinionReceipt)] #[read_by(public)]
        received_on: Option<NaiveDate>,
        /// Until when the disposal report is due.
        /// 研究处理情况报告的到期日。
        #[read_by(public)]
        #[due(DISPOSAL)]
        disposal_due_on: Option<NaiveDate>,
        /// When the organ asked for more time, in this round.
        /// 本轮中机关申请延期的日期。
        extension_asked_on: Option<NaiveDate>,
        /// Until when it asked for.
        /// 申请延期到的日期。
        extension_asked_to: Option<NaiveDate>,
        /// The round in which more time was given; once a round.
        /// 准予延期的轮次;每轮只能延期一次。
        #[example(1)]
        extended_in_round: Option<i32>,
        /// The meeting that deliberated the disposal report.
        /// 审议研究处理情况报告的会议。
        #[read_by(public)]
        second_meeting_id: Option<Uuid>,
        /// The latest disposal report.
        /// 最近一次研究处理情况报告。
        #[read_by(public)]
        disposal_report_id: Option<Uuid>,
        /// The satisfaction vote of this round.
        /// 本轮的满意度测评。
        #[set_by(VoteChoice)] #[read_by(public)]
        satisfaction_vote_id: Option<Uuid>,
        /// 1, and one more each time it is handled again.
        /// 轮次,从 1 起,每重新办理一次加 1。
        #[read_by(public)] #[example(1)]
        #[schema(minimum = 1)]
        round: i32,
        /// Looked at after closing.
        /// 办结后是否跟踪监督。
        #[read_by(public)]
        tracking: bool,
        /// How it was looked at since.
        /// 办结后的跟踪检查情况。
        #[read_by(public)]
        tracking_checks: List<Check>,
        /// The Chairpersons' Meeting that had it closed although the vote on it was dissatisfied.
        /// 测评结果为不满意时决定办结的主任会议。
        closing_meeting_id: Option<Uuid>,
    }
    content OpinionContent;
    view OpinionView;
    retired disposal_due_on;
    /// The issue of an opinion.
    /// 审议意见的交办。
    body Issue;
    /// The receipt of an opinion.
    /// 意见的签收。
    body OpinionReceipt;
    /// The satisfaction vote on the disposal.
    /// 对研究处理情况的满意度测评。
    body VoteChoice;
}
