//! What the checklist reads: the agenda's records, their deadlines and the organizations that owe something, in a fixed
//! number of queries.

use instruments::deadlines::{DeadlineState, Deadlines, entity as deadline};
use platform::{call::Call, problem::Result};
use registry::{
    meetings::entity::Model as Meeting,
    organizations::{Organizations, entity as organization},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};
use supervision::items::{Form, Items, entity as item};
use uuid::Uuid;

/// What is known of the records of an agenda.
pub(super) struct Reading {
    items: HashMap<Uuid, item::Model>,
    deadlines: Vec<deadline::Model>,
    /// Those deadlines that the caller may read.
    visible: HashSet<Uuid>,
}

impl Reading {
    /// Reads them. Whoever may view the meeting may know how far its agenda is, so the rows are those of the district.
    pub(super) async fn of(call: &Call, meeting: &Meeting) -> Result<Self> {
        let db = call.service.store.read();
        let subjects: Vec<Uuid> = meeting.agenda.0.iter().filter_map(|entry| entry.subject_id).collect();
        let items =
            call.in_district::<Items>().filter(item::Column::Id.is_in(subjects.clone())).all(db).await?;
        let of_subjects = deadline::Column::SubjectId.is_in(subjects);
        let deadlines = call
            .in_district::<Deadlines>()
            .filter(of_subjects.clone())
            .filter(deadline::Column::State.ne(DeadlineState::Cancelled))
            .order_by_desc(deadline::Column::Id)
            .all(db)
            .await?;
        let visible = call.select::<Deadlines>().filter(of_subjects).all(db).await?;
        Ok(Self {
            items: items.into_iter().map(|item| (item.id, item)).collect(),
            deadlines,
            visible: visible.into_iter().map(|deadline| deadline.id).collect(),
        })
    }

    /// The supervision item that an entry of the agenda is about.
    pub(super) fn item(&self, subject: Option<Uuid>) -> Option<&item::Model> {
        self.items.get(&subject?)
    }

    /// Whether an entry is about a budget matter: its record is one, or supervises one.
    pub(super) fn is_budget_matter(&self, subject_type: Option<&str>, subject: Option<Uuid>) -> bool {
        subject_type.is_some_and(|kind| kind.starts_with("budget."))
            || self.item(subject).is_some_and(|item| item.form == Form::FiscalEconomic)
    }

    /// The latest deadline of a record with this code that belongs to the meeting: counted from its first day, or of an
    /// item that it deliberates, whose met deadlines stay as they were when the meeting moved.
    pub(super) fn deadline(
        &self,
        meeting: &Meeting,
        subject: Option<Uuid>,
        code: &str,
    ) -> Option<&deadline::Model> {
        let here = self.item(subject).is_some_and(|item| item.meeting_id == Some(meeting.id));
        self.deadlines.iter().find(|row| {
            Some(row.subject_id) == subject && row.code == code && (here || row.starts_on == meeting.start_on)
        })
    }

    /// Whether the caller may read a deadline itself.
    pub(super) fn shows(&self, deadline: &deadline::Model) -> bool {
        self.visible.contains(&deadline.id)
    }
}

/// The names of organizations.
pub(super) async fn names(call: &Call, ids: HashSet<Uuid>) -> Result<HashMap<Uuid, String>> {
    let named = call.in_district::<Organizations>().filter(organization::Column::Id.is_in(ids));
    let named = named.all(call.service.store.read()).await?;
    Ok(named.into_iter().map(|organization| (organization.id, organization.name.into_string())).collect())
}
