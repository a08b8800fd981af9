//! Votes, opinions, meetings, inquiries and items by worked numbers.

use super::{day, measured, organization, store};
use crate::support::App;
use instruments::{
    deliberation_opinions::{OpinionState, entity::Model as Opinion},
    opinion_clauses::{ClauseResult, entity::Model as Clause},
    satisfaction_votes::{SatisfactionVoteState, entity::Model as Vote},
};
use platform::{
    records::{
        audit::entity as audit,
        measures::Comparison::{Above, AtLeast, AtMost, Below},
    },
    store::Outcome,
    values::{numbers::Whole, text::Text},
};
use registry::meetings::{MeetingKind, MeetingState, entity::Model as Meeting};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use supervision::{
    inquiry_questions::entity::Model as Question,
    items::{ItemState, entity::Model as Item},
    special_inquiries::entity::Model as Inquiry,
};
use uuid::Uuid;

const TODAY: &str = "2026-09-09";

/// Meetings of the Standing Committee by last day and state.
async fn meetings(app: &App, held: &'static [(&'static str, MeetingState)]) -> Vec<Uuid> {
    let (body, term) = (organization(app, "sc"), app.districts["310114"].term_id);
    let rows = store(app, held.len(), move |number, row: &mut Meeting| {
        row.kind = MeetingKind::ScPlenary;
        (row.organization_id, row.term_id) = (body, term);
        row.ordinal = Whole::stored(i32::try_from(number).unwrap() + 1);
        (row.start_on, row.end_on) = (day(held[number].0), day(held[number].0));
        row.state = held[number].1;
    });
    rows.await.into_iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn the_standing_committee_meets_once_in_two_months() {
    use MeetingState::{Cancelled, Closed, MinutesApproved, Notified, Planned};
    let app = App::start().await;
    let sc = organization(&app, "sc");
    let watch = async |today: &str| measured(&app, "plenary_interval", today, Above, 2).await;
    assert!(watch("2026-08-24").await.is_empty(), "nothing to count from");
    meetings(
        &app,
        &[
            ("2026-04-24", MinutesApproved),
            ("2026-06-24", Closed),
            ("2026-07-24", Cancelled),
            ("2026-08-10", Planned),
            ("2026-08-20", Notified),
        ],
    )
    .await;
    assert!(watch("2026-08-24").await.is_empty(), "two months to the day");
    assert_eq!(watch("2026-08-25").await, [(sc, 3)]);
    assert_eq!(measured(&app, "plenary_interval", "2026-08-24", AtLeast, 2).await, [(sc, 2)]);
    assert_eq!(measured(&app, "plenary_interval", "2026-06-25", AtMost, 1).await, [(sc, 1)]);
}

#[tokio::test]
async fn the_share_of_the_dissatisfied_is_compared_exactly() {
    use SatisfactionVoteState::{Announced, Closed, Decided, Rectifying};
    let app = App::start().await;
    let organ = organization(&app, "government");
    let rows = [
        (Announced, Some(3), Some(35)),
        (Rectifying, Some(15), Some(35)),
        (Closed, Some(35), Some(35)),
        (Decided, Some(35), Some(35)),
        (Announced, Some(0), Some(0)),
        (Announced, None, None),
        (Announced, Some(0), Some(40)),
    ];
    let votes = store(&app, rows.len(), move |number, row: &mut Vote| {
        (row.state, row.dissatisfied, row.valid) = rows[number];
        (row.organ_id, row.subject_type) = (organ, Text::stored("supervision.item"));
    })
    .await;
    let share = async |comparison, threshold| {
        measured(&app, "dissatisfied_share", TODAY, comparison, threshold).await
    };
    let (few, many, none) = ((votes[0].id, 857), (votes[1].id, 4_286), (votes[6].id, 0));
    // 3 of 35 are 857.14… basis points: more than 857, and less than 858.
    assert_eq!(share(Above, 857).await, [few, many]);
    assert_eq!(share(AtLeast, 858).await, [many]);
    assert_eq!(share(Below, 858).await, [few, none]);
    assert_eq!(share(AtMost, 857).await, [none]);
    // 15 of 35 are 4285.71…, shown as 4286 and below it.
    assert!(share(AtLeast, 4_286).await.is_empty());
    assert_eq!(share(Above, 4_285).await, [many]);
}

/// Writes that a clause was reopened, as the trail does.
async fn reopened(app: &App, clause: Uuid, times: i32) {
    let entry = move |sequence| audit::Model {
        id: Uuid::now_v7(),
        district_code: "310114".into(),
        actor_id: Uuid::nil(),
        role: None,
        organization_id: Uuid::nil(),
        subject_type: "instrument.opinion_clause".into(),
        subject_id: clause,
        sequence,
        action: "verify".into(),
        from_state: Some("result_reported".into()),
        to_state: if sequence > times { "in_progress" } else { "reopened" }.into(),
        reason: None,
        diff: json!({}),
        request_id: "test".into(),
        occurred_at: "2026-08-03T01:00:00Z".parse().unwrap(),
        hash: String::new(),
    };
    let write = app.application.service.store.write(move |tx| {
        Box::pin(async move {
            for sequence in 1..=times + 1 {
                entry(sequence).into_active_model().reset_all().insert(tx).await?;
            }
            Ok(Outcome::Commit(()))
        })
    });
    write.await.unwrap();
}

#[tokio::test]
async fn a_clause_that_was_ever_reopened_counts_once() {
    use OpinionState::{Closed, InHandling, Tracking};
    let app = App::start().await;
    let meeting = meetings(&app, &[("2026-06-24", MeetingState::Closed)]).await[0];
    let (organ, committee) = (organization(&app, "government"), organization(&app, "urban"));
    let states = [InHandling, Tracking, Closed, InHandling];
    let opinions = store(&app, states.len(), move |number, row: &mut Opinion| {
        row.state = states[number];
        row.document_number = Text::stored(format!("意见{number}"));
        (row.meeting_id, row.lead_committee_id, row.addressee_organ_id) = (meeting, committee, organ);
    })
    .await;
    let ids: Vec<Uuid> = opinions.iter().map(|row| row.id).collect();
    // Three clauses each, a fourth archived; the last opinion has none that counts.
    let own = ids.clone();
    let clauses = store(&app, 13, move |number, row: &mut Clause| {
        row.opinion_id = own[number / 4];
        row.seq = Whole::stored(i32::try_from(number).unwrap());
        row.target_organ_id = organ;
        row.archived_at = (number % 4 == 3 || number == 12).then_some(row.created_at);
    })
    .await;
    for (clause, times) in [(0, 2), (3, 1), (4, 1), (5, 1), (8, 1), (9, 0)] {
        reopened(&app, clauses[clause].id, times).await;
    }
    let share =
        async |comparison, threshold| measured(&app, "reopened_share", TODAY, comparison, threshold).await;
    let (one, two) = ((ids[0], 3_333), (ids[1], 6_667));
    assert_eq!(share(Above, 3_333).await, [one, two]);
    assert_eq!(share(AtLeast, 3_334).await, [two]);
    assert_eq!(share(Below, 3_334).await, [one]);
    assert_eq!(share(AtLeast, 0).await, [one, two], "what is closed, or has no clause, has no share");
}

#[tokio::test]
async fn a_promise_is_kept_when_its_clause_is_solved() {
    use ClauseResult::{BasicallySolved, NotAdoptedExplained, Planned, Solved};
    let app = App::start().await;
    let meeting = meetings(&app, &[("2026-06-24", MeetingState::Closed)]).await[0];
    let (organ, committee) = (organization(&app, "government"), organization(&app, "urban"));
    let deputy = app.districts["310114"].deputies[0];
    let opinion = store(&app, 1, move |_, row: &mut Opinion| {
        (row.meeting_id, row.lead_committee_id, row.addressee_organ_id) = (meeting, committee, organ);
    });
    let opinion = opinion.await[0].id;
    let results = [None, Some(Solved), Some(BasicallySolved), Some(Planned), Some(NotAdoptedExplained)];
    let clauses = store(&app, results.len(), move |number, row: &mut Clause| {
        (row.opinion_id, row.target_organ_id) = (opinion, organ);
        (row.seq, row.result) = (Whole::stored(i32::try_from(number).unwrap()), results[number]);
    })
    .await;
    let clauses: Vec<Uuid> = clauses.into_iter().map(|row| row.id).collect();
    let inquiry = store(&app, 1, move |_, row: &mut Inquiry| row.lead_committee_id = committee).await[0].id;
    let promises = [
        (Some("2026-08-30"), None),
        (Some("2026-08-30"), Some(clauses[0])),
        (Some("2026-08-30"), Some(clauses[1])),
        (Some("2026-08-30"), Some(clauses[2])),
        (Some("2026-08-31"), Some(clauses[3])),
        (Some("2026-08-29"), Some(clauses[4])),
        (Some(TODAY), None),
        (None, None),
    ];
    let questions = store(&app, promises.len(), move |number, row: &mut Question| {
        (row.inquiry_id, row.questioner_id, row.respondent_organ_id) = (inquiry, deputy, organ);
        row.commitment = Some(Text::stored("年底前完成。"));
        row.commitment_due_on = promises[number].0.map(day);
        row.clause_id = promises[number].1;
    })
    .await;
    let id = |place: usize| questions[place].id;
    let found = measured(&app, "commitment_days_overdue", TODAY, AtLeast, 1).await;
    assert_eq!(found, [(id(0), 10), (id(1), 10), (id(4), 9), (id(5), 11)]);
    assert_eq!(measured(&app, "commitment_days_overdue", TODAY, Above, 10).await, [(id(5), 11)]);
    assert_eq!(measured(&app, "commitment_days_overdue", TODAY, Below, 10).await, [(id(4), 9)]);
}

#[tokio::test]
async fn the_items_of_an_organ_are_counted_by_quarter() {
    use MeetingState::{Cancelled, Closed, Planned};
    let app = App::start().await;
    let organs = ["government", "court"].map(|code| organization(&app, code));
    let committee = organization(&app, "urban");
    let held = meetings(
        &app,
        &[
            ("2026-06-30", Closed),
            ("2026-07-01", Closed),
            ("2026-09-30", Planned),
            ("2026-10-01", Planned),
            ("2026-08-20", Cancelled),
        ],
    )
    .await;
    // Meeting, organ, state: three of the government are in the third quarter.
    let rows = [
        (Some(0), 0, ItemState::Planned),
        (Some(1), 0, ItemState::Closed),
        (Some(2), 0, ItemState::Planned),
        (Some(2), 0, ItemState::Handling),
        (Some(3), 0, ItemState::Planned),
        (Some(4), 0, ItemState::Planned),
        (Some(2), 0, ItemState::Cancelled),
        (None, 0, ItemState::Planned),
        (Some(2), 1, ItemState::Planned),
    ];
    store(&app, rows.len(), move |number, row: &mut Item| {
        row.item_no = Text::stored(format!("监{number}"));
        row.lead_committee_id = committee;
        row.meeting_id = rows[number].0.map(|place: usize| held[place]);
        row.supervised_organ_id = organs[rows[number].1];
        row.state = rows[number].2;
    })
    .await;
    let watch = async |today: &str, comparison, threshold| {
        measured(&app, "organ_items_in_quarter", today, comparison, threshold).await
    };
    assert_eq!(watch(TODAY, AtLeast, 3).await, [(organs[0], 3)]);
    assert!(watch(TODAY, Above, 3).await.is_empty());
    assert_eq!(watch("2026-07-01", Below, 2).await, [(organs[1], 1)]);
    assert_eq!(watch("2026-10-01", AtLeast, 1).await, [(organs[0], 1)]);
    assert_eq!(watch("2026-06-30", AtLeast, 1).await, [(organs[0], 1)]);
}
