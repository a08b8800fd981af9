//! Everything that is recorded about supervision items, read in a fixed number of queries however many items there
//! are: what the evaluation of one item and the statistics of a year are both computed from.

use crate::{
    inspections::{self, Inspections},
    investigations::{self, Investigations},
    items::{self, Items},
    special_inquiries::{self, SpecialInquiries},
    speeches::{self, Speeches},
    topic_proposals::{self, TopicProposals},
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Deadlines},
    deliberation_opinions::{self, DeliberationOpinions, OpinionState},
    disposal_reports::{self, DisposalReports, DisposalState},
    opinion_clauses::{self, OpinionClauses},
    publications::{self, PublicationState, Publications},
    satisfaction_votes::{self, SatisfactionVoteState, SatisfactionVotes},
};
use platform::{
    lists::{Days, read_days},
    problem::Result,
    records::record::Record,
    store::Rows,
    workflow::{EntityOf, Workflow},
};
use registry::meetings::{self, Meetings};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What is recorded about an item.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// The item.
    pub item: items::entity::Model,
    /// The meeting that deliberates it.
    pub meeting: Option<meetings::entity::Model>,
    /// The proposal that it was made from.
    pub proposal: Option<topic_proposals::entity::Model>,
    /// How it was looked into.
    pub investigations: Vec<investigations::entity::Model>,
    /// What was said of it.
    pub speeches: Vec<speeches::entity::Model>,
    /// The inspections of it.
    pub inspections: Vec<inspections::entity::Model>,
    /// The opinions that were issued on it, on its inspections and on its inquiries.
    pub opinions: Vec<deliberation_opinions::entity::Model>,
    /// Their clauses.
    pub clauses: Vec<opinion_clauses::entity::Model>,
    /// The disposal reports that were submitted.
    pub disposals: Vec<disposal_reports::entity::Model>,
    /// The deadlines of the opinions.
    pub deadlines: Vec<deadlines::entity::Model>,
    /// What is published of the item, its opinions and their disposal reports.
    pub publications: Vec<publications::entity::Model>,
    /// The announced satisfaction votes on the item and its opinions.
    pub votes: Vec<satisfaction_votes::entity::Model>,
}

/// Which items, in which district.
#[derive(Debug, Clone)]
pub struct Which<'a> {
    /// The tenant.
    pub district_code: &'a str,
    /// What the items have to be.
    pub items: Condition,
}

