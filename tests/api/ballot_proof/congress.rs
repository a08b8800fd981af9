//! 287 deputies vote at once on three replicas: the tally equals the papers, each votes once, and each finds the own lines.

use super::{BALLOTS, lines_of, verify, verify_stored};
use crate::{
    ballot_secrecy::cast,
    support::{App, Person, fresh},
};
use access::users::Users;
use futures_util::future::join_all;
use platform::{call::Call, records::actor::Actor, store::Outcome, values::text::Text, vocabulary::Role};
use registry::deputies::Deputies;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

const DEPUTIES: usize = 287;
const CANDIDATES: usize = 9;

/// Everybody who is not there yet: each a deputy with an account. The twelve of the foundation have some.
pub async fn elected(app: &App) -> Vec<(String, Uuid)> {
    let call = Call::internal(&app.application.service, Actor::operator());
    let founded = &app.districts["310114"];
    let (first, organization) = (founded.deputies[11], founded.users["deputy"].organization_id);
    let known: Vec<Uuid> = founded.deputies.clone();
    let made = app.application.service.store.write(move |tx| {
        let (call, known) = (call.clone(), known.clone());
        Box::pin(async move {
            let work = call.work(tx, "310114");
            let like = work.stored::<Deputies>(first).await?;
            let mut all = Vec::new();
            for number in 0..DEPUTIES {
                if let Some(deputy) = known.get(number) {
                    let name = match number {
                        0 => "sc-member".to_owned(),
                        1..9 => format!("sc-member-{}", number + 1),
                        9 => "deputy".to_owned(),
                        _ => format!("deputy-{}", number - 8),
                    };
                    all.push((name, *deputy));
                    continue;
                }
                let like = like.clone();
                let made = work.make::<Deputies>(move |row| {
                    row.deputy_no = Text::stored(format!("D-{number:03}"));
                    row.full_name = Text::stored(format!("演示代表{number:03}"));
                    row.birth_date = like.birth_date;
                    row.contact_phone = Text::stored(format!("1390000{number:04}"));
                    row.term_id = like.term_id;
                    row.constituency_id = like.constituency_id;
                });
                let deputy = made.await?.id;
                let name = format!("congress-{number}");
                let login = format!("310114-{name}");
                let user = work.make::<Users>(move |row| {
                    row.username = Text::stored(login);
                    row.display_name = Text::stored(format!("演示代表{number:03}"));
                    row.roles = vec![Role::Deputy].into();
                    row.organization_id = organization;
                    row.deputy_id = Some(deputy);
                });
                user.await?;
                all.push((name, deputy));
            }
            Ok(Outcome::Commit(all))
        })
    });
    made.await.unwrap()
}

/// What somebody chooses: up to seven of nine are approved, now and then one too many, or nothing at all.
fn choices(voter: usize) -> Vec<&'static str> {
    if voter % 41 == 40 {
        return Vec::new();
    }
    let approved = if voter % 31 == 30 { 8 } else { 4 + voter % 4 };
    (0..CANDIDATES)
        .map(|candidate| match (candidate + voter * 5) % CANDIDATES {
            place if place < approved => "approve",
            place if place % 2 == 0 => "oppose",
            _ => "abstain",
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_congress_votes_at_once_and_every_line_is_found() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 1500).await;
    let deputies = elected(&app).await;
    let replicas = [app.replica().await, app.replica().await];
    let office = app.person("sc-office").await;
    let meeting = app.meeting("congress", "sc", 6, "2026-08-03", 287).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    let roster: Vec<Uuid> = deputies.iter().map(|(_, deputy)| *deputy).collect();
    let opening = json!({"present_members": DEPUTIES, "present_deputy_ids": roster});
    office.act("/meetings", &meeting, "open", &opening).await;
    let ballot = json!({
        "kind": "topic_selection", "title": "监督议题票选", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "electronic", "option_set": "per_candidate",
        "candidates": (1..=CANDIDATES).map(|number| format!("候选{number}")).collect::<Vec<_>>(), "places": 7,
        "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
    });
    let ballot = office.create(BALLOTS, &ballot).await;
    office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    let supervisor = app.person("ballot-supervisor").await;
    supervisor.signs(&ballot).await;

    let mut people = Vec::new();
    for (number, (name, _)) in deputies.iter().enumerate() {
        let token = app.person(name).await.token;
        let at = [&app, &replicas[0], &replicas[1]];
        people.push((number, Person::with_token(at[number % 3], token.clone())));
        // Some are impatient, and try a second time elsewhere.
        if number % 10 == 0 {
            people.push((number, Person::with_token(at[(number + 1) % 3], token)));
        }
    }
    let casts = people.iter().map(|(voter, person)| cast(person, &ballot, json!(choices(*voter))));
    let answers = join_all(casts).await;
    let mut told: Vec<Option<Vec<String>>> = vec![None; DEPUTIES];
    for ((voter, _), answer) in people.iter().zip(answers) {
        if answer.status == 409 {
            answer.refused(409, "ALREADY_VOTED");
            continue;
        }
        let numbers: Vec<String> =
            serde_json::from_value(answer.expect(200).body["numbers"].clone()).unwrap();
        assert!(told[*voter].replace(numbers).is_none(), "a deputy voted twice");
    }
    let told: Vec<Vec<String>> = told.into_iter().map(Option::unwrap).collect();
    let distinct: BTreeSet<&String> = told.iter().flatten().collect();
    assert_eq!(distinct.len(), DEPUTIES * CANDIDATES);

    supervisor.act(BALLOTS, &ballot, "close", &json!({})).await;
    let counted = supervisor.act(BALLOTS, &ballot, "count", &json!({})).await;
    // The naive count: paper by paper.
    let is_valid = |paper: &Vec<&str>| {
        paper.len() == CANDIDATES && paper.iter().filter(|choice| **choice == "approve").count() <= 7
    };
    let papers: Vec<Vec<&str>> = (0..DEPUTIES).map(choices).collect();
    let valid: Vec<_> = papers.iter().filter(|paper| is_valid(paper)).collect();
    assert_eq!((&counted["returned"], &counted["valid"]), (&json!(DEPUTIES), &json!(valid.len())));
    for tally in counted["tallies"].as_array().unwrap() {
        let question = usize::try_from(tally["question"].as_u64().unwrap()).unwrap();
        let votes = valid.iter().filter(|paper| tally["choice"] == paper[question]).count();
        assert_eq!(tally["votes"], json!(votes), "{tally}");
    }
    let list = people[0].1.get(&lines_of(&ballot)).await.expect(200).body.clone();
    let mark = |question: usize, number: &str| -> Option<&Value> {
        let lines = list["lines"][question].as_array().unwrap();
        let place = lines.binary_search_by_key(&number, |line| line["number"].as_str().unwrap()).ok()?;
        Some(&lines[place]["mark"])
    };
    for (paper, numbers) in papers.iter().zip(&told) {
        for (question, number) in numbers.iter().enumerate() {
            let expected = if is_valid(paper) { paper[question] } else { "invalid" };
            assert_eq!(mark(question, number), Some(&json!(expected)));
        }
    }
    supervisor.signs(&ballot).await;
    let list = people[0].1.get(&lines_of(&ballot)).await.expect(200).body.clone();
    let (holds, said) = verify(&list, list["public_key"].as_str().unwrap());
    assert!(holds, "{said}");
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds && said.contains("287 papers"), "{said}");
    assert_eq!(fresh(&office, BALLOTS, &ballot).await["state"], "counted");
}
