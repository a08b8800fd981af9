//! The row of a deputy.

use super::words::{CongressLevel, DeputyState, EducationLevel, Gender, StateReason};
use chrono::NaiveDate;
use platform::{
    records::record::Viewer,
    values::text::{Prose, Text},
    vocabulary::Role,
};

platform::record! {
    /// A deputy of a congress for a term.
    Deputies = "deputy", DeputyState {
        /// 代表证号, unique per level and term.
        #[set_by(content)] #[example("JD-07-001")] #[sort] #[keyed] #[read_by(public)]
        deputy_no: Text<20>,
        /// Name.
        #[set_by(content)] #[example("演示代表001")] #[personal] #[search] #[read_by(public)]
        full_name: Text<50>,
        /// Gender.
        #[set_by(content)] #[read_by(public)]
        gender: Gender,
        /// Date of birth; null for others than the deputy and those who keep the register.
        #[set_by(content)] #[example("1975-05-01")] #[read_by(reads_the_person)] #[personal]
        birth_date: NaiveDate,
        /// GB/T 3304; null for the same.
        #[set_by(content)] #[read_by(reads_the_person)] #[personal]
        ethnicity_code: Option<Text<2>>,
        /// GB/T 4762; null for the same.
        #[set_by(content)] #[read_by(reads_the_person)] #[personal]
        political_affiliation_code: Option<Text<2>>,
        /// Education; null for the same.
        #[set_by(content)] #[read_by(reads_the_person)] #[personal]
        education_level: Option<EducationLevel>,
        /// Employer; null for the same where the profile is not public.
        #[set_by(content, Contact?)] #[read_by(reads_the_profile)] #[personal]
        employer: Option<Text<100>>,
        /// Position; null for the same where the profile is not public.
        #[set_by(content, Contact?)] #[read_by(reads_the_profile)] #[personal]
        position: Option<Text<100>>,
        /// Phone; masked for everybody but the deputy and the deputies' affairs committee.
        #[set_by(content, Contact)] #[example("13800000000")] #[read_by(reads_the_phone)] #[personal(Ends)]
        contact_phone: Text<20, 5>,
        /// Of which congress.
        #[set_by(content)] #[filter] #[read_by(public)]
        congress_level: CongressLevel,
        /// The term.
        #[set_by(content)] #[filter] #[read_by(public)]
        term_id: Uuid,
        /// Where a district or town deputy was elected.
        #[set_by(content)] #[filter] #[read_by(public)]
        constituency_id: Option<Uuid>,
        /// Who elected a municipal or national deputy.
        #[set_by(content)] #[read_by(public)]
        electing_unit: Option<Text<60>>,
        /// The group of deputies that names this one among its members (代表法第二十七条).
        #[filter] #[read_by(public)]
        deputy_group_id: Option<Uuid>,
        /// Delegation.
        #[set_by(content)] #[read_by(public)]
        delegation: Option<Text<60>>,
        /// Member of the Standing Committee.
        #[set_by(content)] #[filter] #[read_by(public)]
        is_sc_member: bool,
        /// Since when a member of the Standing Committee; null: since it was elected.
        #[set_by(content)] #[read_by(public)]
        sc_from: Option<NaiveDate>,
        /// From which day no longer a member of the Standing Committee.
        #[set_by(ScMembershipEnd)] #[read_by(public)]
        sc_to: Option<NaiveDate>,
        /// Holds a post in the organs that the Standing Committee supervises.
        #[set_by(content)]
        holds_excluded_office: bool,
        /// Basic and duty information is public (代表法第五十八条); unless it is said otherwise, it is.
        #[set_by(content)] #[read_by(public)]
        public_profile: bool,
        /// Why the deputy is suspended or no longer in office.
        #[set_by(Suspension, Termination)]
        state_reason: Option<StateReason>,
        /// Since when.
        #[set_by(Suspension, Restoration, Termination)]
        state_date: Option<NaiveDate>,
        /// The report of the credentials committee, or the announcement of the Standing Committee.
        #[set_by(Suspension, Restoration, Termination)]
        state_document_id: Option<Uuid>,
    }
    content DeputyContent;
    view DeputyView;
    /// What a deputy may change of the own record.
    body Contact;
    /// A suspension.
    body Suspension;
    /// The end of an office.
    body Termination;
    /// The end of a membership in the Standing Committee.
    body ScMembershipEnd {
        /// The meeting of the congress or of the Standing Committee that decided it.
        pub decision_meeting_id: Uuid,
        /// Why.
        pub reason: Prose,
    }
    /// A return to office.
    body Restoration {
        /// Why.
        pub reason: Prose,
    }
}

/// The deputy, those who keep the register of deputies, and auditors, who read everything (00 §3).
fn reads_the_person(row: &Model, viewer: &Viewer<'_>) -> bool {
    let keepers = [Role::DeputyAffairs, Role::ScOffice, Role::Auditor];
    viewer.actor.deputy_id == Some(row.id) || viewer.actor.is_any(&keepers)
}

/// The deputy, and the committee that calls deputies.
fn reads_the_phone(row: &Model, viewer: &Viewer<'_>) -> bool {
    viewer.actor.deputy_id == Some(row.id) || viewer.actor.is(Role::DeputyAffairs)
}

/// What a public profile tells (代表法第五十八条).
fn reads_the_profile(row: &Model, viewer: &Viewer<'_>) -> bool {
    row.public_profile || reads_the_person(row, viewer)
}
