//! What is refused between a call and the plan: code, status, basis, and nothing changed.

use super::*;
use crate::support::only;

/// A creation that is refused, with its basis; nothing is made.
async fn not_made(person: &Person, body: &Value, refusal: (u16, &str, Option<&str>)) {
    let path = "/api/v1/supervision/topic-proposals?limit=200";
    let before = person.get(path).await.body.clone();
    let answer = person.post("/api/v1/supervision/topic-proposals", body).await;
    answer.refused(refusal.0, refusal.1);
    assert_eq!(answer.body["basis"].as_str(), refusal.2, "{}", answer.text);
    assert_eq!(before, person.get(path).await.body);
}

#[tokio::test]
async fn proposals_answer_an_open_call_with_evidence_about_organs_of_this_level() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let draft = json!({
        "plan_year": 2027, "opens_on": "2026-08-01", "closes_on": "2026-08-01", "channels": ["committees"]
    });
    people.office.post("/api/v1/supervision/topic-calls", &draft).await.refused(422, "DATE_ORDER");
    let nobody =
        json!({"plan_year": 2027, "opens_on": "2026-08-01", "closes_on": "2026-08-31", "channels": []});
    people.office.post("/api/v1/supervision/topic-calls", &nobody).await.refused(422, "VALIDATION_FAILED");
    let draft = json!({
        "plan_year": 2027, "opens_on": "2026-08-01", "closes_on": "2026-08-31", "channels": ["committees"]
    });
    let call = people.office.create(CALLS, &draft).await;
    let body = proposal(&app, &call, "老旧小区加装电梯推进情况");
    let closed = (409, "CALL_CLOSED", Some("监督法第十二条"));
    not_made(&people.committee, &body, closed).await;
    people.office.act(CALLS, &call, "open", &json!({})).await;
    not_made(&app.person("deputy").await, &body, closed).await;

    let mut wrong = body.clone();
    wrong["source"] = json!("petitions");
    not_made(&people.committee, &wrong, (422, "SOURCE_EVIDENCE_MISSING", Some("监督法第十二条"))).await;
    wrong["source_refs"] = json!([{"type": "supervision.item", "id": call["id"]}]);
    not_made(&people.committee, &wrong, (422, "UNKNOWN_REFERENCE", None)).await;
    let mut wrong = body.clone();
    wrong["supervised_organ_ids"] = json!([app.organization("finance")]);
    not_made(&people.committee, &wrong, (422, "WRONG_LEVEL_ORGAN", Some("监督法第六条"))).await;
    for organs in [json!([]), json!([app.organization("court"), app.organization("court")])] {
        let mut wrong = body.clone();
        wrong["supervised_organ_ids"] = organs;
        not_made(&people.committee, &wrong, (422, "VALIDATION_FAILED", None)).await;
    }
    let mut wrong = body.clone();
    wrong["call_id"] = Value::Null;
    not_made(&people.committee, &wrong, (422, "VALIDATION_FAILED", None)).await;
    let mut wrong = body.clone();
    wrong["source_refs"] = json!(vec![json!({"type": "supervision.topic_call", "id": call["id"]}); 51]);
    not_made(&people.committee, &wrong, (422, "VALIDATION_FAILED", None)).await;
    let mut wrong = body.clone();
    wrong["reason"] = json!("太短");
    not_made(&people.committee, &wrong, (422, "VALIDATION_FAILED", None)).await;

    let organ = app.person("organ-clerk").await;
    let path = "/api/v1/supervision/topic-proposals";
    organ.post(path, &body).await.refused(409, "CALL_CLOSED");

    // The day after the last day, although nobody has closed it.
    app.on("2026-09-01");
    not_made(&app.person("committee-staff").await, &body, closed).await;
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, CALLS, &call).await["accepts_proposals"], false);
    office.act(CALLS, &call, "close", &json!({})).await;
    let late = office.create(CALLS, &draft).await;
    office.refused(CALLS, &late, "open", &json!({}), (422, "DATE_ORDER")).await;
}

#[tokio::test]
async fn screening_names_duplicates_and_stays_within_the_powers() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let call = call(&app).await;
    let first = people.committee.create(PROPOSALS, &proposal(&app, &call, "医疗保障情况")).await;
    let second = people.member.create(PROPOSALS, &proposal(&app, &call, "医疗保障情况")).await;
    let outside = json!({"within_powers": false});
    let answer = people.office.try_act(PROPOSALS, &first, "screen", &outside).await;
    assert_eq!(answer.refused(422, "OUTSIDE_POWERS").body["basis"], "监督法第六条");
    let silent = json!({"within_powers": true});
    people.office.refused(PROPOSALS, &first, "screen", &silent, (422, "DUPLICATES_UNLINKED")).await;
    let strange = json!({"within_powers": true, "duplicate_ids": [second["id"], first["id"]]});
    people.office.refused(PROPOSALS, &first, "screen", &strange, (409, "INVALID_TRANSITION")).await;
    let unable = json!({
        "within_powers": true, "duplicate_ids": [second["id"]], "reviewer_ids": [user(&app, "organ-clerk")]
    });
    people.office.refused(PROPOSALS, &first, "screen", &unable, (422, "VALIDATION_FAILED")).await;
    let itself = json!({"merged_into_id": first["id"], "reason": "同一件事"});
    people.committee.refused(PROPOSALS, &first, "merge", &itself, (409, "INVALID_TRANSITION")).await;
    // A link by hand that would come back is found.
    let link = json!({
        "from_type": "supervision.topic_proposal", "from_id": second["id"], "to_type": "supervision.topic_proposal",
        "to_id": first["id"], "kind": "merged_into"
    });
    people.committee.create("/links", &link).await;
    let back = json!({"merged_into_id": second["id"], "reason": "合并"});
    people.committee.refused(PROPOSALS, &first, "merge", &back, (409, "LINK_CYCLE")).await;
    let good = json!({"within_powers": true, "duplicate_ids": [second["id"]]});
    only(&app, &["sc-office"], PROPOSALS, &first, "screen", &good).await;
}

