//! What callers send and see of issues.

use super::{
    IssueCategory, IssueDomain, IssueSource, Severity,
    entity::{Column, Model},
};
use crate::{
    deadlines::{self, Deadlines, last_days},
    issue_steps::{self, IssueSteps},
    ties,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .any_of::<IssueDomain>(Column::Domain)
        .any_of::<IssueCategory>(Column::Category)
        .any_of::<IssueSource>(Column::SourceType)
        .any_of::<Severity>(Column::Severity)
        .any_of::<Uuid>(Column::SourceRecordId)
        .any_of::<Uuid>(Column::ResponsibleOrgId)
        .sort::<String>(Column::IssueNo)
        .search(Column::Title)
        .numbered(Column::IssueNo)
        .comes_of_any(ties::LED_TO, Column::SourceRecordType, Column::SourceRecordId)
        .expand::<Organizations>("responsible_org", Column::ResponsibleOrgId)
        .expand_many::<IssueSteps>("steps", issue_steps::entity::Column::IssueId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
