//! The row of a publication.

use super::words::{Channel, PublicationKind, PublicationState, Scope};
use crate::documents::Disclosure;

platform::record! {
    /// A publication.
    Publications = "publication", PublicationState {
        subject_type: String,
        subject_id: Uuid,
        kind: PublicationKind,
        scope: Scope,
        channel: Channel,
        title: String,
        text: String,
        disclosure: Disclosure,
        document_id: Option<Uuid>,
        author_organization_id: Uuid,
        author_id: Uuid,
        reviewed_by: Option<Uuid>,
        published_on: Option<Date>,
        corrected_on: Option<Date>,
        withdrawn_reason: Option<String>,
    }
}
