//! What a layer asks about a record whose kind it does not know, and a layer above answers about its own: an opinion is on
//! something that was deliberated, and the instruments know of nothing that is.

use super::UnitOfWork;
use crate::{
    problem::Result, records::record_reference::RecordReference, values::future::Future, workflow::Workflow,
};
use std::{
    any::{Any, TypeId},
    collections::HashMap,
};
use uuid::Uuid;

/// How a kind answers; the type of the answer is the question.
type OfRow<W, A> = for<'a> fn(UnitOfWork<'a>, &'a <W as Workflow>::Model) -> Future<'a, Result<A>>;

/// The same of a record that is still to be read.
type OfRecord<A> = Box<dyn for<'a> Fn(UnitOfWork<'a>, Uuid) -> Future<'a, Result<A>> + Send + Sync>;

type Untyped = HashMap<TypeId, Box<dyn Any + Send + Sync>>;

/// All answers, by kind and question.
#[derive(Default)]
pub struct Answers {
    of_records: HashMap<&'static str, Untyped>,
    of_rows: HashMap<&'static str, Untyped>,
}

impl Answers {
    /// Says how a kind answers a question.
    pub fn about<W: Workflow, A: Send + 'static>(&mut self, answer: OfRow<W, A>) {
        let of_record: OfRecord<A> = Box::new(move |work, id| {
            Box::pin(async move { answer(work, &work.stored::<W>(id).await?).await })
        });
        let question = TypeId::of::<A>();
        self.of_records.entry(W::KIND).or_default().insert(question, Box::new(of_record));
        self.of_rows.entry(W::KIND).or_default().insert(question, Box::new(answer));
    }
}

impl UnitOfWork<'_> {
    /// What a record of any kind answers, whether the caller sees it or not; none where its kind has no answer.
    ///
    /// # Errors
    /// The record is not there, or the database failed.
    pub async fn ask<A: Send + 'static>(&self, record: &RecordReference) -> Result<Option<A>> {
        let of_kind = self.call.service.answers.of_records.get(&*record.kind);
        let answer = of_kind.and_then(|known| known.get(&TypeId::of::<A>())?.downcast_ref::<OfRecord<A>>());
        match answer {
            Some(answer) => answer(*self, record.id).await.map(Some),
            None => Ok(None),
        }
    }

    /// The same of a row that may not be written yet.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ask_row<W: Workflow, A: Send + 'static>(&self, row: &W::Model) -> Result<Option<A>> {
        let of_kind = self.call.service.answers.of_rows.get(W::KIND);
        let answer = of_kind.and_then(|known| known.get(&TypeId::of::<A>())?.downcast_ref::<OfRow<W, A>>());
        match answer {
            Some(answer) => answer(*self, row).await.map(Some),
            None => Ok(None),
        }
    }
}
