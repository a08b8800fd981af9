//! What lists of visits offer.

use super::entity::{Column, Model};
use crate::{projects::Projects, supervision_groups::SupervisionGroups, ties};
use instruments::{documents::Documents, issues::Issues};
use platform::records::listing::Listing;
use registry::deputies::Deputies;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .comes_of::<SupervisionGroups>(ties::LED_TO, Column::GroupId)
        .leads_to::<Issues>(ties::LED_TO, Column::IssueId)
        .expand::<SupervisionGroups>("group", Column::GroupId)
        .expand::<Projects>("project", Column::ProjectId)
        .expand::<Issues>("issue", Column::IssueId)
        .refers_to_each::<Deputies>([Column::MemberIds])
        .refers_to_each::<Documents>([Column::PhotoIds])
}
