//! All members of a street committee are those in office, whoever acts as director among them: a number that somebody typed changes
//! nothing (01 §3.4, by analogy with 地方组织法第五十一条).

use super::{MemberState, Members, entity::Column};
use crate::{codes, committees};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
};
use registry::meetings::{MeetingAction, MeetingKind, Meetings};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};

pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "street_committee.member, which refuses another number of members than are in office\n\
             工委组成人员,应到人数与在任人数不符的拒绝";
    for action in [MeetingAction::Create, MeetingAction::Edit, MeetingAction::Open] {
        reactions.or_refuse::<Meetings>(action, by, &[codes::TOTAL_MEMBERS_MISMATCH], as_in_office);
    }
}

/// Of a committee whose members the register does not have, what is typed stands.
fn as_in_office<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let meeting = meeting.after;
        if meeting.kind != MeetingKind::StreetCommittee {
            return Ok(());
        }
        let Some(committee) = committees::committee_of(&work, meeting.organization_id).await? else {
            return Ok(());
        };
        let members = work.all::<Members>().filter(Column::CommitteeId.eq(committee.id));
        let registered = members.filter(Column::State.eq(MemberState::InOffice)).count(work.tx).await?;
        let typed = u64::try_from(meeting.total_members.get()).unwrap_or_default();
        if registered == 0 || registered == typed {
            return Ok(());
        }
        let refused = Problem::new(codes::TOTAL_MEMBERS_MISMATCH).with("registered", registered);
        Err(refused.with("total_members", typed).at("/total_members"))
    })
}
