//! A site that is put right (03 §3.1), and its stars (03 §4.4).

use super::{
    SiteAction, SiteState, Sites,
    entity::{Model, RectificationOrder},
    words::SITE_RECTIFICATION,
};
use crate::handled::period;
use chrono::{Datelike, Months, NaiveDate};
use instruments::{
    activities::{Activities, ActivityState, entity as activity},
    assessment_templates::TargetKind,
    assessments::{AssessmentAction, AssessmentState, Assessments, entity as assessment},
    deadlines::{self, Period, PeriodUnit},
    issues::{
        self, Finding, IssueCategory, IssueDomain, IssueNumber, IssueSource, IssueState, Issues,
        RectifyClass, Severity,
    },
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::{clock::beginning_of, future::Future, numbers::Hundredths, text::Text},
    workflow::{Guarded, Note, Verdict, starting_states},
};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder};

type SiteStep<'a> = Step<'a, Sites>;

const RECTIFICATION: Period = period(SITE_RECTIFICATION, "site.rectification_days", PeriodUnit::Days);

/// Its last assessment that was announced has fewer points than pass, or nothing was done in two whole quarters.
pub(super) async fn has_ground(step: &SiteStep<'_>, _: &RectificationOrder) -> Guarded {
    Ok(Verdict::require(failed(step).await? || idle(step).await?))
}

async fn failed(step: &SiteStep<'_>) -> Result<bool> {
    use assessment::Column;
    let announced = step.all::<Assessments>().filter(Column::TargetId.eq(step.row.id));
    let announced =
        announced.filter(Column::State.is_in([AssessmentState::Announced, AssessmentState::Closed]));
    let last = announced.order_by_desc(Column::AnnouncedOn).one(step.tx).await?;
    let pass = rule(&step.work(), RuleKind::General, "assessment.pass", step.today()).await?.value;
    Ok(last.is_some_and(|last| last.final_total < Some(Hundredths(i64::from(pass) * 100))))
}

/// The first day of the quarter before the last one, and of this one.
fn two_quarters(today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let end = NaiveDate::from_ymd_opt(today.year(), today.month0() / 3 * 3 + 1, 1)?;
    Some((end.checked_sub_months(Months::new(6))?, end))
}

/// It was in use in all of the last two quarters, and no activity of it was verified.
async fn idle(step: &SiteStep<'_>) -> Result<bool> {
    use activity::Column;
    let Some((from, end)) = two_quarters(step.today()) else { return Ok(false) };
    if !step.row.is_open_throughout(from, end.pred_opt().unwrap_or(end)) {
        return Ok(false);
    }
    let own = Condition::any().add(Column::OrganizerId.eq(step.row.id)).add(Column::SiteId.eq(step.row.id));
    let done = step.all::<Activities>().filter(own);
    let done = done.filter(Column::State.is_in([ActivityState::Verified, ActivityState::Archived]));
    let done = done.filter(Column::PlannedStartAt.gte(beginning_of(from)));
    Ok(done.filter(Column::PlannedStartAt.lt(beginning_of(end))).count(step.tx).await? == 0)
}

/// An issue of the street or town, whose office equips the site, and its last day.
pub(super) async fn order_rectification(step: &mut SiteStep<'_>, body: RectificationOrder) -> Result<()> {
    let (work, site) = (step.work(), &step.row);
    let found = Finding {
        number: IssueNumber::Given(body.issue_no),
        domain: IssueDomain::Stations,
        category: IssueCategory::default(),
        title: Text::cut(&format!("{}整改", &*site.name), ""),
        description: Text::stored(body.reason),
        source: IssueSource::Inspection,
        found_in: RecordReference::of::<Sites>(site.id),
        severity: Severity::default(),
        rectify_class: RectifyClass::default(),
        responsible_org_id: site.street_or_town_id,
        author_organization_id: step.call.actor.organization_id,
    };
    let issue = issues::register(&work, found).await?;
    RECTIFICATION.open::<Sites>(&work, site.id, site.committee_id, step.today()).await?;
    step.row.rectification_issue_id = Some(issue);
    Ok(())
}

pub(super) async fn issue_closed(step: &SiteStep<'_>, _: &Note) -> Guarded {
    let Some(issue) = step.row.rectification_issue_id else { return Ok(Verdict::Holds) };
    let issue = step.stored::<Issues>(issue).await?;
    Ok(Verdict::require(issue.state == IssueState::Closed).with("issue_id", issue.id.to_string()))
}

/// What was not put right before a suspension goes on after it.
pub(super) async fn resume_rectification(step: &mut SiteStep<'_>) -> Result<()> {
    let Some(issue) = step.row.rectification_issue_id else { return Ok(()) };
    if step.stored::<Issues>(issue).await?.state == IssueState::Closed {
        return Ok(());
    }
    let (id, committee, today) = (step.row.id, step.row.committee_id, step.today());
    RECTIFICATION.reopen::<Sites>(&step.work(), id, committee, today).await?;
    step.lead_to(SiteState::Rectifying)
}

pub(super) async fn pass_rectification(step: &mut SiteStep<'_>, _: Note) -> Result<()> {
    deadlines::meet(&step.work(), SITE_RECTIFICATION, step.row.id, step.today()).await
}

/// The stars follow the assessments: given with the announcement, taken back with a correction.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "stations.site, whose stars are those of its assessment\n\
             家站点,星级随考核结果";
    for action in [AssessmentAction::Announce, AssessmentAction::Correct] {
        reactions.after::<Assessments>(action, by, set_star);
    }
}

fn set_star<'a>(work: UnitOfWork<'a>, assessed: Happened<'a, Assessments>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let assessment = assessed.after;
        if assessment.target_kind != TargetKind::Site {
            return Ok(());
        }
        let site: Model = work.stored::<Sites>(assessment.target_id).await?;
        let holds = starting_states::<Sites>(SiteAction::SetStar).contains(&site.state);
        if holds && site.star_rating != assessment.star {
            let star = assessment.star;
            work.advance::<Sites>(site, SiteAction::SetStar, |row| row.star_rating = star).await?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_whole_quarters_lie_before_this_one() {
        let of =
            |today: &str| two_quarters(today.parse().unwrap()).map(|(from, end)| format!("{from} {end}"));
        assert_eq!(of("2026-08-03").as_deref(), Some("2026-01-01 2026-07-01"));
        assert_eq!(of("2026-01-01").as_deref(), Some("2025-07-01 2026-01-01"));
        assert_eq!(of("2026-12-31").as_deref(), Some("2026-04-01 2026-10-01"));
    }
}
