//! From a request without a token to the `public` of a district.

use super::{
    code::Typed,
    quota::{PublicLimits, hourly, is_left, spend},
};
use crate::{
    budget_headers::Told, codes, known_places::Place, membership::district_exists, settings::PATIENCE,
};
use chrono::{DateTime, Utc};
use platform::{
    http::edge::network,
    problem::{Problem, Result},
    records::{actor::Actor, caller::AnonymousCaller},
    secrets::keyed::KeyedHash,
    store::{Outcome, Store},
};

/// The caller of a request without a token, and the budgets that it used. An access code names its record and with it the district; else the
/// district is said in a header.
pub(crate) async fn stranger(
    store: &Store,
    key: &KeyedHash,
    limits: &PublicLimits,
    who: &AnonymousCaller,
    now: DateTime<Utc>,
) -> Result<(Actor, Vec<Told>)> {
    let mut used = Vec::new();
    let address = who.address.map(network).unwrap_or_default();
    if who.writes {
        let quota = hourly("public.writes_of_address", limits.writes_per_address);
        used.push(spend(store, quota, key.of(quota.name, &address), now).await?);
    }
    let Some(typed) = &who.access_code else {
        return Ok((Actor::public(district(store, who).await?, None), used));
    };
    let code = Typed::read(key, typed);
    let place = code.as_ref().map(|code| code.place(key, &address));
    let known = match &place {
        Some(place) => place.is_known(store.read(), now).await?,
        None => false,
    };
    let wrong = hourly("public.wrong_codes_of_address", limits.wrong_codes_per_address);
    let guesser = key.of(wrong.name, &address);
    // After too many wrong codes only those are looked at that were right here before, or guessing would be free.
    if !known {
        is_left(store, wrong, &guesser, now).await?;
    }
    let opened = match &code {
        Some(code) => code.opened(store).await?,
        None => None,
    };
    let (Some(code), Some(place), Some(opened)) = (code, place, opened) else {
        spend(store, wrong, guesser, now).await?;
        return Err(Problem::new(codes::ACCESS_CODE_WRONG));
    };
    if place.is_new(store.read(), now).await? {
        remember(store, place, now).await;
    }
    if who.writes {
        let quota = hourly("public.writes_of_code", limits.writes_per_code);
        used.push(spend(store, quota, key.of(quota.name, &code.code_hash), now).await?);
    }
    Ok((Actor::public(opened.district_code, Some(opened.subject_id)), used))
}

/// Remembers where a code was right. Nobody is kept from reading by that: it waits no longer than for a writer who is not
/// disturbed, and what could not be written is remembered at the next use.
async fn remember(store: &Store, place: Place, now: DateTime<Utc>) {
    let store = store.clone();
    let remembered = tokio::spawn(async move {
        let remembered = store.write(move |tx| {
            let place = place.clone();
            Box::pin(async move { Ok(Outcome::Commit(place.remember(tx, now).await?)) })
        });
        if let Err(problem) = remembered.await {
            tracing::debug!(cause = problem.cause(), "where a code was right is not remembered");
        }
    });
    let _late = tokio::time::timeout(PATIENCE, remembered).await;
}

async fn district(store: &Store, who: &AnonymousCaller) -> Result<String> {
    let missing = || Problem::new(codes::DISTRICT_MISSING).with("header", "District-Code");
    let code = who.district_code.clone().ok_or_else(missing)?;
    if district_exists(store.read(), &code).await? { Ok(code) } else { Err(missing()) }
}
