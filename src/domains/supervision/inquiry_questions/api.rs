//! What callers send and see of questions.

use super::{
    InquiryQuestions,
    entity::{Column, Model},
};
use crate::{special_inquiries::SpecialInquiries, ties};
use instruments::{opinion_clauses::OpinionClauses, satisfaction_votes::SatisfactionVotes};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of::<SpecialInquiries>(ties::CONTAINS, Column::InquiryId)
        .comes_of::<InquiryQuestions>(ties::FOLLOWED_UP_BY, Column::FollowUpOf)
        .leads_to::<OpinionClauses>(ties::COMMITTED_IN, Column::ClauseId)
        .leads_to::<SatisfactionVotes>(ties::RATED_BY, Column::SatisfactionVoteId)
        .expand::<SpecialInquiries>("inquiry", Column::InquiryId)
        .expand::<Deputies>("questioner", Column::QuestionerId)
        .expand::<Organizations>("respondent_organ", Column::RespondentOrganId)
        .expand::<OpinionClauses>("clause", Column::ClauseId)
        .expand::<SatisfactionVotes>("satisfaction_vote", Column::SatisfactionVoteId)
}
