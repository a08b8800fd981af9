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
    Inspections = "inspection", InspectionState {
        /// The supervision item, whose form is law-enforcement inspection; it says which organ and which committee.
        #[set_by(content)] #[filter]
        #[read_by(public)]
        item_id: Uuid,
        /// The organ whose enforcement is inspected.
        #[filter]
        #[read_by(public)]
        inspected_organ_id: Uuid,
        /// The committee that leads.
        #[filter]
        #[read_by(public)]
        lead_committee_id: Uuid,
        /// The laws and regulations.
        #[set_by(content)] #[example(json!(["上海市非机动车安全管理条例"]))]
        #[schema(min_items = 1)]
        #[read_by(public)]
        law_names: List<Text<100>>,
        /// Who delegated it.
        #[set_by(content)]
        #[read_by(public)]
        delegated_by: Option<DelegatedBy>,
        /// The leader of the team.
        #[set_by(Team)]
        leader_id: Option<Uuid>,
        /// The team.
        #[set_by(Team)]
        members: List<TeamMember>,
        /// What was learned before the inspection.
        #[set_by(Research?)]
        research_notes: Option<Prose>,
        /// How the law is enforced.
        #[set_by(InspectionReport?)]
        evaluation: Option<Prose>,
        /// What is wrong.
        #[set_by(InspectionReport?)]
        problems: List<FoundProblem>,
        /// How the enforcement is to be improved.
        #[set_by(InspectionReport?)]
        enforcement_advice: Option<Prose>,
        /// How the law is to be improved.
        #[set_by(InspectionReport?)]
        legislative_advice: Option<Prose>,
        /// The report.
        #[set_by(InspectionReport)]
        report_document_id: Option<Uuid>,
        /// The report to who delegated it.
        #[set_by(UpwardReport)]
        upward_report_document_id: Option<Uuid>,
        /// When that was sent.
        upward_reported_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that put the report on the agenda.
        decision_meeting_id: Option<Uuid>,
        /// The meeting that deliberates the report: that of the item.
        #[filter]
        #[read_by(public)]
        meeting_id: Option<Uuid>,
        /// The members who have the report.
        #[set_by(InspectionDistribution)]
        recipients: List<Recipient>,
        /// The opinion that followed.
        opinion_id: Option<Uuid>,
        /// Why there is no opinion.
        no_opinion_reason: Option<Prose>,
        /// The ballot that passed a resolution on it.
        #[set_by(InspectionResolution)]
        resolution_ballot_id: Option<Uuid>,
    }
    content InspectionContent;
    view InspectionView;
    lists Members;
    /// The team.
    body Team;
    /// What was learned before the inspection (监督法第三十二条).
    body Research;
    /// The report (监督法第三十六条).
    body InspectionReport;
    /// The report goes to the members.
    body InspectionDistribution;
    /// A resolution on the report (监督法第三十七条).
    body InspectionResolution {
        /// Until when it is to be executed.
        pub execution_due_on: NaiveDate,
    }
    /// The report to the committee that delegated the inspection (监督法第三十四条).
    body UpwardReport;
}
