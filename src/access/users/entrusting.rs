//! What two administrators give: the offices of the congress side, administration, the person in the registry of deputies,
//! and the way back into such an account. One asks, another confirms; until then it gives nothing. See decision 0040.

use super::{Users, entity::Model, ways_in::lose_access};
use crate::{
    passwords::one_time_codes,
    second_factor,
    sessions::{end_all, workflow::SessionAction},
};
use platform::{
    call::{Step, guards::given},
    problem::Result,
    vocabulary::Role,
    workflow::{Guarded, Note, Reason, Verdict},
};
use uuid::Uuid;

type UserStep<'a> = Step<'a, Users>;

impl Model {
    /// Whether two administrators stand behind what this user may do.
    #[must_use]
    pub fn is_entrusted(&self) -> bool {
        self.deputy_id.is_some() || self.roles.0.iter().any(|role| role.is_entrusted())
    }

    /// Whether this is a machine and nobody's account.
    #[must_use]
    pub fn is_machine(&self) -> bool {
        self.roles.0 == [Role::Service]
    }

    /// Whether a code is the one-time code of this user: where two administrators issued it, both parts, one after the other.
    pub(crate) fn has_code(&self, code: &str) -> bool {
        let fits = |known: &Option<String>, part: &str| known.as_ref() == Some(&one_time_codes::hash(part));
        if self.pending_code {
            return false;
        }
        if self.second_code_hash.is_none() {
            return fits(&self.code_hash, code);
        }
        let plain = one_time_codes::letters(code);
        plain.split_at_checked(one_time_codes::LENGTH).is_some_and(|(first, second)| {
            // Both are computed, whichever is wrong.
            fits(&self.code_hash, first) & fits(&self.second_code_hash, second)
        })
    }

    fn clear_request(&mut self) {
        self.pending_roles.0.clear();
        (self.pending_organization_id, self.pending_deputy_id) = (None, None);
        (self.pending_code, self.pending_factor_reset) = (false, false);
        (self.asked_by, self.asked_at) = (None, None);
    }
}

/// A new code; it is shown once.
pub(super) fn make_code(step: &mut UserStep<'_>) -> Result<()> {
    let code = one_time_codes::new()?;
    step.row.code_hash = Some(one_time_codes::hash(&code));
    step.row.second_code_hash = None;
    step.row.code_expires_at = Some(step.call.now + one_time_codes::VALIDITY);
    step.row.one_time_code = Some(code);
    Ok(())
}

fn note_request(step: &mut UserStep<'_>) {
    (step.row.asked_by, step.row.asked_at) = (Some(step.call.actor.user_id), Some(step.call.now));
}

/// Sets aside what the step would give and one administrator may not give alone; what is harmless or taken away holds at once.
/// An account that gets its first office begins anew: with a password that its user sets by the codes of both administrators.
pub(super) fn set_aside(step: &mut UserStep<'_>, before: Option<&Model>) -> Result<()> {
    if step.call.actor.is_operator() {
        return Ok(());
    }
    let entrusted = step.row.is_entrusted();
    let row = &mut step.row;
    let had = |role: Role| before.is_some_and(|user| user.roles.0.contains(&role));
    let (asked, given): (Vec<_>, Vec<_>) =
        row.roles.0.iter().copied().partition(|role| role.is_entrusted() && !had(*role));
    let person = before.and_then(|user| user.deputy_id);
    let new_person = row.deputy_id.filter(|new| Some(*new) != person);
    let place = before.map_or(row.organization_id, |user| user.organization_id);
    let new_place = Some(row.organization_id).filter(|new| entrusted && *new != place);
    if asked.is_empty() && new_person.is_none() && new_place.is_none() {
        return Ok(());
    }
    (row.roles, row.pending_roles) = (given.into(), asked.into());
    if new_person.is_some() {
        (row.deputy_id, row.pending_deputy_id) = (person, new_person);
    }
    if new_place.is_some() {
        (row.organization_id, row.pending_organization_id) = (place, new_place);
    }
    note_request(step);
    if before.is_none_or(|user| !user.is_entrusted()) {
        make_code(step)?;
        step.row.pending_code = true;
    }
    Ok(())
}

