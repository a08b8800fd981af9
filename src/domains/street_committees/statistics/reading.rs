//! What the indicators of a period are counted from: a fixed number of queries, whatever the streets did.

use super::primary_sites::bodies_of_deputies;
use crate::{
    assignments::{
        Assignments, entity as assignment,
        words::{ASSIGNMENT_RESULT, ASSIGNMENT_REWORK},
    },
    committees::{Committees, entity as committee},
    deputy_contacts::{DeputyContactState, DeputyContacts, entity as contact},
    institution_rules::{InstitutionRuleState, InstitutionRules, entity as rule},
    members::{MemberState, Members, entity as member},
    reports::{Reports, entity as report},
};
use chrono::NaiveDate;
use instruments::{
    activities::entity as activity,
    deadlines::{DeadlineState, Deadlines, entity as deadline},
    statistics::{Mandates, Period, Planned, Scope, verified_activities},
};
use platform::{
    problem::Result,
    workflow::{Verdict, Workflow},
};
use registry::{
    constituencies::{Constituencies, entity as constituency},
    meetings::{MeetingKind, MeetingState, Meetings, entity as meeting},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The records of a period of a district.
pub(super) struct Reading {
    /// The period.
    pub period: Period,
    /// The committees that were there on its last day.
    pub committees: Vec<committee::Model>,
    /// Who was in office at some time of it.
    pub members: Vec<member::Model>,
    /// The rules that took effect by its last day, and were received by then.
    pub rules: Vec<rule::Model>,
    /// What was planned for it.
    pub planned: Planned,
    /// The activities of it that were verified.
    pub activities: Vec<activity::Model>,
    /// The contacts of it that nobody disputes.
    pub contacts: Vec<contact::Model>,
    /// The quorate meetings of committees that were held in it.
    pub meetings: Vec<meeting::Model>,
    /// The reports that were heard in it.
    pub heard: Vec<report::Model>,
    /// The assignments that fell due in it, were submitted in it, or were closed in it.
    pub assignments: Vec<assignment::Model>,
    /// Those that fell due in it, as the days stand after extensions.
    pub due: HashSet<Uuid>,
    /// Those whose rework was late.
    pub reworked_late: HashSet<Uuid>,
    /// The deputies of the terms that ran in it.
    pub mandates: Mandates,
    /// The body whose site is the primary one of a deputy.
    pub enrolled: HashMap<Uuid, Uuid>,
    /// The street of each constituency.
    pub streets: HashMap<Uuid, Uuid>,
}

impl Reading {
    /// Reads a period.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Self> {
        let period = scope.period;
        let committees = committees(db, scope).await?;
        let own = |id: fn(&committee::Model) -> Uuid| committees.iter().map(id).collect::<Vec<_>>();
        let (ids, bodies) = (own(|one| one.id), own(|one| one.organization_id));
        let constituencies = scope
            .all::<Constituencies>()
            .filter(constituency::Column::StreetOrTownId.is_in(own(|one| one.street_id)));
        let constituencies = constituencies.all(db).await?;
        let (due, reworked_late) = due_assignments(db, scope).await?;
        Ok(Self {
            period,
            members: members(db, scope, &ids).await?,
            rules: rules(db, scope, &ids).await?,
            planned: Planned::of(db, scope, &ids).await?,
            activities: verified_activities(scope)
                .filter(activity::Column::CongressBodyId.is_in(bodies.clone()))
                .all(db)
                .await?,
            contacts: scope
                .all::<DeputyContacts>()
                .filter(contact::Column::CommitteeId.is_in(ids.clone()))
                .filter(contact::Column::State.eq(DeputyContactState::Recorded))
                .filter(contact::Column::ContactedOn.between(period.from, period.to))
                .all(db)
                .await?,
            meetings: meetings(db, scope, &bodies).await?,
            heard: scope
                .all::<Reports>()
                .filter(report::Column::CommitteeId.is_in(ids))
                .filter(report::Column::HeardOn.between(period.from, period.to))
                .all(db)
                .await?,
            assignments: assignments(db, scope, &due).await?,
            due,
            reworked_late,
            mandates: Mandates::of(db, scope).await?,
            enrolled: bodies_of_deputies(db, scope).await?,
            streets: constituencies.into_iter().map(|one| (one.id, one.street_or_town_id)).collect(),
            committees,
        })
    }
}

