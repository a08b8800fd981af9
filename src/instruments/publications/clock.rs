//! Until when something is published that was drafted, by whom or what ever (监督法第十条、第十七条: made public; the days are a
//! rule).

use super::{
    Draft, PublicationAction, PublicationKind, PublicationState, Publications, TO_PUBLIC, draft,
    entity::{Column, Model},
};
use crate::{
    deadlines::{self, Period, PeriodUnit},
    documents::{Disclosure, Documents},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::future::Future,
};
use registry::meetings::{MeetingAction, MeetingKind, Meetings};
use sea_orm::{ColumnTrait, QueryFilter};

const PUBLICATION: Period =
    Period::after("PUBLICATION", RuleKind::Supervision, "publication.lag_days", PeriodUnit::Days);

/// The clock follows the publication itself, which other records draft too.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let clock = "instrument.deadline, the clock of publishing\n\
             期限,公开的时限起算";
    reactions.or_refuse::<Publications>(PublicationAction::Create, clock, deadlines::REFUSALS, drafted);
    reactions.after::<Publications>(PublicationAction::Publish, clock, published);
    reactions.after::<Publications>(PublicationAction::Remove, clock, removed);
    reactions.or_refuse::<Publications>(PublicationAction::Withdraw, clock, deadlines::REFUSALS, withdrawn);
    reactions.or_refuse::<Meetings>(
        MeetingAction::ApproveMinutes,
        "instrument.publication, which drafts the minutes\n\
             公开事项,拟定纪要的公开件",
        deadlines::REFUSALS,
        minutes_approved,
    );
}

fn drafted<'a>(work: UnitOfWork<'a>, publication: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (id, author) = (publication.after.id, publication.after.author_organization_id);
        PUBLICATION.open_on_any_day::<Publications>(&work, id, author, work.call.today()).await?;
        Ok(())
    })
}

fn published<'a>(work: UnitOfWork<'a>, publication: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let today = work.call.today();
        deadlines::meet(&work, PUBLICATION.code, publication.after.id, today).await?;
        // What was withdrawn is out again.
        for earlier in withdrawn_before(&work, publication.after).await? {
            deadlines::meet(&work, PUBLICATION.code, earlier.id, today).await?;
        }
        Ok(())
    })
}

/// Those of the same text to the same readers that were withdrawn.
async fn withdrawn_before(work: &UnitOfWork<'_>, row: &Model) -> Result<Vec<Model>> {
    let same = work.all::<Publications>().filter(Column::SubjectId.eq(row.subject_id));
    let same = same.filter(Column::Kind.eq(row.kind)).filter(Column::Scope.eq(row.scope));
    Ok(same.filter(Column::State.eq(PublicationState::Withdrawn)).all(work.tx).await?)
}

/// The duty that it met is open again: it is published anew within the same days.
fn withdrawn<'a>(work: UnitOfWork<'a>, publication: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let row = publication.after;
        PUBLICATION
            .reopen_on_any_day::<Publications>(&work, row.id, row.author_organization_id, work.call.today())
            .await
    })
}

/// 监督法第十条: the minutes of the congress, of the Standing Committee and of street committees are drafted for the public,
/// unless they are internal.
fn minutes_approved<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let meeting = meeting.after;
        let told = [MeetingKind::Congress, MeetingKind::ScPlenary, MeetingKind::StreetCommittee];
        let Some(minutes) = meeting.minutes_document_id.filter(|_| told.contains(&meeting.kind)) else {
            return Ok(());
        };
        if work.stored::<Documents>(minutes).await?.disclosure == Disclosure::Internal {
            return Ok(());
        }
        let minutes = Draft {
            subject: RecordReference::of::<Meetings>(meeting.id),
            kind: PublicationKind::Minutes,
            scopes: TO_PUBLIC,
            title: &format!("{}纪要", meeting.title),
            text: format!("{}的纪要。", meeting.title),
            round: None,
            document_id: Some(minutes),
            organization: work.call.actor.organization_id,
        };
        draft(&work, minutes).await
    })
}

fn removed<'a>(work: UnitOfWork<'a>, publication: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move { deadlines::cancel_all(&work, publication.after.id).await })
}
