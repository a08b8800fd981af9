//! What the indicators of a period are counted from: a fixed number of queries, whatever the period holds.

use crate::{
    citizen_opinions::{
        CitizenOpinionState, CitizenOpinions, entity as opinion,
        words::{OPINION_LOOK_BACK, OPINION_REPLY},
    },
    commitments::{Commitments, entity as commitment},
    duty_records::{DutyRecordState, DutyRecords, entity as duty},
    duty_reports::{DutyReportState, DutyReports, entity as report},
    look_back::LookedBack,
    month_schedules::{MonthScheduleState, MonthSchedules, entity as schedule},
    site_deputies::{SiteDeputies, entity as enrollment},
    sites::{Sites, entity as site},
    suggestions::{SuggestionState, Suggestions, entity as suggestion, words::SUGGESTION_LOOK_BACK},
};
use chrono::Datelike;
use instruments::{
    activities::{Activities, ActivityState, entity as activity},
    deadlines::{DeadlineState, Deadlines, entity as deadline},
    publications::{self, PublicationState, Publications, Scope as Audience},
    rule_sets::{RuleBook, RuleKind},
    statistics::{Mandates, Period, Planned, Scope},
};
use platform::{problem::Result, vocabulary::OrganizationKind, workflow::Workflow};
use registry::{
    constituencies::{Constituencies, entity as constituency},
    organizations::{Organizations, entity as organization},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The records of a period of a district.
#[derive(Default)]
pub(super) struct Reading {
    /// The days.
    pub period: Period,
    /// Streets, towns, residents' and villagers' committees that are there on the last day.
    pub places: Vec<organization::Model>,
    /// The sites that were there on the last day.
    pub sites: Vec<site::Model>,
    /// Who was enrolled on the last day.
    pub enrolled: Vec<enrollment::Model>,
    /// The deputies of the terms that ran in it.
    pub mandates: Mandates,
    /// The street of each constituency.
    pub constituencies: HashMap<Uuid, Uuid>,
    /// What deputies did since the beginning of the year.
    pub duties: Vec<duty::Model>,
    /// Who reported to the voters by the last day, and in which term.
    pub reported: HashSet<(Uuid, Uuid)>,
    /// The opinions of the period, those that were merged only as what they were merged into.
    pub opinions: Vec<opinion::Model>,
    /// The last days of replies to opinions in it.
    pub replies_due: Vec<deadline::Model>,
    /// The sites of the opinions whose reply fell due.
    pub sites_of_due: HashMap<Uuid, Uuid>,
    /// Opinions of which some step was late.
    pub late: HashSet<Uuid>,
    /// The suggestions that were closed in it.
    pub closed: Vec<suggestion::Model>,
    /// What was promised at first for a day of it.
    pub promised: Vec<commitment::Model>,
    /// What was found in it by whoever looked back at a reply.
    pub looked_back: Vec<LookedBack>,
    /// The work plans of sites.
    pub planned: Planned,
    /// The activities of sites that were planned for it and not given up.
    pub activities: Vec<activity::Model>,
    /// Those of them that are told to the public.
    pub told: HashSet<Uuid>,
    /// The month schedules of its months.
    pub schedules: Vec<schedule::Model>,
}

impl Reading {
    /// Reads a period.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Self> {
        let Period { from, to } = scope.period;
        let sites = sites(db, scope).await?;
        let ids: Vec<Uuid> = sites.iter().map(|site| site.id).collect();
        let opinions = scope
            .all::<CitizenOpinions>()
            .filter(opinion::Column::ReceivedOn.between(from, to))
            .filter(opinion::Column::State.ne(CitizenOpinionState::Merged));
        let opinions = opinions.all(db).await?;
        let replies_due = replies_due(db, scope).await?;
        let subjects = replies_due.iter().map(|day| day.subject_id);
        let sites_of_due = scope.all::<CitizenOpinions>().filter(opinion::Column::Id.is_in(subjects));
        let sites_of_due = sites_of_due.select_only().columns([opinion::Column::Id, opinion::Column::SiteId]);
        let sites_of_due: Vec<(Uuid, Uuid)> = sites_of_due.into_tuple().all(db).await?;
        let closed = scope
            .all::<Suggestions>()
            .filter(suggestion::Column::State.eq(SuggestionState::Closed))
            .filter(suggestion::Column::ClosedOn.between(from, to));
        let activities = activities(db, scope, &ids).await?;
        let constituencies = scope.all::<Constituencies>().all(db).await?;
        Ok(Self {
            period: scope.period,
            places: places(db, scope).await?,
            enrolled: enrolled(db, scope).await?,
            mandates: Mandates::of(db, scope).await?,
            constituencies: constituencies.iter().map(street_of).collect(),
            duties: duties(db, scope).await?,
            reported: reported(db, scope).await?,
            late: late(db, scope, &opinions).await?,
            opinions,
            replies_due,
            sites_of_due: sites_of_due.into_iter().collect(),
            closed: closed.all(db).await?,
            promised: scope
                .all::<Commitments>()
                .filter(commitment::Column::FirstPromisedOn.between(from, to))
                .all(db)
                .await?,
            looked_back: looked_back(db, scope).await?,
            planned: Planned::of(db, scope, &ids).await?,
            told: told(db, scope, &activities).await?,
            activities,
            schedules: schedules(db, scope, &ids).await?,
            sites,
        })
    }

    /// The rules of the last day.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn rules(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<RuleBook> {
        RuleBook::open(db, scope.district_code, RuleKind::Stations, scope.period.to).await
    }

    /// The sites that are in use on the last day.
    pub(super) fn active(&self) -> impl Iterator<Item = &site::Model> + Clone {
        self.sites.iter().filter(|site| site.is_open_throughout(self.period.to, self.period.to))
    }

    /// Whose primary site is which.
    pub(super) fn primary(&self) -> HashMap<Uuid, Uuid> {
        let primary = self.enrolled.iter().filter(|one| one.is_primary);
        primary.map(|one| (one.deputy_id, one.site_id)).collect()
    }
}

