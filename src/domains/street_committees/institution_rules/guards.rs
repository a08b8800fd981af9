//! What is asked before an institution rule is drafted, adopted, filed, repealed.

use super::{
    InstitutionRuleState, InstitutionRules,
    entity::{Column, NewInstitutionRule, RuleAdoption, RuleRepeal},
};
use crate::own;
use instruments::documents::is_stored;
use platform::{
    call::Step,
    workflow::{Guarded, Note, Verdict},
};
use registry::meetings::{Decided, MeetingKind, arisen, decided_by, quorate};
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
    let (meeting, since, pointer) = (body.adopted_meeting_id, arisen(step), "/adopted_meeting_id");
    let asked = Decided { meeting, kind: MeetingKind::StreetCommittee, since, pointer };
    decided_by(step, asked, Some(step.row.organization_id)).await
}

pub(super) async fn committee_quorate(step: &RuleStep<'_>, body: &RuleAdoption) -> Guarded {
    quorate(step, body.adopted_meeting_id).await
}

async fn attached(step: &RuleStep<'_>) -> Guarded {
    Ok(Verdict::require(step.row.document_id.is_some()).at("/document_id"))
}

pub(super) async fn text_attached(step: &RuleStep<'_>, _: &RuleAdoption) -> Guarded {
    attached(step).await
}

pub(super) async fn text_still_attached(step: &RuleStep<'_>, _: &Note) -> Guarded {
    attached(step).await
}

pub(super) async fn effective_after_adoption(step: &RuleStep<'_>, body: &RuleAdoption) -> Guarded {
    Ok(Verdict::require(body.effective_on >= step.today()).at("/effective_on"))
}

pub(super) async fn committee_repealed(step: &RuleStep<'_>, body: &RuleRepeal) -> Guarded {
    let since = step.row.adopted_on.unwrap_or(arisen(step));
    let (meeting, pointer) = (body.repealed_meeting_id, "/repealed_meeting_id");
    let asked = Decided { meeting, kind: MeetingKind::StreetCommittee, since, pointer };
    decided_by(step, asked, Some(step.row.organization_id)).await
}
