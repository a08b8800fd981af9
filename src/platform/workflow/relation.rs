//! What ties a caller to records, stated once: the database asks it as a condition, an action asks it of one row.
//!
//! There is no "not": a column without a value is neither equal nor unequal to anything in a database, and would be unequal
//! in a program. What is not meant is said by the values that are.

use crate::{
    records::{
        member::{ids_in, is_looked_up, names, names_in_text},
        record::Record,
    },
    values::words::Words,
};
use sea_orm::{ColumnTrait, Condition, Value, sea_query::Expr};
use std::convert::Infallible;
use uuid::Uuid;

/// A relation between a caller and the rows of a table, built from the columns. What lies in other tables (`Elsewhere`) can
/// be asked in the database only, so that a plain relation has none of it, and a [`Sight`] may.
#[derive(Debug)]
pub struct Relation<M: Record, Elsewhere = Infallible>(Term<M, Elsewhere>);

/// Which rows somebody sees: a relation that may ask other tables too.
pub type Sight<M> = Relation<M, Condition>;

#[derive(Debug)]
enum Term<M: Record, Elsewhere> {
    Always,
    OneOf(M::Column, Vec<Value>),
    Lacks(M::Column),
    Names(M::Column, Uuid),
    AllOf(Vec<Self>),
    AnyOf(Vec<Self>),
    Elsewhere(Elsewhere),
}

impl<M: Record, Elsewhere> Relation<M, Elsewhere> {
    /// To every row.
    #[must_use]
    pub const fn always() -> Self {
        Self(Term::Always)
    }

    /// To none.
    #[must_use]
    pub const fn never() -> Self {
        Self(Term::AnyOf(Vec::new()))
    }

    /// A column has this value; never, if it is none.
    pub fn is(column: M::Column, value: impl Into<Value>) -> Self {
        Self::one_of(column, [value])
    }

    /// A column has one of these values; those that are none are not meant.
    pub fn one_of(column: M::Column, values: impl IntoIterator<Item = impl Into<Value>>) -> Self {
        let values: Vec<Value> = values.into_iter().map(Into::into).filter(is_some).collect();
        if values.is_empty() { Self::never() } else { Self(Term::OneOf(column, values)) }
    }

    /// The record stands in one of these states.
    #[must_use]
    pub fn in_state(states: &[M::State]) -> Self
    where
        M::State: Words,
    {
        Self::one_of(M::STATE, states.iter().map(|state| state.word()))
    }

    /// A column has no value.
    #[must_use]
    pub const fn lacks(column: M::Column) -> Self {
        Self(Term::Lacks(column))
    }

    /// The list in a column names this record or person; never, if there is none. A View row names lists that their record
    /// says are looked up.
    pub fn names(column: M::Column, member: impl Into<Option<Uuid>>) -> Self {
        member.into().map_or_else(Self::never, |member| Self(Term::Names(column, member)))
    }

    /// All of these at once.
    pub fn all_of(relations: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Vec::new();
        for Self(term) in relations {
            match term {
                Term::Always => {}
                Term::AnyOf(none) if none.is_empty() => return Self::never(),
                Term::AllOf(more) => all.extend(more),
                term => all.push(term),
            }
        }
        if all.is_empty() { Self::always() } else { Self(Term::AllOf(all)) }
    }

    /// At least one of these.
    pub fn any_of(relations: impl IntoIterator<Item = Self>) -> Self {
        let mut any = Vec::new();
        for Self(term) in relations {
            match term {
                Term::Always => return Self::always(),
                Term::AnyOf(more) => any.extend(more),
                term => any.push(term),
            }
        }
        Self(Term::AnyOf(any))
    }
}

impl<M: Record> Relation<M> {
    /// Whether it holds for a row.
    #[must_use]
    pub fn holds(&self, row: &M) -> bool {
        self.0.holds(row, &mut |never| match *never {})
    }

