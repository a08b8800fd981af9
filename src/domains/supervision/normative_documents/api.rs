//! What callers send and see of normative documents.

use super::{
    entity::{Column, Model},
    words::{FindingGround, NormativeKind, ReviewKind, ReviewResult},
};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines, last_days};
use platform::{records::listing::Listing, values::text::Prose};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A suggestion to review a document.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRequest {
    /// Why it is wrong.
    pub ground: FindingGround,
    /// The reasons.
    #[schema(examples("第八条对未备案车辆加收停放费,没有上位法依据。"))]
    pub text: Prose<10>,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .any_of::<Uuid>(Column::IssuerId)
        .any_of::<NormativeKind>(Column::Kind)
        .any_of::<ReviewKind>(Column::ReviewKind)
        .any_of::<ReviewResult>(Column::Result)
        .any_of::<bool>(Column::FiledLate)
        .range::<NaiveDate>(Column::PublishedOn)
        .sort::<NaiveDate>(Column::PublishedOn)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
        .expand::<Organizations>("issuer", Column::IssuerId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
