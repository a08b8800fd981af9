//! What callers send and see of deputies.

use super::{
    entity::{Column, Model},
    words::{CongressLevel, Gender, StateReason},
};
use crate::{constituencies::Constituencies, terms::Terms};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        personal::masked,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
    vocabulary::Role,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A deputy.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeputyContent {
    /// 代表证号, unique per level and term.
    #[schema(examples("JD-07-001"))]
    pub deputy_no: Text<20>,
    /// Name.
    #[schema(examples("演示代表001"))]
    pub full_name: Text<50>,
    /// Gender.
    pub gender: Gender,
    /// Date of birth.
    #[schema(examples("1975-05-01"))]
    pub birth_date: NaiveDate,
    /// GB/T 3304.
    pub ethnicity_code: Option<Text<2>>,
    /// GB/T 4762.
    pub political_affiliation_code: Option<Text<2>>,
    /// Employer.
    pub employer: Option<Text<100>>,
    /// Position.
    pub position: Option<Text<100>>,
    /// Phone; masked for everybody but the deputy and the deputies' affairs committee.
    #[schema(examples("13800000000"))]
    pub contact_phone: Text<20, 5>,
    /// Of which congress.
    pub congress_level: CongressLevel,
    /// The term.
    pub term_id: Uuid,
    /// Where a district or town deputy was elected.
    pub constituency_id: Option<Uuid>,
    /// Who elected a municipal or national deputy.
    pub electing_unit: Option<Text<60>>,
    /// Delegation.
    pub delegation: Option<Text<60>>,
    /// Member of the Standing Committee.
    pub is_sc_member: bool,
    /// Holds a post in the organs that the Standing Committee supervises.
    pub holds_excluded_office: bool,
    /// Basic and duty information is public (代表法第五十八条).
    pub public_profile: bool,
}

/// What a deputy may change of the own record.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Phone.
    #[schema(examples("13800000000"))]
    pub contact_phone: Text<20, 5>,
    /// Employer.
    pub employer: Option<Text<100>>,
    /// Position.
    pub position: Option<Text<100>>,
}

/// A suspension.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// Why.
    pub state_reason: StateReason,
    /// Since when.
    pub state_date: NaiveDate,
    /// The report of the credentials committee.
    pub state_document_id: Uuid,
}

/// A return to office.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Restoration {
    /// Since when.
    pub state_date: NaiveDate,
    /// Why.
    pub reason: Prose,
}

/// The end of an office.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Termination {
    /// Why.
    pub state_reason: StateReason,
    /// Since when.
    pub state_date: NaiveDate,
    /// The announcement of the Standing Committee.
    pub state_document_id: Uuid,
}

impl Content<Model> for DeputyContent {
    fn read(row: &Model) -> Self {
        Self {
            deputy_no: Text::stored(&row.deputy_no),
            full_name: Text::stored(&row.full_name),
            gender: row.gender,
            birth_date: row.birth_date,
            ethnicity_code: row.ethnicity_code.as_deref().map(Text::stored),
            political_affiliation_code: row.political_affiliation_code.as_deref().map(Text::stored),
            employer: row.employer.as_deref().map(Text::stored),
            position: row.position.as_deref().map(Text::stored),
            contact_phone: Text::stored(&row.contact_phone),
            congress_level: row.congress_level,
            term_id: row.term_id,
            constituency_id: row.constituency_id,
            electing_unit: row.electing_unit.as_deref().map(Text::stored),
            delegation: row.delegation.as_deref().map(Text::stored),
            is_sc_member: row.is_sc_member,
            holds_excluded_office: row.holds_excluded_office,
            public_profile: row.public_profile,
        }
    }

    fn write(&self, row: &mut Model) {
        row.deputy_no = self.deputy_no.to_string();
        row.full_name = self.full_name.to_string();
        row.gender = self.gender;
        row.birth_date = self.birth_date;
        row.ethnicity_code = self.ethnicity_code.as_ref().map(ToString::to_string);
        row.political_affiliation_code = self.political_affiliation_code.as_ref().map(ToString::to_string);
        row.employer = self.employer.as_ref().map(ToString::to_string);
        row.position = self.position.as_ref().map(ToString::to_string);
        row.contact_phone = self.contact_phone.to_string();
        row.congress_level = self.congress_level;
        row.term_id = self.term_id;
        row.constituency_id = self.constituency_id;
        row.electing_unit = self.electing_unit.as_ref().map(ToString::to_string);
        row.delegation = self.delegation.as_ref().map(ToString::to_string);
        row.is_sc_member = self.is_sc_member;
        row.holds_excluded_office = self.holds_excluded_office;
        row.public_profile = self.public_profile;
    }
}

