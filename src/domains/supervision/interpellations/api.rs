//! What callers send and see of interpellations.

use super::entity::{AnswerOrder, Column, InterpellationRefusal, Model};
use crate::conditions::decided;
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

decided!(AnswerOrder, InterpellationRefusal);

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<Organizations>("subject_organ", Column::SubjectOrganId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Documents>([Column::AnswerDocumentId, Column::SecondAnswerDocumentId])
}