impl Which<'_> {
    /// The active records of the district.
    fn all<W: Workflow>(&self) -> sea_orm::Select<EntityOf<W>> {
        EntityOf::<W>::find()
            .filter(W::Model::DISTRICT_CODE.eq(self.district_code))
            .filter(W::Model::ARCHIVED_AT.is_null())
    }

    fn items(&self) -> sea_orm::Select<items::entity::Entity> {
        self.all::<Items>().filter(self.items.clone())
    }

    /// The ids of the items.
    fn item_ids(&self) -> SelectStatement {
        self.items().select_only().column(items::entity::Column::Id).into_query()
    }

    fn inspections(&self) -> sea_orm::Select<inspections::entity::Entity> {
        self.all::<Inspections>().filter(inspections::entity::Column::ItemId.in_subquery(self.item_ids()))
    }

    fn inquiries(&self) -> sea_orm::Select<special_inquiries::entity::Entity> {
        use special_inquiries::entity::Column;
        self.all::<SpecialInquiries>().filter(Column::ItemId.in_subquery(self.item_ids()))
    }

    /// The records whose opinions and publications count: the items, their inspections and their inquiries.
    fn sources(&self, column: impl ColumnTrait) -> Condition {
        let inspections =
            self.inspections().select_only().column(inspections::entity::Column::Id).into_query();
        let inquiries =
            self.inquiries().select_only().column(special_inquiries::entity::Column::Id).into_query();
        Condition::any()
            .add(column.in_subquery(self.item_ids()))
            .add(column.in_subquery(inspections))
            .add(column.in_subquery(inquiries))
    }

    fn opinions(&self) -> sea_orm::Select<deliberation_opinions::entity::Entity> {
        use deliberation_opinions::entity::Column;
        self.all::<DeliberationOpinions>()
            .filter(Column::SourceType.is_in([Items::KIND, Inspections::KIND, SpecialInquiries::KIND]))
            .filter(self.sources(Column::SourceId))
            .filter(Column::State.is_not_in([OpinionState::Drafted, OpinionState::Approved]))
    }

    fn opinion_ids(&self) -> SelectStatement {
        self.opinions().select_only().column(deliberation_opinions::entity::Column::Id).into_query()
    }

    fn disposals(&self) -> sea_orm::Select<disposal_reports::entity::Entity> {
        use disposal_reports::entity::Column;
        self.all::<DisposalReports>()
            .filter(Column::OpinionId.in_subquery(self.opinion_ids()))
            .filter(Column::State.eq(DisposalState::Submitted))
    }

    /// The ids of the clauses of the opinions on the items.
    pub fn clause_ids(&self) -> SelectStatement {
        self.clauses().select_only().column(opinion_clauses::entity::Column::Id).into_query()
    }

    fn clauses(&self) -> sea_orm::Select<opinion_clauses::entity::Entity> {
        self.all::<OpinionClauses>()
            .filter(opinion_clauses::entity::Column::OpinionId.in_subquery(self.opinion_ids()))
    }

    fn publications(&self) -> sea_orm::Select<publications::entity::Entity> {
        use publications::entity::Column;
        let disposals =
            self.disposals().select_only().column(disposal_reports::entity::Column::Id).into_query();
        let subject = self
            .sources(Column::SubjectId)
            .add(Column::SubjectId.in_subquery(self.opinion_ids()))
            .add(Column::SubjectId.in_subquery(disposals));
        self.all::<Publications>().filter(subject).filter(Column::State.eq(PublicationState::Published))
    }

    fn votes(&self) -> sea_orm::Select<satisfaction_votes::entity::Entity> {
        use satisfaction_votes::entity::Column;
        let subject = Condition::any()
            .add(Column::SubjectId.in_subquery(self.item_ids()))
            .add(Column::SubjectId.in_subquery(self.opinion_ids()));
        self.all::<SatisfactionVotes>().filter(subject).filter(Column::State.is_in(ANNOUNCED))
    }

    /// Reads the dossiers, in the order of the items' numbers.
    ///
    /// # Errors
    /// The database failed.
    pub async fn read(&self, db: &impl Rows) -> Result<Vec<Dossier>> {
        let mut items = self.items().all(db).await?;
        items.sort_by(|a, b| a.item_no.cmp(&b.item_no));
        read_days::<Items>(db, &mut items, Days::OfTheClock).await?;
        let mut meetings = by(self.meetings().all(db).await?, |row| row.id);
        let mut proposals = by(self.proposals().all(db).await?, |row| row.item_id.unwrap_or_default());
        let mut investigations = by(self.investigations().all(db).await?, |row| row.item_id);
        let mut speeches = by(self.speeches().all(db).await?, |row| row.item_id);
        let mut inspections = by(self.inspections().all(db).await?, |row| row.item_id);
        let mut inquiries = by(self.inquiries().all(db).await?, |row| row.item_id.unwrap_or_default());
        let mut opinions = by(self.opinions().all(db).await?, |row| row.source_id);
        let mut clauses = by(self.clauses().all(db).await?, |row| row.opinion_id);
        let mut disposals = by(self.disposals().all(db).await?, |row| row.opinion_id);
        let mut deadlines = by(self.deadlines().all(db).await?, |row| row.subject_id);
        let mut publications = by(self.publications().all(db).await?, |row| row.subject_id);
        let mut votes = by(self.votes().all(db).await?, |row| row.subject_id);
        let dossiers = items.into_iter().map(|item| {
            let id = item.id;
            let inspections = inspections.remove(&id).unwrap_or_default();
            let inquiries = inquiries.remove(&id).unwrap_or_default();
            let forms = inspections.iter().map(|row| row.id).chain(inquiries.iter().map(|row| row.id));
            let sources: Vec<Uuid> = [id].into_iter().chain(forms).collect();
            let opinions = taken(&mut opinions, &sources);
            let of_opinions: Vec<Uuid> = opinions.iter().map(|opinion| opinion.id).collect();
            let disposals = taken(&mut disposals, &of_opinions);
            let subjects: Vec<Uuid> = [id].into_iter().chain(of_opinions.iter().copied()).collect();
            let told = sources.iter().chain(&of_opinions).copied();
            let published: Vec<Uuid> = told.chain(disposals.iter().map(|report| report.id)).collect();
            Dossier {
                // Several items may share a meeting.
                meeting: item.meeting_id.and_then(|id| meetings.get_mut(&id)?.first().cloned()),
                proposal: proposals.remove(&id).and_then(|mut all| all.pop()),
                investigations: investigations.remove(&id).unwrap_or_default(),
                speeches: speeches.remove(&id).unwrap_or_default(),
                clauses: taken(&mut clauses, &of_opinions),
                deadlines: taken(&mut deadlines, &of_opinions),
                publications: taken(&mut publications, &published),
                votes: taken(&mut votes, &subjects),
                inspections,
                opinions,
                disposals,
                item,
            }
        });
        Ok(dossiers.collect())
    }

    fn meetings(&self) -> sea_orm::Select<meetings::entity::Entity> {
        let ids = self.items().select_only().column(items::entity::Column::MeetingId).into_query();
        self.all::<Meetings>().filter(meetings::entity::Column::Id.in_subquery(ids))
    }

    fn proposals(&self) -> sea_orm::Select<topic_proposals::entity::Entity> {
        self.all::<TopicProposals>()
            .filter(topic_proposals::entity::Column::ItemId.in_subquery(self.item_ids()))
    }

    fn investigations(&self) -> sea_orm::Select<investigations::entity::Entity> {
        self.all::<Investigations>()
            .filter(investigations::entity::Column::ItemId.in_subquery(self.item_ids()))
    }

    fn speeches(&self) -> sea_orm::Select<speeches::entity::Entity> {
        self.all::<Speeches>().filter(speeches::entity::Column::ItemId.in_subquery(self.item_ids()))
    }

    fn deadlines(&self) -> sea_orm::Select<deadlines::entity::Entity> {
        self.all::<Deadlines>().filter(deadlines::entity::Column::SubjectId.in_subquery(self.opinion_ids()))
    }
}

