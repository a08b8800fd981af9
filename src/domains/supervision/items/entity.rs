//! The row of a supervision item.

use super::words::{Form, ItemState, LawVersion};
use platform::records::record::Ids;

platform::record! {
    /// A supervision item.
    Items = "supervision_item", ItemState {
        item_no: String,
        title: String,
        purpose: String,
        form: Form,
        law_version: LawVersion,
        plan_id: Option<Uuid>,
        out_of_plan_reason: Option<String>,
        lead_committee_id: Uuid,
        assisting_committee_ids: Ids,
        supervised_organ_id: Uuid,
        reporting_department_id: Option<Uuid>,
        predecessor_item_id: Option<Uuid>,
        meeting_id: Option<Uuid>,
        consultation_due_on: Option<Date>,
        final_due_on: Option<Date>,
        distribution_due_on: Option<Date>,
        scheme_document_id: Option<Uuid>,
        no_investigation_reason: Option<String>,
        digest_document_id: Option<Uuid>,
        digest_sent_on: Option<Date>,
        consultation_document_id: Option<Uuid>,
        consultation_sent_on: Option<Date>,
        late_reason: Option<String>,
        committee_comments: Option<String>,
        report_document_id: Option<Uuid>,
        final_sent_on: Option<Date>,
        response_to_digest: Option<String>,
        waiver_meeting_id: Option<Uuid>,
        distributed_on: Option<Date>,
        reporter_name: Option<String>,
        reporter_post: Option<String>,
        reporter_organization_id: Option<Uuid>,
        deliberation_minutes: Option<i32>,
        no_speech: bool,
        no_opinion_reason: Option<String>,
        resolution_ballot_id: Option<Uuid>,
        execution_due_on: Option<Date>,
        execution_document_id: Option<Uuid>,
        tracking: bool,
    }
}
