//! The row of an inspection.

use super::words::{DelegatedBy, FoundProblem, InspectionState, TeamMember};
use crate::recipients::Recipient;
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::text::{Prose, Text},
};

platform::record! {
    /// A law-enforcement inspection.
    /// 执法检查。
    Inspections = "inspection", InspectionState {
        /// The supervision item, whose form is law-enforcement inspection; it says which organ and which committee.
        /// 监督形式为执法检查的监督议题;受检查机关和牵头委员会以该议题为准。
        #[set_by(content)] #[example("supervision.item:16")] #[filter]
        #[read_by(public)]
        item_id: Uuid,
        /// The organ whose enforcement is inspected.
        /// 受检查的执法机关。
        #[filter]
        #[read_by(public)]
        inspected_organ_id: Uuid,
        /// The committee that leads.
        /// 牵头委员会。
        #[filter]
        #[read_by(public)]
        lead_committee_id: Uuid,
        /// The laws and regulations.
        /// 所检查的法律、法规。
        #[set_by(content)] #[example(["上海市非机动车安全管理条例"])]
        #[schema(min_items = 1)]
        #[read_by(public)]
        law_names: List<Text<100>>,
        /// Who delegated it.
        /// 委托机关。
        #[set_by(content)]
        #[read_by(public)]
        delegated_by: Option<DelegatedBy>,
        /// The leader of the team.
        /// 执法检查组组长。
        #[set_by(Team)] #[example("registry.deputy:1")]
        leader_id: Option<Uuid>,
        /// The team.
        /// 执法检查组。
        #[set_by(Team)]
        members: List<TeamMember>,
        /// What was learned before the inspection.
        /// 检查前的先期调研情况。
        #[set_by(Research?)] #[example("条例第三章对停放和消防安全有专门规定,重点检查街镇落实情况。")]
        research_notes: Option<Prose>,
        /// How the law is enforced.
        /// 对法律、法规实施情况的评价。
        #[set_by(InspectionReport?)] #[example("条例在本区总体得到贯彻实施,停放秩序明显改善。")]
        evaluation: Option<Prose>,
        /// What is wrong.
        /// 存在的问题。
        #[set_by(InspectionReport?)]
        problems: List<FoundProblem>,
        /// How the enforcement is to be improved.
        /// 改进执法工作的建议。
        #[set_by(InspectionReport?)] #[example("建立消防、城管、街镇联合执法机制,对楼道停放开展常态检查。")]
        enforcement_advice: Option<Prose>,
        /// How the law is to be improved.
        /// 对法律、法规修改完善的建议。
        #[set_by(InspectionReport?)] #[example("建议市级层面明确集中停放场所的设置标准。")]
        legislative_advice: Option<Prose>,
        /// The report.
        /// 报告。
        #[set_by(InspectionReport)]
        report_document_id: Option<Uuid>,
        /// The report to who delegated it.
        /// 向委托机关提出的书面报告。
        #[set_by(UpwardReport)]
        upward_report_document_id: Option<Uuid>,
        /// When that was sent.
        /// 书面报告的报送日期。
        upward_reported_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that put the report on the agenda.
        /// 决定将报告列入会议议程的主任会议。
        decision_meeting_id: Option<Uuid>,
        /// The meeting that deliberates the report: that of the item.
        /// 审议报告的会议,即监督议题的审议会议。
        #[filter]
        #[read_by(public)]
        meeting_id: Option<Uuid>,
        /// The members who have the report.
        /// 已收到报告的组成人员。
        #[set_by(InspectionDistribution)]
        recipients: List<Recipient>,
        /// The opinion that followed.
        /// 据此提出的审议意见。
        opinion_id: Option<Uuid>,
        /// Why there is no opinion.
        /// 没有审议意见的理由。
        #[example("检查报告所提建议已在会前整改到位。")]
        no_opinion_reason: Option<Prose>,
        /// The ballot that passed a resolution on it.
        /// 就此通过决议的表决。
        #[set_by(InspectionResolution)]
        resolution_ballot_id: Option<Uuid>,
    }
    content InspectionContent;
    view InspectionView;
    lists Members;
    /// The team.
    /// 执法检查组。
    body Team;
    /// What was learned before the inspection (监督法第三十二条).
    /// 检查前了解的情况(监督法第三十二条)。
    body Research;
    /// The report (监督法第三十六条).
    /// 报告(监督法第三十六条)。
    body InspectionReport;
    /// The report goes to the members.
    /// 报告分发给组成人员。
    body InspectionDistribution;
    /// A resolution on the report (监督法第三十七条).
    /// 对报告作出的决议(监督法第三十七条)。
    body InspectionResolution {
        /// Until when it is to be executed.
        /// 执行期限。
        pub execution_due_on: NaiveDate,
    }
    /// The report to the committee that delegated the inspection (监督法第三十四条).
    /// 向委托检查的上级常委会提交的报告(监督法第三十四条)。
    body UpwardReport;
}
