//! What the actions on a duty report write, and what the end of a mandate means for it.

use super::{
    DutyReportAction, DutyReports,
    clocks::{DUTY_REPORT_MATERIALS, DUTY_REPORT_PUBLICATION, DUTY_REPORT_RATING, PUBLICATION, RATING},
    entity::{
        Column, DutyReportContent, DutyReportDelivery, DutyReportMaterials, DutyReportPostponement,
        DutyReportRatings, NewDutyReport,
    },
    notice::{draft_notice, draft_result, give_up, notice, published},
    ratings::dissatisfied,
    words::DutyReportForm,
};
use crate::{areas::Areas, duty_records, handled::number};
use instruments::{
    deadlines::{self, Opening},
    publications::PublicationKind,
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::future::Future,
    workflow::{Note, Reason, starting_states},
};
use registry::deputies::{Deputies, DeputyAction};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type ReportStep<'a> = Step<'a, DutyReports>;

/// Who sees to it.
fn organizer(step: &ReportStep<'_>) -> Uuid {
    step.row.congress_body_id.unwrap_or(step.call.actor.organization_id)
}

/// Term, constituency and street are those of the deputy; voters are to be told.
pub(super) async fn schedule(step: &mut ReportStep<'_>, _: NewDutyReport) -> Result<()> {
    let deputy = step.stored::<Deputies>(step.row.deputy_id).await?;
    let areas = Areas::read(step.tx, step.work().district_code).await?;
    let row = &mut step.row;
    (row.term_id, row.constituency_id) = (deputy.term_id, deputy.constituency_id);
    (row.congress_body_id, row.round) = (areas.of(&deputy), 1);
    draft_notice(&step.work(), &step.row).await
}

/// Another day, place or form is announced anew.
pub(super) async fn change(step: &mut ReportStep<'_>, body: DutyReportContent) -> Result<()> {
    let same = step.before.as_ref().is_some_and(|before| {
        (before.held_on, &before.place, before.form) == (body.held_on, &body.place, body.form)
    });
    if same {
        return Ok(());
    }
    step.row.round += 1;
    draft_notice(&step.work(), &step.row).await
}

pub(super) async fn announce(step: &mut ReportStep<'_>, _: Note) -> Result<()> {
    let told = notice(step).await?;
    step.row.notice_publication_id = told.as_ref().map(|notice| notice.id);
    step.row.announced_on = told.and_then(|notice| notice.published_on);
    let basis = "述职材料于述职日前提交".into();
    let (id, day) = (step.row.id, step.row.held_on);
    let opening = Opening::on_day(day, DUTY_REPORT_MATERIALS, id, organizer(step), basis, None);
    deadlines::open::<DutyReports>(&step.work(), opening).await?;
    Ok(())
}

pub(super) async fn prepare(step: &mut ReportStep<'_>, body: DutyReportMaterials) -> Result<()> {
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), DUTY_REPORT_MATERIALS, step.row.id, step.today()).await
}

/// A duty of the deputy; voters who are there rate it before they go.
pub(super) async fn deliver(step: &mut ReportStep<'_>, body: DutyReportDelivery) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.delivered_on = Some(today);
    let (work, id, organizer) = (step.work(), step.row.id, organizer(step));
    duty_records::of_report(&work, id, step.row.deputy_id, (&step.row.place, today)).await?;
    match step.row.form {
        DutyReportForm::Oral => {
            let basis = "选民测评当场进行".into();
            let opening = Opening::on_day(today, DUTY_REPORT_RATING, id, organizer, basis, None);
            deadlines::open::<DutyReports>(&work, opening).await?;
        }
        DutyReportForm::Written => {
            RATING.open::<DutyReports>(&work, id, organizer, today).await?;
        }
    }
    PUBLICATION.open::<DutyReports>(&work, id, organizer, today).await?;
    Ok(())
}

pub(super) async fn evaluate(step: &mut ReportStep<'_>, body: DutyReportRatings) -> Result<()> {
    let percent = number(&step.work(), "duty_report.interview_percent").await?;
    step.row.interview_due = dissatisfied(&body, percent.into());
    body.assign(&mut step.row);
    step.row.evaluated_on = Some(step.today());
    deadlines::meet(&step.work(), DUTY_REPORT_RATING, step.row.id, step.today()).await?;
    draft_result(&step.work(), &step.row).await
}

/// The deputy is told with everybody.
pub(super) async fn publish(step: &mut ReportStep<'_>, _: Note) -> Result<()> {
    let today = step.today();
    step.row.result_publication_id = published(step, PublicationKind::DutyRecord).await?.map(|told| told.id);
    (step.row.published_on, step.row.feedback_sent_on) = (Some(today), Some(today));
    deadlines::cancel(&step.work(), DUTY_REPORT_RATING, step.row.id).await?;
    deadlines::meet(&step.work(), DUTY_REPORT_PUBLICATION, step.row.id, today).await
}

/// What was announced is void, and the other day is announced anew.
pub(super) async fn postpone(step: &mut ReportStep<'_>, body: DutyReportPostponement) -> Result<()> {
    body.assign(&mut step.row);
    step.row.round += 1;
    (step.row.announced_on, step.row.notice_publication_id) = (None, None);
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    draft_notice(&step.work(), &step.row).await
}

pub(super) async fn cancel(step: &mut ReportStep<'_>, _: Reason) -> Result<()> {
    give_up(&step.work(), &step.row).await?;
    deadlines::cancel_all(&step.work(), step.row.id).await
}

/// Who is no longer a deputy does not report any more.
pub fn reactions(reactions: &mut Reactions) {
    let by = "stations.duty_report, which is cancelled with the mandate\n\
             述职,随代表资格终止而取消";
    reactions.after::<Deputies>(DeputyAction::Terminate, by, mandate_ended);
}

fn mandate_ended<'a>(work: UnitOfWork<'a>, ended: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let open = work.all::<DutyReports>().filter(Column::DeputyId.eq(ended.after.id));
        let open = open.filter(Column::State.is_in(starting_states::<DutyReports>(DutyReportAction::Cancel)));
        for row in open.all(work.tx).await? {
            give_up(&work, &row).await?;
            deadlines::cancel_all(&work, row.id).await?;
            work.advance::<DutyReports>(row, DutyReportAction::Cancel, |_| {}).await?;
        }
        Ok(())
    })
}