#[tokio::test]
async fn scores_are_given_once_by_others_and_decide() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let call = call(&app).await;
    let proposal = people.member.create(PROPOSALS, &proposal(&app, &call, "养老服务情况")).await;
    let early = people.committee.post("/api/v1/supervision/topic-scores", &marks(&proposal, [5; 6])).await;
    early.refused(409, "INVALID_TRANSITION");
    screened(&app, &proposal).await;
    let finance = app.person("committee-staff-finance").await;
    let deputy = app.person("deputy").await;
    let scores = "/api/v1/supervision/topic-scores";
    people.committee.post(scores, &marks(&proposal, [5; 6])).await.refused(403, "FORBIDDEN_SCOPE");
    // The member proposed it.
    people.member.post(scores, &marks(&proposal, [10; 6])).await.refused(403, "SELF_SCORING");
    finance.post(scores, &marks(&proposal, [0, 5, 5, 5, 5, 5])).await.refused(422, "VALIDATION_FAILED");
    finance.create(SCORES, &marks(&proposal, [5, 5, 6, 6, 6, 7])).await;
    finance.post(scores, &marks(&proposal, [9; 6])).await.refused(409, "ALREADY_EXISTS");
    deputy.create(SCORES, &marks(&proposal, [5, 5, 6, 6, 6, 7])).await;
    deputy.refused(PROPOSALS, &proposal, "score", &json!({}), (422, "SCORES_MISSING")).await;
    let nobody = json!({"reviewer_ids": []});
    people
        .office
        .refused(PROPOSALS, &proposal, "invite-reviewers", &nobody, (422, "VALIDATION_FAILED"))
        .await;
    let third = json!({"reviewer_ids": [user(&app, "sc-member-2")]});
    people.office.act(PROPOSALS, &proposal, "invite-reviewers", &third).await;
    app.person("sc-member-2").await.create(SCORES, &marks(&proposal, [5, 5, 6, 6, 6, 7])).await;
    let scored = deputy.act(PROPOSALS, &proposal, "score", &json!({})).await;
    assert_eq!(scored["score"], "56.00");
    // Who is not of the congress side reads no names of reviewers.
    assert_eq!(scored["reviewer_ids"], json!([]));
    let silent = json!({"organ_replies": []});
    people.office.refused(PROPOSALS, &proposal, "consult", &silent, (422, "ORGAN_REPLY_MISSING")).await;
    consulted(&app, &proposal).await;
    people.committee.refused(PROPOSALS, &proposal, "shortlist", &json!({}), (422, "SCORE_TOO_LOW")).await;
    let committee = app.held("committee", "urban", 4, "2026-08-04", 9).await;
    let people = People::of(&app).await;
    let wrong = json!({"exception_meeting_id": committee["id"], "exception_reason": "群众关切"});
    people.committee.refused(PROPOSALS, &proposal, "shortlist", &wrong, (422, "SCORE_TOO_LOW")).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-05", 7).await;
    let people = People::of(&app).await;
    let unexplained = json!({"exception_meeting_id": chairpersons["id"]});
    people.committee.refused(PROPOSALS, &proposal, "shortlist", &unexplained, (422, "SCORE_TOO_LOW")).await;
    let exception = json!({"exception_meeting_id": chairpersons["id"], "exception_reason": "群众关切"});
    people.committee.act(PROPOSALS, &proposal, "shortlist", &exception).await;

    // Adoption: the chairpersons decide, the plan takes items, the organ is one of those proposed.
    let plan = draft_plan(&people.office).await;
    let good = adoption(&app, &chairpersons, &plan);
    let but = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    let undecided = but("decision_meeting_id", committee["id"].clone());
    let answer = people.secretary.try_act(PROPOSALS, &proposal, "adopt", &undecided).await;
    assert_eq!(answer.refused(422, "WRONG_MEETING").body["basis"], "地方组织法第五十四条");
    let foreign = but("supervised_organ_id", json!(app.organization("court")));
    people.secretary.refused(PROPOSALS, &proposal, "adopt", &foreign, (422, "WRONG_LEVEL_ORGAN")).await;
    let approved = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-05"});
    people.secretary.act("/supervision/annual-plans", &plan, "approve", &approved).await;
    people.secretary.refused(PROPOSALS, &proposal, "adopt", &good, (409, "INVALID_TRANSITION")).await;
    let items = people.office.get("/api/v1/supervision/items").await.body["items"].clone();
    assert_eq!(items, json!([]), "no item was made by what was refused");
    // The plan is adjusted, and takes it.
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act("/supervision/annual-plans", &plan, "publish", &json!({})).await;
    let adjust = json!({"decision_meeting_id": chairpersons["id"], "reason": "增补议题"});
    people.secretary.act("/supervision/annual-plans", &plan, "adjust", &adjust).await;
    people.secretary.act(PROPOSALS, &proposal, "adopt", &good).await;
}
