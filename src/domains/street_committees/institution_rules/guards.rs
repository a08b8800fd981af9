//! What is asked before an institution rule is drafted, adopted, filed, repealed.

use super::{
    InstitutionRuleState, InstitutionRules,
    entity::{Column, NewInstitutionRule, RuleAdoption, RuleRepeal},
};
use crate::own;
use instruments::documents::is_stored;
use platform::{
    call::{Step, guards::given},
    workflow::{Guarded, Verdict},
};
use registry::meetings::{arisen, committee_met, quorate};
use sea_orm::{ColumnTrait, QueryFilter};

type RuleStep<'a> = Step<'a, InstitutionRules>;

pub(super) async fn own_committee(step: &RuleStep<'_>, body: &NewInstitutionRule) -> Guarded {
    own::is_own(step, body.committee_id).await
}

pub(super) async fn text_exists<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    match step.row.document_id {
        Some(text) => is_stored(step, text, "/document_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// One draft of a kind at a time; of other rules there may be several.
pub(super) async fn no_other_draft(step: &RuleStep<'_>, body: &NewInstitutionRule) -> Guarded {
    let drafts = step.all::<InstitutionRules>().filter(Column::CommitteeId.eq(body.committee_id));
    let drafts = drafts.filter(Column::Kind.eq(body.kind));
    let draft = drafts.filter(Column::State.eq(InstitutionRuleState::Draft)).one(step.tx).await?;
    let draft = draft.filter(|_| body.kind.is_required()).map(|draft| draft.id.to_string());
    Ok(Verdict::require(draft.is_none()).with("rule_id", draft).at("/kind"))
}

pub(super) async fn committee_decided(step: &RuleStep<'_>, body: &RuleAdoption) -> Guarded {
    let committee = (Some(step.row.organization_id), "/adopted_meeting_id");
    committee_met(step, body.adopted_meeting_id, arisen(step), committee).await
}

pub(super) async fn committee_quorate(step: &RuleStep<'_>, body: &RuleAdoption) -> Guarded {
    quorate(step, body.adopted_meeting_id).await
}

platform::guards! { InstitutionRules:
    text_attached: given(row.document_id);
}

pub(super) async fn effective_after_adoption(step: &RuleStep<'_>, body: &RuleAdoption) -> Guarded {
    Ok(Verdict::require(body.effective_on >= step.today()).at("/effective_on"))
}

pub(super) async fn committee_repealed(step: &RuleStep<'_>, body: &RuleRepeal) -> Guarded {
    let since = step.row.adopted_on.unwrap_or(arisen(step));
    let committee = (Some(step.row.organization_id), "/repealed_meeting_id");
    committee_met(step, body.repealed_meeting_id, since, committee).await
}
