//! Members of a term that is over act until the Standing Committee of the next has appointed to their posts, and no longer than some
//! days after its first session (01 §3.1, by analogy with 地方组织法第四十八条).

use super::{
    MemberState, Members, Post,
    effects::{director_is_missing, expire},
    entity::Column,
};
use instruments::{
    deadlines::{self, DeadlineAction, Deadlines, Period, PeriodUnit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use registry::terms::{self, TermAction, Terms, entity::Model as Term};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Until when those of the term before are in office.
const EXPIRY: Period = Period::after(
    "COMMITTEE_MEMBERS_EXPIRY",
    RuleKind::StreetCommittees,
    "committee.expiry_days",
    PeriodUnit::Days,
);

pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "street_committee.member, whose office of the term before ends some days after\n\
             工委组成人员,上届任期逾期届满";
    for action in [TermAction::Create, TermAction::Edit] {
        reactions.or_refuse::<Terms>(action, by, deadlines::REFUSALS, term_begins);
    }
    reactions.after::<Terms>(TermAction::Remove, by, term_removed);
    reactions.after::<Deadlines>(
        DeadlineAction::Lapse,
        "street_committee.member, whose office expires with its term\n\
             工委组成人员,随届期届满",
        day_comes,
    );
}

/// The members in office of the terms before one.
async fn of_terms_before(work: &UnitOfWork<'_>, term: &Term) -> Result<Vec<super::entity::Model>> {
    let before = work.all::<Terms>().filter(terms::entity::Column::StartOn.lt(term.start_on));
    let before: Vec<Uuid> = before.all(work.tx).await?.into_iter().map(|term| term.id).collect();
    let members = work.all::<Members>().filter(Column::State.eq(MemberState::InOffice));
    Ok(members.filter(Column::TermId.is_in(before)).order_by_asc(Column::Id).all(work.tx).await?)
}

fn term_begins<'a>(work: UnitOfWork<'a>, term: Happened<'a, Terms>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (before, after) = (term.before, term.after);
        let moved = before.is_none_or(|before| before.start_on != after.start_on);
        if moved && !of_terms_before(&work, after).await?.is_empty() {
            let office = work.call.actor.organization_id;
            EXPIRY.open_on_any_day::<Terms>(&work, after.id, office, after.start_on).await?;
        }
        Ok(())
    })
}

/// A term that was entered by mistake ends nobody's office.
fn term_removed<'a>(work: UnitOfWork<'a>, term: Happened<'a, Terms>) -> Future<'a, Result<()>> {
    Box::pin(async move { deadlines::cancel(&work, EXPIRY.code, term.after.id).await })
}

fn day_comes<'a>(work: UnitOfWork<'a>, lapsed: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(term) = lapsed.after.subject_of(EXPIRY.code) else { return Ok(()) };
        deadlines::meet(&work, EXPIRY.code, term, lapsed.after.effective_due_on).await?;
        let term = work.stored::<Terms>(term).await?;
        for member in of_terms_before(&work, &term).await? {
            let vacant = (member.post == Post::Director).then_some(member.committee_id);
            expire(&work, member, None).await?;
            if let Some(committee) = vacant {
                director_is_missing(&work, committee).await?;
            }
        }
        Ok(())
    })
}
