//! Duty records that an activity makes (01 §4.5): what becomes of the activity becomes of them.

use super::{
    DutyRecordAction, DutyRecordState, DutyRecords, DutyType,
    entity::{Column, Model},
    once::recorded_already,
    words::{DUTY_VERIFICATION, DutyRecordSource, LEAST_MINUTES, MOST_MINUTES, Minutes},
};
use crate::codes;
use chrono::{DateTime, Utc};
use instruments::{
    activities::{
        Activities, ActivityAction, ActivityCategory, ActivityState, CheckInMethod, entity::Model as Activity,
    },
    deadlines,
    publications::personal_data::has_personal_numbers,
    rule_sets::{RuleBook, RuleKind},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::{clock::legal_date, future::Future, numbers::Whole, text::Text, words::Words},
};
use registry::{deputies::all_in_office, terms::Office};
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// What follows the steps of an activity.
pub fn reactions(reactions: &mut Reactions) {
    use ActivityAction as A;
    let by =
        "stations.duty_record, made, verified and taken back with it\n履职记录,随活动生成、核实、退回和撤销";
    for action in [A::Record, A::Verify, A::Return, A::Reclassify, A::Void] {
        reactions.after::<Activities>(action, by, follow);
    }
    reactions.after::<Activities>(A::Merge, by, follow_merging);
}

fn follow<'a>(work: UnitOfWork<'a>, activity: Happened<'a, Activities>) -> Future<'a, Result<()>> {
    Box::pin(async move { bring_in_line(&work, activity.after).await })
}

/// Second records go without a deduction; who came to the other one only has a record of that one.
fn follow_merging<'a>(work: UnitOfWork<'a>, activity: Happened<'a, Activities>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        bring_in_line(&work, activity.after).await?;
        match activity.after.merged_into_id {
            Some(into) => bring_in_line(&work, &work.stored::<Activities>(into).await?).await,
            None => Ok(()),
        }
    })
}

