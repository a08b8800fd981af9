//! What follows for a year: the collection ends by itself, what is told of it is told by its own side, and what was decided is carried
//! out once it was told.

use super::{
    CycleAction, CycleState, Cycles, clock,
    notices::{self, Told, is_out},
    words::COLLECTION_CLOSING,
};
use instruments::{
    deadlines::{self, DeadlineAction, Deadlines},
    publications::{self, PublicationAction, Publications},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::{Verdict, Workflow},
};

pub(crate) fn reactions(reactions: &mut Reactions) {
    clock::reactions(reactions);
    let by = "livelihood.cycle, whose collection ends after its last day\n实事项目年度,征集截止日后结束征集";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, last_day_is_over);
    let by = "livelihood, which refuses who does not stand on the record's own side\n民生实事,拒绝不属于记录本方的操作者";
    publications::told_by_its_side::<Cycles>(reactions, by);
    let by = "instrument.publication, which is drafted to announce the collection\n公开,拟定征集公告";
    reactions.after::<Cycles>(CycleAction::Create, by, prepared);
    let by =
        "livelihood.cycle, which is carried out once its result was told\n实事项目年度,结果公告后开始实施";
    reactions.after::<Publications>(PublicationAction::Publish, by, result_was_told);
    reactions.after::<Cycles>(CycleAction::RecordVote, by, vote_was_recorded);
}

fn prepared<'a>(work: UnitOfWork<'a>, cycle: Happened<'a, Cycles>) -> Future<'a, Result<()>> {
    Box::pin(async move { notices::draft_collection(&work, cycle.after).await })
}

fn last_day_is_over<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(COLLECTION_CLOSING) else { return Ok(()) };
        let cycle = work.stored::<Cycles>(id).await?;
        if cycle.state != CycleState::Collecting {
            return Ok(());
        }
        let last = cycle.collection_to;
        work.advance::<Cycles>(cycle, CycleAction::CloseCollection, |_| {}).await?;
        deadlines::meet(&work, COLLECTION_CLOSING, id, last).await
    })
}

fn result_was_told<'a>(work: UnitOfWork<'a>, told: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if &*told.after.subject_type != Cycles::KIND {
            return Ok(());
        }
        start(&work, told.after.subject_id).await
    })
}

fn vote_was_recorded<'a>(work: UnitOfWork<'a>, cycle: Happened<'a, Cycles>) -> Future<'a, Result<()>> {
    Box::pin(async move { start(&work, cycle.after.id).await })
}

async fn start(work: &UnitOfWork<'_>, cycle: uuid::Uuid) -> Result<()> {
    let cycle = work.stored::<Cycles>(cycle).await?;
    let told = matches!(is_out(work, &cycle, Told::Result).await?, Verdict::Holds);
    if cycle.state == CycleState::Voted && told {
        work.advance::<Cycles>(cycle, CycleAction::Start, |_| {}).await?;
    }
    Ok(())
}
