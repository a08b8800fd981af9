//! The query of a list, read strictly: an unknown name or a wrong value is refused, never ignored.

use super::cursor::{CursorKey, Place};
use crate::{
    http::query_string::pairs,
    problem::{Problem, Result, codes},
    records::{
        column::name_of,
        filter_value::key_text,
        listing::{DEFAULT_LIMIT, Expand, FilterKind, LIMIT, Listing, Sort},
        people::PEOPLE,
        question::{Asked, wrong},
        record::{Record, Viewer},
    },
    values::{hash::Sha256, hex::hex, text::Text},
    workflow::{Workflow, acting},
};
use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, DatabaseBackend, IntoSimpleExpr, ModelTrait, Order, Value,
    sea_query::{Expr, ExprTrait, LikeExpr, SelectStatement, SimpleExpr},
};

/// Which way a list runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// What a query is read with.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The fields that records of the list have.
    pub fields: &'a [String],
    /// The key of the cursors.
    pub key: &'a CursorKey,
    /// Who asks, and when.
    pub viewer: Viewer<'a>,
    /// Which database answers.
    pub backend: DatabaseBackend,
}

/// A checked query of a list.
pub struct Query<W: Workflow> {
    condition: Condition,
    sort: &'static Sort<W::Model>,
    direction: Direction,
    after: Option<(Value, uuid::Uuid)>,
    list: String,
    pairs: Vec<(String, String)>,
    /// Records of the page.
    pub limit: u64,
    /// Whether to count all records that fit.
    pub count: bool,
    /// The fields to answer; all if empty.
    pub fields: Vec<String>,
    /// The related records to include.
    pub expands: Vec<&'static Expand<W::Model>>,
    /// Whether to say who the people are.
    pub people: bool,
}

impl<W: Workflow> Query<W> {
    /// Reads the query string of a list.
    ///
    /// # Errors
    /// `UNKNOWN_PARAMETER`, `INVALID_PARAMETER` or `INVALID_CURSOR`.
    pub fn read(query: &str, reader: Reader<'_>) -> Result<Self> {
        let fields = reader.fields;
        let listing = W::listing();
        let usual = listing.sorts.first().ok_or_else(|| Problem::internal("a list without an order"))?;
        let mut read = Self {
            condition: Condition::all(),
            sort: usual,
            direction: Direction::Descending,
            after: None,
            list: String::new(),
            pairs: pairs(query),
            limit: DEFAULT_LIMIT,
            count: false,
            fields: Vec::new(),
            expands: Vec::new(),
            people: false,
        };
        let (mut cursor, mut archived, mut actionable) = (None, false, false);
        for (name, value) in read.pairs.clone() {
            match &*name {
                "limit" => read.limit = limit(&value)?,
                "count" => read.count = flag(&name, &value)?,
                "archived" => archived = flag(&name, &value)?,
                "actionable" => actionable = flag(&name, &value)?,
                "cursor" => cursor = Some(value),
                "sort" => (read.sort, read.direction) = sort(listing, &value)?,
                "fields" if fields.contains(&value) => read.fields.push(value),
                "fields" => return Err(wrong(&name, &value, fields.to_vec())),
                "expand" if value == PEOPLE => read.people = true,
                "expand" => read.include(expand(listing, &value)?),
                "q" if !listing.search.is_empty() => read.search(listing, &value, reader.backend)?,
                name if listing.questions.iter().any(|question| question.name == name) => {}
                _ => read.filter_range(listing, &name, &value)?,
            }
        }
        if !read.fields.is_empty() {
            // What is included is asked for by its own parameter.
            read.fields.push("expanded".into());
        }
        read.filter_any_of(listing)?;
        read.ask(listing, reader.viewer.today)?;
        if actionable {
            read.only_what_waits_for(reader.viewer);
        }
        let present = W::Model::ARCHIVED_AT;
        let active = if archived { present.is_not_null() } else { present.is_null() };
        read.condition = read.condition.add(active);
        read.list = read.fingerprint();
        if let Some(cursor) = cursor {
            let place = reader.key.read(&cursor, &read.list)?;
            let sort_key =
                (read.sort.parse)(&place.key).ok_or_else(|| Problem::new(codes::INVALID_CURSOR))?;
            read.after = Some((sort_key, place.id));
        }
        Ok(read)
    }

