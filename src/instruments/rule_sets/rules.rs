//! Guards and effects of rule sets.

use super::{
    RuleSetState, RuleSets,
    entity::{Column, Model, RuleSetContent, Supersession},
    national,
};
use platform::{
    call::{
        Step,
        guards::{after, not_before},
    },
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

/// A district's administrator writes the rules of the district; the platform's any.
pub(super) async fn own_jurisdiction(step: &Step<'_, RuleSets>, body: &RuleSetContent) -> Guarded {
    let actor = &step.call.actor;
    let own = actor.is(Role::PlatformAdmin) || *body.jurisdiction == *actor.district_code;
    Ok(Verdict::require(own).at("/jurisdiction"))
}

platform::guards! { RuleSets:
    ends_after_it_begins(RuleSetContent): after(body.effective_to, body.effective_from);
    ends_after_its_beginning(Supersession): not_before(body.effective_to, row.effective_from);
}

/// A key that no computation asks for would silently do nothing.
pub(super) async fn keys_are_known(_: &Step<'_, RuleSets>, body: &RuleSetContent) -> Guarded {
    let known = |key: &str| national::default(body.kind, key).is_some();
    let unknown = body.params.iter().position(|param| !known(&param.key));
    let verdict = Verdict::require(unknown.is_none());
    Ok(verdict.at(&format!("/params/{}/key", unknown.unwrap_or_default())))
}

/// What a statute fixes, only the platform's administrator replaces.
pub(super) async fn law_unchanged(step: &Step<'_, RuleSets>, _: &Note) -> Guarded {
    let row: &Model = &step.row;
    let changed = row.params.0.iter().find(|param| {
        let default = national::default(row.kind, &param.key);
        default.is_some_and(|default| default.is_law() && default.value != param.value.get())
    });
    let allowed = changed.is_none() || step.call.actor.is(Role::PlatformAdmin);
    Ok(Verdict::require(allowed).with("key", changed.map(|param| param.key.to_string())))
}

/// Sets of one kind and jurisdiction do not overlap in time.
pub(super) async fn no_overlap(step: &Step<'_, RuleSets>, _: &Note) -> Guarded {
    let row = &step.row;
    let mut others = step
        .all::<RuleSets>()
        .filter(Column::Id.ne(row.id))
        .filter(Column::Kind.eq(row.kind))
        .filter(Column::Jurisdiction.eq(&*row.jurisdiction))
        .filter(Column::State.is_in([RuleSetState::Active, RuleSetState::Superseded]))
        .filter(
            Condition::any()
                .add(Column::EffectiveTo.is_null())
                .add(Column::EffectiveTo.gte(row.effective_from)),
        );
    if let Some(end) = row.effective_to {
        others = others.filter(Column::EffectiveFrom.lte(end));
    }
    Ok(Verdict::require(others.one(step.tx).await?.is_none()))
}
