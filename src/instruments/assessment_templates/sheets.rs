//! What the items of a sheet can read: the parts that are computed of a street committee (01 §4.3) and of a site (03 §4.4).

use super::{ItemMode, TargetKind, words::TemplateItem};
use platform::values::numbers::Hundredths;
use std::collections::HashSet;

/// Parts of the sheet of a street committee, in its order.
const STREET_COMMITTEE: &[&str] = &[
    "SC01",
    "director_in_post",
    "named_clerk",
    "study_training",
    "SC03",
    "SC05",
    "minutes",
    "SC06",
    "difficulties",
    "SC04",
    "SC09",
    "research",
    "SC15",
    "site_assessments",
    "SC11",
    "SC12",
    "SC16",
    "SC18",
    "plan_published",
];

/// Parts of the sheet of a site, in its order.
const SITE: &[&str] = &[
    "fixed_venue",
    "unified_plate",
    "floor_area",
    "office_equipment",
    "notice_board",
    "box_or_code",
    "barrier_free",
    "leader",
    "liaison",
    "enrollment",
    "rules_posted",
    "public_items",
    "annual_plan",
    "month_schedules",
    "HS06",
    "each_quarter",
    "HS07",
    "categories",
    "HS18",
    "HS12",
    "HS15",
    "every_opinion",
    "HS19",
    "adopted_suggestion",
    "practical_deed",
];

/// The parts that are known of a kind of target; of those whom finance assesses nothing is computed yet.
fn known(kind: TargetKind) -> &'static [&'static str] {
    match kind {
        TargetKind::StreetCommittee => STREET_COMMITTEE,
        TargetKind::Site => SITE,
        TargetKind::BudgetDepartment | TargetKind::EvaluationEngagement => &[],
    }
}

/// The first item that reads what is not known, reads something twice, or whose parts are not its weight. What finance asks for is
/// scored by finance, whatever it reads.
pub(super) fn first_strange(kind: TargetKind, items: &[TemplateItem]) -> Option<usize> {
    let mut read = HashSet::new();
    items.iter().position(|item| {
        let parts = item.measured();
        if !kind.is_assessed_by_congress() || item.mode == ItemMode::Manual {
            return !item.parts.is_empty();
        }
        let fits = |code: &str| known(kind).contains(&code);
        let sum = parts.iter().map(|part| part.points.0).sum();
        let each = parts
            .iter()
            .all(|part| part.points.0 > 0 && fits(&part.code) && read.insert((*part.code).to_owned()));
        !each || parts.is_empty() || Hundredths(sum) != item.weight
    })
}
