//! `explain=true`: the guards of the actions that are shown, asked before anybody acts.

use super::{Call, Performs, Step};
use crate::{
    lists::{Days, ExplainedAction, ExplainedRefusal, read_days},
    problem::{Problem, Result},
    records::record::Record,
    store::{Outcome, Transaction},
    values::words::Words,
    workflow::{available, rules_for},
};
use std::sync::Arc;
use uuid::Uuid;

/// What the rows of an action say: the first that nothing refuses, or the refusal of the first.
enum Outlook {
    Accepted { complete: bool },
    Refused(Problem),
}

impl Call {
    /// What would become of each action that this caller is shown. Guards read inside a transaction, as when they decide;
    /// nothing is written, and nothing is kept of it.
    pub(super) async fn explained<W: Performs>(&self, id: Uuid) -> Result<Vec<ExplainedAction>> {
        let call = Arc::new(self.clone());
        let asked = self.service.store.write(move |tx| {
            let call = Arc::clone(&call);
            Box::pin(async move { Ok(Outcome::Discard(call.outlooks::<W>(tx, id).await?)) })
        });
        asked.await
    }

    async fn outlooks<W: Performs>(&self, tx: &Transaction, id: Uuid) -> Result<Vec<ExplainedAction>> {
        let mut row = [self.find::<W>(tx, id).await?];
        read_days::<W>(tx, &mut row, Days::OfTheClock).await?;
        let [row] = row;
        let mut explained = Vec::new();
        for action in available::<W>(&self.actor, self.credential, &row) {
            let (complete, refusal) = match self.outlook::<W>(tx, action, &row).await? {
                Outlook::Accepted { complete } => (complete, None),
                Outlook::Refused(problem) => (true, Some(ExplainedRefusal::of(&problem, self.language))),
            };
            let accepted = refusal.is_none();
            explained.push(ExplainedAction { action: action.word(), accepted, complete, refusal });
        }
        Ok(explained)
    }

    async fn outlook<W: Performs>(
        &self,
        tx: &Transaction,
        action: W::Action,
        row: &W::Model,
    ) -> Result<Outlook> {
        let mut refusal = None;
        for (index, rule, _) in rules_for::<W>(action, &self.actor, Some(row)) {
            let step = Step::begin(self, tx, Some(row.clone()), rule);
            match W::explain(&step, index).await {
                Ok(complete) => return Ok(Outlook::Accepted { complete }),
                Err(refused) if refused.is_failure() => return Err(refused),
                Err(refused) => {
                    let refused = self.work(tx, row.district_code()).under_its_text::<W>(row, refused).await;
                    refusal = refusal.or(Some(refused));
                }
            }
        }
        let refusal = refusal.ok_or_else(|| Problem::internal("an available action without a row"))?;
        Ok(Outlook::Refused(refusal))
    }
}
