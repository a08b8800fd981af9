//! What is asked before an assignment is handed out, declined, extended, submitted, closed.

use super::{
    Assignments,
    clock::{rule_of, target_of, working_days_after},
    entity::{
        AssignmentClosing, AssignmentContent, AssignmentConversion, AssignmentDecline, AssignmentReopening,
        AssignmentResult, AssignmentReturn, ExtensionDecision, ExtensionRequest,
    },
    words::{AssignmentCategory, AssignmentDirection, DeclineGround},
};
use chrono::{Days, Months, NaiveDate};
use instruments::{
    activities,
    documents::{is_stored, stored},
    links::{LinkKind, leads_back},
    matters::Proposed,
};
use platform::{
    call::{Step, guards::not_before},
    problem::Result,
    records::record_reference::RecordReference,
    vocabulary::{OrganizationFunction, OrganizationKind},
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    deputies::{CongressLevel, Deputies, one_in_office},
    organizations::{Organizations, each_valid_on, entity::Model as Organization},
    terms::Office,
};

type AssignmentStep<'a> = Step<'a, Assignments>;

/// What a matter of a street may become.
const CONVERSIONS: [&str; 2] = ["supervision.topic_proposal", SUGGESTION];
const SUGGESTION: &str = "stations.suggestion";

/// Everybody drafts in the name of the own organization.
pub(super) async fn own_assignment(step: &AssignmentStep<'_>, body: &AssignmentContent) -> Guarded {
    let own = step.call.actor.organization_id == body.issuing_organization_id;
    Ok(Verdict::require(own).at("/issuing_organization_id"))
}

/// The bodies of the district that assign, and to which streets report.
fn is_of_the_district(organization: &Organization) -> bool {
    matches!(organization.kind, OrganizationKind::SpecialCommittee | OrganizationKind::WorkingBody)
        || organization.functions.0.contains(&OrganizationFunction::DeputyAffairs)
}

fn is_of_a_street(organization: &Organization) -> bool {
    organization.kind == OrganizationKind::StreetWorkingCommittee
}

/// Whether an organization can stand on a side of an assignment.
type Side = fn(&Organization) -> bool;

/// 地方组织法第五十九条: a street does what committees of the district assign; a street reports to these.
async fn fits_direction(step: &AssignmentStep<'_>) -> Guarded {
    let issuer = step.row.issuing_organization_id;
    let issuer = step.referred::<Organizations>(issuer, "/issuing_organization_id").await?;
    let targets = &step.row.target_organization_ids.0;
    let place = |index: usize| format!("/target_organization_ids/{index}");
    let targets = step.referred_all::<Organizations>(targets, place).await?;
    let (issues, does): (Side, Side) = match step.row.direction {
        AssignmentDirection::StreetToDistrict => (is_of_a_street, is_of_the_district),
        AssignmentDirection::DistrictToStreet | AssignmentDirection::Joint => {
            (is_of_the_district, is_of_a_street)
        }
    };
    if !issues(&issuer) {
        return Ok(Verdict::require(false).at("/issuing_organization_id"));
    }
    let odd = targets.iter().position(|target| !does(target));
    let odd = odd.or_else(|| targets.is_empty().then_some(0));
    let repeated =
        (1..targets.len()).find(|index| targets[..*index].iter().any(|one| one.id == targets[*index].id));
    Ok(odd.or(repeated).map_or(Verdict::Holds, |index| Verdict::require(false).at(&place(index))))
}

pub(super) async fn right_direction(step: &AssignmentStep<'_>, _: &AssignmentContent) -> Guarded {
    fits_direction(step).await
}

/// Kinds of organizations may have changed since it was drafted.
pub(super) async fn still_right_direction(step: &AssignmentStep<'_>, _: &Note) -> Guarded {
    fits_direction(step).await
}

