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
#[schema(examples(json!({"text": "截至2026年六月底,全区设社区卫生服务中心十三家,站点布局基本形成。", "reason": "原文所列统计时点有误,予以更正。"})))]
pub struct Correction {
    /// The text as it should read.
    /// 更正后的正文。
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
