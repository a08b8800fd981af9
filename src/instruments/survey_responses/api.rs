//! What callers send and see of answers.

use super::entity::{Column, Model};
use crate::surveys::Surveys;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().by_nobody().any_of::<Uuid>(Column::SurveyId).expand::<Surveys>("survey", Column::SurveyId)
}
