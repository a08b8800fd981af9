//! What the actions on an institution rule write; on its day it takes the place of the one before.

use super::{
    InstitutionRuleAction, InstitutionRules,
    clock::{self, EFFECT},
    entity::{Column, Model, NewInstitutionRule, RuleAdoption, RuleObjection, RuleRepeal},
};
use crate::committees::Committees;
use instruments::deadlines::{self, DeadlineAction, Deadlines};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::future::Future,
    workflow::{Note, starting_states},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type RuleStep<'a> = Step<'a, InstitutionRules>;

/// A rule that was adopted for a later day holds from that day on.
pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.after::<Deadlines>(
        DeadlineAction::Lapse,
        "street_committee.institution_rule, which takes the place of the one before\n\
             制度,到期生效并替代原有制度",
        day_comes,
    );
    reactions.after::<InstitutionRules>(
        InstitutionRuleAction::Adopt,
        "street_committee.institution_rule, which takes the place of the one before if it holds at once\n\
             制度,即日生效的替代原有制度",
        holds_at_once,
    );
}

fn day_comes<'a>(work: UnitOfWork<'a>, lapsed: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = lapsed.after.subject_of(EFFECT) else { return Ok(()) };
        let rule = work.stored::<InstitutionRules>(id).await?;
        deadlines::meet(&work, EFFECT, id, lapsed.after.effective_due_on).await?;
        replace(&work, &rule).await
    })
}

fn holds_at_once<'a>(
    work: UnitOfWork<'a>,
    adopted: Happened<'a, InstitutionRules>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if adopted.after.effective_on.is_some_and(|day| day <= work.call.today()) {
            replace(&work, adopted.after).await?;
        }
        Ok(())
    })
}

/// One rule of a kind is in force.
async fn replace(work: &UnitOfWork<'_>, rule: &Model) -> Result<()> {
    if !rule.kind.is_required() {
        return Ok(());
    }
    let states = starting_states::<InstitutionRules>(InstitutionRuleAction::Supersede);
    if !states.contains(&rule.state) {
        return Ok(());
    }
    let before = work.all::<InstitutionRules>().filter(Column::CommitteeId.eq(rule.committee_id));
    let before = before.filter(Column::Kind.eq(rule.kind)).filter(Column::Id.ne(rule.id));
    let before = before.filter(Column::VersionNo.lt(rule.version_no)).filter(Column::State.is_in(states));
    for one in before.all(work.tx).await? {
        let supersede = InstitutionRuleAction::Supersede;
        let one =
            work.advance::<InstitutionRules>(one, supersede, |row| row.superseded_by = Some(rule.id)).await?;
        deadlines::cancel_all(work, one.id).await?;
    }
    Ok(())
}

/// With its committee the clocks of its rules end.
///
/// # Errors
/// The database failed.
pub(crate) async fn stop_clocks(work: &UnitOfWork<'_>, committee: Uuid) -> Result<()> {
    for rule in work.all::<InstitutionRules>().filter(Column::CommitteeId.eq(committee)).all(work.tx).await? {
        deadlines::cancel_all(work, rule.id).await?;
    }
    Ok(())
}

pub(super) async fn draft(step: &mut RuleStep<'_>, body: NewInstitutionRule) -> Result<()> {
    step.row.organization_id = step.stored::<Committees>(body.committee_id).await?.organization_id;
    let others = step.all::<InstitutionRules>().filter(Column::CommitteeId.eq(body.committee_id));
    let others = others.filter(Column::Kind.eq(body.kind)).all(step.tx).await?;
    step.row.version_no = 1 + others.iter().map(|other| other.version_no).max().unwrap_or(0);
    Ok(())
}

pub(super) async fn adopt(step: &mut RuleStep<'_>, body: RuleAdoption) -> Result<()> {
    step.row.adopted_on = Some(step.today());
    body.assign(&mut step.row);
    clock::adopted(&step.work(), &step.row).await
}

pub(super) async fn file(step: &mut RuleStep<'_>, _: Note) -> Result<()> {
    step.row.filed_on = Some(step.today());
    clock::filed(&step.work(), &step.row).await
}

pub(super) async fn acknowledge(step: &mut RuleStep<'_>, _: Note) -> Result<()> {
    step.row.received_on = Some(step.today());
    clock::received(&step.work(), &step.row).await
}

pub(super) async fn send_back(step: &mut RuleStep<'_>, _: RuleObjection) -> Result<()> {
    (step.row.filed_on, step.row.received_on) = (None, None);
    clock::sent_back(&step.work(), &step.row).await
}

pub(super) async fn repeal(step: &mut RuleStep<'_>, body: RuleRepeal) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    body.assign(&mut step.row);
    Ok(())
}
