//! The row of a year of livelihood projects.

use super::words::{CycleState, LIST_REVIEW, LIST_SUBMISSION, PROJECT_VOTE};
use crate::words::CycleLevel;
use chrono::{DateTime, NaiveDate, Utc};
use platform::values::{
    numbers::{Whole, Year},
    text::Prose,
};
use uuid::Uuid;

platform::record! {
    /// A year of livelihood projects.
    /// 实事项目年度。
    Cycles = "livelihood_cycle", CycleState {
        /// At whose level.
        /// 层级。
        #[set_by(create)] #[read_by(public)] #[filter] #[example("district")]
        level: CycleLevel,
        /// The body whose congress decides: the Standing Committee of the district, or the presidium of the town.
        /// 本级机构:区人大常委会或者镇人大主席团。
        #[set_by(create)] #[read_by(public)] #[filter] #[example("registry.organization:sc")]
        organization_id: Uuid,
        /// The year in which the projects are carried out.
        /// 项目实施的年度。
        #[set_by(create)] #[read_by(public)] #[filter] #[sort] #[example(2031)]
        year: Year,
        /// The government office that conducts it.
        /// 组织实施的政府办公室。
        #[read_by(public)] #[filter]
        government_id: Uuid,
        /// The first day of the collection.
        /// 征集起始日。
        #[set_by(content)] #[read_by(public)] #[example("2026-12-01")]
        collection_from: NaiveDate,
        /// The last day of the collection.
        /// 征集截止日。
        #[set_by(content, CollectionExtension)] #[read_by(public)] #[example("2027-01-20")]
        collection_to: NaiveDate,
        /// Whether the collection was extended, which is done once.
        /// 是否已延长征集;只延长一次。
        #[read_by(public)]
        collection_extended: bool,
        /// How many projects are selected (projects).
        /// 应选数(项)。
        #[set_by(content)] #[read_by(public)] #[example(7)]
        seats: Whole<1, 100>,
        /// The record of conferring with the congress on the list.
        /// 与人大会商的记录。
        #[set_by(ListSubmission)]
        conferral_document_id: Option<Uuid>,
        /// When the list was submitted.
        /// 名单提交日期。
        #[read_by(public)]
        list_submitted_on: Option<NaiveDate>,
        /// At which moment: what was resolved before was on another list.
        /// 名单提交时间,此前作出的决定针对的不是这份名单。
        list_submitted_at: Option<DateTime<Utc>>,
        /// Until when the list is submitted: before the meeting that has it on its agenda.
        /// 名单提交期限:列入议程的审议会议召开之前。
        #[read_by(public)] #[due(LIST_SUBMISSION)]
        submission_due_on: Option<NaiveDate>,
        /// Until when the list is deliberated: before the session that has the year on its agenda.
        /// 名单审议期限:列入议程的大会召开之前。
        #[read_by(public)] #[due(LIST_REVIEW)]
        review_due_on: Option<NaiveDate>,
        /// Until when the congress votes: in that session.
        /// 票决期限:该次大会会期之内。
        #[read_by(public)] #[due(PROJECT_VOTE)]
        vote_due_on: Option<NaiveDate>,
        /// The meeting that deliberated the list.
        /// 审议名单的会议。
        #[set_by(ListReview, GovernmentDecision)] #[read_by(public)] #[example("registry.meeting:2")]
        sc_meeting_id: Option<Uuid>,
        /// The ballot by which the Standing Committee resolved on it; none in a town.
        /// 常委会作出决定的表决;镇级不填。
        #[set_by(ListReview?)] #[read_by(public)] #[example("instrument.ballot:1")]
        sc_ballot_id: Option<Uuid>,
        /// The rule of the vote that is in force.
        /// 有效的票决办法。
        #[read_by(public)]
        ballot_rule_id: Option<Uuid>,
        /// The meeting of the congress that voted.
        /// 票决的大会全体会议。
        #[read_by(public)]
        ballot_meeting_id: Option<Uuid>,
        /// The ballot; second ballots are its children.
        /// 票决;再次投票是它的下一轮表决。
        #[read_by(public)]
        ballot_id: Option<Uuid>,
        /// The meeting of the congress that heard the report on the year.
        /// 听取实施情况报告的大会全体会议。
        #[set_by(CycleClosing)] #[read_by(public)] #[example("registry.meeting:2")]
        report_meeting_id: Option<Uuid>,
        /// Why it was cancelled.
        /// 取消的理由。
        #[read_by(public)]
        cancel_reason: Option<Prose>,
    }
    content CycleContent;
    create NewCycle;
    view CycleView;
    /// A later last day of the collection.
    /// 延长征集。
    body CollectionExtension {
        /// Why.
        /// 理由。
        #[example("节假日期间参与人数较少,延长征集十日。")]
        pub reason: Prose,
    }
    /// The list of candidates goes to the Standing Committee.
    /// 提交候选项目名单。
    body ListSubmission {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("候选项目九项,应选七项。")]
        pub note: Option<Prose>,
    }
    /// The Standing Committee has deliberated the list and resolved on it.
    /// 常委会审议名单并作出决定。
    body ListReview {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("同意将九个候选项目提请大会票决。")]
        pub note: Option<Prose>,
    }
    /// The list goes back.
    /// 退回名单。
    body ListReturn {
        /// The meeting that decided so.
        /// 决定退回的会议。
        #[example("registry.meeting:2")]
        pub decision_meeting_id: Uuid,
        /// Why.
        /// 理由。
        #[example("第三、第五项的资金来源不落实,请重新论证。")]
        pub reason: Prose,
    }
    /// The government decides, where voting is not used.
    /// 未实行票决制的,由政府确定。
    body GovernmentDecision {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("已听取常委会意见。")]
        pub note: Option<Prose>,
    }
    /// The year ends.
    /// 年度结束。
    body CycleClosing {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("大会已听取实施情况报告。")]
        pub note: Option<Prose>,
    }
}
