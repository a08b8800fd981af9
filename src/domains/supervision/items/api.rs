//! What callers send and see of supervision items.

use super::{
    Items,
    entity::{Column, Model},
    words::{Form, LawVersion},
};
use crate::{
    investigations::{self, Investigations},
    plans::Plans,
    speeches::{self, Speeches},
    ties,
};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
    vocabulary::Role,
};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A supervision item.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemContent {
    /// Number, unique in the district.
    #[schema(examples("嘉监2026-07"))]
    pub item_no: Text<40>,
    /// The topic.
    #[schema(examples("公共充电设施建设和管理情况"))]
    pub title: Text<120>,
    /// What the supervision is for.
    #[schema(examples("推动公共充电设施布局合理、运行可靠。"))]
    pub purpose: Prose,
    /// The form of supervision.
    pub form: Form,
    /// The plan it belongs to; this or the reason.
    pub plan_id: Option<Uuid>,
    /// Why it stands outside the plan.
    pub out_of_plan_reason: Option<Prose>,
    /// The committee that leads.
    pub lead_committee_id: Uuid,
    /// The committees that assist.
    #[serde(default)]
    pub assisting_committee_ids: Vec<Uuid>,
    /// The organ that reports: government, supervisory commission, court or procuratorate of the district.
    pub supervised_organ_id: Uuid,
    /// The department that the government has report (监督法第十六条).
    pub reporting_department_id: Option<Uuid>,
    /// The item that it continues.
    pub predecessor_item_id: Option<Uuid>,
}

impl Content<Model> for ItemContent {
    fn read(row: &Model) -> Self {
        Self {
            item_no: Text::stored(&row.item_no),
            title: Text::stored(&row.title),
            purpose: Text::stored(&row.purpose),
            form: row.form,
            plan_id: row.plan_id,
            out_of_plan_reason: row.out_of_plan_reason.as_deref().map(Text::stored),
            lead_committee_id: row.lead_committee_id,
            assisting_committee_ids: row.assisting_committee_ids.0.clone(),
            supervised_organ_id: row.supervised_organ_id,
            reporting_department_id: row.reporting_department_id,
            predecessor_item_id: row.predecessor_item_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.item_no = self.item_no.to_string();
        row.title = self.title.to_string();
        row.purpose = self.purpose.to_string();
        row.form = self.form;
        row.plan_id = self.plan_id;
        row.out_of_plan_reason = self.out_of_plan_reason.as_ref().map(ToString::to_string);
        row.lead_committee_id = self.lead_committee_id;
        row.assisting_committee_ids = self.assisting_committee_ids.clone().into();
        row.supervised_organ_id = self.supervised_organ_id;
        row.reporting_department_id = self.reporting_department_id;
        row.predecessor_item_id = self.predecessor_item_id;
    }
}

/// A supervision item as callers see it.
#[derive(Serialize, ToSchema)]
pub struct ItemView {
    /// What was planned.
    #[serde(flatten)]
    pub content: ItemContent,
    /// Which text of the Supervision Law applies.
    pub law_version: LawVersion,
    /// The meeting that deliberates the report.
    pub meeting_id: Option<Uuid>,
    /// Until when the draft is due: 20 days before the meeting.
    pub consultation_due_on: Option<NaiveDate>,
    /// Until when the report is due: 10 days before the meeting.
    pub final_due_on: Option<NaiveDate>,
    /// Until when the report is distributed: 7 days before the meeting.
    pub distribution_due_on: Option<NaiveDate>,
    /// The scheme.
    pub scheme_document_id: Option<Uuid>,
    /// Why there was no investigation.
    pub no_investigation_reason: Option<String>,
    /// The digest of opinions.
    pub digest_document_id: Option<Uuid>,
    /// When the digest went to the organ.
    pub digest_sent_on: Option<NaiveDate>,
    /// The draft of the report.
    pub consultation_document_id: Option<Uuid>,
    /// When the draft was sent.
    pub consultation_sent_on: Option<NaiveDate>,
    /// Why the draft was late.
    pub late_reason: Option<String>,
    /// The comments of the committee.
    pub committee_comments: Option<String>,
    /// The report.
    pub report_document_id: Option<Uuid>,
    /// When the report was sent.
    pub final_sent_on: Option<NaiveDate>,
    /// How the report answers the digest.
    pub response_to_digest: Option<String>,
    /// The Chairpersons' Meeting that waived the days before the meeting.
    pub waiver_meeting_id: Option<Uuid>,
    /// When the report was distributed.
    pub distributed_on: Option<NaiveDate>,
    /// Who reported.
    pub reporter_name: Option<String>,
    /// The post of the reporter.
    pub reporter_post: Option<String>,
    /// On whose behalf the reporter spoke.
    pub reporter_organization_id: Option<Uuid>,
    /// How long the deliberation was (minutes).
    pub deliberation_minutes: Option<i32>,
    /// Nobody spoke.
    pub no_speech: bool,
    /// Why there is no opinion.
    pub no_opinion_reason: Option<String>,
    /// The ballot that passed a resolution.
    pub resolution_ballot_id: Option<Uuid>,
    /// Until when the resolution is to be executed.
    pub execution_due_on: Option<NaiveDate>,
    /// The report on its execution.
    pub execution_document_id: Option<Uuid>,
    /// The opinion is still tracked after closing.
    pub tracking: bool,
}

impl View<Model> for ItemView {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        if viewer.actor.is(Role::Public) { Self::whole(&row.for_the_public()) } else { Self::whole(row) }
    }
}

