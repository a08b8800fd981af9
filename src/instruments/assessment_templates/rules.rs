//! Relations, guards and effects of assessment templates.

use super::{
    AssessmentTemplateState, AssessmentTemplates, Bands, TargetKind,
    api::AssessmentTemplateContent,
    entity::{Column, Model},
    sheets::first_strange,
};
use crate::{
    activities::{OrganizerType, organizer_of},
    assessments::{
        self, AssessmentAction, AssessmentState, Assessments, entity::Model as AssessmentRow,
        there_long_enough, words::AssessedItem,
    },
    rule_sets::{RuleBook, RuleKind},
};
use platform::{
    call::{Step, UnitOfWork, guards::given},
    problem::{Problem, Result},
    records::actor::Actor,
    values::numbers::Hundredths,
    vocabulary::{OrganizationFunction, Role},
    workflow::{Guarded, Note, Relation, Verdict},
};
use registry::{
    meetings::{Meetings, chairpersons_met},
    organizations::{self, Organizations},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

type TemplateStep<'a> = Step<'a, AssessmentTemplates>;

/// A template of the office for deputies.
pub(super) fn congress_assesses(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::TargetKind, TargetKind::of_congress())
}

/// A template of the department of finance.
pub(super) fn finance_assesses(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::TargetKind, TargetKind::of_finance())
}

/// The office for deputies assesses street committees and sites, finance the departments and third parties.
pub(super) async fn own_kind(step: &TemplateStep<'_>, body: &AssessmentTemplateContent) -> Guarded {
    let congress = step.call.actor.is(Role::DeputyAffairs);
    Ok(Verdict::require(congress == body.target_kind.is_assessed_by_congress()).at("/target_kind"))
}

pub(super) async fn references_exist(step: &TemplateStep<'_>, body: &AssessmentTemplateContent) -> Guarded {
    if let Some(meeting) = body.approved_meeting_id {
        step.referred::<Meetings>(meeting, "/approved_meeting_id").await?;
    }
    if body.target_kind != TargetKind::Site {
        step.referred_all::<Organizations>(&body.target_ids, |_| "/target_ids".into()).await?;
        return Ok(Verdict::Holds);
    }
    for (index, site) in body.target_ids.iter().enumerate() {
        let known = organizer_of(&step.work(), OrganizerType::Site, *site).await;
        if !known.is_ok_and(|known| known.is_some()) {
            return Ok(Verdict::require(false).at(&format!("/target_ids/{index}")));
        }
    }
    Ok(Verdict::Holds)
}

/// Who assesses is not assessed by the same template: nobody could review or approve it.
pub(super) async fn assessor_is_no_target(
    step: &TemplateStep<'_>,
    body: &AssessmentTemplateContent,
) -> Guarded {
    let congress = body.target_kind.is_assessed_by_congress();
    let assessor = if congress { OrganizationFunction::DeputyAffairs } else { OrganizationFunction::Finance };
    let targets = step
        .all::<Organizations>()
        .filter(organizations::entity::Column::Id.is_in(body.target_ids.iter().copied()));
    let targets = targets.all(step.tx).await?;
    let assessed = targets.iter().any(|target| target.functions.0.contains(&assessor));
    Ok(Verdict::require(!assessed).at("/target_ids"))
}

/// Numbers and targets stand once, weights are points of a hundred, automatic items read what is known, the grades are in order.
pub(super) async fn is_coherent(_: &TemplateStep<'_>, body: &AssessmentTemplateContent) -> Guarded {
    let numbers: HashSet<_> = body.items.iter().map(|item| item.no).collect();
    let targets: HashSet<_> = body.target_ids.iter().collect();
    let weighty = |weight: Hundredths| (1..=10_000).contains(&weight.0);
    let faults = [
        (numbers.len() != body.items.len(), "/items"),
        (!body.items.iter().all(|item| weighty(item.weight)), "/items"),
        (targets.len() != body.target_ids.len(), "/target_ids"),
        (first_strange(body.target_kind, &body.items).is_some(), "/items"),
        (body.grade_bands.is_some_and(|bands| !bands.are_ordered()), "/grade_bands"),
    ];
    Ok(match faults.into_iter().find(|(fault, _)| *fault) {
        Some((_, pointer)) => Verdict::require(false).at(pointer),
        None => Verdict::Holds,
    })
}

async fn rules(step: &TemplateStep<'_>) -> Result<RuleBook> {
    RuleBook::open(step.tx, step.work().district_code, RuleKind::General, step.today()).await
}

pub(super) async fn bonus_within_cap(step: &TemplateStep<'_>, body: &AssessmentTemplateContent) -> Guarded {
    let cap = Hundredths(rules(step).await?.number("assessment.bonus_cap")? * 100);
    let within = body.bonus_cap.is_none_or(|bonus| Hundredths(0) <= bonus && bonus <= cap);
    Ok(Verdict::require(within).at("/bonus_cap").with("most", cap.to_string()))
}

/// What the template leaves out is written down as the rules of today have it, so that it stays.
pub(super) async fn fill_defaults(
    step: &mut TemplateStep<'_>,
    body: AssessmentTemplateContent,
) -> Result<()> {
    let rules = rules(step).await?;
    let points = |key: &str| rules.number(key).map(|points| Hundredths(points * 100));
    if body.bonus_cap.is_none() {
        step.row.bonus_cap = Some(points("assessment.bonus_cap")?);
    }
    if body.grade_bands.is_none() {
        step.row.set_bands(Some(Bands {
            excellent: points("assessment.excellent")?,
            good: points("assessment.good")?,
            pass: points("assessment.pass")?,
        }));
    }
    Ok(())
}

