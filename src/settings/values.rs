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
    pub(super) environment: BTreeMap<String, String>,
}

impl Parts {
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
        let (place, text) = (format!("{name} in {}", self.path), value.to_string());
        let value = value.try_into().map_err(|_| unreadable(&place, &text, meaning))?;
        Ok(Some((value, place)))
    }

    /// Names that are no settings.
    pub(super) fn none_left(self) -> Result<(), String> {
        let unknown = self.environment.into_keys().next();
        match unknown.or(self.file.into_iter().next().map(|(name, _)| format!("{name} in {}", self.path))) {
            Some(unknown) => Err(format!("unknown setting {unknown}")),
            None => Ok(()),
        }
    }
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
    Err(format!("{place} is {value}, allowed is {}:{meaning}", written(bounds)))
}

/// A number or a flag as the environment writes it, or a text.
fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let plain = toml::from_str::<BTreeMap<String, T>>(&format!("value = {text}"));
    let quoted = || toml::from_str::<BTreeMap<String, T>>(&format!("value = {}", toml::Value::from(text)));
    quoted().or(plain).ok()?.into_values().next()
}

/// A value that is none of its kind: where it stands, what it is, and what is meant by the setting.
fn unreadable(place: &str, text: &str, meaning: &str) -> String {
    format!("{place} is {text}, which cannot be read:{meaning}")
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
