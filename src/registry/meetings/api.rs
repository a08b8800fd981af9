//! What callers send and see of meetings.

use super::{
    entity::{Column, Model},
    words::{AgendaItem, MeetingKind, MeetingMode},
};
use crate::{organizations::Organizations, terms::Terms};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Ordinal, Whole},
        text::{Prose, Text},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingContent {
    /// Whose meeting it is.
    pub kind: MeetingKind,
    /// The body that holds it.
    pub organization_id: Uuid,
    /// The term.
    pub term_id: Uuid,
    /// 第几次; unique per kind, body and term.
    pub ordinal: Ordinal,
    /// Title.
    #[schema(examples("第七届人大常委会第三十八次会议"))]
    pub title: Text<120>,
    /// The agenda.
    #[serde(default)]
    pub agenda: Vec<AgendaItem>,
    /// First day; the days before the meeting are counted from it.
    pub start_on: NaiveDate,
    /// Last day.
    pub end_on: NaiveDate,
    /// How the members sit together.
    pub mode: Option<MeetingMode>,
    /// Convened at short notice: the lead times of 20, 10 and 7 days do not run.
    #[serde(default)]
    pub is_extraordinary: bool,
    /// All members (persons); fixed when the meeting opens.
    pub total_members: Whole<1, 3000>,
}

/// New days for a meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rescheduling {
    /// New first day.
    pub start_on: NaiveDate,
    /// New last day.
    pub end_on: NaiveDate,
    /// Why.
    pub reason: Prose,
}

/// The opening of a meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Members present (persons).
    pub present_members: Whole<0, 3000>,
    /// Who they are; electronic ballots ask for it. As many as `present_members`, or none.
    #[serde(default)]
    pub present_deputy_ids: Vec<Uuid>,
}

/// The minutes of a meeting.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// The document.
    pub minutes_document_id: Uuid,
}

impl Content<Model> for MeetingContent {
    fn read(row: &Model) -> Self {
        Self {
            kind: row.kind,
            organization_id: row.organization_id,
            term_id: row.term_id,
            ordinal: Ordinal::stored(row.ordinal),
            title: Text::stored(&row.title),
            agenda: row.agenda.0.clone(),
            start_on: row.start_on,
            end_on: row.end_on,
            mode: row.mode,
            is_extraordinary: row.is_extraordinary,
            total_members: Whole::stored(row.total_members),
        }
    }

    fn write(&self, row: &mut Model) {
        row.kind = self.kind;
        row.organization_id = self.organization_id;
        row.term_id = self.term_id;
        row.ordinal = self.ordinal.get32();
        row.title = self.title.to_string();
        row.agenda = self.agenda.clone().into();
        row.start_on = self.start_on;
        row.end_on = self.end_on;
        row.mode = self.mode;
        row.is_extraordinary = self.is_extraordinary;
        row.total_members = self.total_members.get32();
    }
}

/// A meeting as callers see it.
#[derive(Serialize, ToSchema)]
pub struct MeetingView {
    /// What was planned.
    #[serde(flatten)]
    pub content: MeetingContent,
    /// Members present (persons); null before it opened.
    pub present_members: Option<i32>,
    /// Who they are, if that was recorded.
    pub present_deputy_ids: Vec<Uuid>,
    /// The minutes.
    pub minutes_document_id: Option<Uuid>,
}

impl View<Model> for MeetingView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: MeetingContent::read(row),
            present_members: row.present_members,
            present_deputy_ids: row.present_deputy_ids.0.clone(),
            minutes_document_id: row.minutes_document_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<MeetingKind>(Column::Kind)
        .any_of::<Uuid>(Column::OrganizationId)
        .any_of::<Uuid>(Column::TermId)
        .range::<NaiveDate>(Column::StartOn)
        .sort::<NaiveDate>(Column::StartOn)
        .search(Column::Title)
        .expand::<Organizations>("organization", Column::OrganizationId)
        .expand::<Terms>("term", Column::TermId)
}
