//! Guards of investigations.

use super::{
    Investigations,
    entity::{Column, InvestigationContent, Model},
    words::InvestigationMode,
};
use crate::items::{self, ItemState, Items};
use access::users::Users;
use instruments::documents::Documents;
use platform::{
    call::{Step, guards::until_today},
    records::actor::Actor,
    workflow::{Guarded, Relation, Sight, Verdict},
};
use registry::{
    deputies::{Deputies, all_in_office, each_in_office},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

/// Staff of the organ whose work it is about.
pub(super) fn organ_side(actor: &Actor) -> Sight<Model> {
    Sight::of::<Items>(actor, Column::ItemId, items::rules::organ_side_of_open_forms(actor).into())
}

/// A deputy who took part.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::DeputyIds, actor.deputy_id)
}

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

/// 代表法第六十一、六十二条: the deputies who took part were in office on that day.
pub(super) async fn deputies_in_office(
    step: &Step<'_, Investigations>,
    body: &InvestigationContent,
) -> Guarded {
    each_in_office(step, &body.deputy_ids, Office::Deputy, body.held_on, "/deputy_ids").await
}

/// Who took part for the committee is a user of the district, or a member of the Standing Committee who was in office.
pub(super) async fn team_in_office(step: &Step<'_, Investigations>, body: &InvestigationContent) -> Guarded {
    let (work, team) = (step.work(), &body.team_member_ids);
    let ids = |persons: Vec<Uuid>| persons.into_iter().collect::<HashSet<_>>();
    let users = work.all::<Users>().filter(access::users::entity::Column::Id.is_in(team.iter().copied()));
    let users = ids(users.all(step.tx).await?.into_iter().map(|user| user.id).collect());
    let members = all_in_office(&work, team, Office::ScMember, body.held_on).await?;
    let members = ids(members.into_iter().map(|deputy| deputy.id).collect());
    let known = step.named_before();
    let fits = |person: &Uuid| users.contains(person) || members.contains(person) || known.contains(person);
    let Some(index) = team.iter().position(|person| !fits(person)) else { return Ok(Verdict::Holds) };
    let pointer = format!("/team_member_ids/{index}");
    // Nobody at all is another matter than somebody who is no longer in office.
    step.referred::<Deputies>(team[index], &pointer).await?;
    Ok(Verdict::require(false).at(&pointer))
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
