//! The publication that tells of an adjustment: by the side that decided it, once it was decided.

use super::{
    AdjustmentState, Adjustments,
    entity::{Column, Model},
};
use crate::{projects::Projects, words::CycleLevel};
use instruments::publications::{
    self, Draft, PublicationKind, PublicationState, Publications, Required, Scope, Side, TO_PUBLIC,
    ToldByItsSide, draft, missing_of, nothing_missing,
};
use platform::{
    call::UnitOfWork, problem::Result, records::record_reference::RecordReference, values::words::Words,
    workflow::Guarded,
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

const TELLING: &[PublicationKind] = &[PublicationKind::Adjustment];

/// The congress tells of what is major, in a town its presidium; the government too of what is minor.
impl ToldByItsSide for Adjustments {
    fn side(row: &Model) -> Side {
        let town = (row.level == CycleLevel::Town).then_some(row.organization_id);
        let government = (row.is_minor == Some(true)).then_some(row.government_id);
        Side { organs: town.into_iter().chain(government).collect(), ..Side::default() }
    }
}

fn notice_of(row: &Model) -> Required {
    Required::of(RecordReference::of::<Adjustments>(row.id), TELLING, TO_PUBLIC, Adjustments::side(row))
}

/// It is out to the public.
pub(super) async fn is_out(work: &UnitOfWork<'_>, row: &Model) -> Guarded {
    Ok(nothing_missing(missing_of(work, &[notice_of(row)]).await?))
}

/// What was adjusted of a project is still told to the public.
pub(crate) async fn adjustments_told(work: &UnitOfWork<'_>, project: Uuid) -> Guarded {
    let of_it = work.all::<Adjustments>().filter(Column::ProjectId.eq(project));
    let done = of_it.filter(Column::State.is_in([AdjustmentState::Announced, AdjustmentState::Reported]));
    let notices: Vec<_> = done.all(work.tx).await?.iter().map(notice_of).collect();
    Ok(nothing_missing(missing_of(work, &notices).await?))
}

/// The newest one that is out.
pub(super) async fn published(work: &UnitOfWork<'_>, row: &Model) -> Result<Option<Uuid>> {
    use publications::entity::Column;
    let of_it = work.all::<Publications>().filter(Column::SubjectId.eq(row.id));
    let of_it = of_it.filter(Column::Kind.eq(PublicationKind::Adjustment));
    let out = of_it.filter(Column::Scope.eq(Scope::ToPublic));
    let out = out.filter(Column::State.eq(PublicationState::Published)).order_by_desc(Column::Id);
    Ok(out.one(work.tx).await?.map(|publication| publication.id))
}

/// Drafts it, to be checked by a second person and published.
pub(super) async fn draft_notice(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let title = work.stored::<Projects>(row.project_id).await?.title;
    let notice = Draft {
        subject: RecordReference::of::<Adjustments>(row.id),
        kind: PublicationKind::Adjustment,
        scopes: TO_PUBLIC,
        title: &format!("关于实事项目“{title}”{}的公告", row.kind.zh()),
        text: format!("实事项目“{title}”经批准调整({})。理由:{}", row.kind.zh(), row.reason),
        round: None,
        document_id: None,
        organization: work.call.actor.organization_id,
    };
    draft(work, notice).await
}
