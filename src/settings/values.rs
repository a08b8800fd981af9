//! Values as a file or the environment writes them, and as they are shown.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt::Display, ops::RangeInclusive};

/// The variable of the environment that sets it.
pub(super) fn variable(name: &str) -> String {
    format!("JIANDU_{}", name.to_uppercase())
}

/// What was set, and where.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) file: toml::Table,
    /// The name of the file, for messages.
    pub(super) path: String,
    /// The line on which each name of the file stands.
    pub(super) lines: BTreeMap<String, usize>,
    pub(super) environment: BTreeMap<String, String>,
}

/// The line on which each name of a file stands.
pub(super) fn lines(content: &str) -> BTreeMap<String, usize> {
    let name = |line: &str| Some(line.split_once('=')?.0.trim().trim_matches('"').to_owned());
    content.lines().zip(1..).filter_map(|(line, number)| Some((name(line)?, number))).collect()
}

/// What is wrong with a file, and on which line.
pub(super) fn malformed(path: &str, content: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| content.get(..span.start)).unwrap_or_default();
    format!("{path}, line {}: {}", before.lines().count().max(1), error.message())
}

impl Parts {
    /// Where a name of the file stands.
    fn place(&self, name: &str) -> String {
        let line = self.lines.get(name).map(|line| format!(", line {line}")).unwrap_or_default();
        format!("{name} in {}{line}", self.path)
    }

    /// The value of a setting, if it is set, and where it stands in words.
    pub(super) fn take<T: for<'de> Deserialize<'de>>(
        &mut self,
        name: &str,
        meaning: &str,
    ) -> Result<Option<(T, String)>, String> {
        let in_file = self.file.remove(name);
        if let Some(text) = self.environment.remove(&variable(name)) {
            let place = format!("{} in the environment", variable(name));
            let value = parse(&text).ok_or_else(|| unreadable(&place, &text, meaning))?;
            return Ok(Some((value, place)));
        }
        let Some(value) = in_file else { return Ok(None) };
        let (place, text) = (self.place(name), value.to_string());
        let value = value.try_into().map_err(|_| unreadable(&place, &text, meaning))?;
        Ok(Some((value, place)))
    }

    /// Names that are no settings.
    pub(super) fn none_left(self) -> Result<(), String> {
        let in_file = self.file.keys().next().map(|name| self.place(name));
        match self.environment.into_keys().next().or(in_file) {
            Some(unknown) => Err(format!("unknown setting {unknown}")),
            None => Ok(()),
        }
    }
}

/// The meaning of a setting as a part of a sentence.
fn sentence(meaning: &str) -> &str {
    meaning.trim().trim_end_matches('.')
}

/// Bounds in words.
pub(super) fn written<T: Display>(bounds: &RangeInclusive<T>) -> String {
    format!("{} to {}", bounds.start(), bounds.end())
}

/// Refuses a value outside its bounds.
pub(super) fn within<T: PartialOrd + Display>(
    (value, place): &(T, String),
    bounds: &RangeInclusive<T>,
    meaning: &str,
) -> Result<(), String> {
    if bounds.contains(value) {
        return Ok(());
    }
    Err(format!("{place} is {value}, allowed is {}: {}", written(bounds), sentence(meaning)))
}

/// A number or a flag as the environment writes it, or a text.
fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let plain = toml::from_str::<BTreeMap<String, T>>(&format!("value = {text}"));
    let quoted = || toml::from_str::<BTreeMap<String, T>>(&format!("value = {}", toml::Value::from(text)));
    quoted().or(plain).ok()?.into_values().next()
}

/// A value that is none of its kind: where it stands, what it is, and what is meant by the setting.
fn unreadable(place: &str, text: &str, meaning: &str) -> String {
    format!("{place} is {text}, which cannot be read: {}", sentence(meaning))
}

/// A value as a person writes it.
pub(super) fn plain<T: Serialize>(value: &T) -> String {
    match toml::Value::try_from(value) {
        Ok(toml::Value::String(text)) => text,
        Ok(value) => value.to_string(),
        // TOML has no null.
        Err(_) => "(not set)".into(),
    }
}

/// A URL as it may be shown.
pub(super) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return "(set)".into() };
    match rest.rsplit_once('@') {
        Some((user, place)) => format!("{scheme}://{}@{place}", user.split(':').next().unwrap_or_default()),
        None => url.to_owned(),
    }
}
