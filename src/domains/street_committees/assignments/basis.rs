//! The decision on which an assignment of supervision rests (地方组织法第五十九条; 01 §2.6): a document alone is none.

use super::Assignments;
use chrono::Datelike;
use instruments::matters::{Basis, Decision};
use platform::{
    call::Step,
    problem::Result,
    records::record_reference::RecordReference,
    workflow::{Guarded, Note, Verdict},
};
use registry::terms::{Office, running};

use super::words::AssignmentDirection;

/// What the record that the assignment names decided.
async fn decision(step: &Step<'_, Assignments>) -> Result<Option<Decision>> {
    let Some((kind, id)) = step.row.basis_type.clone().zip(step.row.basis_id) else { return Ok(None) };
    let record = RecordReference { kind: kind.into_string(), id };
    Ok(step.work().ask::<Basis>(&record).await?.and_then(|basis| basis.0))
}

/// A resolution of the Standing Committee, a Chairpersons' Meeting, or the plan of the year in force that names the matter: of the
/// running year and the running term, with its text.
pub(super) async fn rests_on_a_decision(step: &Step<'_, Assignments>, _: &Note) -> Guarded {
    let row = &step.row;
    if !row.category.needs_a_basis() || row.direction == AssignmentDirection::StreetToDistrict {
        return Ok(Verdict::Holds);
    }
    if row.basis_document_id.is_none() {
        return Ok(Verdict::require(false).with("reason", "document").at("/basis_document_id"));
    }
    let Some(decision) = decision(step).await? else {
        return Ok(Verdict::require(false).with("reason", "no_decision").at("/basis_id"));
    };
    let (today, day) = (step.today(), decision.decided_on);
    let running = running(&step.work(), Office::ScMember, today).await?;
    let own = [Some(row.id), row.supervision_item_id];
    let named = decision.names.is_empty() || decision.names.iter().any(|name| own.contains(&Some(*name)));
    let wrong = if day > today || day.year() != today.year() {
        Some("year")
    } else if !running.is_some_and(|running| running.covers(day)) {
        Some("term")
    } else {
        (!named).then_some("matter")
    };
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at("/basis_id"))
}
