//! Whether something is public: what the visibility of other records asks.

use super::{
    PublicationState,
    entity::{Column, Entity},
    words::Scope,
};
use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, ExprTrait, Query, SimpleExpr},
};

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
