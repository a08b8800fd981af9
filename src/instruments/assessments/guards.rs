//! Who may score what, and when.

use super::{
    Assessments,
    api::{AutoScores, SelfAssessment},
    entity::{Announcement, AssessmentDecision, Dispute, DisputeAnswer, ResultCorrection, Review},
    there::there_long_enough,
    words::{AssessedItem, GivenScore},
};
use crate::{
    assessment_templates::{AssessmentTemplates, ItemMode},
    codes,
    documents::{self, DocumentState, Documents, is_stored},
};
use chrono::Datelike;
use platform::{
    call::Step,
    problem::Problem,
    values::numbers::{Hundredths, Ordinal},
    workflow::{Guarded, Verdict},
};
use registry::meetings::chairpersons_met_since;
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;

type AssessmentStep<'a> = Step<'a, Assessments>;

/// A body that scores items.
pub trait Scoring: Sync {
    /// The scores.
    fn scores(&self) -> &[GivenScore];
}

macro_rules! scoring {
    ($($body:ident),+) => {
        $(impl Scoring for $body {
            fn scores(&self) -> &[GivenScore] { &self.scores }
        })+
    };
}

scoring!(AutoScores, SelfAssessment, Review, DisputeAnswer, ResultCorrection);

/// The item that a score is for.
pub(super) fn item(items: &[AssessedItem], no: Ordinal) -> Option<&AssessedItem> {
    items.iter().find(|item| item.no == no)
}

fn each_once(scores: &[GivenScore]) -> bool {
    let numbers: HashSet<_> = scores.iter().map(|given| given.no).collect();
    numbers.len() == scores.len()
}

fn all_of_mode(step: &AssessmentStep<'_>, scores: &[GivenScore], mode: ItemMode) -> bool {
    let fits =
        |given: &GivenScore| item(&step.row.item_scores.0, given.no).is_some_and(|item| item.mode == mode);
    each_once(scores) && scores.iter().all(fits)
}

/// Who is assessed neither reviews nor decides.
pub(super) async fn caller_is_not_assessed<B: Sync>(step: &AssessmentStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(!step.call.actor.acts_for(step.row.organization_id)))
}

pub(super) async fn items_are_auto(step: &AssessmentStep<'_>, body: &AutoScores) -> Guarded {
    Ok(Verdict::require(all_of_mode(step, &body.scores, ItemMode::Auto)).at("/scores"))
}

/// Corrections are for items of the assessment, each named once.
pub(super) async fn items_are_known(step: &AssessmentStep<'_>, body: &dyn Scoring) -> Guarded {
    Ok(Verdict::require(all_of_mode(step, body.scores(), ItemMode::Manual)).at("/scores"))
}

pub(super) async fn auto_untouched(step: &AssessmentStep<'_>, body: &dyn Scoring) -> Guarded {
    let is_auto = |given: &&GivenScore| {
        item(&step.row.item_scores.0, given.no).is_some_and(|item| item.mode == ItemMode::Auto)
    };
    let touched = body.scores().iter().find(is_auto);
    Ok(Verdict::require(touched.is_none()).with("no", touched.map(|given| given.no.get())).at("/scores"))
}

/// 01 §3.8: what is counted is that of the whole year, as of its last day.
pub(super) async fn year_is_over(step: &AssessmentStep<'_>, _: &SelfAssessment) -> Guarded {
    if !step.row.target_kind.is_assessed_by_congress() {
        return Ok(Verdict::Holds);
    }
    let year = step.stored::<AssessmentTemplates>(step.row.template_id).await?.year.get32();
    Ok(Verdict::require(step.today().year() > year).with("year", year))
}

/// 01 §3.8: who was there for less than half of the year is not assessed.
pub(super) async fn was_there_long_enough(step: &AssessmentStep<'_>, _: &SelfAssessment) -> Guarded {
    Ok(Verdict::require(there_long_enough(&step.work(), &step.row).await?))
}

/// Every manual item is scored, and nothing else.
pub(super) async fn every_manual_item(step: &AssessmentStep<'_>, body: &dyn Scoring) -> Guarded {
    let manual = step.row.item_scores.0.iter().filter(|item| item.mode == ItemMode::Manual).count();
    let complete = body.scores().len() == manual && all_of_mode(step, body.scores(), ItemMode::Manual);
    Ok(Verdict::require(complete).at("/scores"))
}

