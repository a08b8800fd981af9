//! The row of an issue.

use super::{
    EscalationKind, IssueCategory, IssueDomain, IssueSource, RectifyClass, Severity, words::IssueState,
};
use platform::records::record::Ids;

platform::record! {
    /// An issue.
    Issues = "issue", IssueState {
        issue_no: String,
        domain: IssueDomain,
        category: IssueCategory,
        title: String,
        description: String,
        source_type: IssueSource,
        source_record_type: Option<String>,
        source_record_id: Option<Uuid>,
        audit_reported_on: Option<Date>,
        severity: Severity,
        legal_basis: Option<String>,
        amount_fen: Option<i64>,
        area_m2: Option<i64>,
        responsible_org_id: Uuid,
        co_org_ids: Ids,
        rectify_class: RectifyClass,
        author_organization_id: Uuid,
        due_on: Option<Date>,
        measures: Option<String>,
        responsible_person: Option<String>,
        planned_on: Option<Date>,
        evidence_ids: Ids,
        submitted_by: Option<Uuid>,
        accountability_result: Option<String>,
        verified_by: Option<Uuid>,
        closed_on: Option<Date>,
        return_count: i32,
        extension_count: i32,
        escalation_kind: Option<EscalationKind>,
        escalation_id: Option<Uuid>,
        repeated: bool,
    } lists CoOrgIds
}