async fn bring_in_line(work: &UnitOfWork<'_>, activity: &Activity) -> Result<()> {
    use ActivityState as S;
    let all = work.all::<DutyRecords>().filter(Column::ActivityId.eq(activity.id)).all(work.tx).await?;
    let (revoked, made): (Vec<Model>, Vec<Model>) =
        all.into_iter().partition(|row| row.state == DutyRecordState::Revoked);
    // Who was found not to have been there has no second record of it.
    let found_false = revoked.iter().filter(|row| row.finding.is_some());
    let found_false: Vec<Uuid> = found_false.map(|row| row.deputy_id).collect();
    match activity.state {
        S::Recorded | S::Verified | S::Archived => keep(work, activity, made, &found_false).await,
        S::Returned => {
            for row in made {
                take_back(work, row).await?;
            }
            Ok(())
        }
        S::Merged | S::Voided => {
            for row in made {
                revoke(work, row).await?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

async fn take_back(work: &UnitOfWork<'_>, row: Model) -> Result<()> {
    deadlines::cancel(work, DUTY_VERIFICATION, row.id).await?;
    if matches!(row.state, DutyRecordState::Submitted | DutyRecordState::Verified) {
        let undecided = |row: &mut Model| (row.decided_by, row.decided_on) = (None, None);
        work.advance::<DutyRecords>(row, DutyRecordAction::TakeBack, undecided).await?;
    }
    Ok(())
}

async fn revoke(work: &UnitOfWork<'_>, row: Model) -> Result<()> {
    deadlines::cancel(work, DUTY_VERIFICATION, row.id).await?;
    work.advance::<DutyRecords>(row, DutyRecordAction::Revoke, |_| {}).await?;
    Ok(())
}

/// What taking part in an activity is as a duty.
struct Duty {
    kind: DutyType,
    start: DateTime<Utc>,
    minutes: Minutes,
}

/// None of what was too short, or is no duty of its own.
async fn duty_of(work: &UnitOfWork<'_>, activity: &Activity) -> Result<Option<Duty>> {
    let Some((start, end)) = activity.actual_start_at.zip(activity.actual_end_at) else { return Ok(None) };
    let minutes = (end - start).num_minutes().min(MOST_MINUTES);
    let book = RuleBook::open(work.tx, work.district_code, RuleKind::Stations, legal_date(start)).await?;
    let kind = duty_type_of(&book.words("activity.duty_type_map")?, activity.category);
    let kind = kind.filter(|_| minutes >= LEAST_MINUTES);
    Ok(kind.map(|kind| Duty { kind, start, minutes: Whole::stored(minutes) }))
}

/// The duty of a category, by lines of «category→duty» in the rules: of what they do not name it is another meeting, and none where
/// they name no duty.
fn duty_type_of(lines: &[String], category: ActivityCategory) -> Option<DutyType> {
    let named = lines.iter().filter_map(|line| line.split_once('→')).find(|(of, _)| *of == category.zh());
    let Some((_, duty)) = named else { return Some(DutyType::OtherMeeting) };
    DutyType::ALL.iter().copied().find(|duty_type| duty_type.zh() == duty)
}

/// One record for each deputy who was there and in office, and none for anybody else.
async fn keep(
    work: &UnitOfWork<'_>,
    activity: &Activity,
    made: Vec<Model>,
    found_false: &[Uuid],
) -> Result<()> {
    let duty = duty_of(work, activity).await?;
    let there = activity.attendance.0.iter().filter(|line| line.took_part());
    let there: Vec<_> = there.filter(|line| !found_false.contains(&line.deputy_id)).collect();
    let there = match &duty {
        Some(duty) => {
            let named: Vec<Uuid> = there.iter().map(|line| line.deputy_id).collect();
            let office = all_in_office(work, &named, Office::Deputy, legal_date(duty.start)).await?;
            there.into_iter().filter(|line| office.iter().any(|one| one.id == line.deputy_id)).collect()
        }
        None => Vec::new(),
    };
    let (kept, gone): (Vec<Model>, Vec<Model>) =
        made.into_iter().partition(|row| there.iter().any(|line| line.deputy_id == row.deputy_id));
    for row in gone {
        revoke(work, row).await?;
    }
    let Some(duty) = duty else { return Ok(()) };
    for line in there {
        let before = kept.iter().find(|row| row.deputy_id == line.deputy_id).cloned();
        let write = |row: &mut Model| write(row, activity, &duty, line.method);
        let row = if let Some(row) = before {
            follow_activity(work, row, write).await?
        } else {
            let made = work.make::<DutyRecords>(|row| {
                (row.deputy_id, row.activity_id) = (line.deputy_id, Some(activity.id));
                write(row);
            });
            made.await?
        };
        let row = submit(work, row).await?;
        if activity.state != ActivityState::Recorded {
            verify(work, row).await?;
        }
    }
    Ok(())
}

/// Written only where the activity tells something else now.
async fn follow_activity(work: &UnitOfWork<'_>, row: Model, write: impl FnOnce(&mut Model)) -> Result<Model> {
    let mut after = row.clone();
    write(&mut after);
    if after == row {
        return Ok(row);
    }
    work.advance::<DutyRecords>(row, DutyRecordAction::FollowActivity, |row| *row = after).await
}

fn write(row: &mut Model, activity: &Activity, duty: &Duty, method: Option<CheckInMethod>) {
    row.source = DutyRecordSource::Activity;
    row.duty_type = duty.kind;
    (row.occurred_on, row.started_at) = (legal_date(duty.start), Some(duty.start));
    row.duration_minutes = Some(duty.minutes);
    row.online = method == Some(CheckInMethod::Online);
    row.title = activity.title.clone();
    row.place = Text::cut(&activity.place, "");
    row.entered_by = activity.recorded_by;
}

/// A draft is submitted; what tells of the same as another record waits as a draft until one of the two is gone.
async fn submit(work: &UnitOfWork<'_>, row: Model) -> Result<Model> {
    if row.state != DutyRecordState::Draft {
        return Ok(row);
    }
    if let Some(other) = recorded_already(work, &row).await? {
        work.warn(
            codes::DUPLICATE_RECORD,
            &[("deputy_id", json!(row.deputy_id)), ("record_id", json!(other))],
        );
        return Ok(row);
    }
    work.advance::<DutyRecords>(row, DutyRecordAction::Submit, |_| {}).await
}

/// Verified with the activity, unless it would show the number of a person.
async fn verify(work: &UnitOfWork<'_>, row: Model) -> Result<()> {
    // What a deputy objects to somebody new decides, not the activity. Taken back, it is undecided again.
    let objected = row.objection_text.is_some() && row.decided_by.is_some();
    if row.state != DutyRecordState::Submitted || objected {
        return Ok(());
    }
    if has_personal_numbers(&row.title) || has_personal_numbers(&row.place) {
        work.warn(codes::PERSONAL_DATA_IN_PUBLICATION, &[("record_id", json!(row.id))]);
        return Ok(());
    }
    let today = work.call.today();
    deadlines::meet(work, DUTY_VERIFICATION, row.id, today).await?;
    let decided = (Some(work.call.actor.user_id), Some(today));
    let verified = |row: &mut Model| (row.decided_by, row.decided_on) = decided;
    work.advance::<DutyRecords>(row, DutyRecordAction::Verify, verified).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of 01 §4.5.
    #[test]
    fn each_category_is_the_duty_that_the_rules_name() {
        use ActivityCategory as C;
        let lines = RuleBook::national(RuleKind::Stations).words("activity.duty_type_map").unwrap();
        for category in C::ALL.iter().copied() {
            let expected = match category {
                C::StudyTraining => Some(DutyType::StudyTraining),
                C::Research => Some(DutyType::ThematicResearch),
                C::Inspection | C::LawEnforcementInspection => Some(DutyType::InspectionResearchEnforcement),
                C::VoterReception | C::VisitVoters => Some(DutyType::VoterReception),
                C::Mediation => Some(DutyType::DisputeMediation),
                C::PracticalHelp => Some(DutyType::PracticalDeed),
                C::Charity => Some(DutyType::Charity),
                C::DutyReport => None,
                C::ElectionWork | C::Other => Some(DutyType::Other),
                _ => Some(DutyType::OtherMeeting),
            };
            assert_eq!(duty_type_of(&lines, category), expected, "{}", category.zh());
        }
    }
}