fn street_of(one: &constituency::Model) -> (Uuid, Uuid) {
    (one.id, one.street_or_town_id)
}

/// Those that were opened by the last day, and were not closed then.
async fn sites(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<site::Model>> {
    use site::Column;
    let to = scope.period.to;
    let stands = Condition::any().add(Column::ClosedOn.is_null()).add(Column::ClosedOn.gt(to));
    Ok(scope.all::<Sites>().filter(Column::OpenedOn.lte(to)).filter(stands).all(db).await?)
}

/// Who was enrolled on the last day, which is the last one of whoever left then.
async fn enrolled(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<enrollment::Model>> {
    use enrollment::Column;
    let to = scope.period.to;
    let stays = Condition::any().add(Column::LeftOn.is_null()).add(Column::LeftOn.gte(to));
    Ok(scope.all::<SiteDeputies>().filter(Column::JoinedOn.lte(to)).filter(stays).all(db).await?)
}

/// What was found in the period when somebody looked back at replies to opinions and suggestions.
async fn looked_back(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<LookedBack>> {
    use deadline::Column;
    let Period { from, to } = scope.period;
    let met = scope.all::<Deadlines>().filter(Column::Code.is_in([OPINION_LOOK_BACK, SUGGESTION_LOOK_BACK]));
    let met = met.filter(Column::MetOn.between(from, to)).select_only().column(Column::SubjectId).distinct();
    let met: Vec<Uuid> = met.into_tuple().all(db).await?;
    let opinions = scope.all::<CitizenOpinions>().filter(opinion::Column::Id.is_in(met.iter().copied()));
    let suggestions = scope.all::<Suggestions>().filter(suggestion::Column::Id.is_in(met));
    let opinions = opinions.all(db).await?.into_iter().flat_map(|one| one.look_backs.0);
    let suggestions = suggestions.all(db).await?.into_iter().flat_map(|one| one.look_backs.0);
    Ok(opinions.chain(suggestions).filter(|found| scope.period.holds(found.on)).collect())
}

/// Whose report to the voters was held by the last day and is filed away.
async fn reported(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<HashSet<(Uuid, Uuid)>> {
    use report::Column;
    let filed = scope.all::<DutyReports>().filter(Column::State.eq(DutyReportState::Filed));
    let filed = filed.filter(Column::HeldOn.lte(scope.period.to));
    let filed = filed.select_only().columns([Column::DeputyId, Column::TermId]);
    let filed: Vec<(Uuid, Uuid)> = filed.into_tuple().all(db).await?;
    Ok(filed.into_iter().collect())
}

/// What deputies did since the year began, and what is still to be verified.
async fn duties(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<duty::Model>> {
    use duty::Column;
    let first = scope.period.from.with_ordinal(1).unwrap_or(scope.period.from);
    let given_up = [DutyRecordState::Draft, DutyRecordState::Revoked];
    let found = scope.all::<DutyRecords>().filter(Column::OccurredOn.between(first, scope.period.to));
    let mut found = found.filter(Column::State.is_not_in(given_up)).all(db).await?;
    let late = |one: &&mut duty::Model| {
        one.state == DutyRecordState::Verified && one.decided_on.is_some_and(|day| day > scope.verified_by)
    };
    found.iter_mut().filter(late).for_each(|one| one.state = DutyRecordState::Submitted);
    Ok(found)
}

/// The last days of replies; those that were given up are none.
async fn replies_due(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<deadline::Model>> {
    use deadline::Column;
    let Period { from, to } = scope.period;
    let due = scope.all::<Deadlines>().filter(Column::SubjectType.eq(CitizenOpinions::KIND));
    let due = due.filter(Column::Code.eq(OPINION_REPLY)).filter(Column::EffectiveDueOn.between(from, to));
    Ok(due.filter(Column::State.ne(DeadlineState::Cancelled)).all(db).await?)
}

/// Opinions of which some step was done late, or is.
async fn late(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    opinions: &[opinion::Model],
) -> Result<HashSet<Uuid>> {
    use deadline::Column;
    let missed = [DeadlineState::MetLate, DeadlineState::Overdue];
    let late = scope.all::<Deadlines>().filter(Column::SubjectId.is_in(opinions.iter().map(|one| one.id)));
    let late = late.filter(Column::State.is_in(missed)).select_only().column(Column::SubjectId).distinct();
    let late: Vec<Uuid> = late.into_tuple().all(db).await?;
    Ok(late.into_iter().collect())
}

/// What sites planned for the period, or what was planned to take place there, and was not given up.
async fn activities(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    sites: &[Uuid],
) -> Result<Vec<activity::Model>> {
    use ActivityState::{Cancelled, Merged, Postponed, Voided};
    use activity::Column;
    let there = Condition::any()
        .add(Column::OrganizerId.is_in(sites.to_vec()))
        .add(Column::SiteId.is_in(sites.to_vec()));
    let (begin, end) = scope.period.instants();
    let found = scope.all::<Activities>().filter(there);
    let found = found.filter(Column::State.is_not_in([Cancelled, Merged, Postponed, Voided]));
    let found = found.filter(Column::PlannedStartAt.gte(begin)).filter(Column::PlannedStartAt.lt(end));
    let mut found = found.all(db).await?;
    // What was verified too late is still to be verified.
    let late = |one: &&mut activity::Model| one.verified_on.is_some_and(|day| day > scope.verified_by);
    found.iter_mut().filter(late).for_each(|one| one.state = ActivityState::Recorded);
    Ok(found)
}

/// Those of some activities that are told to the public.
async fn told(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    activities: &[activity::Model],
) -> Result<HashSet<Uuid>> {
    use publications::entity::Column;
    let out =
        scope.all::<Publications>().filter(Column::SubjectId.is_in(activities.iter().map(|one| one.id)));
    let out = out.filter(Column::State.eq(PublicationState::Published));
    let out = out.filter(Column::Scope.eq(Audience::ToPublic)).select_only().column(Column::SubjectId);
    let out: Vec<Uuid> = out.into_tuple().all(db).await?;
    Ok(out.into_iter().collect())
}

/// The schedules of the months of the period that were published.
async fn schedules(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    sites: &[Uuid],
) -> Result<Vec<schedule::Model>> {
    use schedule::Column;
    let Period { from, to } = scope.period;
    let found = scope.all::<MonthSchedules>().filter(Column::SiteId.is_in(sites.to_vec()));
    let found =
        found.filter(Column::State.ne(MonthScheduleState::Draft)).filter(Column::Year.eq(from.year()));
    Ok(found.filter(Column::Month.between(i64::from(from.month()), i64::from(to.month()))).all(db).await?)
}

/// Streets, towns, residents' and villagers' committees on the last day.
async fn places(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<organization::Model>> {
    use OrganizationKind::{ResidentsCommittee, StreetOffice, TownGovernment, VillageCommittee};
    let kinds = [StreetOffice, TownGovernment, ResidentsCommittee, VillageCommittee];
    let found = scope.all::<Organizations>().filter(organization::Column::Kind.is_in(kinds));
    let mut found = found.order_by_asc(organization::Column::CodeKey).all(db).await?;
    found.retain(|place| place.is_valid_on(scope.period.to));
    Ok(found)
}