pub(super) async fn references_exist(step: &AssignmentStep<'_>, body: &AssignmentContent) -> Guarded {
    if let Some(item) = body.supervision_item_id {
        step.referred_of_kind("supervision.item", item, "supervision_item").await?;
    }
    match (&body.basis_type, body.basis_id) {
        (Some(kind), Some(basis)) => {
            step.referred_of_kind(kind, basis, "basis").await?;
        }
        (None, None) => {}
        (None, Some(_)) => return Ok(Verdict::require(false).at("/basis_type")),
        (Some(_), None) => return Ok(Verdict::require(false).at("/basis_id")),
    }
    match body.basis_document_id {
        Some(basis) => is_stored(step, basis, "/basis_document_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// 01 §4.1: each category covers activities of its own.
pub(super) async fn scope_fits_category(_: &AssignmentStep<'_>, body: &AssignmentContent) -> Guarded {
    let covers = body.category.covers();
    let odd = body.scope_categories.iter().position(|category| !covers.contains(category));
    Ok(odd.map_or(Verdict::Holds, |index| Verdict::require(false).at(&format!("/scope_categories/{index}"))))
}

platform::guards! { Assignments:
    work_begins_before_due(AssignmentContent): not_before(body.due_on, body.work_from);
    result_stored(AssignmentResult): stored(body.result_document_id);
}

/// Neither who drafted it nor who wrote it last.
pub(super) async fn not_the_drafter(step: &AssignmentStep<'_>, _: &Note) -> Guarded {
    let wrote = [step.row.created_by, step.row.updated_by];
    Ok(Verdict::require(!wrote.contains(&step.call.actor.user_id)))
}

pub(super) async fn organizations_active(step: &AssignmentStep<'_>, _: &Note) -> Guarded {
    let place = |index: usize| format!("/target_organization_ids/{index}");
    each_valid_on(step, &step.row.target_organization_ids.0, step.today(), place).await?;
    let issuer = [step.row.issuing_organization_id];
    each_valid_on(step, &issuer, step.today(), |_| "/issuing_organization_id".into()).await?;
    Ok(Verdict::Holds)
}

pub(super) async fn changed_since_decline(step: &AssignmentStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(!step.row.unchanged_since_decline))
}

/// Whoever does it has so many working days.
async fn far_enough(step: &AssignmentStep<'_>, key: &str, due: Option<NaiveDate>, pointer: &str) -> Guarded {
    let least = working_days_after(&step.work(), key, step.today()).await?;
    let verdict = Verdict::require(due.is_some_and(|due| due >= least));
    Ok(verdict.with("not_before", least.to_string()).at(pointer))
}

pub(super) async fn due_far_enough(step: &AssignmentStep<'_>, _: &Note) -> Guarded {
    far_enough(step, "assignment.due_working_days", step.row.due_on, "/due_on").await
}

pub(super) async fn rework_far_enough(step: &AssignmentStep<'_>, body: &AssignmentReturn) -> Guarded {
    far_enough(step, "assignment.rework_working_days", Some(body.rework_due_on), "/rework_due_on").await
}

pub(super) async fn reopened_far_enough(step: &AssignmentStep<'_>, body: &AssignmentReopening) -> Guarded {
    far_enough(step, "assignment.rework_working_days", Some(body.rework_due_on), "/rework_due_on").await
}

/// An election that the Standing Committee decided is declined only by whose street it is not.
pub(super) async fn ground_holds_for_elections(
    step: &AssignmentStep<'_>,
    body: &AssignmentDecline,
) -> Guarded {
    let election = step.row.category == AssignmentCategory::Election && step.row.basis_id.is_some();
    let holds = !election || body.decline_ground == DeclineGround::OutsideStreet;
    Ok(Verdict::require(holds).at("/decline_ground"))
}

pub(super) async fn still_in_the_window(step: &AssignmentStep<'_>, _: &AssignmentDecline) -> Guarded {
    let Some(assigned_on) = step.row.assigned_on else { return Ok(Verdict::Holds) };
    let last = working_days_after(&step.work(), "assignment.decline_working_days", assigned_on).await?;
    Ok(Verdict::require(step.today() <= last).with("last_day", last.to_string()))
}

pub(super) async fn none_asked_or_granted(step: &AssignmentStep<'_>, _: &ExtensionRequest) -> Guarded {
    Ok(Verdict::require(step.row.extension_asked_on.is_none() && !step.row.extended))
}

pub(super) async fn before_the_last_day(step: &AssignmentStep<'_>, _: &ExtensionRequest) -> Guarded {
    let due_on = step.row.runs_until();
    let in_time = due_on.is_some_and(|due| step.today() <= due);
    Ok(Verdict::require(in_time).with("due_on", due_on.map(|due| due.to_string())))
}

pub(super) async fn request_is_open(step: &AssignmentStep<'_>, _: &ExtensionDecision) -> Guarded {
    Ok(Verdict::require(step.row.extension_asked_on.is_some()))
}

pub(super) async fn within_the_limit(step: &AssignmentStep<'_>, body: &ExtensionDecision) -> Guarded {
    let most = i64::from(rule_of(&step.work(), "assignment.extension_max_days").await?.value);
    let asked = step.row.extension_days.map_or(0, platform::values::numbers::Whole::get);
    Ok(Verdict::require(!body.granted || asked <= most).with("most", most).with("asked", asked))
}

/// What a street reported is answered with what became of it.
pub(super) async fn adoption_said(step: &AssignmentStep<'_>, body: &AssignmentResult) -> Guarded {
    let of_a_street = step.row.direction == AssignmentDirection::StreetToDistrict;
    Ok(Verdict::require(of_a_street == body.adoption.is_some()).at("/adoption"))
}

/// Its activities are verified, or will not be.
pub(super) async fn activities_finished(step: &AssignmentStep<'_>, _: &AssignmentResult) -> Guarded {
    let open = activities::short_of_verified(&step.work(), step.row.id).await?;
    let first = open.first().map(|activity| activity.id.to_string());
    Ok(Verdict::require(open.is_empty()).with("activities", open.len()).with("activity_id", first))
}

/// Nobody reviews the own result, or that of the own organization.
pub(super) async fn not_the_submitter(step: &AssignmentStep<'_>, _: &AssignmentClosing) -> Guarded {
    let actor = &step.call.actor;
    let own = actor.organization_id == target_of(&step.row) || step.row.submitted_by == Some(actor.user_id);
    Ok(Verdict::require(!own))
}

pub(super) async fn returns_left(step: &AssignmentStep<'_>, _: &AssignmentReturn) -> Guarded {
    let most = rule_of(&step.work(), "assignment.returns_max").await?.value;
    let left = i64::from(step.row.return_count) < i64::from(most);
    Ok(Verdict::require(left).with("most", most))
}

/// Only what a street reported becomes something else.
pub(super) async fn of_a_street(step: &AssignmentStep<'_>, _: &AssignmentConversion) -> Guarded {
    Ok(Verdict::require(step.row.direction == AssignmentDirection::StreetToDistrict))
}

pub(super) async fn converted_exists(step: &AssignmentStep<'_>, body: &AssignmentConversion) -> Guarded {
    if !CONVERSIONS.contains(&&*body.target_type) {
        return Ok(Verdict::require(false).at("/target_type"));
    }
    step.referred_of_kind(&body.target_type, body.target_id, "target").await?;
    Ok(Verdict::Holds)
}

/// 代表法第六十一、六十二条: a suggestion is one of a deputy of the district, who is in office and has submitted it.
pub(super) async fn deputy_consents(step: &AssignmentStep<'_>, body: &AssignmentConversion) -> Guarded {
    let pointer = "/deputy_id";
    let suggested = *body.target_type == *SUGGESTION;
    let Some(deputy) = body.deputy_id else { return Ok(Verdict::require(!suggested).at(pointer)) };
    let verdict = one_in_office(step, deputy, Office::Deputy, step.today(), pointer).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    if !suggested {
        return Ok(Verdict::Holds);
    }
    let level = step.stored::<Deputies>(deputy).await?.congress_level;
    let suggestion = RecordReference { kind: SUGGESTION.into(), id: body.target_id };
    let proposed = step.work().ask::<Proposed>(&suggestion).await?;
    let own = proposed.is_some_and(|proposed| proposed.submitted && proposed.deputy_id == deputy);
    Ok(Verdict::require(own && level == CongressLevel::District).at(pointer))
}

pub(super) async fn conversion_ends(step: &AssignmentStep<'_>, body: &AssignmentConversion) -> Guarded {
    let back = leads_back(&step.work(), LinkKind::ConvertedTo, step.row.id, body.target_id).await?;
    Ok(Verdict::require(!back).at("/target_id"))
}

pub(super) async fn within_the_reopen_window(step: &AssignmentStep<'_>, _: &AssignmentReopening) -> Guarded {
    let months = rule_of(&step.work(), "assignment.reopen_months").await?.value;
    let last = step.row.closed_on.map(|closed| closed + Months::new(months));
    let verdict = Verdict::require(last.is_some_and(|last| step.today() <= last));
    Ok(verdict.with("last_day", last.map(|last| last.to_string())))
}

/// The last day that an extension leads to.
pub(super) fn extended_day(row: &super::entity::Model) -> Result<NaiveDate> {
    let days = row.extension_days.and_then(|days| u64::try_from(days.get()).ok()).unwrap_or_default();
    let due_on = row.runs_until().ok_or_else(|| platform::problem::Problem::internal("no day to extend"))?;
    Ok(due_on + Days::new(days))
}
