//! The heading of livelihood projects in the document.

use platform::document::Tag;

pub(crate) const TAG: Tag = Tag { zh: "民生实事", en: "Livelihood" };
