//! The heading of instruments in the document.

use platform::document::Tag;

pub(crate) const TAG: Tag = Tag { zh: "共用工具", en: "Instruments" };
