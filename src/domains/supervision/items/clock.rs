//! The days before the meeting: 20 for the draft, 10 for the report, 7 for its distribution (监督法第十五条).

use super::{Items, entity};
use crate::{
    instruments::{
        deadlines::{self, Opening, Span},
        rule_sets::{RuleKind, rule},
    },
    platform::{
        call::{Reaction, Scene},
        problem::{Problem, Result},
        workflow::{Future, Step, Workflow},
    },
    registry::meetings::{self, Meetings},
};
use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// The code of a deadline and the key of the rule with its days.
type Lead = (&'static str, &'static str);

pub(super) const CONSULTATION: Lead = ("REPORT_CONSULTATION", "report.consultation_lead_days");
pub(super) const FINAL: Lead = ("REPORT_FINAL", "report.final_lead_days");
pub(super) const DISTRIBUTION: Lead = ("REPORT_DISTRIBUTION", "report.distribution_lead_days");
pub(super) const EXECUTION: &str = "RESOLUTION_EXECUTION";

/// What an action of a meeting means for the items that it deliberates.
pub(super) const REACTIONS: [Reaction; 2] = [
    Reaction { kind: Meetings::KIND, action: "reschedule", codes: &[], run: meeting_moved },
    Reaction { kind: Meetings::KIND, action: "cancel", codes: &[], run: meeting_cancelled },
];

/// Starts the clock before the meeting that the row names.
pub(super) async fn start(step: &mut Step<'_, Items>) -> Result<()> {
    let id = step.row.meeting_id.ok_or_else(|| Problem::internal("a clock without a meeting"))?;
    let meeting = step.stored::<Meetings>(id).await?;
    let mut row = step.row.clone();
    set_due_dates(&step.scene(), &mut row, &meeting).await?;
    step.row = row;
    Ok(())
}

/// Opens or moves the three deadlines and writes their days to the row; an extraordinary meeting has none.
async fn set_due_dates(
    scene: &Scene<'_>,
    row: &mut entity::Model,
    meeting: &meetings::entity::Model,
) -> Result<()> {
    if meeting.is_extraordinary {
        (row.consultation_due_on, row.final_due_on, row.distribution_due_on) = (None, None, None);
        return deadlines::cancel_all(scene, row.id).await;
    }
    let organ = row.supervised_organ_id;
    if row.consultation_sent_on.is_none() {
        row.consultation_due_on = Some(open(scene, row, CONSULTATION, organ, meeting.start_on).await?);
    }
    if row.final_sent_on.is_none() {
        row.final_due_on = Some(open(scene, row, FINAL, organ, meeting.start_on).await?);
    }
    row.distribution_due_on =
        Some(open(scene, row, DISTRIBUTION, meeting.organization_id, meeting.start_on).await?);
    Ok(())
}

async fn open(
    scene: &Scene<'_>,
    row: &entity::Model,
    lead: Lead,
    responsible: Uuid,
    meets_on: NaiveDate,
) -> Result<NaiveDate> {
    let rule = rule(scene, RuleKind::Supervision, lead.1, meets_on).await?;
    let opening = Opening {
        code: lead.0,
        subject_id: row.id,
        responsible,
        starts_on: meets_on,
        span: Span::days_before(rule.value),
        basis: rule.basis,
        rule_set_id: rule.rule_set_id,
    };
    deadlines::open::<Items>(scene, opening).await
}

/// The clock of a resolution: its last day is part of the resolution.
pub(super) async fn start_execution(step: &Step<'_, Items>, due_on: NaiveDate) -> Result<()> {
    let today = step.today();
    let days = u32::try_from((due_on - today).num_days()).map_err(Problem::internal)?;
    // Counted back from the last day, so that it stays that day even if nobody works on it.
    let starts_on =
        due_on.checked_add_days(Days::new(days.into())).ok_or_else(|| Problem::internal("date"))?;
    let opening = Opening {
        code: EXECUTION,
        subject_id: step.row.id,
        responsible: step.row.supervised_organ_id,
        starts_on,
        span: Span::days_before(days),
        basis: "决议规定的期限".into(),
        rule_set_id: None,
    };
    deadlines::open::<Items>(&step.scene(), opening).await?;
    Ok(())
}

async fn items_of(scene: &Scene<'_>, meeting: Uuid) -> Result<Vec<entity::Model>> {
    use entity::Column;
    let before = ["planned", "scheme_approved", "investigating", "digest_sent", "consultation_received"];
    let after = ["comments_returned", "final_received", "distributed"];
    let states = before.into_iter().chain(after);
    let items =
        scene.all::<Items>().filter(Column::MeetingId.eq(meeting)).filter(Column::State.is_in(states));
    Ok(items.all(scene.tx).await?)
}

/// A meeting on other days: the deadlines before it move with it.
fn meeting_moved(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let meeting = scene.stored::<Meetings>(id).await?;
        for item in items_of(&scene, id).await? {
            let mut moved = item.clone();
            set_due_dates(&scene, &mut moved, &meeting).await?;
            scene.advance::<Items>(item, super::ItemAction::FollowMeeting, |row| *row = moved).await?;
        }
        Ok(())
    })
}

/// A meeting that will not be: its items need another.
fn meeting_cancelled(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move {
        for item in items_of(&scene, id).await? {
            deadlines::cancel_all(&scene, item.id).await?;
            let lose = |row: &mut entity::Model| {
                row.meeting_id = None;
                (row.consultation_due_on, row.final_due_on, row.distribution_due_on) = (None, None, None);
            };
            scene.advance::<Items>(item, super::ItemAction::FollowMeeting, lose).await?;
        }
        Ok(())
    })
}