    /// What is archived is done, and `archived` says nothing else then.
    fn only_what_waits_for(&mut self, viewer: Viewer<'_>) {
        let acting = acting::<W>(viewer.actor, viewer.credential).condition();
        self.condition = self.condition.clone().add(acting).add(W::Model::ARCHIVED_AT.is_null());
    }

    /// Everything that decides which records a list has and in which order.
    fn fingerprint(&self) -> String {
        let mut filters: Vec<_> = self
            .pairs
            .iter()
            .filter(|(name, _)| !matches!(&**name, "cursor" | "limit" | "count" | "fields" | "expand"))
            .collect();
        filters.sort();
        let digest = Sha256::of(format!("{} {filters:?}", W::KIND));
        hex(&digest[..12])
    }

    fn search(&mut self, listing: &Listing<W::Model>, value: &str, backend: DatabaseBackend) -> Result<()> {
        let mut any = Condition::any();
        for column in &listing.search {
            any = any.add(contains(column.into_simple_expr(), value, backend)?);
        }
        self.condition = self.condition.clone().add(any);
        Ok(())
    }

    /// A name that comes again costs no further query.
    fn include(&mut self, expand: &'static Expand<W::Model>) {
        if !self.expands.iter().any(|known| known.name == expand.name) {
            self.expands.push(expand);
        }
    }

    fn filter_range(&mut self, listing: &Listing<W::Model>, name: &str, value: &str) -> Result<()> {
        for filter in &listing.filters {
            let column = name_of(&filter.column);
            if filter.kind == FilterKind::AnyOf {
                if name == column {
                    return Ok(());
                }
                continue;
            }
            let bound = match name.strip_prefix(&*column) {
                Some("_from") => true,
                Some("_to") => false,
                _ => continue,
            };
            let allowed = || (filter.schema)().brief();
            let value = (filter.parse)(value).ok_or_else(|| wrong(name, value, allowed()))?;
            let within = if bound { filter.column.gte(value) } else { filter.column.lte(value) };
            self.condition = self.condition.clone().add(within);
            return Ok(());
        }
        Err(Problem::new(codes::UNKNOWN_PARAMETER).with("parameter", name).with("allowed", names(listing)))
    }

