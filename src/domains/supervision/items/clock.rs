//! The days before the meeting: 20 for the draft, 10 for the report, 7 for its distribution (监督法第十五条).

use super::{
    Form, ItemAction, ItemState, Items, LawVersion,
    entity::{Column, Model},
    words::{REPORT_CONSULTATION, REPORT_DISTRIBUTION, REPORT_FINAL, ReportStep},
};
use crate::codes;
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Followed, Judged, Lead, Period, PeriodUnit},
    on_agenda::{self, Destination, OnAgenda},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Code, Problem, Result},
    records::record::List,
    values::future::Future,
};
use registry::meetings::{MeetingAction, Meetings, entity::Model as Meeting};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

pub(super) const CONSULTATION: Period = lead(REPORT_CONSULTATION, "report.consultation_lead_days");
pub(super) const FINAL: Period = lead(REPORT_FINAL, "report.final_lead_days");
/// The report goes to the members.
pub const DISTRIBUTION: Period = lead(REPORT_DISTRIBUTION, "report.distribution_lead_days");
/// The report on the review of filings goes to them as early (监督法第十五条 by analogy); the text of 2006 knows no such report.
const FILING_REPORT: Period = lead(REPORT_DISTRIBUTION, "filing_report.distribution_lead_days");
/// 浙江省各级人大常委会监督条例第十三条 (practice): the committee answers the draft within days.
pub(super) const COMMENTS: Period =
    Period::after("COMMITTEE_COMMENTS", RuleKind::Supervision, "committee.comment_days", PeriodUnit::Days);

/// What is due before the meeting that hears a report, and who owes it: the organ the first two, the office the last.
pub const LEADS: [Period; 3] = [CONSULTATION, FINAL, DISTRIBUTION];

const fn lead(code: &'static str, key: &'static str) -> Period {
    Period::days_before(code, RuleKind::Supervision, key)
}

/// The same for items of every form.
pub const ALL_LEADS: [Period; 4] = [CONSULTATION, FINAL, DISTRIBUTION, FILING_REPORT];

/// What runs before the meeting for an item of a form: all three before a report, the last alone before a review of filings; other
/// forms have days of their own.
#[must_use]
pub fn leads_of(form: Form) -> &'static [Period] {
    match form {
        Form::SpecialWorkReport | Form::FiscalEconomic => &LEADS,
        Form::FilingReview => &[FILING_REPORT],
        _ => &[],
    }
}

/// Whether the meeting of an item has come to it, as the records of its form answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reached(pub(crate) bool);

impl Model {
    /// When a step before the meeting was done.
    #[must_use]
    pub fn done_on(&self, code: &str) -> Option<NaiveDate> {
        match code {
            REPORT_CONSULTATION => self.consultation_sent_on,
            REPORT_FINAL => self.final_sent_on,
            REPORT_DISTRIBUTION => self.distributed_on,
            _ => None,
        }
    }
}

/// What an action of a meeting means for the items that it deliberates.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let unfinished = "supervision.item, which is not finished\n\
             监督事项,不再视为办结";
    reactions.after::<Meetings>(MeetingAction::Close, unfinished, adjourn_unfinished);
    on_agenda::reactions::<Items>(
        reactions,
        [
            "supervision.item, which refuses a report that comes too late\n\
             监督事项,拒绝逾期提交的报告",
            "supervision.item, which loses its meeting\n\
             监督事项,失去其会议",
            "supervision.item, which goes on in another meeting if this one did not end it\n\
             监督事项,本次会议未完成的,在另一次会议上继续",
        ],
    );
}

