//! What the indicators of a period are counted from: a fixed number of queries, whatever the streets did.

use super::period::Period;
use crate::{
    assignments::{Assignments, entity as assignment, words::ASSIGNMENT_REWORK},
    committees::{CommitteeState, Committees, entity as committee},
    deputy_contacts::{DeputyContactState, DeputyContacts, entity as contact},
    institution_rules::{InstitutionRuleState, InstitutionRules, entity as rule},
    members::{MemberState, Members, entity as member},
};
use access::running_terms::{Office, TermDays, Window, windows};
use instruments::{
    activities::{Activities, ActivityState, entity as activity},
    deadlines::{DeadlineState, Deadlines, entity as deadline},
    work_plan_items::{WorkPlanItems, entity as item},
    work_plans::{WorkPlanState, WorkPlans, entity as plan},
};
use platform::{
    call::Call,
    problem::Result,
    records::record::Record,
    values::clock::beginning_of,
    workflow::{EntityOf, Workflow},
};
use registry::{
    constituencies::{Constituencies, entity as constituency},
    deputies::{Deputies, entity as deputy},
    meetings::{MeetingKind, MeetingState, Meetings, entity as meeting},
    terms::Terms,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The records of a period of a district.
pub(super) struct Reading {
    /// The period.
    pub period: Period,
    /// The active committees.
    pub committees: Vec<committee::Model>,
    /// Those in office.
    pub members: Vec<member::Model>,
    /// The rules that were filed.
    pub rules: Vec<rule::Model>,
    /// The plans of the year that are or were in force.
    pub plans: Vec<plan::Model>,
    /// The items of these.
    pub items: Vec<item::Model>,
    /// The activities that were verified.
    pub activities: Vec<activity::Model>,
    /// The contacts that nobody disputes.
    pub contacts: Vec<contact::Model>,
    /// The meetings of committees that were held.
    pub meetings: Vec<meeting::Model>,
    /// The assignments that were handed out.
    pub assignments: Vec<assignment::Model>,
    /// Those whose rework was late.
    pub reworked_late: HashSet<Uuid>,
    /// The deputies of the streets.
    pub deputies: Vec<deputy::Model>,
    /// The street of each constituency.
    pub streets: HashMap<Uuid, Uuid>,
    /// When the terms ran for deputies, and for members of the Standing Committee.
    pub terms: [Vec<Window>; 2],
}

/// Active records of the caller's district.
fn all<W: Workflow>(call: &Call) -> Select<EntityOf<W>> {
    let district = W::Model::DISTRICT_CODE.eq(&*call.actor.district_code);
    EntityOf::<W>::find().filter(district).filter(W::Model::ARCHIVED_AT.is_null())
}

impl Reading {
    /// Reads a period.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(call: &Call, period: Period, street: Option<Uuid>) -> Result<Self> {
        use chrono::Datelike;
        let db = call.service.store.read();
        let (from, to) = (period.from, period.to);
        let (begin, end) = (beginning_of(from), beginning_of(to + chrono::Days::new(1)));
        let mut committees =
            all::<Committees>(call).filter(committee::Column::State.eq(CommitteeState::Active));
        if let Some(street) = street {
            committees = committees.filter(committee::Column::StreetId.eq(street));
        }
        let committees = committees.all(db).await?;
        let own = |id: fn(&committee::Model) -> Uuid| committees.iter().map(id).collect::<Vec<_>>();
        let (ids, bodies) = (own(|one| one.id), own(|one| one.organization_id));
        let in_force =
            [WorkPlanState::Adopted, WorkPlanState::Filed, WorkPlanState::InExecution, WorkPlanState::Closed];
        let plans = all::<WorkPlans>(call).filter(plan::Column::OwnerId.is_in(ids.clone()));
        let plans =
            plans.filter(plan::Column::Year.eq(from.year())).filter(plan::Column::State.is_in(in_force));
        let plans = plans.all(db).await?;
        let of_plans = item::Column::PlanId.is_in(plans.iter().map(|plan| plan.id));
        let done = [ActivityState::Verified, ActivityState::Archived];
        let activities = all::<Activities>(call)
            .filter(activity::Column::CongressBodyId.is_in(bodies.clone()))
            .filter(activity::Column::State.is_in(done))
            .filter(activity::Column::PlannedStartAt.gte(begin))
            .filter(activity::Column::PlannedStartAt.lt(end));
        let contacts = all::<DeputyContacts>(call)
            .filter(contact::Column::CommitteeId.is_in(ids.clone()))
            .filter(contact::Column::State.eq(DeputyContactState::Recorded))
            .filter(contact::Column::ContactedOn.between(from, to));
        let held = [MeetingState::Closed, MeetingState::MinutesApproved];
        let meetings = all::<Meetings>(call)
            .filter(meeting::Column::OrganizationId.is_in(bodies.clone()))
            .filter(meeting::Column::Kind.eq(MeetingKind::StreetCommittee))
            .filter(meeting::Column::State.is_in(held))
            .filter(meeting::Column::StartOn.between(from, to));
        let assignments = all::<Assignments>(call).filter(assignment::Column::AssignedOn.is_not_null());
        let late = [DeadlineState::MetLate, DeadlineState::Overdue];
        let late = all::<Deadlines>(call)
            .filter(deadline::Column::Code.eq(ASSIGNMENT_REWORK))
            .filter(deadline::Column::State.is_in(late));
        let constituencies = all::<Constituencies>(call)
            .filter(constituency::Column::StreetOrTownId.is_in(own(|one| one.street_id)));
        let constituencies = constituencies.all(db).await?;
        let streets: HashMap<Uuid, Uuid> =
            constituencies.into_iter().map(|one| (one.id, one.street_or_town_id)).collect();
        let deputies =
            all::<Deputies>(call).filter(deputy::Column::ConstituencyId.is_in(streets.keys().copied()));
        let terms = all::<Terms>(call).all(db).await?;
        let terms: Vec<TermDays> = terms
            .iter()
            .map(|term| TermDays { id: term.id, start_on: term.start_on, sc_elected_on: term.sc_elected_on })
            .collect();
        Ok(Self {
            period,
            members: all::<Members>(call)
                .filter(member::Column::CommitteeId.is_in(ids.clone()))
                .filter(member::Column::State.eq(MemberState::InOffice))
                .all(db)
                .await?,
            rules: all::<InstitutionRules>(call)
                .filter(rule::Column::CommitteeId.is_in(ids))
                .filter(rule::Column::State.eq(InstitutionRuleState::Filed))
                .all(db)
                .await?,
            items: all::<WorkPlanItems>(call).filter(of_plans).all(db).await?,
            plans,
            activities: activities.all(db).await?,
            contacts: contacts.all(db).await?,
            meetings: meetings.all(db).await?,
            assignments: assignments.all(db).await?,
            reworked_late: late.all(db).await?.into_iter().map(|row| row.subject_id).collect(),
            deputies: deputies.all(db).await?,
            streets,
            terms: [windows(terms.clone(), Office::Deputy), windows(terms, Office::ScMember)],
            committees,
        })
    }
}
