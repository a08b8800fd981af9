//! What a kind of record says of its list: filters, orders, search, expansions, and how its records hang together with
//! others. What the list does with it is the matter of `lists`.

use super::{
    actor::Actor,
    column::name_of,
    due::LastDays,
    filter_value::{FilterValue, Key},
    kind::Kinds,
    question::Question,
    record::{Record, Viewer},
    reference::Traced,
};
use crate::{
    problem::{Code, Result, codes},
    store::Executor,
    values::{clock::legal_date, future::Future, schema::Schema},
};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::Value;
use serde_json::{Map, Value as Json};
use std::collections::HashMap;
use uuid::Uuid;

/// Records of a page if the caller does not say.
pub const DEFAULT_LIMIT: u64 = 50;
/// Records of a page at most.
pub const LIMIT: u64 = 200;

/// How a column is filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterKind {
    /// `name=value`, repeated for several values.
    AnyOf,
    /// `name_from=value` and `name_to=value`, both included.
    Range,
}

/// A filter of a list.
pub struct Filter<M: Record> {
    /// The column, whose name is the parameter's.
    pub column: M::Column,
    /// The column that is asked.
    pub asked: M::Column,
    /// How it is filtered.
    pub kind: FilterKind,
    /// Reads a value.
    pub parse: fn(&str) -> Option<Value>,
    /// The schema of a value.
    pub schema: fn() -> Schema,
}

/// An order of a list: a column that is never null.
pub struct Sort<M: Record> {
    /// The column.
    pub column: M::Column,
    /// Reads a key from a cursor.
    pub parse: fn(&str) -> Option<Value>,
}

/// With what the related records of a page are read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Who asks, and when.
    pub viewer: Viewer<'a>,
    /// Where to read.
    pub db: Executor<'a>,
    /// What there is to be found.
    pub kinds: &'a Kinds,
}

/// Some records, and what their views show to whoever asks, in the same order.
pub struct Shown<'a, M> {
    /// The rows.
    pub rows: &'a [M],
    /// The views.
    pub views: &'a [Map<String, Json>],
}

impl<M> Clone for Shown<'_, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Shown<'_, M> {}

type Related<'a> = Future<'a, Result<HashMap<Uuid, Json>>>;
pub(crate) type Load<M> = Box<dyn for<'a> Fn(Reading<'a>, Shown<'a, M>) -> Related<'a> + Send + Sync>;

/// A relation that can be included.
pub struct Expand<M: Record> {
    /// The name in `expand=`.
    pub name: &'static str,
    /// Whether it is a list.
    pub many: bool,
    /// The kind of the related record; none where it may be of any.
    pub kind: Option<&'static str>,
    /// The column that refers to it; none where the others refer to this one.
    pub(crate) column: Option<M::Column>,
    pub(crate) load: Load<M>,
}

impl<M: Record> Expand<M> {
    /// The related records of some others, by the ids of those.
    ///
    /// # Errors
    /// The database failed.
    pub async fn load(&self, reading: Reading<'_>, records: Shown<'_, M>) -> Result<HashMap<Uuid, Json>> {
        (self.load)(reading, records).await
    }
}

/// What the list of a collection can do, and how its records hang together with others.
pub struct Listing<M: Record> {
    /// The filters.
    pub filters: Vec<Filter<M>>,
    /// The filters that are no column.
    pub questions: Vec<Question>,
    /// The orders; the first is the usual one, newest first.
    pub sorts: Vec<Sort<M>>,
    /// The text columns that `q` searches.
    pub search: Vec<M::Column>,
    /// The related records that can be included.
    pub expands: Vec<Expand<M>>,
    /// The business number, where a record has one.
    pub number: Option<M::Column>,
    /// By what a person knows a record: codes, names, numbers. They may stand for its id in a table.
    pub known_by: Vec<M::Column>,
    /// References to kinds of layers that this one does not know.
    pub named: Vec<(M::Column, &'static str)>,
    /// Fields of the elements of lists, and the kinds to which they refer.
    pub named_in: Vec<(M::Column, &'static str, &'static str)>,
    /// The references that are part of a chain.
    pub traced: Vec<Traced<M>>,
    /// The day from which a record takes nothing new, where records end.
    pub end: Option<M::Column>,
    /// With what a new reference to a record that ended is refused.
    pub ended_as: Code,
    /// Whether nobody is told who made a record, but whoever did.
    pub secret_author: bool,
    /// Where the days are read that live in the deadlines.
    pub clock: Option<LastDays>,
    /// Whether its records stand: something may be done with them at any time, and waits for nobody.
    pub stands: bool,
    confided: Option<Confided>,
}

/// An action of which only some are told who did it.
struct Confided {
    action: &'static str,
    known_to: fn(&Actor) -> bool,
}

impl<M: Record> Listing<M> {
    /// The action of which this caller is not told who did it.
    pub(crate) fn confided(&self, actor: &Actor) -> Option<&'static str> {
        self.confided.as_ref().filter(|confided| !(confided.known_to)(actor)).map(|confided| confided.action)
    }
}

/// What lists offer of the columns of a record, as `record!` has it.
pub trait Offers: Record {
    /// Adds it to the list.
    fn offer(list: Listing<Self>) -> Listing<Self>;
}

