//! The row of a deputy.

use super::words::{CongressLevel, DeputyState, Gender};

platform::record! {
    /// A deputy of a congress for a term.
    Deputies = "deputy", DeputyState {
        deputy_no: String,
        full_name: String,
        gender: Gender,
        birth_date: Date,
        ethnicity_code: Option<String>,
        political_affiliation_code: Option<String>,
        employer: Option<String>,
        position: Option<String>,
        contact_phone: String,
        congress_level: CongressLevel,
        term_id: Uuid,
        constituency_id: Option<Uuid>,
        electing_unit: Option<String>,
        delegation: Option<String>,
        is_sc_member: bool,
        holds_excluded_office: bool,
        public_profile: bool,
        state_reason: Option<String>,
        state_date: Option<Date>,
        state_document_id: Option<Uuid>,
    }
}
