//! Whether something is public: what other records' guards and visibility ask.

use super::{
    PublicationKind, PublicationState, Publications,
    entity::{Column, Entity},
    words::Scope,
};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{
    ColumnTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, Query, SimpleExpr},
};
use uuid::Uuid;

/// Whether a publication of this kind about a record is out.
///
/// # Errors
/// The database failed.
pub async fn is_published(
    work: &UnitOfWork<'_>,
    subject_type: &str,
    subject_id: Uuid,
    kind: PublicationKind,
) -> Result<bool> {
    let found = work
        .all::<Publications>()
        .filter(Column::SubjectId.eq(subject_id))
        .filter(Column::SubjectType.eq(subject_type))
        .filter(Column::Kind.eq(kind))
        .filter(Column::State.eq(PublicationState::Published));
    Ok(found.one(work.tx).await?.is_some())
}

/// The condition that something about the record in a column is out to the public, for a View row: the public reads a
/// record whose publication it reads.
#[must_use]
pub fn is_public<C: ColumnTrait>(subject_type: &str, district_code: C, subject: C) -> SimpleExpr {
    let own = |column: Column| Expr::col((Entity, column));
    let out = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(own(Column::DistrictCode).equals(district_code.as_column_ref()))
        .and_where(own(Column::SubjectId).equals(subject.as_column_ref()))
        .and_where(own(Column::SubjectType).eq(subject_type))
        .and_where(own(Column::Scope).eq(Scope::ToPublic))
        .and_where(own(Column::State).eq(PublicationState::Published))
        .to_owned();
    Expr::exists(out)
}
