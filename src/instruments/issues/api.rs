//! What callers send and see of issues.

use super::entity::{Column, Model};
use crate::{
    deadlines::{self, Deadlines, last_days},
    issue_steps::{self, IssueSteps},
    ties,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::IssueNo)
        .comes_of_any(ties::LED_TO, Column::SourceRecordType, Column::SourceRecordId)
        .expand::<Organizations>("responsible_org", Column::ResponsibleOrgId)
        .expand_many::<IssueSteps>("steps", issue_steps::entity::Column::IssueId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::AuthorOrganizationId])
        .refers_to_each::<Organizations>([Column::CoOrgIds])
}
