//! What waits for a caller: the records of all kinds on which role, relation and state allow an act, read by one statement.

use crate::{
    problem::Result,
    records::{
        audit::entity::{Column as Entry, Entity as Trail},
        kind::{Kind, Window},
        listing::Reading,
        record::{Record, Viewer},
    },
    store::Rows,
    values::{
        columns::{Columns, Row},
        words::Words,
    },
    workflow::{EntityOf, StateOf, Workflow, acting, sight, tenant},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, Order,
    sea_query::{Alias, Asterisk, Expr, ExprTrait, Query, SelectStatement, SimpleExpr, UnionType},
};
use uuid::Uuid;

/// A record that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its kind.
    pub kind: String,
    /// Which record.
    pub id: Uuid,
    /// When it was created: the order of the inbox, as of lists.
    pub created_at: DateTime<Utc>,
    /// Whether it came back to somebody who had been through with it.
    pub returned: bool,
}

impl Row for Waiting {
    fn of(columns: &impl Columns) -> std::result::Result<Self, DbErr> {
        let (kind, id) = (columns.at(0)?, columns.at(1)?);
        Ok(Self { kind, id, created_at: columns.at(2)?, returned: columns.at(3)? })
    }
}

/// Those that wait for whoever reads, among the records of some kinds: the newest first, by one statement whose parts end where
/// the page does.
///
/// # Errors
/// The database failed.
pub async fn waiting<'k>(
    reading: Reading<'_>,
    kinds: impl Iterator<Item = &'k Kind>,
    window: Window,
) -> Result<Vec<Waiting>> {
    let parts =
        kinds.filter_map(|kind| (kind.waits)(reading.viewer, window)).enumerate().map(|(at, part)| {
            Query::select().column(Asterisk).from_subquery(part, Alias::new(format!("part_{at}"))).take()
        });
    let Some(all) = parts.reduce(|mut all, part| all.union(UnionType::All, part).take()) else {
        return Ok(Vec::new());
    };
    let mut page = Query::select();
    page.column(Asterisk).from_subquery(all, Alias::new("waiting"));
    page.order_by(Alias::new("created_at"), Order::Desc).order_by(Alias::new("id"), Order::Desc);
    page.limit(window.most);
    Ok(reading.db.rows::<Waiting>(reading.db.get_database_backend().build(&page)).await?)
}

/// The records of a kind that wait for a caller; none where its records stand, or no act on them is the caller's.
pub(super) fn waits<W: Workflow>(viewer: Viewer<'_>, window: Window) -> Option<SelectStatement> {
    let acting = acting::<W>(viewer.actor, viewer.credential);
    if W::listing().stands || acting.is_never() || !viewer.may_view::<W>() {
        return None;
    }
    let (created_at, id) = (W::Model::CREATED_AT, W::Model::ID);
    let mut rows = Query::select();
    // The name of a kind is a word of the code: it needs no quoting, and its column no type.
    rows.expr_as(Expr::cust(format!("'{}'", W::KIND)), Alias::new("kind"))
        .expr_as(id.into_expr(), Alias::new("id"))
        .expr_as(created_at.into_expr(), Alias::new("created_at"))
        .expr_as(has_returned::<W>(), Alias::new("returned"))
        .from(EntityOf::<W>::default())
        .cond_where(tenant::<W>(viewer.actor))
        .cond_where(sight::<W>(viewer.actor).condition())
        .cond_where(acting.condition())
        .and_where(W::Model::ARCHIVED_AT.is_null());
    if window.returned {
        rows.and_where(has_returned::<W>());
    }
    if let Some(since) = window.since {
        rows.and_where(Expr::col(Alias::new("updated_at")).gt(since));
    }
    if let Some((at, last)) = window.after {
        let here = Expr::tuple([created_at.into_expr(), id.into_expr()]);
        rows.and_where(here.lt(Expr::tuple([Expr::value(at), Expr::value(last)])));
    }
    rows.order_by_expr(created_at.into_expr(), Order::Desc).order_by_expr(id.into_expr(), Order::Desc);
    Some(rows.limit(window.most).take())
}

/// States into which somebody is sent back, as the tables call them.
const BACK: [&str; 2] = ["returned", "reopened"];

/// Whether a record came back: its state says so, or it left the state before in which it is now, which its trail tells
/// whatever the action was called that brought it there.
fn has_returned<W: Workflow>() -> SimpleExpr {
    let state = || W::Model::STATE.into_expr();
    let left = Query::select()
        .expr(Expr::cust("1"))
        .from(Trail)
        .and_where(Entry::SubjectId.into_expr().eq(W::Model::ID.into_expr()))
        .and_where(Entry::FromState.into_expr().eq(state()))
        .and_where(Entry::ToState.into_expr().ne(state()))
        .take();
    let back = StateOf::<W>::ALL.iter().map(|state| state.word()).filter(|word| BACK.contains(word));
    W::Model::STATE.is_in(back).or(Expr::exists(left))
}