/// Sets aside a new code, or the removal of the second factor: the way back into an account that two administrators gave.
pub(super) fn awaits_confirmation(step: &mut UserStep<'_>) -> bool {
    let awaits = step.row.is_entrusted() && !step.call.actor.is_operator();
    if awaits {
        note_request(step);
    }
    awaits
}

/// The person in the registry of deputies that the step would give.
pub(super) fn new_person(step: &UserStep<'_>) -> Option<Uuid> {
    let kept = step.before.as_ref().and_then(|user| user.deputy_id);
    step.row.pending_deputy_id.or(step.row.deputy_id.filter(|new| Some(*new) != kept))
}

platform::guards! { Users:
    /// Somebody asked for something.
    something_is_asked: given(row.asked_by);
}

/// One request at a time: it is confirmed or declined before the next.
pub(super) async fn nothing_is_asked<B>(step: &UserStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.asked_by.is_none()))
}

/// The same for an edit, which may still change the name.
pub(super) async fn powers_are_not_asked<B>(step: &UserStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.asked_by.is_none() || !changes_powers(step)))
}

/// Nobody changes the own roles, organization or person (00 §3).
pub(super) async fn powers_of_another<B>(step: &UserStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.id != step.call.actor.user_id || !changes_powers(step)).at("/roles"))
}

/// Nobody lets themselves in by another way than their own password and factor.
pub(super) async fn user_is_another<B>(step: &UserStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.id != step.call.actor.user_id))
}

/// Neither who asked nor who would have it confirms.
pub(super) async fn confirmer_is_another<B>(step: &UserStep<'_>, _: &B) -> Guarded {
    let me = step.call.actor.user_id;
    Ok(Verdict::require(step.row.asked_by != Some(me) && step.row.id != me))
}

fn changes_powers(step: &UserStep<'_>) -> bool {
    let Some(before) = &step.before else { return true };
    let within = |some: &Model, others: &Model| some.roles.0.iter().all(|role| others.roles.0.contains(role));
    let roles = within(before, &step.row) && within(&step.row, before);
    !roles || before.organization_id != step.row.organization_id || before.deputy_id != step.row.deputy_id
}

/// What was asked for holds from now on.
pub(super) async fn confirm(step: &mut UserStep<'_>, _: Note) -> Result<()> {
    let row = &mut step.row;
    let gives = !row.pending_roles.0.is_empty()
        || row.pending_deputy_id.is_some()
        || row.pending_organization_id.is_some();
    row.roles.0.append(&mut row.pending_roles.0);
    row.deputy_id = row.pending_deputy_id.or(row.deputy_id);
    row.organization_id = row.pending_organization_id.unwrap_or(row.organization_id);
    let (code, reset) = (row.pending_code, row.pending_factor_reset);
    row.clear_request();
    if code && gives {
        // Whoever had the account before it got an office has no way in from before.
        lose_access(step).await?;
        step.row.password_hash = None;
    }
    if reset || (code && gives) {
        second_factor::forget(step.tx, step.row.id).await?;
        step.row.second_factor = false;
        end_all(step.work(), step.row.id, SessionAction::Stop, None).await?;
    }
    if code {
        let second = one_time_codes::new()?;
        step.row.second_code_hash = Some(one_time_codes::hash(&second));
        step.row.code_expires_at = Some(step.call.now + one_time_codes::VALIDITY);
        step.row.one_time_code = Some(second);
    }
    Ok(())
}

/// What was asked for is not given; whoever asked may take it back.
pub(super) async fn decline(step: &mut UserStep<'_>, _: Reason) -> Result<()> {
    if step.row.pending_code {
        (step.row.code_hash, step.row.code_expires_at) = (None, None);
    }
    step.row.clear_request();
    Ok(())
}
