//! What the indicators of a year are counted from: a fixed number of queries, whatever the year holds.

use crate::{
    citizen_opinions::{CitizenOpinionState, CitizenOpinions, entity as opinion, words::OPINION_REPLY},
    commitments::{Commitments, entity as commitment},
    duty_records::{DutyRecordState, DutyRecords, DutyType, entity as duty},
    site_deputies::{SiteDeputies, SiteDeputyState, entity as enrollment},
    sites::{SiteState, Sites, entity as site},
    suggestions::{SuggestionState, Suggestions, entity as suggestion},
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{Deadlines, entity as deadline},
    rule_sets::{RuleBook, RuleKind},
};
use platform::{
    call::Call,
    problem::{Problem, Result},
    records::record::Record,
    vocabulary::OrganizationKind,
    workflow::{EntityOf, Workflow},
};
use registry::{
    deputies::{Deputies, DeputyState, entity as deputy},
    organizations::{Organizations, entity as organization},
    terms::{Terms, entity as term},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// The records of a year of a district.
pub(super) struct Reading {
    /// First day.
    pub from: NaiveDate,
    /// Last day, or today while the year runs.
    pub to: NaiveDate,
    /// The rules of that day.
    pub rules: RuleBook,
    /// Streets, towns, residents' and villagers' committees that are there.
    pub places: Vec<organization::Model>,
    /// The sites that are in use.
    pub sites: Vec<site::Model>,
    /// The primary sites of deputies.
    pub primary: Vec<enrollment::Model>,
    /// The deputies in office.
    pub deputies: Vec<Uuid>,
    /// Receptions of voters in the year that were verified.
    pub receptions: Vec<duty::Model>,
    /// The opinions of the year, those that were merged only as what they were merged into.
    pub opinions: Vec<opinion::Model>,
    /// The last days of replies to opinions in the year.
    pub replies_due: Vec<deadline::Model>,
    /// The suggestions that were closed in the year.
    pub closed: Vec<suggestion::Model>,
    /// What was promised at first for a day of the year.
    pub promised: Vec<commitment::Model>,
}

fn first_of(year: i32) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1).ok_or_else(|| Problem::internal("a year outside the calendar"))
}

/// Active records of the caller's district.
fn all<W: Workflow>(call: &Call) -> Select<EntityOf<W>> {
    let district = W::Model::DISTRICT_CODE.eq(&*call.actor.district_code);
    EntityOf::<W>::find().filter(district).filter(W::Model::ARCHIVED_AT.is_null())
}

impl Reading {
    /// Reads a year.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(call: &Call, year: i32) -> Result<Self> {
        let db = call.service.store.read();
        let (from, end) = (first_of(year)?, first_of(year + 1)?);
        let last = end.pred_opt().unwrap_or(end);
        let to = if call.today() < from { last } else { last.min(call.today()) };
        let primary = all::<SiteDeputies>(call).filter(enrollment::Column::IsPrimary.eq(true));
        let primary = primary.filter(enrollment::Column::State.eq(SiteDeputyState::Active));
        let receptions = all::<DutyRecords>(call)
            .filter(duty::Column::DutyType.eq(DutyType::VoterReception))
            .filter(duty::Column::State.eq(DutyRecordState::Verified))
            .filter(duty::Column::OccurredOn.between(from, last));
        let opinions = all::<CitizenOpinions>(call)
            .filter(opinion::Column::ReceivedOn.between(from, last))
            .filter(opinion::Column::State.ne(CitizenOpinionState::Merged));
        let due = all::<Deadlines>(call)
            .filter(deadline::Column::SubjectType.eq(CitizenOpinions::KIND))
            .filter(deadline::Column::Code.eq(OPINION_REPLY))
            .filter(deadline::Column::EffectiveDueOn.between(from, to));
        let closed = all::<Suggestions>(call)
            .filter(suggestion::Column::State.eq(SuggestionState::Closed))
            .filter(suggestion::Column::ClosedOn.between(from, last));
        Ok(Self {
            places: places(call, to).await?,
            sites: all::<Sites>(call).filter(site::Column::State.eq(SiteState::Active)).all(db).await?,
            primary: primary.all(db).await?,
            deputies: deputies(call, to).await?,
            receptions: receptions.all(db).await?,
            opinions: opinions.all(db).await?,
            replies_due: due.all(db).await?,
            closed: closed.all(db).await?,
            promised: all::<Commitments>(call)
                .filter(commitment::Column::FirstPromisedOn.between(from, to))
                .all(db)
                .await?,
            rules: RuleBook::open(db, &call.actor.district_code, RuleKind::Stations, to).await?,
            from,
            to,
        })
    }
}

/// Streets, towns, residents' and villagers' committees on a day.
async fn places(call: &Call, day: NaiveDate) -> Result<Vec<organization::Model>> {
    use OrganizationKind::{ResidentsCommittee, StreetOffice, TownGovernment, VillageCommittee};
    let kinds = [StreetOffice, TownGovernment, ResidentsCommittee, VillageCommittee];
    let found = all::<Organizations>(call).filter(organization::Column::Kind.is_in(kinds));
    let found = found.all(call.service.store.read()).await?;
    Ok(found.into_iter().filter(|place| place.is_valid_on(day)).collect())
}

/// The deputies in office: active, of the term that began last.
async fn deputies(call: &Call, day: NaiveDate) -> Result<Vec<Uuid>> {
    let db = call.service.store.read();
    let running = all::<Terms>(call).filter(term::Column::StartOn.lte(day));
    let running = running.order_by_desc(term::Column::StartOn).one(db).await?;
    let term = running.map(|term| term.id).unwrap_or_default();
    let found = all::<Deputies>(call).filter(deputy::Column::TermId.eq(term));
    let found = found.filter(deputy::Column::State.eq(DeputyState::Active)).all(db).await?;
    Ok(found.into_iter().map(|deputy| deputy.id).collect())
}