/// Those that were there on the last day.
async fn committees(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<committee::Model>> {
    use committee::Column;
    let to = scope.period.to;
    let stands = Condition::any().add(Column::AbolishedOn.is_null()).add(Column::AbolishedOn.gt(to));
    let mut found = scope.all::<Committees>().filter(Column::EstablishedOn.lte(to)).filter(stands);
    if let Some(street) = scope.street {
        found = found.filter(Column::StreetId.eq(street));
    }
    Ok(found.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?)
}

/// Those who were in office at some time.
async fn members(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    committees: &[Uuid],
) -> Result<Vec<member::Model>> {
    use member::Column;
    let appointed = [MemberState::InOffice, MemberState::Removed, MemberState::Expired];
    let stayed =
        Condition::any().add(Column::RemovedOn.is_null()).add(Column::RemovedOn.gt(scope.period.from));
    let found = scope.all::<Members>().filter(Column::CommitteeId.is_in(committees.to_vec()));
    let found = found.filter(Column::State.is_in(appointed)).filter(stayed);
    Ok(found.filter(Column::AppointedOn.lte(scope.period.to)).all(db).await?)
}

/// Those that took effect and were received. When one was repealed is not written down: it counts for no day.
async fn rules(db: &impl ConnectionTrait, scope: Scope<'_>, committees: &[Uuid]) -> Result<Vec<rule::Model>> {
    use rule::Column;
    let in_force =
        [InstitutionRuleState::Filed, InstitutionRuleState::Superseded, InstitutionRuleState::Repealed];
    let found = scope.all::<InstitutionRules>().filter(Column::CommitteeId.is_in(committees.to_vec()));
    let found = found.filter(Column::State.is_in(in_force)).filter(Column::EffectiveOn.lte(scope.period.to));
    Ok(found.filter(Column::ReceivedOn.lte(scope.period.to)).all(db).await?)
}

async fn meetings(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    bodies: &[Uuid],
) -> Result<Vec<meeting::Model>> {
    use meeting::Column;
    let held = [MeetingState::Closed, MeetingState::MinutesApproved];
    let found = scope.all::<Meetings>().filter(Column::OrganizationId.is_in(bodies.to_vec()));
    let found = found.filter(Column::Kind.eq(MeetingKind::StreetCommittee)).filter(Column::State.is_in(held));
    let found = found.filter(Column::StartOn.between(scope.period.from, scope.period.to));
    let mut found = found.all(db).await?;
    found.retain(|meeting| matches!(meeting.quorum(0), Verdict::Holds));
    Ok(found)
}

/// The assignments that fell due, and those whose rework was late.
async fn due_assignments(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
) -> Result<(HashSet<Uuid>, HashSet<Uuid>)> {
    use deadline::Column;
    let of = |code: &str| {
        let found = scope.all::<Deadlines>().filter(Column::SubjectType.eq(Assignments::KIND));
        let found = found.filter(Column::Code.eq(code)).filter(Column::State.ne(DeadlineState::Cancelled));
        found.select_only().column(Column::SubjectId)
    };
    let Period { from, to } = scope.period;
    let due = of(ASSIGNMENT_RESULT).filter(Column::EffectiveDueOn.between(from, to));
    let due: Vec<Uuid> = due.into_tuple().all(db).await?;
    let late = [DeadlineState::MetLate, DeadlineState::Overdue];
    let late =
        of(ASSIGNMENT_REWORK).filter(Column::SubjectId.is_in(due.clone())).filter(Column::State.is_in(late));
    let late: Vec<Uuid> = late.into_tuple().all(db).await?;
    Ok((due.into_iter().collect(), late.into_iter().collect()))
}

async fn assignments(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    due: &HashSet<Uuid>,
) -> Result<Vec<assignment::Model>> {
    use assignment::Column;
    let Period { from, to } = scope.period;
    let within = |column: Column, (from, to): (NaiveDate, NaiveDate)| column.between(from, to);
    let counted = Condition::any()
        .add(Column::Id.is_in(due.iter().copied()))
        .add(within(Column::SubmittedOn, (from, to)))
        .add(within(Column::ClosedOn, (from, to)));
    Ok(scope.all::<Assignments>().filter(counted).all(db).await?)
}
