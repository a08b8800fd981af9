//! Reports on the agenda of a meeting: they go with it, wait for another one when it will not be, and go on when it did not come to
//! them (01 §3.7).

use super::{
    ReportAction, ReportKind, ReportState, Reports, clock,
    entity::{Column, Model},
};
use crate::committees::Committees;
use chrono::NaiveDate;
use instruments::on_agenda::{self, Destination, OnAgenda};
use platform::{
    call::{Reactions, UnitOfWork},
    problem::Result,
    values::{future::Future, words::Words},
};
use registry::{
    meetings::{MeetingKind, entity::Model as Meeting},
    organizations::Organizations,
};

pub(crate) fn reactions(reactions: &mut Reactions) {
    on_agenda::reactions::<Reports>(
        reactions,
        [
            "street_committee.report, which follows the agenda\n\
             工委工作报告,随议程变动",
            "street_committee.report, which waits for another meeting\n\
             工委工作报告,等待另行列入议程",
            "street_committee.report, which goes on to the next meeting if one is named\n\
             工委工作报告,未听取的转入所指定的会议",
        ],
    );
}

impl OnAgenda for Reports {
    const MEETING: Column = Column::HeardMeetingId;
    const FOLLOW: ReportAction = ReportAction::Schedule;
    const LOSE: ReportAction = ReportAction::LoseMeeting;
    const MISS: ReportAction = ReportAction::LoseMeeting;
    /// It may still be recorded that it was heard.
    const STAYS: bool = true;
    const KINDS: &'static [MeetingKind] = ReportKind::Special.bodies();

    fn title<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<String>> {
        Box::pin(async move {
            let committee = work.stored::<Committees>(row.committee_id).await?;
            let name = work.stored::<Organizations>(committee.organization_id).await?.name;
            Ok(format!("{}{}年{}工作报告", &*name, row.year.get(), row.kind.zh()))
        })
    }

    fn is_for(row: &Model, meeting: &Meeting) -> bool {
        row.kind.bodies().contains(&meeting.kind)
    }

    fn join(row: &mut Model, meeting: &Meeting, _: NaiveDate) {
        row.heard_meeting_id = Some(meeting.id);
    }

    fn leave(row: &mut Model, _: NaiveDate) {
        row.heard_meeting_id = None;
    }

    fn follow<'a>(work: UnitOfWork<'a>, row: &'a Model, _: &'a Destination) -> Future<'a, Result<()>> {
        Box::pin(async move { clock::dealt_with(&work, row).await })
    }

    fn has_begun(state: ReportState) -> bool {
        matches!(state, ReportState::Heard | ReportState::Rectified)
    }

    /// It is with the chairpersons once more.
    fn stop<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<()>> {
        Box::pin(async move { clock::wait_for_the_chairpersons(&work, row).await })
    }
}
