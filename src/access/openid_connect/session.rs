//! The end of a sign-on: a code becomes a session.

use super::{
    account::{Account, account},
    attempt::{Attempt, Binding},
    id_token::Proven,
    provider::Provider,
};
use crate::{
    Access, codes, sessions,
    sign_in::{Claimant, LoginAnswer, signed_in},
};
use actix_web::HttpRequest;
use platform::{http::reply::Answer, problem::Result, store::Outcome};
use std::sync::Arc;

/// What the browser brings back.
pub(super) struct Return<'a> {
    pub(super) code: &'a str,
    pub(super) state: &'a str,
    pub(super) binding: Binding,
    pub(super) second_factor_code: Option<&'a str>,
}

/// Opens a session for whoever came back from the provider.
pub(super) async fn open(
    request: &HttpRequest,
    claimant: &Claimant<'_>,
    access: &Arc<Access>,
    provider: &Provider,
    back: Return<'_>,
) -> Result<Answer> {
    let (store, now) = (&claimant.service.store, claimant.service.clock.now());
    let attempt = Attempt::take(store, &back.binding, back.state, now).await?;
    let proven = match attempt.proven() {
        Some(proven) => Ok(proven),
        None => provider.redeem(back.code, &back.binding, now).await,
    };
    let proven = match proven {
        Ok(proven) => proven,
        Err(problem) => {
            // A provider that is away did not use the code up; anything else ends the attempt.
            if problem.code() == codes::PROVIDER_UNAVAILABLE {
                attempt.give_back(store, None).await?;
            }
            return Err(problem);
        }
    };
    let account = account(claimant, &provider.configuration, &proven).await?;
    enter(request, claimant, access, (attempt, proven, account), back.second_factor_code).await
}

/// Asks for the second factor that the user has here, whatever the provider asked for, and opens the session. No password was
/// used, so its age does not matter.
async fn enter(
    request: &HttpRequest,
    claimant: &Claimant<'_>,
    access: &Arc<Access>,
    (attempt, proven, account): (Attempt, Proven, Account),
    second_factor_code: Option<&str>,
) -> Result<Answer> {
    let store = &claimant.service.store;
    let factor = match claimant.required(&account.user, second_factor_code).await {
        Ok(factor) => factor,
        Err(problem) => {
            // The code of the provider is spent, so who came is remembered until the right code of the factor comes.
            attempt.give_back(store, Some(proven)).await?;
            return Err(problem);
        }
    };
    // So that the key that signs now is known here, whoever made it.
    access.current(store, claimant.service.clock.now()).await?;
    let call = signed_in(request, claimant, &account.user).await?;
    let entrance = sessions::Entrance { second_factor: factor.is_some(), ..claimant.entrance(&account.user) };
    let opening = Arc::new((Arc::clone(access), call, account, factor, entrance));
    let opened = store.write(move |tx| {
        let opening = Arc::clone(&opening);
        Box::pin(async move {
            let (access, call, account, factor, entrance) = &*opening;
            let work = call.work(tx, &account.user.district_code);
            if let Some(factor) = factor {
                factor.spend(work, account.user.id).await?;
            }
            let identity = Some(account.identity(work).await?);
            let entrance = sessions::Entrance { user_identity_id: identity, ..entrance.clone() };
            let opened = sessions::begin(work, &access.settings, &entrance).await?;
            Ok(Outcome::Commit(LoginAnswer::of(access, call, &opened)?))
        })
    });
    opened.await
}
