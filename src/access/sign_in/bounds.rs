//! How many wrong guesses are free, and how long the next one waits.

use crate::Profile;
use chrono::TimeDelta;

/// How many wrong guesses are free, and how long the next one must wait after each further one: doubling, capped, and
/// forgotten some time after the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    pub(super) free: i32,
    first: TimeDelta,
    longest: TimeDelta,
    pub(super) forgotten: TimeDelta,
}

const QUARTER: TimeDelta = TimeDelta::minutes(15);

/// One account from one address: strict, because it harms nobody else.
const PAIR: Bound = Bound { free: 5, first: TimeDelta::seconds(30), longest: QUARTER, forgotten: QUARTER };
const PAIR_MLPS3: Bound = Bound { first: QUARTER, ..PAIR };
/// One account from everywhere: soft, because strangers can fill it.
pub(super) const ACCOUNT: Bound =
    Bound { free: 50, first: TimeDelta::seconds(15), longest: TimeDelta::minutes(1), forgotten: QUARTER };
/// One address at all accounts: an office may share one.
pub(super) const ADDRESS: Bound =
    Bound { free: 100, first: TimeDelta::seconds(30), longest: TimeDelta::minutes(5), forgotten: QUARTER };
/// Second factors of one account: they are short, and only who knows the password can fill this.
pub(super) const FACTOR: Bound = Bound {
    free: 10,
    first: TimeDelta::minutes(1),
    longest: TimeDelta::hours(1),
    forgotten: TimeDelta::days(1),
};

/// The bound of an account at an address.
pub(super) fn pair(profile: Profile) -> Bound {
    match profile {
        Profile::Asvs => PAIR,
        Profile::Mlps3 => PAIR_MLPS3,
    }
}

/// The bound of an account at an address where it is known, while the address or the account guesses too much: no other
/// bound slows down whoever tries all accounts that are known there, so this one remembers for a day.
pub(super) fn known(profile: Profile) -> Bound {
    Bound { forgotten: TimeDelta::days(1), ..pair(profile) }
}

impl Bound {
    /// How long the next guess waits after so many wrong ones.
    pub(super) fn wait(self, failures: i32) -> TimeDelta {
        let Ok(beyond) = u32::try_from(failures - self.free) else { return TimeDelta::zero() };
        self.first.checked_mul(1 << beyond.min(20)).map_or(self.longest, |wait| wait.min(self.longest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_are_capped() {
        let seconds = |failures| PAIR.wait(failures).num_seconds();
        assert_eq!([0, 4, 5, 6, 7, 9, 10, 1_000].map(seconds), [0, 0, 30, 60, 120, 480, 900, 900]);
        assert_eq!(ACCOUNT.wait(i32::MAX).num_seconds(), 60);
        assert_eq!(pair(Profile::Mlps3).wait(5).num_seconds(), 900);
    }
}
