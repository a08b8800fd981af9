//! The row of an answer.

use super::words::{AgeBand, Level, SurveyResponseState};
use access::public_access::AccessCode;

platform::record! {
    /// An answer.
    SurveyResponses = "survey_response", SurveyResponseState {
        survey_id: Uuid,
        item: String,
        level: Option<Level>,
        score: Option<i32>,
        points: Option<i32>,
        known: bool,
        resident: bool,
        age_band: Option<AgeBand>,
        comment: Option<String>,
        owner_organization_id: Uuid,
        agency_id: Option<Uuid>,
        // Of no use to a caller, and not in the audit trail.
        #[serde(skip)]
        dedup_hash: String,
        // What the hash is made of; never in the database.
        #[serde(skip)]
        #[sea_orm(ignore)]
        respondent_key: String,
        #[serde(skip)]
        #[sea_orm(ignore)]
        access_code: Option<AccessCode>,
    }
}
