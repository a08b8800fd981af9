//! What callers send and see of supervision items.

use super::{
    Items,
    entity::{Column, Model},
    words::Form,
};
use crate::{
    investigations::{self, Investigations},
    plans::Plans,
    speeches::{self, Speeches},
    ties,
};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Form>(Column::Form)
        .any_of::<Uuid>(Column::PlanId)
        .any_of::<Uuid>(Column::LeadCommitteeId)
        .any_of::<Uuid>(Column::SupervisedOrganId)
        .any_of::<Uuid>(Column::MeetingId)
        .range::<NaiveDate>(Column::FinalDueOn)
        .sort::<String>(Column::ItemNo)
        .search(Column::Title)
        .numbered(Column::ItemNo)
        .comes_of::<Items>(ties::CONTINUES, Column::PredecessorItemId)
        .expand::<Plans>("plan", Column::PlanId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("supervised_organ", Column::SupervisedOrganId)
        .expand::<Organizations>("lead_committee", Column::LeadCommitteeId)
        .expand_many::<Investigations>("investigations", investigations::entity::Column::ItemId)
        .expand_many::<Speeches>("speeches", speeches::entity::Column::ItemId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
