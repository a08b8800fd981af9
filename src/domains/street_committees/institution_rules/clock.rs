//! The clocks of an institution rule: filed within days, received within working days, in force on its day.

use super::{InstitutionRules, entity::Model};
use instruments::{
    deadlines::{self, Opening, Period, PeriodUnit},
    rule_sets::RuleKind,
};
use platform::{call::UnitOfWork, problem::Result};
use registry::organizations::deputy_affairs_of;

/// The day before the rule holds.
pub(super) const EFFECT: &str = "INSTITUTION_RULE_EFFECT";
const FILING: Period = Period::after(
    "INSTITUTION_RULE_FILING",
    RuleKind::StreetCommittees,
    "institution.file_days",
    PeriodUnit::Days,
);
const RECEIPT: Period = Period::after(
    "INSTITUTION_RULE_RECEIPT",
    RuleKind::StreetCommittees,
    "institution.receive_working_days",
    PeriodUnit::WorkingDays,
);

/// What holds later has the day before as its deadline, whose lapse lets it hold.
pub(super) async fn adopted(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let today = work.call.today();
    FILING.open_on_any_day::<InstitutionRules>(work, row.id, row.organization_id, today).await?;
    if let Some(day) = row.effective_on.filter(|day| *day > today) {
        let eve = day.pred_opt().unwrap_or(day);
        let basis = "制度规定的生效日期".to_owned();
        let opening = Opening::on_day(eve, EFFECT, row.id, row.organization_id, basis, None);
        deadlines::open::<InstitutionRules>(work, opening).await?;
    }
    Ok(())
}

pub(super) async fn filed(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let today = work.call.today();
    deadlines::meet(work, FILING.code, row.id, today).await?;
    let receiver = deputy_affairs_of(work).await?.unwrap_or(row.organization_id);
    RECEIPT.reopen::<InstitutionRules>(work, row.id, receiver, today).await?;
    Ok(())
}

pub(super) async fn received(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, RECEIPT.code, row.id, work.call.today()).await
}

/// Sent back, it is filed anew within days.
pub(super) async fn sent_back(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    received(work, row).await?;
    let today = work.call.today();
    FILING.reopen_on_any_day::<InstitutionRules>(work, row.id, row.organization_id, today).await
}
