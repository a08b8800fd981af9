//! Guards and effects of districts.

use super::{Districts, entity::DistrictContent};
use platform::{
    call::Step,
    problem::Result,
    values::district_code::is_district_code,
    workflow::{Guarded, Verdict},
};

/// The code is the tenant of every record of the district: it stays.
pub(super) async fn code_unchanged(step: &Step<'_, Districts>, _: &DistrictContent) -> Guarded {
    let before = step.before.as_ref().map(|before| &before.code);
    Ok(Verdict::require(before == Some(&step.row.code)).at("/code"))
}

/// GB/T 2260: six digits.
pub(super) async fn six_digits(_: &Step<'_, Districts>, body: &DistrictContent) -> Guarded {
    Ok(Verdict::require(is_district_code(&body.code)).at("/code"))
}

/// A district is its own tenant.
pub(super) async fn own_code(step: &mut Step<'_, Districts>, body: DistrictContent) -> Result<()> {
    step.row.district_code = body.code.into_string();
    Ok(())
}
