//! The row of a duty report.

use super::words::{AspectRating, DutyReportForm, DutyReportState, VoterQuestion};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{
        numbers::Count,
        text::{Prose, Text},
    },
};

platform::record! {
    /// A duty report of a deputy to the voters.
    /// 代表向选民述职。
    DutyReports = "duty_report", DutyReportState {
        /// The deputy.
        /// 述职代表。
        #[set_by(create)] #[example("registry.deputy:10")] #[read_by(public)] #[filter]
        deputy_id: Uuid,
        /// The term of which it tells.
        /// 届次。
        #[read_by(public)] #[filter]
        term_id: Uuid,
        /// The own constituency; of those whom a congress elected, null.
        /// 本选区;由代表大会选举产生的代表为空。
        #[read_by(public)]
        constituency_id: Option<Uuid>,
        /// The street committee or town presidium of the deputy's street or town.
        /// 代表所在街道的人大工委或者所在镇的人大主席团。
        #[filter]
        congress_body_id: Option<Uuid>,
        /// How the deputy reports.
        /// 述职形式。
        #[set_by(content)] #[read_by(public)] #[filter]
        form: DutyReportForm,
        /// When; what is written is sent to the voters on that day.
        /// 述职日期;书面述职为送达选民的日期。
        #[set_by(content, DutyReportPostponement)] #[read_by(public)] #[range] #[sort] #[example("2026-09-28")]
        held_on: NaiveDate,
        /// Where.
        /// 地点。
        #[set_by(content)] #[read_by(public)] #[example("第一街道代表之家")]
        place: Text<100>,
        /// The site where it is held.
        /// 述职所在站点。
        #[set_by(content?)] #[example("stations.site:1")] #[read_by(public)] #[filter]
        site_id: Option<Uuid>,
        /// 1, and one more with each other day or place: each is announced anew.
        /// 轮次:从1起,日期、地点每变更一次加1,并重新公告。
        #[read_by(public)]
        #[schema(minimum = 1)]
        round: i32,
        /// Since when voters are told of it.
        /// 公告日期。
        #[read_by(public)]
        announced_on: Option<NaiveDate>,
        /// The notice to voters.
        /// 对选民的公告。
        #[read_by(public)]
        notice_publication_id: Option<Uuid>,
        /// The report.
        /// 述职报告文书。
        #[set_by(DutyReportMaterials)]
        document_id: Option<Uuid>,
        /// On laws and resolutions.
        /// 遵守法律、执行决议的情况。
        #[set_by(DutyReportMaterials)] #[read_by(public)] #[example("遵守宪法和法律,带头执行人大及其常委会的决议决定。")]
        on_laws: Option<Prose>,
        /// On the work at sessions.
        /// 出席会议、审议报告、提出议案建议的情况。
        #[set_by(DutyReportMaterials)] #[read_by(public)] #[example("出席大会全程,审议发言二次,领衔提出建议二件。")]
        on_sessions: Option<Prose>,
        /// On the work between sessions.
        /// 参加闭会期间活动的情况。
        #[set_by(DutyReportMaterials)] #[read_by(public)] #[example("参加专题调研二次、执法检查一次、集中学习二次。")]
        on_intersession: Option<Prose>,
        /// On the contact with the people, and practical deeds.
        /// 联系群众、办好事实事的情况。
        #[set_by(DutyReportMaterials)] #[read_by(public)] #[example("接待选民三次,收集意见十二件,推动新建充电桩二十个。")]
        on_contact: Option<Prose>,
        /// When it was delivered or sent.
        /// 述职或者送达的日期。
        #[read_by(public)]
        delivered_on: Option<NaiveDate>,
        /// Voters of the own constituency who were invited, or to whom it was sent (persons).
        /// 邀请的本选区选民数;书面述职为送达的选民数(人)。
        #[set_by(DutyReportDelivery)] #[read_by(public)] #[example(40)]
        voters_invited: Option<Count>,
        /// Those who came (persons); of a written report, null.
        /// 到场的本选区选民数(人);书面述职的为空。
        #[set_by(DutyReportDelivery?)] #[read_by(public)] #[example(32)]
        voters_present: Option<Count>,
        /// What voters asked.
        /// 选民提问。
        #[set_by(DutyReportDelivery?)]
        #[schema(max_items = 100)]
        questions: List<VoterQuestion>,
        /// How voters rated each aspect.
        /// 分项测评。
        #[set_by(DutyReportRatings)] #[read_by(public)]
        #[schema(max_items = 4)]
        ratings: List<AspectRating>,
        /// On the whole: satisfied (papers).
        /// 总体测评:满意(票)。
        #[set_by(DutyReportRatings)] #[read_by(public)] #[example(26)]
        overall_satisfied: Option<Count>,
        /// On the whole: basically satisfied (papers).
        /// 总体测评:基本满意(票)。
        #[set_by(DutyReportRatings)] #[read_by(public)] #[example(4)]
        overall_basically_satisfied: Option<Count>,
        /// On the whole: dissatisfied (papers).
        /// 总体测评:不满意(票)。
        #[set_by(DutyReportRatings)] #[read_by(public)] #[example(1)]
        overall_dissatisfied: Option<Count>,
        /// On the whole: invalid papers.
        /// 总体测评:无效票。
        #[set_by(DutyReportRatings)] #[read_by(public)] #[example(1)]
        overall_invalid: Option<Count>,
        /// When voters rated it.
        /// 测评日期。
        #[read_by(public)]
        evaluated_on: Option<NaiveDate>,
        /// More of them were dissatisfied than the rules allow: somebody talks with the deputy.
        /// 不满意票超过规定比例,须约谈代表。
        interview_due: bool,
        /// The result that was published.
        /// 公示的述职情况。
        #[read_by(public)]
        result_publication_id: Option<Uuid>,
        /// When it was published.
        /// 公示日期。
        #[read_by(public)]
        published_on: Option<NaiveDate>,
        /// When the deputy was told what voters said.
        /// 向代表反馈的日期。
        feedback_sent_on: Option<NaiveDate>,
    }
    content DutyReportContent;
    create NewDutyReport;
    view DutyReportView;
    /// Another day.
    /// 述职延期。
    body DutyReportPostponement {
        /// Why.
        /// 理由。
        #[example("代表因公出差,述职改期举行。")]
        pub reason: Prose,
    }
    /// What the deputy reports: the four contents.
    /// 述职材料,包括四项内容。
    body DutyReportMaterials;
    /// What happened.
    /// 述职情况。
    body DutyReportDelivery;
    /// How voters rated it.
    /// 选民测评。
    body DutyReportRatings {
        /// Whether the result was told on the spot; of a written report, false.
        /// 测评结果是否当场宣布;书面述职填否。
        #[example(true)]
        pub announced_on_the_spot: bool,
    }
}