impl Which<'_> {
    /// The opinions of special inquiries without an item that were issued within some days, each in a dossier of its own.
    ///
    /// # Errors
    /// The database failed.
    pub async fn read_inquiries(
        &self,
        db: &impl ConnectionTrait,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Dossier>> {
        use deliberation_opinions::entity::Column;
        let alone = self
            .all::<SpecialInquiries>()
            .filter(special_inquiries::entity::Column::ItemId.is_null())
            .select_only()
            .column(special_inquiries::entity::Column::Id)
            .into_query();
        let opinions = self
            .all::<DeliberationOpinions>()
            .filter(Column::SourceId.in_subquery(alone))
            .filter(Column::State.is_not_in([OpinionState::Drafted, OpinionState::Approved]))
            .filter(Column::IssuedOn.between(from, to));
        let opinions = opinions.all(db).await?;
        let ids: Vec<Uuid> = opinions.iter().map(|opinion| opinion.id).collect();
        let clauses = self.all::<OpinionClauses>();
        let clauses = clauses.filter(opinion_clauses::entity::Column::OpinionId.is_in(ids.clone()));
        let mut clauses = by(clauses.all(db).await?, |row| row.opinion_id);
        let disposals = self
            .all::<DisposalReports>()
            .filter(disposal_reports::entity::Column::OpinionId.is_in(ids.clone()))
            .filter(disposal_reports::entity::Column::State.eq(DisposalState::Submitted));
        let mut disposals = by(disposals.all(db).await?, |row| row.opinion_id);
        let told = disposals.values().flatten().map(|report| report.id).chain(ids.iter().copied());
        let publications = self
            .all::<Publications>()
            .filter(publications::entity::Column::SubjectId.is_in(told))
            .filter(publications::entity::Column::State.eq(PublicationState::Published));
        let mut publications = by(publications.all(db).await?, |row| row.subject_id);
        let deadlines = self.all::<Deadlines>();
        let deadlines = deadlines.filter(deadlines::entity::Column::SubjectId.is_in(ids));
        let mut deadlines = by(deadlines.all(db).await?, |row| row.subject_id);
        let dossiers = opinions.into_iter().map(|opinion| {
            let id = opinion.id;
            let disposals = disposals.remove(&id).unwrap_or_default();
            let told: Vec<Uuid> = [id].into_iter().chain(disposals.iter().map(|row| row.id)).collect();
            Dossier {
                clauses: clauses.remove(&id).unwrap_or_default(),
                deadlines: deadlines.remove(&id).unwrap_or_default(),
                publications: taken(&mut publications, &told),
                opinions: vec![opinion],
                disposals,
                ..Dossier::default()
            }
        });
        Ok(dossiers.collect())
    }
}

/// Where the result of a vote is known to all.
pub const ANNOUNCED: [SatisfactionVoteState; 3] =
    [SatisfactionVoteState::Announced, SatisfactionVoteState::Rectifying, SatisfactionVoteState::Closed];

fn by<T>(rows: Vec<T>, key: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut groups: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

fn taken<T>(groups: &mut HashMap<Uuid, Vec<T>>, keys: &[Uuid]) -> Vec<T> {
    keys.iter().filter_map(|key| groups.remove(key)).flatten().collect()
}