pub(super) async fn weights_are_100(step: &TemplateStep<'_>, _: &Note) -> Guarded {
    let sum = Hundredths(step.row.items.0.iter().map(|item| item.weight.0).sum());
    Ok(Verdict::require(sum == Hundredths(10_000)).with("sum", sum.to_string()))
}

platform::guards! { AssessmentTemplates:
    targets_are_named: given(row.target_ids);
}

/// 01 §3.8: one template for each kind of target and year; what finance asks for is its own matter.
pub(super) async fn one_of_its_year(step: &TemplateStep<'_>, _: &Note) -> Guarded {
    if !step.row.target_kind.is_assessed_by_congress() {
        return Ok(Verdict::Holds);
    }
    let others = step.all::<AssessmentTemplates>().filter(Column::TargetKind.eq(step.row.target_kind));
    let others = others.filter(Column::Year.eq(step.row.year));
    let other = others.filter(Column::State.ne(AssessmentTemplateState::Draft)).one(step.tx).await?;
    Ok(Verdict::require(other.is_none()).with("template_id", other.map(|other| other.id.to_string())))
}

/// 01 §3.8: it is out before the year has gone far; what comes later is for the next one.
pub(super) async fn year_is_young(step: &TemplateStep<'_>, _: &Note) -> Guarded {
    if !step.row.target_kind.is_assessed_by_congress() {
        return Ok(Verdict::Holds);
    }
    let before = rules(step).await?.rule("assessment.publish_before")?.day_of(step.row.year.get32());
    Ok(Verdict::require(step.today() < before).with("before", before.to_string()))
}

/// The meeting that approved it is named.
pub(super) async fn is_approved(step: &TemplateStep<'_>, _: &Note) -> Guarded {
    let named = step.row.approved_meeting_id.is_some();
    Ok(Verdict::require(named || !step.row.target_kind.is_assessed_by_congress()))
}

/// 地方组织法第五十四条: the Chairpersons' Meeting, which knew the draft.
pub(super) async fn chairpersons_approved(step: &TemplateStep<'_>, _: &Note) -> Guarded {
    match step.row.approved_meeting_id {
        Some(meeting) if step.row.target_kind.is_assessed_by_congress() => {
            chairpersons_met(step, meeting, "").await
        }
        _ => Ok(Verdict::Holds),
    }
}

/// The organization of a target, and the users who act for it beside the staff of that: of a site whoever leads and serves it.
async fn answers_for(work: &UnitOfWork<'_>, kind: TargetKind, target: Uuid) -> Result<(Uuid, Vec<Uuid>)> {
    if kind != TargetKind::Site {
        return Ok((target, Vec::new()));
    }
    let site = organizer_of(work, OrganizerType::Site, target).await?;
    let site = site.ok_or_else(|| Problem::internal("a site that nobody knows"))?;
    let body = site.congress_body.ok_or_else(|| Problem::internal("a site that nobody runs"))?;
    Ok((body, site.acting))
}

/// One assessment for each target.
pub(super) async fn open_assessments(step: &mut TemplateStep<'_>, _: Note) -> Result<()> {
    let (work, template) = (step.work(), &step.row);
    let scores: Vec<AssessedItem> = template.items.0.iter().map(AssessedItem::unscored).collect();
    for target in &template.target_ids.0 {
        let (organization, acting) = answers_for(&work, template.target_kind, *target).await?;
        let made = work.make::<Assessments>(|row| {
            (row.template_id, row.target_id) = (template.id, *target);
            row.target_kind = template.target_kind;
            row.item_scores = scores.clone().into();
            (row.organization_id, row.acting_ids) = (organization, acting.into());
            row.version_no = 1;
        });
        made.await?;
    }
    Ok(())
}

/// The assessments that nobody has closed, but those of targets that were there too short to be assessed; and these.
async fn unfinished(step: &TemplateStep<'_>) -> Result<(Vec<AssessmentRow>, Vec<AssessmentRow>)> {
    use assessments::entity::Column;
    let found = step.all::<Assessments>().filter(Column::TemplateId.eq(step.row.id));
    let found = found.filter(Column::State.ne(AssessmentState::Closed)).all(step.tx).await?;
    let (mut open, mut short) = (Vec::new(), Vec::new());
    for one in found {
        let untouched = one.state == AssessmentState::Opened;
        let spared = untouched && !there_long_enough(&step.work(), &one).await?;
        if spared { &mut short } else { &mut open }.push(one);
    }
    Ok((open, short))
}

pub(super) async fn assessments_are_closed(step: &TemplateStep<'_>, _: &Note) -> Guarded {
    let open = unfinished(step).await?.0.len();
    Ok(Verdict::require(open == 0).with("open", open))
}

/// Who was there too short is not assessed (01 §3.8).
pub(super) async fn leave_out_the_short(step: &mut TemplateStep<'_>, _: Note) -> Result<()> {
    for one in unfinished(step).await?.1 {
        step.work().advance::<Assessments>(one, AssessmentAction::LeaveOut, |_| {}).await?;
    }
    Ok(())
}
