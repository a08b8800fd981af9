//! What callers send and see of publications.

use super::entity::{Column, Model};
use crate::documents::Documents;
use platform::{records::listing::Listing, values::text::Prose};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A correction of a publication, for a second person.
/// 对已公开内容的更正,须经第二人审查。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The text as it should read.
    /// 更正后的正文。
    #[schema(examples("截至报告期末,全区公共充电设施布局基本形成。"))]
    pub text: Prose,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Documents>("document", Column::DocumentId)
        .refers::<Organizations>([Column::AuthorOrganizationId])
}