pub(super) async fn scores_fit(step: &AssessmentStep<'_>, body: &dyn Scoring) -> Guarded {
    let fits = |given: &GivenScore| {
        let most = item(&step.row.item_scores.0, given.no).map_or(Hundredths(0), |item| item.weight);
        Hundredths(0) <= given.score && given.score <= most
    };
    let outside = body.scores().iter().position(|given| !fits(given));
    Ok(match outside {
        Some(place) => Verdict::require(false).at(&format!("/scores/{place}/score")),
        None => Verdict::Holds,
    })
}

/// Items that ask for evidence have stored documents that the unit can see.
pub(super) async fn evidence_given(step: &AssessmentStep<'_>, body: &SelfAssessment) -> Guarded {
    let lacks = |given: &GivenScore| {
        let asked = item(&step.row.item_scores.0, given.no).is_some_and(|item| item.evidence_required);
        asked && given.evidence_ids.is_empty()
    };
    if let Some(place) = body.scores.iter().position(lacks) {
        return Ok(Verdict::require(false).at(&format!("/scores/{place}/evidence_ids")));
    }
    let named: HashSet<_> = body.scores.iter().flat_map(|given| given.evidence_ids.iter().copied()).collect();
    let seen = step.call.select::<Documents>().filter(documents::entity::Column::Id.is_in(named.clone()));
    let seen = seen.all(step.tx).await?;
    let district = step.work().district_code;
    if seen.len() != named.len() || seen.iter().any(|document| document.district_code != district) {
        return Err(Problem::new(codes::UNKNOWN_REFERENCE).at("/scores"));
    }
    Ok(Verdict::require(seen.iter().all(|document| document.state == DocumentState::Stored)).at("/scores"))
}

/// The bonus keeps to the cap of the template, the deduction to the hundred points there are.
pub(super) async fn extras_fit(step: &AssessmentStep<'_>, body: &Review) -> Guarded {
    let template = step.stored::<AssessmentTemplates>(step.row.template_id).await?;
    let within = |points: Hundredths, most: i64| (0..=most).contains(&points.0);
    if !within(body.bonus, template.bonus_cap.unwrap_or_default().0) {
        return Ok(Verdict::require(false).at("/bonus"));
    }
    Ok(Verdict::require(within(body.deduction, 10_000)).at("/deduction"))
}

pub(super) async fn vetoes_known(step: &AssessmentStep<'_>, body: &Review) -> Guarded {
    let template = step.stored::<AssessmentTemplates>(step.row.template_id).await?;
    let known = body.veto_hits.iter().all(|hit| template.veto_items.0.contains(hit));
    Ok(Verdict::require(known).at("/veto_hits"))
}

pub(super) async fn auto_scored(step: &AssessmentStep<'_>, _: &Review) -> Guarded {
    let open = |item: &AssessedItem| item.mode == ItemMode::Auto && item.score.is_none() && !item.left_out;
    Ok(Verdict::require(!step.row.item_scores.0.iter().any(open)))
}

pub(super) async fn in_dispute_window(step: &AssessmentStep<'_>, _: &Dispute) -> Guarded {
    Ok(Verdict::require(step.row.dispute_until.is_some_and(|last| step.today() <= last)))
}

pub(super) async fn window_is_over(step: &AssessmentStep<'_>, _: &AssessmentDecision) -> Guarded {
    Ok(Verdict::require(step.row.dispute_until.is_some_and(|last| step.today() > last)))
}

/// The chairpersons decide on street committees and sites in a meeting that was held, finance decides in writing.
pub(super) async fn is_decided(step: &AssessmentStep<'_>, body: &AssessmentDecision) -> Guarded {
    if step.row.target_kind.is_assessed_by_congress() {
        let Some(id) = body.decision_meeting_id else {
            return Ok(Verdict::require(false).at("/decision_meeting_id"));
        };
        // No meeting knew a result that was not there yet, nor one before it was corrected.
        let reviewed = step.row.reviewed_on.ok_or_else(|| Problem::internal("a review without a day"))?;
        return chairpersons_met_since(step, id, reviewed, "/decision_meeting_id").await;
    }
    let Some(id) = body.decision_document_id else {
        return Ok(Verdict::require(false).at("/decision_document_id"));
    };
    is_stored(step, id, "/decision_document_id").await
}

/// 03 §2.1: stars follow from the total.
pub(super) async fn star_is_computed(_: &AssessmentStep<'_>, body: &Announcement) -> Guarded {
    Ok(Verdict::require(body.star.is_none()).at("/star"))
}
