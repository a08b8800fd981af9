//! The tools that several domains use: calendar, rule sets, deadlines, documents, publications, ballots, opinions.

use crate::platform::{openapi::Tag, routes::Routes};

const TAG: Tag = Tag { zh: "共用工具", en: "Instruments" };

/// The collections of the instruments.
pub fn routes(routes: &mut Routes) {
    let _ = (TAG, routes);
}
