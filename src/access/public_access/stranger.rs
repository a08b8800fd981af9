//! From a request without a token to the `public` of a district.

use super::{
    code::opened,
    quota::{PublicLimits, hourly, is_left, spend},
};
use crate::{
    access::membership::district_exists,
    platform::{
        actor::Actor,
        call::Stranger,
        keyed::KeyedHash,
        problem::{Code, Problem, Result},
        store::Store,
    },
};
use chrono::{DateTime, Utc};
use std::net::IpAddr;

/// The caller of a request without a token. An access code names its record and with it the district; else the
/// district is said in a header.
pub(in crate::access) async fn stranger(
    store: &Store,
    key: &KeyedHash,
    limits: &PublicLimits,
    who: &Stranger,
    now: DateTime<Utc>,
) -> Result<Actor> {
    let address = who.address.map(network).unwrap_or_default();
    if who.writes {
        let quota = hourly("public.writes_of_address", limits.writes_per_address);
        spend(store, quota, key.of(quota.name, &address)?, now).await?;
    }
    let Some(typed) = &who.access_code else {
        return Ok(Actor::public(district(store, who).await?, None));
    };
    let wrong = hourly("public.wrong_codes_of_address", limits.wrong_codes_per_address);
    let guesser = key.of(wrong.name, &address)?;
    is_left(store, wrong, &guesser, now).await?;
    let Some(opened) = opened(store, key, typed).await? else {
        spend(store, wrong, guesser, now).await?;
        return Err(Problem::new(Code::AccessCodeWrong));
    };
    if who.writes {
        let quota = hourly("public.writes_of_code", limits.writes_per_code);
        spend(store, quota, key.of(quota.name, &opened.code_hash)?, now).await?;
    }
    Ok(Actor::public(opened.district_code, Some(opened.subject_id)))
}

async fn district(store: &Store, who: &Stranger) -> Result<String> {
    let missing = || Problem::new(Code::DistrictMissing).with("header", "District-Code");
    let code = who.district_code.clone().ok_or_else(missing)?;
    if district_exists(store.read(), &code).await? { Ok(code) } else { Err(missing()) }
}

/// What counts as one address: an IPv6 subscriber has 2^64 of them.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subscriber_has_one_address() {
        let one = |text: &str| network(text.parse().unwrap());
        assert_eq!(one("2001:db8:1:2::1"), one("2001:db8:1:2:ffff::9"));
        assert_ne!(one("2001:db8:1:2::1"), one("2001:db8:1:3::1"));
        assert_eq!(one("::ffff:192.0.2.1"), one("192.0.2.1"));
    }
}
