//! Whether something is public: what other records' guards ask.

use super::{PublicationKind, PublicationState, Publications, entity::Column};
use crate::platform::{call::Scene, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// Whether a publication of this kind about a record is out.
///
/// # Errors
/// The database failed.
pub async fn is_published(
    scene: &Scene<'_>,
    subject_type: &str,
    subject_id: Uuid,
    kind: PublicationKind,
) -> Result<bool> {
    let found = scene
        .all::<Publications>()
        .filter(Column::SubjectId.eq(subject_id))
        .filter(Column::SubjectType.eq(subject_type))
        .filter(Column::Kind.eq(kind))
        .filter(Column::State.eq(PublicationState::Published));
    Ok(found.one(scene.tx).await?.is_some())
}
