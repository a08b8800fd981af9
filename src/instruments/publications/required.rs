//! What has to be out before a record may close: what the guards of other records ask (00 §5.0 «a publication»).

use super::{
    PublicationKind, PublicationState, Publications, Side,
    entity::{Column, Model},
    own_side::{Publisher, publisher},
    words::Scope,
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::record_reference::RecordReference,
    values::{numbers::Whole, words::Words},
    vocabulary::OrganizationKind,
    workflow::Verdict,
};
use registry::organizations::{self, Organizations};
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// 监督法第十七条、第二十九条、第三十七条: told to the deputies, and published.
pub const BOTH: &[Scope] = &[Scope::ToDeputies, Scope::ToPublic];
/// Published only.
pub const TO_PUBLIC: &[Scope] = &[Scope::ToPublic];

/// One text that has to be out.
#[derive(Debug, Clone)]
pub struct Required {
    /// Of which record.
    pub subject: RecordReference,
    /// Of which round or version of it; none if it has one text only.
    pub round: Option<i32>,
    /// As what; one of these.
    pub kinds: &'static [PublicationKind],
    /// To whom; to all of these.
    pub scopes: &'static [Scope],
    /// By whom.
    pub side: Side,
}

/// What is not out: published, not withdrawn, by the record's own side, in every scope.
///
/// # Errors
/// The database failed.
pub async fn missing_of(work: &UnitOfWork<'_>, required: &[Required]) -> Result<Vec<Value>> {
    let subjects: BTreeSet<Uuid> = required.iter().map(|one| one.subject.id).collect();
    let out = work.all::<Publications>().filter(Column::SubjectId.is_in(subjects));
    let out = out.filter(Column::State.eq(PublicationState::Published)).all(work.tx).await?;
    let authors: BTreeSet<Uuid> = out.iter().map(|publication| publication.author_organization_id).collect();
    let authors = work.all::<Organizations>().filter(organizations::entity::Column::Id.is_in(authors));
    let authors = authors.all(work.tx).await?.into_iter().map(|author| (author.id, author.kind));
    let authors: BTreeMap<Uuid, OrganizationKind> = authors.collect();
    let holds = |one: &Required, kind: PublicationKind, scope: Scope| {
        let fits = |row: &&Model| {
            row.subject_id == one.subject.id
                && *row.subject_type == *one.subject.kind
                && (row.kind, row.scope) == (kind, scope)
                // What names no round is of the first.
                && one.round.is_none_or(|round| row.round.map_or(1, Whole::get32) == round)
        };
        out.iter().filter(fits).any(|row| {
            one.side.published(
                kind,
                row.author_organization_id,
                authors.get(&row.author_organization_id).copied(),
            )
        })
    };
    let mut missing = Vec::new();
    for one in required {
        let complete = |kind: &&PublicationKind| one.scopes.iter().all(|scope| holds(one, **kind, *scope));
        if one.kinds.iter().any(|kind| complete(&kind)) {
            continue;
        }
        let Some(kind) = one.kinds.first() else { continue };
        for scope in one.scopes.iter().filter(|scope| !holds(one, *kind, **scope)) {
            missing.push(json!({
                "kind": kind.word(), "scope": scope.word(),
                "subject_type": one.subject.kind, "subject_id": one.subject.id,
            }));
        }
    }
    Ok(missing)
}

/// Holds if nothing is missing; a refusal names the kinds, and each text with its record and its scope.
pub fn nothing_missing(missing: Vec<Value>) -> Verdict {
    let mut kinds: Vec<Value> = missing.iter().map(|one| one["kind"].clone()).collect();
    kinds.dedup();
    Verdict::require(missing.is_empty()).with("missing", kinds).with("publications", missing)
}

impl Required {
    /// A text of a record that has one only, by the record's own side.
    #[must_use]
    pub fn of(
        subject: RecordReference,
        kinds: &'static [PublicationKind],
        scopes: &'static [Scope],
        side: Side,
    ) -> Self {
        Self { subject, round: None, kinds, scopes, side }
    }
}

impl Side {
    /// Whether an organization that published something stands on this side.
    fn published(&self, kind: PublicationKind, author: Uuid, author_kind: Option<OrganizationKind>) -> bool {
        let office = match self.town_presidium {
            Some(town) => author == town,
            None => {
                matches!(author_kind, Some(OrganizationKind::ScOffice | OrganizationKind::StandingCommittee))
            }
        };
        let committee = match self.committees.as_slice() {
            _ if self.town_presidium.is_some() => false,
            [] => matches!(
                author_kind,
                Some(OrganizationKind::SpecialCommittee | OrganizationKind::WorkingBody)
            ),
            committees => committees.contains(&author),
        };
        let own = self.known_elsewhere || self.organs.contains(&author);
        let organ = publisher(kind) != Publisher::Congress && own;
        office || committee || organ
    }
}
