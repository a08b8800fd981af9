//! Which passwords are good enough: after ASVS 5.0, or after 等保三级 (GB/T 22239).

use super::password::LONGEST;
use crate::codes;
use chrono::{DateTime, Duration, Utc};
use platform::{
    problem::Problem,
    values::{characters::key, sentence::Sentence},
};
use serde::{Deserialize, Serialize};

/// The rules of passwords. Length counts, composition does not: both profiles demand twelve characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// ASVS 5.0: no expiry, no composition rules, guesses slowed down.
    #[default]
    Asvs,
    /// 等级保护三级: 90 days, none of the last five, locked for fifteen minutes after five guesses.
    Mlps3,
}

/// Characters at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=LONGEST;
/// Words that make a password easy to guess when little is added to them.
const COMMON: &str = include_str!("common.txt");

impl Profile {
    /// How many earlier passwords may not come again.
    #[must_use]
    pub fn history(self) -> usize {
        match self {
            Self::Asvs => 0,
            Self::Mlps3 => 5,
        }
    }

    /// Whether a password that was set then has had its time.
    #[must_use]
    pub fn has_expired(self, set_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        self == Self::Mlps3 && now >= set_at + Duration::days(90)
    }

    /// Refuses a password that is too short, too long, too common, or says who its user is.
    ///
    /// # Errors
    /// `PASSWORD_REJECTED` with the rule.
    pub fn check(password: &str, username: &str, pointer: &str) -> Result<(), Problem> {
        Self::broken_rule(password, username).map_or(Ok(()), |rule| Err(rejected(rule, pointer)))
    }

    fn broken_rule(password: &str, username: &str) -> Option<Rule> {
        // However it is spelled: width, case, and what nobody sees.
        let plain = key(password);
        if !LENGTH.contains(&password.chars().count()) {
            return Some(Rule::Length);
        }
        let mut names = username.split(['-', '_', '.', '@']).chain([username, "jiandu", "监督"]);
        if names.any(|name| name.chars().count() >= 4 && without(&plain, &key(name)) < 8) {
            return Some(Rule::Context);
        }
        (is_monotonous(&plain) || COMMON.lines().any(|word| without(&plain, word) < 4))
            .then_some(Rule::Common)
    }
}

/// A rule that a password breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Length,
    Context,
    Common,
    Reused,
}

impl Rule {
    fn word(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Context => "context",
            Self::Common => "common",
            Self::Reused => "reused",
        }
    }

    fn sentence(self) -> Sentence {
        let (least, most) = (LENGTH.start(), LENGTH.end());
        match self {
            Self::Length => Sentence::new(
                format!("密码须为 {least} 至 {most} 个字符"),
                format!("Choose a password of {least} to {most} characters"),
            ),
            Self::Context => Sentence::new(
                "密码不得包含用户名或本系统名称",
                "Choose a password without the user name or the name of this service",
            ),
            Self::Common => Sentence::new(
                "密码过于常见或过于规律,请另选",
                "Choose a password that is neither common nor a simple sequence",
            ),
            Self::Reused => {
                Sentence::new("不得使用近期用过的密码", "Choose a password that was not used recently")
            }
        }
    }
}

/// The refusal of a password.
pub(super) fn rejected(rule: Rule, pointer: &str) -> Problem {
    let refused = Problem::new(codes::PASSWORD_REJECTED).with("rule", rule.word());
    refused.explained(rule.sentence()).field(pointer, codes::PASSWORD_REJECTED, Some(rule.sentence()))
}

/// Letters that are left when a word, and digits and signs at the ends, are taken out; all if it is not in there.
fn without(password: &str, word: &str) -> usize {
    if !password.contains(word) {
        return usize::MAX;
    }
    password.replace(word, "").chars().filter(|c| c.is_alphabetic()).count()
}

/// One or two different characters, or nothing but steps up or down: `121212121212`, `abcdefghijkl`, `987654321098`.
fn is_monotonous(password: &str) -> bool {
    let letters: Vec<char> = password.chars().collect();
    let different: std::collections::HashSet<_> = letters.iter().collect();
    let step = |pair: &[char]| {
        let (one, two) = (u32::from(pair[0]), u32::from(pair[1]));
        one.abs_diff(two) <= 1 || (pair.iter().all(char::is_ascii_digit) && one.abs_diff(two) == 9)
    };
    different.len() <= 3 || letters.windows(2).all(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_that_are_easy_to_guess_are_refused() {
        let rule = |password| Profile::broken_rule(password, "310114-zhangwei").map(Rule::word);
        for (password, broken) in [
            ("short", "length"),
            ("zhangwei2026!", "context"),
            ("310114-zhangwei", "context"),
            ("jiandu-2026-1", "context"),
            ("password1234", "common"),
            ("Passw0rd!2026", "common"),
            ("Ｐａｓｓｗ０ｒｄ！２０２６", "common"),
            ("zhang\u{200b}wei2026!", "context"),
            ("woaini5201314", "common"),
            ("aaaaaaaaaaaaaa", "common"),
            ("123456789012", "common"),
            ("abcdefghijklm", "common"),
        ] {
            assert_eq!(rule(password), Some(broken), "{password}");
        }
        for password in
            ["correct horse battery", "明月几时有把酒问青天不知天上", "q8#Lw2!vTz9p", "a long pass phrase"]
        {
            assert_eq!(rule(password), None, "{password}");
        }
        assert_eq!(rule(&"长".repeat(257)), Some("length"));
    }
}
