//! Which of the media types that an operation offers a caller prefers (RFC 9110 §12.5.1).

use crate::values::locale::thousandths;

/// The place of the preferred one among the offered; the first if the header prefers none of them.
#[must_use]
pub fn preferred(header: &str, offered: &[&str]) -> usize {
    let weights = offered.iter().map(|media_type| weight(header, media_type));
    // Of equal weights the one offered first counts.
    let best = weights.enumerate().fold((0, 0), |best, one| if one.1 > best.1 { one } else { best });
    best.0
}

/// The weight of a media type in thousandths: of the most specific range that covers it, else 0.
fn weight(header: &str, media_type: &str) -> u32 {
    let group = media_type.split('/').next().unwrap_or_default();
    let ranges = [media_type.to_owned(), format!("{group}/*"), "*/*".to_owned()];
    let named = |range: &String| {
        header.split(',').find_map(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let is_it = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case(range));
            is_it.then(|| pieces.find_map(|piece| piece.strip_prefix("q=")).map_or(1000, thousandths))
        })
    };
    ranges.iter().find_map(named).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::preferred;

    #[test]
    fn the_highest_weight_wins_and_the_first_is_the_default() {
        let offered = ["application/json", "application/atom+xml"];
        for header in [
            "",
            "*/*",
            "application/json",
            "text/html",
            "application/*",
            "application/atom+xml;q=0",
            "application/atom+xml;q=0.5, */*",
        ] {
            assert_eq!(preferred(header, &offered), 0, "{header}");
        }
        for header in [
            "application/atom+xml",
            "Application/Atom+XML ; q=0.9, application/json;q=0.8",
            "text/html, application/atom+xml, */*;q=0.1",
            "application/json;q=0, application/*",
        ] {
            assert_eq!(preferred(header, &offered), 1, "{header}");
        }
    }
}
