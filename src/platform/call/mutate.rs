//! Create, edit, act, remove: the table decides, the rules carry out, the trail is written.

use super::{
    Call,
    perform::Performs,
    persist,
    step::Step,
    write::{Change, Repeatable},
};
use crate::{
    http::{body::Raw, reply::Answer},
    lists::{Days, named, read_days},
    problem::{Problem, Result, codes},
    records::{
        actor::PUBLIC_ID,
        idempotency::Stored,
        record::{Record, View},
    },
    store::Transaction,
    values::{future::Future, words::Words},
    vocabulary::Role,
    workflow::{Rule, To, not_from_here, not_resting, permitted, rules_for},
};
use std::marker::PhantomData;
use uuid::Uuid;

/// A request to change a record of a workflow.
pub(super) struct Request<W: Performs> {
    action: W::Action,
    /// None to create.
    id: Option<Uuid>,
    raw: Raw,
    /// Whether `If-Match` must be given.
    version_required: bool,
    kind: PhantomData<W>,
}

impl Call {
    /// `POST /{collection}`.
    pub async fn create<W: Performs>(&self, raw: Raw) -> Result<Answer> {
        self.request::<W>("create", None, raw, false).await
    }

    /// `PATCH /{collection}/{id}`.
    pub async fn edit<W: Performs>(&self, id: Uuid, raw: Raw) -> Result<Answer> {
        if raw.bytes().is_empty() {
            // A merge patch that is not there is a mistake of the caller, not an edit of nothing.
            return Err(Problem::new(codes::MALFORMED_JSON).at(""));
        }
        self.request::<W>("edit", Some(id), raw, true).await
    }

    /// `DELETE /{collection}/{id}`: the record is archived.
    pub async fn remove<W: Performs>(&self, id: Uuid, raw: Raw) -> Result<Answer> {
        self.request::<W>("remove", Some(id), raw, true).await
    }

    /// `POST /{collection}/{id}/{action}`.
    pub async fn act<W: Performs>(&self, id: Uuid, action: &str, raw: Raw) -> Result<Answer> {
        self.request::<W>(action, Some(id), raw, false).await
    }

    async fn request<W: Performs>(
        &self,
        action: &str,
        id: Option<Uuid>,
        raw: Raw,
        version_required: bool,
    ) -> Result<Answer> {
        let action = named::<W>(action)?;
        let body = raw.clone();
        let request = Request::<W> { action, id, raw, version_required, kind: PhantomData };
        self.write(body.bytes(), request).await
    }
}

impl<W: Performs> Request<W> {
    /// A new record.
    pub(super) fn to_create(raw: Raw) -> Result<Self> {
        let action = named::<W>("create")?;
        Ok(Self { action, id: None, raw, version_required: false, kind: PhantomData })
    }
}

impl<W: Performs> Change for Request<W> {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            // What an attempt said that did not hold is not said.
            call.hints.take();
            not_resting::<W>(self.action, &call.actor)?;
            let mut before = match self.id {
                Some(id) => Some(call.find::<W>(tx, id).await?),
                None => None,
            };
            permitted::<W>(self.action, &call.actor, before.as_ref())?;
            read_days::<W>(tx, before.as_mut_slice(), Days::OfTheClock).await?;
            if let Some(before) = &before {
                call.conditions.check_version(before.version(), self.version_required)?;
            }
            // Of the rows that fit, the first whose guards hold; if none do, the caller is told what the first asks.
            let mut refusal = None;
            for (index, rule, role) in rules_for::<W>(self.action, &call.actor, before.as_ref()) {
                let mut step = Step::begin(call, tx, before.clone(), rule);
                let refused = match W::perform(&mut step, index, &self.raw).await {
                    Ok(()) => {
                        let row = step.row.clone();
                        let refused = match self.finish(step, rule, role).await {
                            Ok(answer) => return Ok(answer),
                            Err(refused) => refused,
                        };
                        let work = call.work(tx, row.district_code());
                        return Err(work.under_its_text::<W>(&row, refused).await);
                    }
                    Err(refused) => step.work().under_its_text::<W>(&step.row, refused).await,
                };
                if step.granted || refused.is_failure() {
                    return Err(refused);
                }
                refusal = refusal.or(Some(refused));
            }
            Err(refusal.unwrap_or_else(|| not_from_here::<W>(self.action, before.as_ref())))
        })
    }
}

impl<W: Performs> Repeatable for Request<W> {
    /// Whoever lost the role or the sight of the record is refused like anybody else; whoever may do or see something else than
    /// before, or to whom some of it is hidden now, reads the record as it stands. The state and the relation are not asked: the
    /// action itself has changed them.
    fn repeat<'a>(
        &'a self,
        call: &'a Call,
        tx: &'a Transaction,
        stored: Stored,
    ) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            permitted::<W>(self.action, &call.actor, None)?;
            let Stored { answer, same_rights } = stored;
            if self.id.is_none() && call.actor.user_id == PUBLIC_ID {
                // Who has no token knew the key, which nobody can guess; the record itself opens with its code alone.
                return Ok(answer);
            }
            let id = self.id.or_else(|| answer.value().ok()?["id"].as_str()?.parse().ok());
            let id = id.ok_or_else(|| Problem::internal("a stored answer without an id"))?;
            let mut row = [call.find::<W>(tx, id).await?];
            read_days::<W>(tx, &mut row, Days::All).await?;
            let [row] = row;
            let whole = same_rights && !W::View::hides(&row, &call.viewer());
            if whole || !answer.has_body() {
                return Ok(answer);
            }
            answer.renewed(&call.seen::<W>(&row), row.version())
        })
    }
}

impl<W: Performs> Request<W> {
    async fn finish(&self, step: Step<'_, W>, rule: &Rule<W>, role: Role) -> Result<Answer> {
        let (call, warnings) = (step.call, step.warnings.clone());
        let entry = persist::Entry {
            action: self.action.word(),
            role: Some(role.word()),
            reason: self.raw.note(),
            archive: matches!(rule.to, To::Archived),
        };
        if entry.archive {
            call.not_referred::<W>(step.tx, step.row.id()).await?;
        }
        let tx = step.tx;
        let row = persist::save::<W>(step, &entry).await?;
        if entry.archive {
            return Ok(Answer::empty(204));
        }
        let mut row = [persist::as_it_stands::<W>(call, tx, self.action, row).await?];
        read_days::<W>(tx, &mut row, Days::All).await?;
        let [row] = row;
        let mut seen = call.seen::<W>(&row);
        seen.warnings = warnings;
        seen.warnings.extend(call.hints.take());
        let status = if self.id.is_some() { 200 } else { 201 };
        let mut answer = Answer::json(status, &seen)?.tagged(row.version());
        if call.conditions.idempotency_key.is_some() {
            // A secret that is shown once is not stored.
            answer = answer.kept_as(&call.seen::<W>(&row.lasting()))?;
        }
        if self.id.is_some() {
            return Ok(answer);
        }
        Ok(answer.header("Location", format!("/api/v1{}/{}", W::PATH, row.id())))
    }
}
