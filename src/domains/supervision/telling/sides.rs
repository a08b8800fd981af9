//! Whose a record of supervision is.

use crate::{inspections, items, special_inquiries};
use instruments::publications::Side;
use uuid::Uuid;

fn of(lead: Uuid, organs: Vec<Uuid>) -> Side {
    Side { committees: vec![lead], organs, ..Side::default() }
}

/// The lead committee, the organ and the department that reports for it.
pub(super) fn side_of_item(item: &items::entity::Model) -> Side {
    let organs = [Some(item.supervised_organ_id), item.reporting_department_id];
    of(item.lead_committee_id, organs.into_iter().flatten().collect())
}

/// The lead committee and the inspected organ.
pub(super) fn side_of_inspection(inspection: &inspections::entity::Model) -> Side {
    of(inspection.lead_committee_id, vec![inspection.inspected_organ_id])
}

/// The lead committee and those who report on the opinions.
pub(super) fn side_of_inquiry(inquiry: &special_inquiries::entity::Model) -> Side {
    of(inquiry.lead_committee_id, inquiry.addressee_organ_ids.0.clone())
}
