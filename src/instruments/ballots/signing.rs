//! Supervisors sign (07 §3.7), each in the own session: at the issue for the pool of receipt numbers, after the count for the
//! record with all its figures and hashes.

use super::{
    Ballots,
    entity::{Model, Signing},
    record::BallotRecord,
    words::{SignedThing, SupervisorSignature},
};
use platform::{
    call::Step,
    problem::Result,
    workflow::{Guarded, Verdict},
};
use uuid::Uuid;

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
        missing_signature(&self.supervisor_ids.0, &self.signatures.0, thing, &hash).is_none()
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
    Ok(())
}

/// Each in the own session; a recorded vote is proven by its roll call.
pub(super) async fn every_supervisor_signed<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    Ok(Verdict::require(!step.row.is_secret || step.row.is_signed(SignedThing::Record)))
}
