//! Whether a meeting has come to an item of another form: what its records say decides when the meeting closes.

use super::{ITEMS, outcome};
use crate::{
    alerts::measures::store,
    support::{App, People, fresh},
};
use instruments::ballots::{BallotState, entity::Model as Ballot};
use platform::{records::record::Record, values::text::Text};
use serde_json::{Value, json};
use supervision::{
    investigation_committees::entity::Model as Committee,
    items::{Form, ItemState, entity::Model as Item},
    removal_cases::entity::Model as Case,
    special_inquiries::{SpecialInquiryState, entity::Model as Inquiry},
};
use uuid::Uuid;

/// The forms of the items: of each the first is reached by the meeting, the second is not; an investigation may be reached by its
/// report as well as by the vote.
const FORMS: [Form; 7] = [
    Form::SpecialInquiry,
    Form::SpecialInquiry,
    Form::SpecialInvestigation,
    Form::SpecialInvestigation,
    Form::SpecialInvestigation,
    Form::Removal,
    Form::Removal,
];
const REACHED: [bool; 7] = [true, false, true, true, false, true, false];

/// Ballots on records in a meeting: papers were issued for the first, the second was only prepared.
async fn ballots(app: &App, meeting: Uuid, records: [Uuid; 2]) {
    store(app, 2, move |number, row: &mut Ballot| {
        row.subject_type = Text::stored("supervision.item");
        (row.subject_id, row.meeting_id) = (records[number], meeting);
        row.state = [BallotState::Announced, BallotState::Prepared][number];
    })
    .await;
}

/// The records of the items, one each.
async fn records(app: &App, meeting: Uuid, items: &[Uuid]) {
    let [urban, government] =
        ["urban", "government"].map(|code| app.organization(code).parse::<Uuid>().unwrap());
    let of = items.to_vec();
    store(app, 2, move |number, row: &mut Inquiry| {
        (row.item_id, row.meeting_id, row.lead_committee_id) = (Some(of[number]), Some(meeting), urban);
        row.state = [SpecialInquiryState::Held, SpecialInquiryState::Notified][number];
    })
    .await;
    let of = items[2..5].to_vec();
    let committees = store(app, 3, move |number, row: &mut Committee| {
        row.item_id = Some(of[number]);
        row.meeting_id = (number == 1).then_some(meeting);
    });
    let committees: Vec<Uuid> = committees.await.iter().map(Record::id).collect();
    ballots(app, meeting, [committees[0], committees[2]]).await;
    let of = items[5..].to_vec();
    let cases = store(app, 2, move |number, row: &mut Case| {
        (row.item_id, row.organ_id, row.proposer_organ_id) = (Some(of[number]), government, government);
    });
    let cases: Vec<Uuid> = cases.await.iter().map(Record::id).collect();
    ballots(app, meeting, [cases[0], cases[1]]).await;
}

#[tokio::test]
async fn what_the_records_of_a_form_say_decides() {
    let app = App::start().await;
    let [urban, government] =
        ["urban", "government"].map(|code| app.organization(code).parse::<Uuid>().unwrap());
    let items = store(&app, FORMS.len(), move |number, row: &mut Item| {
        row.item_no = Text::stored(format!("监{number}"));
        (row.title, row.purpose) = (Text::stored("议题"), Text::stored("监督。"));
        (row.form, row.state) = (FORMS[number], ItemState::FormRunning);
        (row.lead_committee_id, row.supervised_organ_id) = (urban, government);
    });
    let items: Vec<Uuid> = items.await.iter().map(Record::id).collect();
    let people = People::of(&app).await;
    let entry = |(number, id): (usize, &Uuid)| json!({"seq": number + 1, "title": "议题", "subject_type": "supervision.item", "subject_id": id});
    let meeting = json!({
        "kind": "sc_plenary", "organization_id": app.organization("sc"), "term_id": app.districts["310114"].term_id,
        "ordinal": 38, "title": "第38次会议", "start_on": "2026-08-03", "end_on": "2026-08-03",
        "agenda": items.iter().enumerate().map(entry).collect::<Vec<_>>(),
        "is_extraordinary": false, "total_members": 41
    });
    let meeting = people.office.create("/meetings", &meeting).await;
    records(&app, meeting["id"].as_str().unwrap().parse().unwrap(), &items).await;
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    people.office.act("/meetings", &meeting, "open", &json!({"present_members": 36})).await;
    let closed = people.office.act("/meetings", &meeting, "close", &json!({})).await;
    for (number, (id, reached)) in items.iter().zip(REACHED).enumerate() {
        let item = json!({"id": id});
        let (told, its) =
            if reached { ("dealt_with", meeting["id"].clone()) } else { ("not_reached", Value::Null) };
        assert_eq!(outcome(&closed, &item), told, "{number} {:?}", FORMS[number]);
        assert_eq!(fresh(&people.office, ITEMS, &item).await["meeting_id"], its, "{number}");
    }
}