impl<M: Offers> Listing<M>
where
    M::State: FilterValue,
{
    /// A list by state, newest first, with what its columns offer.
    #[must_use]
    pub fn new() -> Self {
        let list = Self {
            filters: Vec::new(),
            questions: Vec::new(),
            sorts: Vec::new(),
            search: Vec::new(),
            expands: Vec::new(),
            number: None,
            known_by: Vec::new(),
            named: Vec::new(),
            named_in: Vec::new(),
            traced: Vec::new(),
            end: None,
            ended_as: codes::UNKNOWN_REFERENCE,
            secret_author: false,
            clock: None,
            stands: false,
            confided: None,
        };
        let list = list.any_of::<M::State>(M::STATE).any_of::<Uuid>(M::ID);
        M::offer(list.sort::<DateTime<Utc>>(M::CREATED_AT))
    }

    /// Filters a column by one or several values.
    #[must_use]
    pub fn any_of<T: FilterValue>(mut self, column: M::Column) -> Self {
        self.filters.push(Filter {
            column,
            asked: column,
            kind: FilterKind::AnyOf,
            parse: T::parse_value,
            schema: T::value_schema,
        });
        self
    }

    /// Filters a column by the keys of one or several texts.
    #[must_use]
    pub fn any_key_of(mut self, column: M::Column, key: M::Column) -> Self {
        self.filters.push(Filter {
            column,
            asked: key,
            kind: FilterKind::AnyOf,
            parse: Key::parse_value,
            schema: Key::value_schema,
        });
        self
    }

    /// Filters a column by a range.
    #[must_use]
    pub fn range<T: FilterValue>(mut self, column: M::Column) -> Self {
        self.filters.push(Filter {
            column,
            asked: column,
            kind: FilterKind::Range,
            parse: T::parse_value,
            schema: T::value_schema,
        });
        self
    }

    /// Filters by what is no column.
    #[must_use]
    pub fn asks(mut self, question: Question) -> Self {
        self.questions.push(question);
        self
    }

    /// Reads the days that live in the deadlines.
    #[must_use]
    pub fn clock(mut self, clock: LastDays) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Offers an order by a column that is never null.
    #[must_use]
    pub fn sort<T: FilterValue>(mut self, column: M::Column) -> Self {
        self.sorts.push(Sort { column, parse: T::parse_key });
        self
    }

    /// Lets `q` search a text column.
    #[must_use]
    pub fn search(mut self, column: M::Column) -> Self {
        self.search.push(column);
        self
    }

    /// Says that its records stand: an account, an organization, a rule. What may be done with them is no work that waits.
    #[must_use]
    pub fn standing(mut self) -> Self {
        self.stands = true;
        self
    }

    /// Tells nobody who made a record, but whoever did: no answer, no history, and no filter of the trail.
    #[must_use]
    pub fn by_nobody(mut self) -> Self {
        self.secret_author = true;
        self
    }

    /// Tells only some who did an action: others read neither that in the history, nor who changed the record last, which may
    /// be the same person.
    #[must_use]
    pub fn author_known_to(mut self, action: &'static str, known_to: fn(&Actor) -> bool) -> Self {
        self.confided = Some(Confided { action, known_to });
        self
    }

    /// Names the column of the day from which a record takes nothing new.
    #[must_use]
    pub fn ends(mut self, column: M::Column) -> Self {
        self.end = Some(column);
        self
    }

    /// Names the column of the day from which a record takes nothing new, and with what a new reference to it is refused then.
    #[must_use]
    pub fn ends_as(mut self, column: M::Column, code: Code) -> Self {
        self.ended_as = code;
        self.ends(column)
    }

    /// Names the column of the business number.
    #[must_use]
    pub fn numbered(mut self, column: M::Column) -> Self {
        self.number = Some(column);
        self
    }
}

impl<M: Record> Listing<M> {
    /// Names a column by which a person knows a record; of a `#[keyed]` one, its key.
    #[must_use]
    pub fn known_by(mut self, column: M::Column) -> Self {
        self.known_by.push(column);
        self
    }

    /// Names the kind of the records to which a column refers, where no `expand` says it.
    #[must_use]
    pub fn names(mut self, column: M::Column, kind: &'static str) -> Self {
        self.named.push((column, kind));
        self
    }

    /// Names the kind of the records to which a field of the elements of a list refers.
    #[must_use]
    pub fn names_in(mut self, column: M::Column, field: &'static str, kind: &'static str) -> Self {
        self.named_in.push((column, field, kind));
        self
    }

    /// The kind of the records to which a field refers, or a field of the elements of a list (`items.deputy_ids`), as far as the list
    /// says so.
    #[must_use]
    pub fn kind_at(&self, field: &str) -> Option<&'static str> {
        if let Some((list, field)) = field.split_once('.') {
            let mut named = self.named_in.iter();
            return named
                .find(|(column, known, _)| name_of(column) == list && *known == field)
                .map(|(.., kind)| *kind);
        }
        let is_it = |column: &M::Column| name_of(column) == field;
        let mut expanded = self.expands.iter().filter(|expand| expand.column.as_ref().is_some_and(is_it));
        let named = || self.named.iter().find(|(column, _)| is_it(column)).map(|(_, kind)| *kind);
        expanded.find_map(|expand| expand.kind).or_else(named)
    }

    /// Since when a record takes nothing new: it was archived, or the day of its end has come.
    #[must_use]
    pub fn ended_on(&self, row: &M, today: NaiveDate) -> Option<NaiveDate> {
        let end = self.end.and_then(|column| match row.get(column) {
            Value::ChronoDate(day) => day.filter(|day| *day <= today),
            _ => None,
        });
        row.stamps().archived_at.map(legal_date).or(end)
    }
}

impl<M: Offers> Default for Listing<M>
where
    M::State: FilterValue,
{
    fn default() -> Self {
        Self::new()
    }
}