    /// The same as the database is asked it. A list that is looked up nowhere else has no rows of its members and is read as
    /// text, of the records in the states that the row of the table names.
    #[must_use]
    pub(super) fn asked_of_the_database(self) -> Sight<M> {
        Relation(self.0.into_sight().with_lists_as_text())
    }
}

impl<M: Record, Elsewhere> Term<M, Elsewhere> {
    fn holds(&self, row: &M, elsewhere: &mut impl FnMut(&Elsewhere) -> bool) -> bool {
        match self {
            Self::Always => true,
            Self::OneOf(column, values) => values.contains(&row.get(*column)),
            Self::Lacks(column) => !is_some(&row.get(*column)),
            Self::Names(column, member) => ids_in(&row.get(*column)).contains(member),
            Self::AllOf(all) => all.iter().all(|term| term.holds(row, elsewhere)),
            Self::AnyOf(any) => any.iter().any(|term| term.holds(row, elsewhere)),
            Self::Elsewhere(asked) => elsewhere(asked),
        }
    }
}

impl<M: Record> Term<M, Infallible> {
    fn into_sight(self) -> Term<M, Condition> {
        match self {
            Self::Always => Term::Always,
            Self::OneOf(column, values) => Term::OneOf(column, values),
            Self::Lacks(column) => Term::Lacks(column),
            Self::Names(column, member) => Term::Names(column, member),
            Self::AllOf(all) => Term::AllOf(all.into_iter().map(Self::into_sight).collect()),
            Self::AnyOf(any) => Term::AnyOf(any.into_iter().map(Self::into_sight).collect()),
            Self::Elsewhere(never) => match never {},
        }
    }
}

impl<M: Record> Term<M, Condition> {
    fn with_lists_as_text(self) -> Self {
        let each = |terms: Vec<Self>| terms.into_iter().map(Self::with_lists_as_text).collect();
        match self {
            Self::Names(column, member) if !is_looked_up::<M>(column) => {
                Self::Elsewhere(names_in_text::<M>(column, member).into())
            }
            Self::AllOf(all) => Self::AllOf(each(all)),
            Self::AnyOf(any) => Self::AnyOf(each(any)),
            other => other,
        }
    }
}

impl<M: Record> From<Relation<M>> for Sight<M> {
    fn from(Relation(term): Relation<M>) -> Self {
        Self(term.into_sight())
    }
}

impl<M: Record> Sight<M> {
    /// What other tables say of the row.
    pub fn elsewhere(condition: impl Into<Condition>) -> Self {
        Self(Term::Elsewhere(condition.into()))
    }

    /// Whether it holds for a row, if somebody else answers what other tables say: how a test compares both sides of a
    /// relation, row by row.
    pub fn holds_with(&self, row: &M, mut elsewhere: impl FnMut(&Condition) -> bool) -> bool {
        self.0.holds(row, &mut elsewhere)
    }

    /// Whether it holds for no row, whatever is stored.
    #[must_use]
    pub fn is_never(&self) -> bool {
        matches!(&self.0, Term::AnyOf(none) if none.is_empty())
    }

    /// The condition of the rows for which it holds.
    #[must_use]
    pub fn condition(self) -> Condition {
        self.0.condition()
    }
}

impl<M: Record> Term<M, Condition> {
    fn condition(self) -> Condition {
        match self {
            Self::Always => Condition::all(),
            Self::OneOf(column, values) => match <[Value; 1]>::try_from(values) {
                Ok([value]) => column.eq(value).into(),
                Err(values) => column.is_in(values).into(),
            },
            Self::Lacks(column) => column.is_null().into(),
            Self::Names(column, member) => names::<M>(column, member).into(),
            Self::AllOf(all) => all.into_iter().map(Self::condition).fold(Condition::all(), Condition::add),
            Self::AnyOf(any) if any.is_empty() => Expr::value(false).into(),
            Self::AnyOf(any) => any.into_iter().map(Self::condition).fold(Condition::any(), Condition::add),
            Self::Elsewhere(condition) => condition,
        }
    }
}

fn is_some(value: &Value) -> bool {
    *value != value.as_null()
}
