//! Supervisors sign (07 §3.7), each in the own session: at the issue for the pool of receipt numbers, after the count for the
//! record with all its figures and hashes.

use super::{
    Ballots,
    entity::{Model, Signing},
    record::BallotRecord,
    words::{CountingMode, SignedThing, SupervisorSignature},
};
use platform::{
    call::Step,
    problem::Result,
    records::canonical::canonical,
    secrets::signing::is_signed,
    workflow::{Guarded, Verdict},
};
use serde_json::json;
use uuid::Uuid;

/// The purpose of the service's signature below those of the supervisors.
const PURPOSE: &str = "jiandu ballot record";

/// What the service says of the signatures on a record, in canonical JSON: who supervised, and what each signed.
///
/// # Errors
/// It has no canonical form: never.
fn said(record_hash: &str, supervisors: &[Uuid], signatures: &[SupervisorSignature]) -> Result<String> {
    canonical(&json!({"record_hash": record_hash, "signatures": signatures, "supervisor_ids": supervisors}))
}

/// Whether the service saw these signatures on a record.
///
/// # Errors
/// It has no canonical form: never.
pub(super) fn were_seen(
    (record_hash, signature): (&str, &str),
    (supervisors, signatures): (&[Uuid], &[SupervisorSignature]),
    public_key: &str,
) -> Result<bool> {
    Ok(is_signed(public_key, PURPOSE, &said(record_hash, supervisors, signatures)?, signature))
}

/// The first of these people who did not sign this hash.
pub(super) fn missing_signature(
    supervisors: &[Uuid],
    signatures: &[SupervisorSignature],
    signs: SignedThing,
    hash: &str,
) -> Option<Uuid> {
    let signed = |id: &Uuid| {
        signatures.iter().any(|one| one.supervisor_id == *id && one.signs == signs && one.hash == hash)
    };
    supervisors.iter().copied().find(|id| !signed(id))
}

impl Model {
    /// The hash of what is to be signed, once it is there.
    #[must_use]
    pub fn hash_of(&self, thing: SignedThing) -> Option<String> {
        match thing {
            SignedThing::Pool => self.pool_hash.clone(),
            SignedThing::Record => BallotRecord::of(self).and_then(|record| record.hash().ok()),
        }
    }

    /// Whether every supervisor signed what is there.
    #[must_use]
    pub fn is_signed(&self, thing: SignedThing) -> bool {
        let Some(hash) = self.hash_of(thing) else { return false };
        let supervisors = &self.supervisor_ids.0;
        !supervisors.is_empty() && missing_signature(supervisors, &self.signatures.0, thing, &hash).is_none()
    }

    /// Whether its papers can be proven: it is secret, and each paper is there.
    #[must_use]
    pub fn is_provable(&self) -> bool {
        self.is_secret && self.counting_mode != CountingMode::ManualTally
    }

    /// What is signed in the present state.
    fn to_be_signed(&self) -> SignedThing {
        if self.result.is_some() { SignedThing::Record } else { SignedThing::Pool }
    }
}

/// What the supervisor has on the screen is what stands in the record.
pub(super) async fn is_what_stands(step: &Step<'_, Ballots>, body: &Signing) -> Guarded {
    let stands = step.row.hash_of(step.row.to_be_signed());
    Ok(Verdict::require(stands.as_deref() == Some(&*body.hash)).at("/hash"))
}

/// One signature is enough.
pub(super) async fn not_signed_yet(step: &Step<'_, Ballots>, body: &Signing) -> Guarded {
    let (who, signs) = (step.call.actor.user_id, step.row.to_be_signed());
    let mut signatures = step.row.signatures.0.iter().filter(|one| one.supervisor_id == who);
    Ok(Verdict::require(!signatures.any(|one| one.signs == signs && one.hash == *body.hash)))
}

pub(super) async fn sign(step: &mut Step<'_, Ballots>, body: Signing) -> Result<()> {
    let signature = SupervisorSignature {
        supervisor_id: step.call.actor.user_id,
        signs: step.row.to_be_signed(),
        hash: body.hash.to_string(),
        signed_at: step.call.service.clock.now(),
    };
    step.row.signatures.0.push(signature);
    if step.row.is_signed(SignedThing::Record) {
        // From now on nobody takes a signature away or puts another record below it.
        let said = said(&body.hash, &step.row.supervisor_ids.0, &step.row.signatures.0)?;
        step.row.record_signature = Some(step.call.service.signer.sign(PURPOSE, &said));
    }
    Ok(())
}

/// Nothing is taken before every supervisor signed for the pool, and nothing is closed that was not.
pub(super) async fn pool_signed<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    Ok(Verdict::require(!step.row.is_provable() || step.row.is_signed(SignedThing::Pool)))
}

/// Each in the own session; a recorded vote is proven by its roll call.
pub(super) async fn every_supervisor_signed<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    Ok(Verdict::require(!step.row.is_secret || step.row.is_signed(SignedThing::Record)))
}