    fn filter_any_of(&mut self, listing: &Listing<W::Model>) -> Result<()> {
        for filter in listing.filters.iter().filter(|filter| filter.kind == FilterKind::AnyOf) {
            let name = name_of(&filter.column);
            let mut values: Vec<Value> = Vec::new();
            for (_, value) in self.pairs.iter().filter(|(given, _)| *given == name) {
                let allowed = || (filter.schema)().brief();
                let value = (filter.parse)(value).ok_or_else(|| wrong(&name, value, allowed()))?;
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            let condition: Option<SimpleExpr> = match values.len() {
                0 => None,
                1 => values.pop().map(|value| filter.asked.eq(value)),
                _ => Some(filter.asked.is_in(values)),
            };
            self.condition = condition.into_iter().fold(self.condition.clone(), Condition::add);
        }
        Ok(())
    }

    fn ask(&mut self, listing: &Listing<W::Model>, today: NaiveDate) -> Result<()> {
        for question in &listing.questions {
            if self.pairs.iter().any(|(name, _)| name == question.name) {
                let asked = Asked { question, pairs: &self.pairs, today };
                self.condition = self.condition.clone().add((question.condition)(&asked)?);
            }
        }
        Ok(())
    }

    /// The condition of the filters alone.
    #[must_use]
    pub fn condition(&self) -> Condition {
        self.condition.clone()
    }

    /// One row more than the page, so that it is known whether another page follows.
    #[must_use]
    pub fn select(&self, mut rows: SelectStatement) -> SelectStatement {
        let order = if self.direction == Direction::Descending { Order::Desc } else { Order::Asc };
        let (column, id) = (self.sort.column, W::Model::ID);
        rows.cond_where(self.condition());
        if let Some((key, last)) = &self.after {
            // One row value: an OR of two comparisons would not seek (measured, 250 times slower).
            let here = Expr::tuple([column.into_simple_expr(), id.into_simple_expr()]);
            let there = Expr::tuple([Expr::value(key.clone()), Expr::value(*last)]);
            let seek = if self.direction == Direction::Descending { here.lt(there) } else { here.gt(there) };
            rows.and_where(seek);
        }
        rows.order_by(column.as_column_ref(), order.clone()).order_by(id.as_column_ref(), order);
        rows.limit(self.limit + 1).take()
    }

    /// The cursor after this row.
    ///
    /// # Errors
    /// The sort column has no key text: a defect of the listing.
    pub fn cursor_after(&self, row: &W::Model, key: &CursorKey) -> Result<String> {
        let text =
            key_text(&row.get(self.sort.column)).ok_or_else(|| Problem::internal("sort key is null"))?;
        key.write(&Place { list: self.list.clone(), key: text, id: row.id() })
    }
}

fn limit(value: &str) -> Result<u64> {
    value
        .parse()
        .ok()
        .filter(|limit| (1..=LIMIT).contains(limit))
        .ok_or_else(|| wrong("limit", value, format!("1 to {LIMIT}")))
}

pub(crate) fn flag(name: &str, value: &str) -> Result<bool> {
    value.parse().map_err(|_| wrong(name, value, vec!["true", "false"]))
}

fn sort<M: Record>(listing: &'static Listing<M>, value: &str) -> Result<(&'static Sort<M>, Direction)> {
    let (name, direction) = match value.strip_prefix('-') {
        Some(name) => (name, Direction::Descending),
        None => (value, Direction::Ascending),
    };
    let known = listing.sorts.iter().find(|sort| name_of(&sort.column) == name);
    let orders =
        || listing.sorts.iter().flat_map(|s| [name_of(&s.column), format!("-{}", name_of(&s.column))]);
    known.map(|sort| (sort, direction)).ok_or_else(|| wrong("sort", value, orders().collect::<Vec<_>>()))
}

fn expand<M: Record>(listing: &'static Listing<M>, value: &str) -> Result<&'static Expand<M>> {
    let names = || listing.expands.iter().map(|expand| expand.name).chain([PEOPLE]).collect::<Vec<_>>();
    listing.expands.iter().find(|expand| expand.name == value).ok_or_else(|| wrong("expand", value, names()))
}

/// The parameters that a list knows.
fn names<M: Record>(listing: &Listing<M>) -> Vec<String> {
    let mut names: Vec<String> =
        ["limit", "cursor", "sort", "count", "archived", "actionable", "fields", "expand"]
            .map(String::from)
            .to_vec();
    if !listing.search.is_empty() {
        names.push("q".into());
    }
    names.extend(listing.questions.iter().map(|question| question.name.to_owned()));
    for filter in &listing.filters {
        let name = name_of(&filter.column);
        match filter.kind {
            FilterKind::AnyOf => names.push(name),
            FilterKind::Range => names.extend([format!("{name}_from"), format!("{name}_to")]),
        }
    }
    names
}

/// The condition that a text contains what `q` says. Letters of the Latin alphabet are found in either case; on both databases
/// alike, which takes saying it to PostgreSQL.
///
/// # Errors
/// `INVALID_PARAMETER`: it says nothing, or more than 100 characters.
pub fn contains(text: Expr, value: &str, backend: DatabaseBackend) -> Result<Expr> {
    // In the form in which texts are stored.
    let words = Text::<100>::new(value).map_err(|_| wrong("q", value, "1 to 100 visible characters"))?;
    let escaped = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let pattern = format!("%{escaped}%");
    Ok(match backend {
        DatabaseBackend::Postgres => {
            Expr::cust_with_exprs(r#"$1 COLLATE "C" ILIKE $2 ESCAPE '\'"#, [text, Expr::value(pattern)])
        }
        _ => text.like(LikeExpr::new(pattern).escape('\\')),
    })
}
