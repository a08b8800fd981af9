//! The heading of access in the document.

use platform::document::Tag;

pub(crate) const TAG: Tag = Tag { zh: "访问控制", en: "Access" };
