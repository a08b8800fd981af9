//! The heading of street committees in the document.

use platform::document::Tag;

pub(crate) const TAG: Tag = Tag { zh: "街道人大工委", en: "Street working committees" };