impl OnAgenda for Items {
    const MEETING: Column = Column::MeetingId;
    const FOLLOW: ItemAction = ItemAction::FollowMeeting;
    const CARRY: ItemAction = ItemAction::CarryOver;
    const FOLLOW_REFUSALS: &'static [Code] = &[
        codes::CALENDAR_YEAR_MISSING,
        codes::RULE_SET_MISSING,
        codes::INVALID_TRANSITION,
        codes::REPORT_TOO_LATE,
        codes::DISTRIBUTION_TOO_LATE,
    ];

    fn title<'a>(_: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<String>> {
        Box::pin(async { Ok(row.title.to_string()) })
    }

    /// What was waived for another meeting, or for another day, is waived no more.
    fn join(row: &mut Model, meeting: &Meeting, today: NaiveDate) {
        let taken_up = row.waived_for_meeting_id == Some(meeting.id) && row.meeting_id != Some(meeting.id);
        row.meeting_id = Some(meeting.id);
        (row.meeting_set_on, row.meeting_lost_on) = (Some(today), None);
        row.meeting_is_extraordinary = meeting.is_extraordinary;
        // The first day of the meeting that deliberates it is decisive.
        row.law_version = LawVersion::on(meeting.start_on);
        if !taken_up {
            end_waiver(row);
        }
    }

    /// What is done in a meeting waits for another.
    fn leave(row: &mut Model, today: NaiveDate) {
        (row.meeting_id, row.meeting_set_on, row.meeting_is_extraordinary) = (None, None, false);
        row.meeting_lost_on = Some(today);
        row.law_version = LawVersion::on(today);
        end_waiver(row);
    }

    fn follow<'a>(work: UnitOfWork<'a>, row: &'a Model, to: &'a Destination) -> Future<'a, Result<()>> {
        Box::pin(async move { follow(&work, row, to).await })
    }

    fn stop<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<()>> {
        Box::pin(async move {
            for period in LEADS {
                deadlines::cancel(&work, period.code, row.id).await?;
            }
            Ok(())
        })
    }

    /// A report that is added while the meeting sits has kept its days before it, or need not (监督法第十五条).
    fn admit<'a>(work: UnitOfWork<'a>, row: &'a Model, to: &'a Destination) -> Future<'a, Result<()>> {
        Box::pin(async move {
            for period in leads_of(row.form).iter().filter(|_| !to.meeting.is_extraordinary) {
                let (refusal, step) = match period.code {
                    REPORT_FINAL => (codes::REPORT_TOO_LATE, ReportStep::Final),
                    REPORT_DISTRIBUTION => (codes::DISTRIBUTION_TOO_LATE, ReportStep::Distribution),
                    _ => continue,
                };
                let due_on = period.last_day_by(&work, &to.almanac).await?;
                let late = row.done_on(period.code).is_none_or(|done| done > due_on);
                if late && !row.waives(step, to.meeting.id) {
                    let refused = Problem::new(refusal).with("item_id", row.id.to_string());
                    return Err(refused.with("due_on", due_on.to_string()).at("/agenda"));
                }
            }
            Ok(())
        })
    }

    fn has_begun(state: ItemState) -> bool {
        matches!(state, ItemState::Deliberating | ItemState::Deliberated | ItemState::Handling)
    }

    /// The records of another form say whether the meeting came to it.
    fn was_dealt_with<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<bool>> {
        Box::pin(async move {
            let runs = row.state == ItemState::FormRunning;
            Ok(runs && work.ask_row::<Items, Reached>(row).await?.is_some_and(|reached| reached.0))
        })
    }
}

fn end_waiver(row: &mut Model) {
    (row.waiver_meeting_id, row.waived_for_meeting_id) = (None, None);
    row.waived_steps = List::default();
}

/// Counts the days before the meeting as it stands; an extraordinary one has none.
pub(super) async fn follow(work: &UnitOfWork<'_>, row: &Model, to: &Destination) -> Result<()> {
    let meeting = &to.meeting;
    for period in leads_of(row.form) {
        if meeting.is_extraordinary {
            deadlines::cancel(work, period.code, row.id).await?;
            continue;
        }
        let by_the_office = period.code == REPORT_DISTRIBUTION;
        let responsible = if by_the_office { meeting.organization_id } else { row.supervised_organ_id };
        let done_on = row.done_on(period.code);
        let lead = Lead { subject_id: row.id, responsible, done_on };
        let followed = period.follow::<Items>(work, lead, &to.almanac).await?;
        tell(work, row.id, period.code, followed, done_on);
    }
    Ok(())
}

/// What changed with the days is said: to whoever moves the meeting in the answer, to everybody else by the events of the item.
fn tell(work: &UnitOfWork<'_>, item: Uuid, code: &str, followed: Followed, done_on: Option<NaiveDate>) {
    let (warning, due_on) = match followed {
        Followed::Unopened(due_on) => (codes::LAST_DAY_PASSED, due_on),
        Followed::Done(due_on, Judged::Late) => (codes::LATE_STEP, due_on),
        Followed::Done(due_on, Judged::InTime) => (codes::DEADLINE_MOVED, due_on),
        Followed::Open(due_on) if due_on < work.call.today() => (codes::LATE_STEP, due_on),
        _ => return,
    };
    deadlines::warn_of_a_move(work, ("item_id", item), code, (warning, due_on), done_on);
}

/// What the meeting began and did not finish is to be gone on with.
fn adjourn_unfinished<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let unfinished = work.all::<Items>().filter(Column::MeetingId.eq(meeting.after.id));
        let unfinished = unfinished.filter(Column::State.eq(ItemState::Deliberating));
        for item in unfinished.order_by_asc(Column::Id).all(work.tx).await? {
            work.advance::<Items>(item, ItemAction::Adjourn, |_| {}).await?;
        }
        Ok(())
    })
}
