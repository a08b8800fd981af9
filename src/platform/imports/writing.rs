//! A table on its way into the database: one transaction, whatever it holds.

use super::{columns::Columns, report::ImportReport, rows::create_each, table::Table};
use crate::{
    call::{Call, Change, Performs, Repeatable},
    http::reply::Answer,
    problem::{Problem, Result},
    records::idempotency::Stored,
    store::Transaction,
    values::{future::Future, words::Words},
    words,
    workflow::{not_resting, permitted},
};
use actix_web::web::{self, Bytes};
use std::marker::PhantomData;

words! {
    /// What becomes of the good rows of a table that has bad ones.
    /// 表格有不合格的行时如何处理合格的行。
    pub enum Mode {
        AllOrNothing "全部录入或全部不录入" / "All or nothing",
        Partial "录入正确的行" / "The good rows",
    }
}

/// How a kind takes tables, for who knows it by the name of its collection.
pub type Importer = for<'a> fn(&'a Call, Bytes, Option<String>, Mode) -> Future<'a, Result<Answer>>;

/// A table of a kind.
struct Import<W> {
    table: Table,
    mode: Mode,
    kind: PhantomData<fn() -> W>,
}

impl Call {
    /// `POST /{collection}/import`.
    pub(crate) fn import<W: Performs>(
        &self,
        bytes: Bytes,
        charset: Option<String>,
        mode: Mode,
    ) -> Future<'_, Result<Answer>> {
        Box::pin(async move {
            let text = bytes.clone();
            let read = web::block(move || Table::read(&text, charset.as_deref()));
            let table = read.await.map_err(Problem::internal)??;
            self.write(&bytes, Import::<W> { table, mode, kind: PhantomData }).await
        })
    }
}

/// Whoever may not create one record may not create many.
fn may_create<W: Performs>(call: &Call) -> Result<()> {
    let create = W::Action::parse("create");
    create.map_or(Ok(()), |create| {
        not_resting::<W>(create, &call.actor)?;
        permitted::<W>(create, &call.actor, None)
    })
}

impl<W: Performs> Change for Import<W> {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            may_create::<W>(call)?;
            Columns::of::<W>()?.check(&self.table.header, self.table.first)?;
            let outcome = create_each::<W>(call, tx, &self.table.rows).await?;
            let is_refused = self.mode == Mode::AllOrNothing && !outcome.refused.is_empty();
            if is_refused || outcome.unread > 0 {
                return Err(outcome.problem());
            }
            let report = ImportReport::of(&outcome, call.language);
            Answer::json(200, &report)?.kept_as(&report.lasting())
        })
    }
}

impl<W: Performs> Repeatable for Import<W> {
    /// The ids of what was made tell nobody anything that they did not write; but who lost the role is refused.
    fn repeat<'a>(
        &'a self,
        call: &'a Call,
        _: &'a Transaction,
        stored: Stored,
    ) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            may_create::<W>(call)?;
            Ok(stored.answer)
        })
    }
}
