//! Guards of investigations.

use super::{Investigations, entity::InvestigationContent, words::InvestigationMode};
use crate::items::{ItemState, Items};
use instruments::documents::Documents;
use platform::{
    call::{Step, guards::until_today},
    workflow::{Guarded, Verdict},
};

/// The item is not over.
pub(super) async fn item_runs(step: &Step<'_, Investigations>, body: &InvestigationContent) -> Guarded {
    let item = step.referred::<Items>(body.item_id, "/item_id").await?;
    if let Some(report) = body.report_document_id {
        step.referred::<Documents>(report, "/report_document_id").await?;
    }
    Ok(Verdict::require(!matches!(item.state, ItemState::Closed | ItemState::Cancelled)).at("/item_id"))
}

platform::guards! { Investigations:
    not_in_the_future(InvestigationContent): until_today(body.held_on);
}

/// Valid ≤ returned ≤ issued; all three for a questionnaire, none otherwise.
pub(super) async fn counts_agree(_: &Step<'_, Investigations>, body: &InvestigationContent) -> Guarded {
    let counts = (body.questionnaires_issued, body.questionnaires_returned, body.questionnaires_valid);
    let agree = match counts {
        (Some(issued), Some(returned), Some(valid)) => {
            body.mode == InvestigationMode::Questionnaire && valid <= returned && returned <= issued
        }
        (None, None, None) => body.mode != InvestigationMode::Questionnaire,
        _ => false,
    };
    Ok(Verdict::require(agree).at("/questionnaires_valid"))
}
