//! The clocks of a month: published before it begins, over by itself after its last day.

use super::{
    MonthScheduleAction, MonthScheduleState, MonthSchedules, activities,
    entity::Model,
    following::{self, CLOSING},
    items::days_of,
    losing,
    words::{SCHEDULE_MONTH, SCHEDULE_PUBLICATION, SCHEDULE_VACANCY},
};
use instruments::deadlines::{self, DeadlineAction, Deadlines, Opening};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
};

/// Until the last day of the month before it is published; what is drafted later is late.
pub(crate) async fn await_publication(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let (first, _) = days(row)?;
    let Some(before) = first.pred_opt().filter(|day| *day >= work.call.today()) else { return Ok(()) };
    let (id, committee) = (row.id, row.committee_id);
    let basis = "月度安排于上月末前发布".into();
    let opening = Opening::on_day(before, SCHEDULE_PUBLICATION, id, committee, basis, None);
    deadlines::open::<MonthSchedules>(work, opening).await?;
    Ok(())
}

fn days(row: &Model) -> Result<(chrono::NaiveDate, chrono::NaiveDate)> {
    let month = u32::try_from(row.month.get()).map_err(Problem::internal)?;
    days_of(row.year.get32(), month).ok_or_else(|| Problem::internal("a month outside the calendar"))
}

/// Published: it runs until the last day of its month.
pub(super) async fn begin(step: &mut Step<'_, MonthSchedules>) -> Result<()> {
    let (today, (first, last)) = (step.today(), days(&step.row)?);
    (step.row.published_on, step.row.late) = (Some(today), today >= first);
    let (work, id, committee) = (step.work(), step.row.id, step.row.committee_id);
    deadlines::meet(&work, SCHEDULE_PUBLICATION, id, today).await?;
    let opening = Opening::on_day(last, SCHEDULE_MONTH, id, committee, "月度安排的执行期间".into(), None);
    deadlines::open::<MonthSchedules>(&work, opening).await?;
    let mut row = step.row.clone();
    activities::announce(&step.work(), &mut row).await?;
    step.row = row;
    Ok(())
}

/// What the lapse of the last day of the month means.
pub fn reactions(reactions: &mut Reactions) {
    following::reactions(reactions);
    losing::reactions(reactions);
    let by = "stations.month_schedule, whose month is over\n\
             月度工作安排,当月结束";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, month_is_over);
}

fn month_is_over<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(SCHEDULE_MONTH) else { return Ok(()) };
        let row = work.stored::<MonthSchedules>(id).await?;
        if row.state != MonthScheduleState::Published {
            return Ok(());
        }
        let (committee, last) = (row.committee_id, deadline.after.effective_due_on);
        work.advance::<MonthSchedules>(row, MonthScheduleAction::Execute, |_| {}).await?;
        deadlines::meet(&work, SCHEDULE_MONTH, id, last).await?;
        deadlines::cancel(&work, SCHEDULE_VACANCY, id).await?;
        CLOSING.open::<MonthSchedules>(&work, id, committee, last).await?;
        Ok(())
    })
}
