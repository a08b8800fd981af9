//! Which of the media types that an operation offers a caller prefers (RFC 9110 §12.5.1).

use actix_web::{
    HttpMessage,
    http::header::{Accept, Header, Quality},
    mime::{Mime, STAR, STAR_STAR},
};

/// The place of the preferred one among the offered; the first if the header prefers none of them.
#[must_use]
pub fn preferred(request: &impl HttpMessage, offered: &[&str]) -> usize {
    let accepted = Accept::parse(request).unwrap_or_else(|_| Accept(Vec::new()));
    let weights = offered.iter().map(|media_type| weight(&accepted, media_type));
    // Of equal weights the one offered first counts.
    let best =
        weights.enumerate().fold((0, Quality::ZERO), |best, one| if one.1 > best.1 { one } else { best });
    best.0
}

/// The weight of a media type: of the most specific range that covers it, else none.
fn weight(accepted: &Accept, media_type: &str) -> Quality {
    let Ok(offered) = media_type.parse::<Mime>() else { return Quality::ZERO };
    let whole = |range: &Mime| range.essence_str() == offered.essence_str();
    let group = |range: &Mime| range.type_() == offered.type_() && range.subtype() == STAR;
    let all = |range: &Mime| range.essence_str() == STAR_STAR.essence_str();
    let covers: [&dyn Fn(&Mime) -> bool; 3] = [&whole, &group, &all];
    let named = |covers: &dyn Fn(&Mime) -> bool| {
        accepted.iter().find(|range| covers(&range.item)).map(|range| range.quality)
    };
    covers.into_iter().find_map(named).unwrap_or(Quality::ZERO)
}

#[cfg(test)]
mod tests {
    use super::preferred;
    use actix_web::test::TestRequest;

    #[test]
    fn the_highest_weight_wins_and_the_first_is_the_default() {
        let offered = ["application/json", "application/atom+xml"];
        let place = |header| {
            let request = TestRequest::default().insert_header(("Accept", header)).to_http_request();
            preferred(&request, &offered)
        };
        assert_eq!(preferred(&TestRequest::default().to_http_request(), &offered), 0);
        for header in [
            "",
            "*/*",
            "application/json",
            "text/html",
            "application/*",
            "application/atom+xml;q=0",
            "application/atom+xml;q=0.5, */*",
        ] {
            assert_eq!(place(header), 0, "{header}");
        }
        for header in [
            "application/atom+xml",
            "Application/Atom+XML ; q=0.9, application/json;q=0.8",
            "text/html, application/atom+xml, */*;q=0.1",
            "application/json;q=0, application/*",
        ] {
            assert_eq!(place(header), 1, "{header}");
        }
    }
}
