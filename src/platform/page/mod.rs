//! Lists: typed filters, orders, search, expansions; keyset pages with signed cursors.

mod cursor;
mod expand;
mod query;
mod question;
mod shown;
mod value;

pub use cursor::CursorKey;
pub use expand::{Expand, Subject};
pub use query::{Direction, Query, Reader};
pub use question::{Asked, Question};
pub(crate) use shown::{asks_for_what_is_shown, shows};
pub use value::FilterValue;

use crate::{
    chain::Traced,
    openapi::Schema,
    record::Record,
    workflow::{ColumnOf, StateOf, Workflow},
};
use chrono::{DateTime, Utc};
use sea_orm::{Iden, Value};

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
pub struct Filter<W: Workflow> {
    /// The column, whose name is the parameter's.
    pub column: ColumnOf<W>,
    /// How it is filtered.
    pub kind: FilterKind,
    /// Reads a value.
    pub parse: fn(&str) -> Option<Value>,
    /// The schema of a value.
    pub schema: fn() -> Schema,
}

/// An order of a list: a column that is never null.
pub struct Sort<W: Workflow> {
    /// The column.
    pub column: ColumnOf<W>,
    /// Reads a key from a cursor.
    pub parse: fn(&str) -> Option<Value>,
}

/// What the list of a collection can do, and how its records hang together with others.
pub struct Listing<W: Workflow> {
    /// The filters.
    pub filters: Vec<Filter<W>>,
    /// The filters that are no column.
    pub questions: Vec<Question>,
    /// The orders; the first is the usual one, newest first.
    pub sorts: Vec<Sort<W>>,
    /// The text columns that `q` searches.
    pub search: Vec<ColumnOf<W>>,
    /// The related records that can be included.
    pub expands: Vec<Expand<W>>,
    /// The business number, where a record has one.
    pub number: Option<ColumnOf<W>>,
    /// The references that are part of a chain.
    pub traced: Vec<Traced<W>>,
}

/// The name of a column, which is the name of its parameter.
pub fn name_of<C: Iden>(column: &C) -> String {
    column.unquoted().to_owned()
}

impl<W: Workflow> Listing<W>
where
    StateOf<W>: FilterValue,
{
    /// A list by state, newest first.
    #[must_use]
    pub fn new() -> Self {
        let list = Self {
            filters: Vec::new(),
            questions: Vec::new(),
            sorts: Vec::new(),
            search: Vec::new(),
            expands: Vec::new(),
            number: None,
            traced: Vec::new(),
        };
        list.any_of::<StateOf<W>>(W::Model::STATE).sort::<DateTime<Utc>>(W::Model::CREATED_AT)
    }

    /// Filters a column by one or several values.
    #[must_use]
    pub fn any_of<T: FilterValue>(mut self, column: ColumnOf<W>) -> Self {
        self.filters.push(Filter {
            column,
            kind: FilterKind::AnyOf,
            parse: T::parse_value,
            schema: T::value_schema,
        });
        self
    }

    /// Filters a column by a range.
    #[must_use]
    pub fn range<T: FilterValue>(mut self, column: ColumnOf<W>) -> Self {
        self.filters.push(Filter {
            column,
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

    /// Offers an order by a column that is never null.
    #[must_use]
    pub fn sort<T: FilterValue>(mut self, column: ColumnOf<W>) -> Self {
        self.sorts.push(Sort { column, parse: T::parse_value });
        self
    }

    /// Lets `q` search a text column.
    #[must_use]
    pub fn search(mut self, column: ColumnOf<W>) -> Self {
        self.search.push(column);
        self
    }

    /// Names the column of the business number.
    #[must_use]
    pub fn numbered(mut self, column: ColumnOf<W>) -> Self {
        self.number = Some(column);
        self
    }

    /// Offers to include the record that a column refers to.
    #[must_use]
    pub fn expand<O: Workflow>(mut self, name: &'static str, column: ColumnOf<W>) -> Self {
        self.expands.push(Expand::one::<O>(name, column));
        self
    }

    /// Offers to include the record of any kind that two columns name, as much of it as every kind has.
    #[must_use]
    pub fn expand_named(mut self, name: &'static str, kind: ColumnOf<W>, id: ColumnOf<W>) -> Self {
        self.expands.push(Expand::named(name, kind, id));
        self
    }

    /// Offers to include the records that refer to this one by a column of theirs.
    #[must_use]
    pub fn expand_many<O: Workflow>(mut self, name: &'static str, column: ColumnOf<O>) -> Self {
        self.expands.push(Expand::many::<O>(name, column));
        self
    }
}

impl<W: Workflow> Default for Listing<W>
where
    StateOf<W>: FilterValue,
{
    fn default() -> Self {
        Self::new()
    }
}
