//! The row of an issue.

use super::{
    EscalationKind, IssueCategory, IssueDomain, IssueSource, RectifyClass, Severity,
    words::{ISSUE_PROGRESS, ISSUE_RECTIFICATION, IssueState},
};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::{
        numbers::{Fen, SquareMetres},
        text::{Prose, Text},
    },
};

platform::record! {
    /// An issue.
    Issues = "issue", IssueState {
        /// Number, unique in the district.
        #[set_by(content)] #[example("嘉问2026-012")] #[sort] #[keyed]
        issue_no: Text<60>,
        /// The field of oversight.
        #[set_by(content)] #[filter]
        domain: IssueDomain,
        /// What kind of problem it is; a word of that field.
        #[set_by(content)] #[filter]
        category: IssueCategory,
        /// In a few words.
        #[set_by(content)] #[example("滨水步道在江桥段不贯通")] #[search]
        title: Text<120>,
        /// The facts.
        #[set_by(content)]
        description: Prose,
        /// How it came to light.
        #[set_by(content)] #[filter]
        source_type: IssueSource,
        /// Kind of the record in which it was found; with the id or not at all.
        #[set_by(content)] #[example("supervision.inspection")]
        source_record_type: Option<Text<60>>,
        /// The record in which it was found.
        #[set_by(content)] #[filter]
        source_record_id: Option<Uuid>,
        /// The day of the audit report; for audit issues, and only for them (监督法第二十七条).
        #[set_by(content)]
        audit_reported_on: Option<NaiveDate>,
        /// How grave it is.
        #[set_by(content)] #[filter]
        severity: Severity,
        /// The rule that was broken.
        #[set_by(content)]
        legal_basis: Option<Text<200>>,
        /// The money that it is about (fen).
        #[set_by(content)]
        amount_fen: Option<Fen>,
        /// The area that it is about (m²).
        #[set_by(content)]
        area_m2: Option<SquareMetres>,
        /// The one organization that answers for it.
        #[set_by(content)] #[filter]
        responsible_org_id: Uuid,
        /// The organizations that assist.
        #[set_by(content?)]
        co_org_ids: Ids,
        /// How it can be put right.
        #[set_by(content)]
        rectify_class: RectifyClass,
        /// On whose behalf it was registered.
        author_organization_id: Uuid,
        /// Until when it is to be put right; of lasting work, until when progress is reported next.
        #[set_by(IssueAssignment, IssueExtension, IssueResumption, IssueReopening)] #[example("2026-11-30")]
        #[due(ISSUE_RECTIFICATION, ISSUE_PROGRESS)]
        due_on: Option<NaiveDate>,
        /// What will be done.
        #[set_by(RectificationPlan?, LongTermPlan?)] #[example("全面排查现场并更换失效设施。")]
        measures: Option<Prose>,
        /// Who answers for it.
        #[set_by(RectificationPlan?)] #[example("演示负责人001")] #[personal]
        responsible_person: Option<Text<50>>,
        /// When it will be done.
        #[set_by(RectificationPlan?)] #[example("2026-10-31")]
        planned_on: Option<NaiveDate>,
        /// The documents that prove what was done.
        evidence_ids: Ids,
        /// Who submitted the rectification.
        #[read_by(nobody)]
        submitted_by: Option<Uuid>,
        /// Who was held to account, and how.
        accountability_result: Option<Prose>,
        /// Who verified it.
        verified_by: Option<Uuid>,
        /// When it was closed.
        closed_on: Option<NaiveDate>,
        /// How often it was sent back.
        return_count: i32,
        /// The first last day: from it on runs the time within which it may be extended.
        first_due_on: Option<NaiveDate>,
        /// When the responsible organization asked for more time.
        extension_asked_on: Option<NaiveDate>,
        /// Until when it asked for.
        extension_asked_to: Option<NaiveDate>,
        /// How often it was extended.
        extension_count: i32,
        /// The form to which it was raised last.
        escalation_kind: Option<EscalationKind>,
        /// The record of that form.
        escalation_id: Option<Uuid>,
        /// It came back after it was closed (屡审屡犯).
        repeated: bool,
    }
    content IssueContent;
    view IssueView;
    retired due_on;
    lists CoOrgIds;
    /// The order to put the problem right.
    body IssueAssignment;
    /// The plan of the responsible organization: measures, person and day.
    body RectificationPlan;
    /// More time.
    body IssueExtension {
        /// The Chairpersons' Meeting that decided a further extension.
        #[serde(default)]
        pub decision_meeting_id: Option<Uuid>,
        /// Why; kept in the audit trail.
        pub reason: Prose,
    }
    /// How a problem is worked on that cannot be solved once and for all.
    body LongTermPlan;
    /// Work goes on after the escalation.
    body IssueResumption;
    /// The problem came back (屡审屡犯).
    body IssueReopening {
        /// How it came back; kept in the audit trail.
        pub reason: Prose,
    }
}
