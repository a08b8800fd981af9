//! Any sequence of edit, reschedule, cancel, postpone and the rest leaves exactly the deadlines that a naive oracle gives.

use super::{ITEMS, MEETINGS, digested, distribute, draft, item, leads, oracle::Oracle, report};
use crate::support::{App, People};
use chrono::{Days, NaiveDate};
use proptest::{
    prelude::{Strategy, any, prop_oneof},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use serde_json::{Value, json};

/// What happens.
#[derive(Debug, Clone)]
enum Event {
    /// So many days pass.
    Pass(u64),
    /// The meeting is edited to this many days from today.
    Edit(u64),
    /// The same by its own action.
    Reschedule(u64),
    /// Its nature changes.
    Extraordinary(bool),
    /// Cancelled.
    Cancel,
    /// Set to another meeting, this many days from today.
    Set(u64),
    /// Postponed, and resumed for a meeting so many days from today.
    Postpone(u64),
    /// The item leaves the agenda.
    Strike,
    /// The next step before the meeting.
    Step,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let days = 1u64..40;
    let event = prop_oneof![
        3 => (0u64..12).prop_map(Event::Pass),
        3 => days.clone().prop_map(Event::Edit),
        3 => days.clone().prop_map(Event::Reschedule),
        1 => any::<bool>().prop_map(Event::Extraordinary),
        1 => proptest::strategy::Just(Event::Cancel),
        3 => days.clone().prop_map(Event::Set),
        1 => days.prop_map(Event::Postpone),
        1 => proptest::strategy::Just(Event::Strike),
        3 => proptest::strategy::Just(Event::Step),
    ];
    proptest::collection::vec(event, 14)
}

/// An item that goes through what happens, beside the oracle.
struct Played<'a> {
    app: &'a App,
    item: Value,
    meeting: Option<Value>,
    extraordinary: bool,
    today: NaiveDate,
    ordinal: u32,
    oracle: Oracle,
    chairpersons: Value,
}

impl Played<'_> {
    fn day(&self, ahead: u64) -> NaiveDate {
        self.today + Days::new(ahead)
    }

    async fn people(&self) -> People {
        People::on(self.app, &self.today.to_string()).await
    }

    async fn new_meeting(&mut self, start: NaiveDate) -> Value {
        self.ordinal += 1;
        (self.extraordinary, self.meeting) = (false, None);
        let meeting = self.app.meeting("sc_plenary", "sc", self.ordinal, &start.to_string(), 41).await;
        self.meeting = Some(meeting.clone());
        meeting
    }

    /// Edits the meeting, as somebody at a form does.
    async fn edit(&self, change: &Value) {
        let Some(meeting) = &self.meeting else { return };
        let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
        self.people().await.office.patch(&path, change).await.expect(200);
    }

    async fn happens(&mut self, event: &Event) {
        let people = self.people().await;
        let today = self.today;
        match event {
            Event::Pass(days) => {
                self.today = self.day(*days);
                // A meeting whose day has come is not moved any more: the next event would be about another one.
                if self.oracle.meeting.is_some_and(|(start, _)| start < self.today) {
                    self.today = today;
                }
            }
            Event::Edit(ahead) | Event::Reschedule(ahead) if self.meeting.is_some() => {
                let start = self.day(*ahead);
                let days = json!({"start_on": start, "end_on": start});
                if matches!(event, Event::Edit(_)) {
                    self.edit(&days).await;
                } else {
                    let moved = json!({"start_on": start, "end_on": start, "reason": "改期"});
                    let meeting = self.meeting.clone().unwrap();
                    people.office.act(MEETINGS, &meeting, "reschedule", &moved).await;
                }
                if self.oracle.meeting.is_some() {
                    self.oracle.meets(start, self.extraordinary, today);
                }
            }
            Event::Extraordinary(extraordinary) if self.meeting.is_some() => {
                let reason = extraordinary.then_some("突发情况");
                self.edit(&json!({"is_extraordinary": extraordinary, "extraordinary_reason": reason})).await;
                self.extraordinary = *extraordinary;
                if let Some((start, _)) = self.oracle.meeting {
                    self.oracle.meets(start, *extraordinary, today);
                }
            }
            Event::Cancel if self.meeting.is_some() => {
                let meeting = self.meeting.take().unwrap();
                people.office.act(MEETINGS, &meeting, "cancel", &json!({"reason": "取消"})).await;
                self.oracle.waits();
            }
            Event::Set(ahead) => {
                let start = self.day(*ahead);
                let meeting = self.new_meeting(start).await;
                let set = json!({"meeting_id": meeting["id"]});
                people.office.act(ITEMS, &self.item, "set-meeting", &set).await;
                self.oracle.meets(start, false, today);
            }
            Event::Postpone(ahead) => {
                let decision = json!({"decision_meeting_id": self.chairpersons["id"], "reason": "延期"});
                people.secretary.act(ITEMS, &self.item, "postpone", &decision).await;
                self.oracle.waits();
                self.agrees("postponed").await;
                let start = self.day(*ahead);
                let meeting = self.new_meeting(start).await;
                let set = json!({"meeting_id": meeting["id"]});
                people.secretary.act(ITEMS, &self.item, "resume", &set).await;
                self.oracle.meets(start, false, today);
            }
            Event::Strike if self.meeting.is_some() => {
                self.edit(&json!({"agenda": [{"seq": 1, "title": "其他事项"}]})).await;
                self.oracle.waits();
                self.meeting = None;
            }
            Event::Step if self.oracle.may_do(self.oracle.steps, today) => {
                let day = today.to_string();
                match self.oracle.steps {
                    0 => draft(self.app, &self.item, &day).await,
                    1 => report(self.app, &self.item, &day).await,
                    _ => distribute(self.app, &self.item, &day).await,
                };
                self.oracle.does(today);
            }
            _ => {}
        }
    }

    async fn agrees(&self, after: &str) {
        self.app.on(&self.today.to_string());
        self.app.sweep().await;
        assert_eq!(leads(self.app, &self.item).await, self.oracle.stands(self.today), "after {after}");
    }
}

#[tokio::test]
async fn every_sequence_leaves_the_deadlines_of_the_law() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    // The cases are the same at every run; a case that fails is printed whole.
    let mut runner = TestRunner::deterministic();
    for case in 0..14u32 {
        let events = events().new_tree(&mut runner).unwrap().current();
        app.on("2026-08-03");
        let item = item(&app, 200 + case).await;
        digested(&app, &item).await;
        let mut played = Played {
            app: &app,
            item,
            meeting: None,
            extraordinary: false,
            today: "2026-08-03".parse().unwrap(),
            ordinal: 100 + 20 * case,
            oracle: Oracle::default(),
            chairpersons: chairpersons.clone(),
        };
        for (place, event) in events.iter().enumerate() {
            played.happens(event).await;
            played.agrees(&format!("{:?} of {events:?}", &events[..=place])).await;
        }
    }
}
