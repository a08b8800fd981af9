//! What is open in supervision passes to the successor of an organization that ends (00 §5.1).

use crate::{
    evaluations::Evaluations, inquiry_questions::InquiryQuestions, inspections::Inspections,
    interpellations::Interpellations, investigation_committees::InvestigationCommittees, items::Items,
    normative_documents::NormativeDocuments, removal_cases::RemovalCases,
    special_inquiries::SpecialInquiries, topic_proposals::TopicProposals,
};
use platform::call::Reactions;
use registry::organizations::succession::{Inherited, of};

impl Inherited for TopicProposals {}
impl Inherited for Items {}
impl Inherited for Evaluations {}
impl Inherited for Inspections {}
impl Inherited for SpecialInquiries {}
impl Inherited for InquiryQuestions {}
impl Inherited for Interpellations {}
impl Inherited for InvestigationCommittees {}
impl Inherited for RemovalCases {}
impl Inherited for NormativeDocuments {}

pub(super) fn reactions(reactions: &mut Reactions) {
    of::<TopicProposals>(reactions);
    of::<Items>(reactions);
    of::<Evaluations>(reactions);
    of::<Inspections>(reactions);
    of::<SpecialInquiries>(reactions);
    of::<InquiryQuestions>(reactions);
    of::<Interpellations>(reactions);
    of::<InvestigationCommittees>(reactions);
    of::<RemovalCases>(reactions);
    of::<NormativeDocuments>(reactions);
}
