//! A survey closes by itself: its last day is a deadline, and when that lapses the survey is closed (00 §5.7).

use super::{SurveyAction, SurveyState, Surveys};
use crate::deadlines::{self, DeadlineAction, Deadlines, Opening};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    values::future::Future,
};

pub(super) const CLOSING: &str = "SURVEY_CLOSING";

/// What the lapse of a deadline means for the survey that it belongs to.
pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.after::<Deadlines>(
        DeadlineAction::Lapse,
        "instrument.survey, which closes after its last day\n\
             问卷调查,过最后一日后截止",
        last_day_is_over,
    );
}

/// Opens the deadline of the last day.
pub(super) async fn start(step: &Step<'_, Surveys>) -> Result<()> {
    let (owner, basis) = (step.row.owner_organization_id, "调查规定的截止日期".into());
    let opening = Opening::on_day(step.row.closes_on, CLOSING, step.row.id, owner, basis, None);
    deadlines::open::<Surveys>(&step.work(), opening).await?;
    Ok(())
}

fn last_day_is_over<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(CLOSING) else { return Ok(()) };
        let survey = work.stored::<Surveys>(id).await?;
        if survey.state == SurveyState::Open {
            let last_day = survey.closes_on;
            work.advance::<Surveys>(survey, SurveyAction::Close, |row| row.closed_on = Some(last_day))
                .await?;
            deadlines::meet(&work, CLOSING, id, last_day).await?;
        }
        Ok(())
    })
}
