//! The row of a publication.

use super::words::{Channel, PublicationKind, PublicationState, Scope};
use crate::documents::Disclosure;
use chrono::NaiveDate;
use platform::{
    records::{actor::Actor, record::Viewer},
    values::{
        numbers::Whole,
        text::{Prose, Text},
    },
    vocabulary::{Role, groups},
    workflow,
};

platform::record! {
    /// A publication.
    Publications = "publication", PublicationState {
        /// Kind of the record it is about.
        #[set_by(content)] #[read_by(public)] #[example("supervision.item")]
        subject_type: Text<60>,
        /// The record it is about.
        #[set_by(content)] #[read_by(public)] #[filter]
        subject_id: Uuid,
        /// Of which round or version of the record, if it has several.
        #[set_by(content?)] #[read_by(public)] #[schema(minimum = 1)]
        round: Option<Whole<1, 1000>>,
        /// What is published.
        #[set_by(content)] #[read_by(public)] #[filter]
        kind: PublicationKind,
        /// To whom.
        #[set_by(content)] #[read_by(public)] #[filter]
        scope: Scope,
        /// Where.
        #[set_by(content)] #[read_by(public)]
        channel: Channel,
        /// Title.
        #[set_by(content)] #[read_by(public)] #[example("公共充电设施建设和管理情况的专项工作报告")] #[search]
        title: Text<200>,
        /// The text as the public reads it.
        #[set_by(content)] #[read_by(reads_the_text)] #[instead(Prose::stored(TOMBSTONE))] #[example("截至报告期末,全区公共充电设施布局基本形成。")]
        text: Prose,
        /// Whether it may become public at all.
        #[set_by(content)] #[read_by(public)]
        disclosure: Disclosure,
        /// The document behind it.
        #[set_by(content)] #[read_by(reads_the_text)]
        document_id: Option<Uuid>,
        /// Whose it is.
        #[read_by(public)]
        author_organization_id: Uuid,
        /// Who wrote it.
        #[read_by(nobody)]
        author_id: Uuid,
        /// Who checked it; null for those who do not work on it.
        #[read_by(works_on_it)]
        reviewed_by: Option<Uuid>,
        /// When it was published.
        #[read_by(public)] #[range]
        published_on: Option<NaiveDate>,
        /// When it was corrected last.
        #[read_by(public)]
        corrected_on: Option<NaiveDate>,
        /// The text that is to replace it, until a second person has looked at it.
        #[read_by(works_on_it)]
        correction_text: Option<Prose>,
        /// Why it is to be replaced.
        #[read_by(works_on_it)]
        correction_reason: Option<Prose>,
        /// Who wrote the correction.
        #[read_by(nobody)]
        correction_by: Option<Uuid>,
        /// Why it was withdrawn.
        #[read_by(public)]
        withdrawn_reason: Option<Prose>,
    }
    content PublicationContent;
    view PublicationView;
}

/// What outsiders read in place of a text that is not out, or not any more.
const TOMBSTONE: &str = "已撤回";

/// The same, and everybody while it is out.
fn reads_the_text(row: &Model, viewer: &Viewer<'_>) -> bool {
    row.state == PublicationState::Published || works_on_it(row, viewer)
}

/// Whose text it is, or who published it.
fn works_on_it(row: &Model, viewer: &Viewer<'_>) -> bool {
    sees_all(viewer.actor) || author(viewer.actor).holds(row)
}

/// Those who see every publication of the district, from the first draft on.
pub(super) fn sees_all(actor: &Actor) -> bool {
    actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor, Role::DistrictAdmin]].concat())
}

/// Staff of the organization whose publication it is.
pub(super) fn author(actor: &Actor) -> workflow::Relation<Model> {
    workflow::Relation::is(Column::AuthorOrganizationId, actor.organization_id)
}
