//! What lists of items can do.

use super::entity::{Column, Model};
use crate::work_plans::WorkPlans;
use access::users::Users;
use platform::records::listing::Listing;
use registry::meetings::Meetings;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<WorkPlans>("plan", Column::PlanId)
        .expand::<super::WorkPlanItems>("carried_to_item", Column::CarriedToItemId)
        .names(Column::ResponsibleUserId, <Users as platform::workflow::Workflow>::KIND)
        .refers::<Meetings>([Column::CancelledMeetingId])
}