impl Model {
    /// What the public sees: what is supervised, by whom and when; not the papers and words of those at work on it.
    fn for_the_public(&self) -> Self {
        let row = self.clone();
        Self {
            out_of_plan_reason: None,
            scheme_document_id: None,
            no_investigation_reason: None,
            digest_document_id: None,
            digest_sent_on: None,
            consultation_document_id: None,
            consultation_sent_on: None,
            late_reason: None,
            committee_comments: None,
            report_document_id: None,
            final_sent_on: None,
            response_to_digest: None,
            waiver_meeting_id: None,
            distributed_on: None,
            reporter_name: None,
            reporter_post: None,
            reporter_organization_id: None,
            deliberation_minutes: None,
            no_opinion_reason: None,
            execution_document_id: None,
            ..row
        }
    }
}

impl ItemView {
    fn whole(row: &Model) -> Self {
        Self {
            content: ItemContent::read(row),
            law_version: row.law_version,
            meeting_id: row.meeting_id,
            consultation_due_on: row.consultation_due_on,
            final_due_on: row.final_due_on,
            distribution_due_on: row.distribution_due_on,
            scheme_document_id: row.scheme_document_id,
            no_investigation_reason: row.no_investigation_reason.clone(),
            digest_document_id: row.digest_document_id,
            digest_sent_on: row.digest_sent_on,
            consultation_document_id: row.consultation_document_id,
            consultation_sent_on: row.consultation_sent_on,
            late_reason: row.late_reason.clone(),
            committee_comments: row.committee_comments.clone(),
            report_document_id: row.report_document_id,
            final_sent_on: row.final_sent_on,
            response_to_digest: row.response_to_digest.clone(),
            waiver_meeting_id: row.waiver_meeting_id,
            distributed_on: row.distributed_on,
            reporter_name: row.reporter_name.clone(),
            reporter_post: row.reporter_post.clone(),
            reporter_organization_id: row.reporter_organization_id,
            deliberation_minutes: row.deliberation_minutes,
            no_speech: row.no_speech,
            no_opinion_reason: row.no_opinion_reason.clone(),
            resolution_ballot_id: row.resolution_ballot_id,
            execution_due_on: row.execution_due_on,
            execution_document_id: row.execution_document_id,
            tracking: row.tracking,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Form>(Column::Form)
        .any_of::<Uuid>(Column::PlanId)
        .any_of::<Uuid>(Column::LeadCommitteeId)
        .any_of::<Uuid>(Column::SupervisedOrganId)
        .any_of::<Uuid>(Column::MeetingId)
        .range::<NaiveDate>(Column::FinalDueOn)
        .sort::<String>(Column::ItemNo)
        .search(Column::Title)
        .numbered(Column::ItemNo)
        .comes_of::<Items>(ties::CONTINUES, Column::PredecessorItemId)
        .expand::<Plans>("plan", Column::PlanId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("supervised_organ", Column::SupervisedOrganId)
        .expand::<Organizations>("lead_committee", Column::LeadCommitteeId)
        .expand_many::<Investigations>("investigations", investigations::entity::Column::ItemId)
        .expand_many::<Speeches>("speeches", speeches::entity::Column::ItemId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
