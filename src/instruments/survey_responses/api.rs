//! What callers send and see of answers.

use super::entity::{Column, Model};
use crate::surveys::Surveys;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().by_nobody().expand::<Surveys>("survey", Column::SurveyId)
}
