//! What lists of month schedules offer.

use super::entity::{Column, Model};
use crate::sites::Sites;
use instruments::{
    deadlines::{self, Deadlines},
    work_plan_items::WorkPlanItems,
};
use platform::{records::listing::Listing, workflow::Workflow};
use registry::{deputies::Deputies, organizations::Organizations};

/// Cells of an example of a table, beside what the fields show.
pub(crate) const EXAMPLE: &[(&str, &str)] = &[
    ("site_id", "JD-01"),
    ("month", "11"),
    ("items.date", "2026/11/16"),
    ("items.category", "接待选民"),
    ("items.deputy_ids", "演示代表010"),
    ("items.reception_rule_id", ""),
    ("items.plan_item_id", ""),
];

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Sites>("site", Column::SiteId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::CommitteeId])
        .names_in(Column::Items, "deputy_ids", Deputies::KIND)
        .names_in(Column::Items, "plan_item_id", WorkPlanItems::KIND)
}
