//! What voters are told: the notice before a report, and its result after it.

use super::{DutyReports, entity::Model, words::DutyReportForm};
use instruments::publications::{
    self, Draft, PublicationKind, PublicationState, Publications, Scope, TO_PUBLIC, draft, take_back,
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::numbers::{Count, Whole},
};
use registry::{constituencies::Constituencies, deputies::Deputies, organizations::deputy_affairs_of};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

/// What is out to the public about a report as a kind, the newest first.
async fn out(
    work: &UnitOfWork<'_>,
    row: &Model,
    kind: PublicationKind,
) -> Result<Vec<publications::entity::Model>> {
    use publications::entity::Column;
    let found = work.all::<Publications>().filter(Column::SubjectId.eq(row.id));
    let found = found.filter(Column::Kind.eq(kind)).filter(Column::Scope.eq(Scope::ToPublic));
    let found = found.filter(Column::State.eq(PublicationState::Published));
    Ok(found.order_by_desc(Column::Id).all(work.tx).await?)
}

/// The newest of it.
pub(super) async fn published(
    step: &Step<'_, DutyReports>,
    kind: PublicationKind,
) -> Result<Option<publications::entity::Model>> {
    Ok(out(&step.work(), &step.row, kind).await?.into_iter().next())
}

/// The notice of the day and place that hold: one of before tells of another day.
pub(super) async fn notice(step: &Step<'_, DutyReports>) -> Result<Option<publications::entity::Model>> {
    let told = |notice: &publications::entity::Model| notice.round.map_or(1, Whole::get32) == step.row.round;
    Ok(out(&step.work(), &step.row, PublicationKind::Notice).await?.into_iter().find(told))
}

/// 代表法第五十八条: to the voters of the own constituency, or to the congress that elected; of another day nobody is told any more.
pub(super) async fn draft_notice(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    take_back(work, row.id, PublicationKind::Notice).await?;
    let deputy = work.stored::<Deputies>(row.deputy_id).await?;
    let to_whom = match row.constituency_id {
        Some(constituency) => work.stored::<Constituencies>(constituency).await?.name.to_string() + "选民",
        None => deputy.electing_unit.map_or_else(|| "原选举单位".to_owned(), |unit| unit.to_string()),
    };
    let (name, how) = (
        &*deputy.full_name,
        match row.form {
            DutyReportForm::Oral => "举行",
            DutyReportForm::Written => "以书面形式进行",
        },
    );
    let told = Draft {
        subject: RecordReference::of::<DutyReports>(row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title: &format!("{name}代表述职公告"),
        text: format!("{name}代表向{to_whom}述职,于{}在{}{how}。", row.held_on, &*row.place),
        round: Some(row.round),
        document_id: None,
        organization: row.congress_body_id.unwrap_or(work.call.actor.organization_id),
    };
    draft(work, told).await
}

/// Whoever was told of it is told that it does not take place; what was drafted of it is not told any more.
pub(super) async fn give_up(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    take_back(work, row.id, PublicationKind::Notice).await?;
    if out(work, row, PublicationKind::Notice).await?.is_empty() {
        return Ok(());
    }
    let deputy = work.stored::<Deputies>(row.deputy_id).await?;
    let name = &*deputy.full_name;
    let told = Draft {
        subject: RecordReference::of::<DutyReports>(row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title: &format!("取消{name}代表述职的公告"),
        text: format!("原定于{}在{}进行的{name}代表述职取消。", row.held_on, &*row.place),
        round: Some(row.round + 1),
        document_id: None,
        organization: row.congress_body_id.unwrap_or(work.call.actor.organization_id),
    };
    draft(work, told).await
}

/// The result, which the committee of the deputies' affairs publishes.
pub(super) async fn draft_result(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let deputy = work.stored::<Deputies>(row.deputy_id).await?;
    let name = &*deputy.full_name;
    let [satisfied, basically, dissatisfied, invalid] = [
        row.overall_satisfied,
        row.overall_basically_satisfied,
        row.overall_dissatisfied,
        row.overall_invalid,
    ]
    .map(|papers| papers.map_or(0, Count::get));
    let told = Draft {
        subject: RecordReference::of::<DutyReports>(row.id),
        kind: PublicationKind::DutyRecord,
        scopes: TO_PUBLIC,
        title: &format!("{name}代表述职情况"),
        text: format!(
            "{name}代表于{}述职。总体测评:满意{satisfied}票,基本满意{basically}票,不满意{dissatisfied}票,无效{invalid}票。",
            row.held_on
        ),
        round: None,
        document_id: None,
        organization: deputy_affairs_of(work).await?.unwrap_or(work.call.actor.organization_id),
    };
    draft(work, told).await
}
