//! On what of supervision an opinion is drafted: what was deliberated or held and is not closed, and the organs concerned (00 §5.5).

use crate::{
    inspections::{self, InspectionState, Inspections},
    items::{self, Form, ItemState, Items, LawVersion},
    special_inquiries::{self, SpecialInquiries, SpecialInquiryState, organs_concerned},
};
use instruments::deliberation_opinions::{Deliberation, Handling};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::Workflow,
};

pub(super) fn answers(answers: &mut Answers) {
    answers.about::<Items, Deliberation>(item);
    answers.about::<Inspections, Deliberation>(inspection);
    answers.about::<SpecialInquiries, Deliberation>(inquiry);
}

/// What the text under which a record falls asks of the report on its opinions.
async fn handling<W: Workflow>(work: &UnitOfWork<'_>, row: &W::Model, form: Form) -> Result<Handling> {
    Ok(LawVersion::on(work.ground_of_row::<W>(row).await?.day).text().handling(form))
}

/// 监督法第十七条、第二十九条、第四十五条、第四十六条: a report, a review or an inquiry, until the item closes.
fn item<'a>(work: UnitOfWork<'a>, item: &'a items::entity::Model) -> Future<'a, Result<Deliberation>> {
    let deliberated = matches!(item.state, ItemState::Deliberated | ItemState::Handling);
    let meeting_id = item.meeting_id.filter(|_| deliberated);
    Box::pin(async move {
        let handling = handling::<Items>(&work, item, item.form).await?;
        Ok(Deliberation { meeting_id, organ_ids: vec![item.supervised_organ_id], handling })
    })
}

/// 监督法第三十七条: the report of an inspection.
fn inspection<'a>(
    work: UnitOfWork<'a>,
    inspection: &'a inspections::entity::Model,
) -> Future<'a, Result<Deliberation>> {
    let deliberated = matches!(inspection.state, InspectionState::Deliberated | InspectionState::Handling);
    let meeting_id = inspection.meeting_id.filter(|_| deliberated);
    Box::pin(async move {
        let form = Form::LawEnforcementInspection;
        let handling = handling::<Inspections>(&work, inspection, form).await?;
        Ok(Deliberation { meeting_id, organ_ids: vec![inspection.inspected_organ_id], handling })
    })
}

/// 监督法第五十条: an inquiry that was held, and those who answered in it.
fn inquiry<'a>(
    work: UnitOfWork<'a>,
    inquiry: &'a special_inquiries::entity::Model,
) -> Future<'a, Result<Deliberation>> {
    use SpecialInquiryState as S;
    let held = matches!(inquiry.state, S::Held | S::OpinionsIssued);
    let meeting_id = inquiry.meeting_id.filter(|_| held);
    Box::pin(async move {
        let organ_ids = organs_concerned(&work, inquiry).await?.into_iter().collect();
        let handling = handling::<SpecialInquiries>(&work, inquiry, Form::SpecialInquiry).await?;
        Ok(Deliberation { meeting_id, organ_ids, handling })
    })
}
