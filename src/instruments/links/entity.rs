//! The row of a link.

use super::words::{LinkKind, LinkState};

platform::record! {
    /// A link between two records.
    Links = "link", LinkState {
        from_type: String,
        from_id: Uuid,
        to_type: String,
        to_id: Uuid,
        kind: LinkKind,
        note: Option<String>,
        is_consequence: bool,
        author_organization_id: Uuid,
    }
}
