//! Personal data: which fields hold it, and how much of it others see (00 §2).

/// Whether a field of this name holds personal data, whatever the record: `contact_phone`, `home_address`.
#[must_use]
pub fn is_personal(field: &str) -> bool {
    ["phone", "home_address", "identity_number"].iter().any(|name| field.ends_with(name))
}

/// A personal text as others see it: of an address the first six characters (the district), of anything else the first
/// three and the last four, `138****5678`; nothing of what is short.
#[must_use]
pub fn masked(field: &str, text: &str) -> String {
    let length = text.chars().count();
    let (head, tail) = if field.ends_with("address") { (6, 0) } else { (3, 4) };
    let hidden = |place: usize| length <= head + tail || (place >= head && place + tail < length);
    text.chars().enumerate().map(|(place, c)| if hidden(place) { '*' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_show_their_ends_and_addresses_their_district() {
        assert_eq!(masked("contact_phone", "13812345678"), "138****5678");
        assert_eq!(masked("contact_phone", "59123"), "*****");
        assert_eq!(masked("home_address", "上海市嘉定区某路1号"), "上海市嘉定区****");
        assert_eq!(masked("home_address", "嘉定区某路"), "*****");
        assert!(is_personal("contact_phone") && !is_personal("phone_calls"));
    }
}