/// A deputy as callers see one: who represents whom is public, the person is not (00 §4.3, decision 0042).
#[derive(Serialize, ToSchema)]
pub struct DeputyView {
    /// 代表证号, unique per level and term.
    #[schema(examples("JD-07-001"))]
    pub deputy_no: String,
    /// Name.
    #[schema(examples("演示代表001"))]
    pub full_name: String,
    /// Gender.
    pub gender: Gender,
    /// Date of birth; null for others than the deputy and those who keep the register.
    #[schema(required = true, examples("1975-05-01"))]
    pub birth_date: Option<NaiveDate>,
    /// GB/T 3304; null for the same.
    pub ethnicity_code: Option<String>,
    /// GB/T 4762; null for the same.
    pub political_affiliation_code: Option<String>,
    /// Employer; null for the same where the profile is not public.
    pub employer: Option<String>,
    /// Position; null for the same where the profile is not public.
    pub position: Option<String>,
    /// Phone; masked for everybody but the deputy and the deputies' affairs committee.
    #[schema(examples("138****0000"))]
    pub contact_phone: String,
    /// Of which congress.
    pub congress_level: CongressLevel,
    /// The term.
    pub term_id: Uuid,
    /// Where a district or town deputy was elected.
    pub constituency_id: Option<Uuid>,
    /// Who elected a municipal or national deputy.
    pub electing_unit: Option<String>,
    /// Delegation.
    pub delegation: Option<String>,
    /// Member of the Standing Committee.
    pub is_sc_member: bool,
    /// Holds a post in the organs that the Standing Committee supervises.
    pub holds_excluded_office: bool,
    /// Basic and duty information is public (代表法第五十八条).
    pub public_profile: bool,
    /// Why the deputy is suspended or no longer in office.
    pub state_reason: Option<String>,
    /// Since when.
    pub state_date: Option<NaiveDate>,
    /// The document of it.
    pub state_document_id: Option<Uuid>,
}

/// The deputy, those who keep the register of deputies, and auditors, who read everything (00 §3).
fn reads_the_person(row: &Model, viewer: &Viewer<'_>) -> bool {
    let keepers = [Role::DeputyAffairs, Role::ScOffice, Role::Auditor];
    viewer.actor.deputy_id == Some(row.id) || viewer.actor.is_any(&keepers)
}

impl View<Model> for DeputyView {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        let reads_phone = viewer.actor.deputy_id == Some(row.id) || viewer.actor.is(Role::DeputyAffairs);
        let phone = &row.contact_phone;
        let person = reads_the_person(row, viewer);
        let profile = person || row.public_profile;
        Self {
            deputy_no: row.deputy_no.clone(),
            full_name: row.full_name.clone(),
            gender: row.gender,
            birth_date: person.then_some(row.birth_date),
            ethnicity_code: row.ethnicity_code.clone().filter(|_| person),
            political_affiliation_code: row.political_affiliation_code.clone().filter(|_| person),
            employer: row.employer.clone().filter(|_| profile),
            position: row.position.clone().filter(|_| profile),
            contact_phone: if reads_phone { phone.clone() } else { masked("contact_phone", phone) },
            congress_level: row.congress_level,
            term_id: row.term_id,
            constituency_id: row.constituency_id,
            electing_unit: row.electing_unit.clone(),
            delegation: row.delegation.clone(),
            is_sc_member: row.is_sc_member,
            holds_excluded_office: row.holds_excluded_office,
            public_profile: row.public_profile,
            state_reason: row.state_reason.clone(),
            state_date: row.state_date,
            state_document_id: row.state_document_id,
        }
    }

    fn hidden(row: &Model, viewer: &Viewer<'_>) -> &'static [&'static str] {
        if reads_the_person(row, viewer) {
            &[]
        } else {
            &["birth_date", "ethnicity_code", "political_affiliation_code", "employer", "position"]
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::TermId)
        .any_of::<Uuid>(Column::ConstituencyId)
        .any_of::<CongressLevel>(Column::CongressLevel)
        .any_of::<bool>(Column::IsScMember)
        .sort::<String>(Column::DeputyNo)
        .search(Column::FullName)
        .expand::<Terms>("term", Column::TermId)
        .expand::<Constituencies>("constituency", Column::ConstituencyId)
}
