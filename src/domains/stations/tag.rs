//! Where the document puts what is served of the stations.

use platform::document::Tag;

/// The tag of every operation.
pub const TAG: Tag = Tag { zh: "家站点", en: "Deputies' stations" };
