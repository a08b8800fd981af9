//! Looking back (回头看): what was answered with more than a result is looked at again every few months, until it is resolved
//! (03 §3.5).

use crate::{
    commitments,
    handled::{Handled, number},
    outcome::OutcomeClass,
};
use chrono::{Months, NaiveDate};
use instruments::deadlines::{self, Opening};
use platform::{
    call::{Step, UnitOfWork, guards::Field},
    problem::{Problem, Result},
    records::record::Record,
    values::text::Prose,
    workflow::{Guarded, Verdict, Workflow},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What was found when somebody looked back at a reply.
/// 回头看的结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LookedBack {
    /// When.
    /// 回头看的日期。
    pub on: NaiveDate,
    /// Of which class it was.
    /// 原办理结果。
    pub before: Option<OutcomeClass>,
    /// Of which class it is.
    /// 现办理结果。
    pub after: OutcomeClass,
    /// Why, if it is worse.
    /// 降低类别的理由。
    #[schema(examples("承诺的设备未到位。"))]
    pub reason: Option<Prose>,
}

impl LookedBack {
    /// Whether more had come of it than was said.
    pub(crate) fn found_more(&self) -> bool {
        self.before.is_some_and(|before| self.after.rank() < before.rank())
    }

    /// Whether less had.
    fn found_less(&self) -> bool {
        self.before.is_some_and(|before| self.after.rank() > before.rank())
    }
}

/// A matter that is looked back at.
pub(crate) trait LookedAt {
    /// What was found, the last at the end.
    fn look_backs(&self) -> &[LookedBack];
}

/// After so many months it is looked at again, unless there is a result. The calendar of that year need not be there yet.
pub(crate) async fn await_look_back<W: Workflow>(
    work: &UnitOfWork<'_>,
    code: &'static str,
    (subject, responsible): (Uuid, Uuid),
    class: Option<OutcomeClass>,
) -> Result<()> {
    if !class.is_some_and(OutcomeClass::is_open) {
        return Ok(());
    }
    let months = number(work, "lookback.interval_months").await?;
    let day = work.call.today().checked_add_months(Months::new(months));
    let day = day.ok_or_else(|| Problem::internal("a day outside the calendar"))?;
    let opening = Opening::on_day(day, code, subject, responsible, "办理结果“回头看”".into(), None);
    deadlines::open::<W>(work, opening).await?;
    Ok(())
}

/// What was resolved, or never answered, is not looked back at.
pub(crate) async fn has_no_result_yet<W: Workflow, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W::Model: Handled,
{
    Ok(Verdict::require(step.row.standing().outcome.is_some_and(OutcomeClass::is_open)))
}

/// A look back found less than the reply had said, or what it promised is not done, as those said to whom it was promised.
pub(crate) async fn reply_is_refuted<W: Workflow, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W::Model: LookedAt,
{
    if step.row.look_backs().last().is_some_and(LookedBack::found_less) {
        return Ok(Verdict::Holds);
    }
    Ok(Verdict::require(commitments::some_is_refuted(&step.work(), step.row.id()).await?))
}

/// A better class is free, a worse one needs a reason.
pub(crate) async fn explained_if_worse<W: Workflow>(
    step: &Step<'_, W>,
    reason: Field<'_, Option<Prose>>,
    class: Field<'_, OutcomeClass>,
) -> Guarded
where
    W::Model: Handled,
{
    let worse = step.row.standing().outcome.is_some_and(|before| class.value.rank() > before.rank());
    let explained = !worse || reason.value.is_some();
    Ok(reason.pointer.into_iter().fold(Verdict::require(explained), Verdict::at))
}
