//! Whoever proposed a removal may take it back until the vote.

use super::{CASES, content, joint, on_agenda};
use crate::support::{App, People, fresh, only};
use serde_json::json;

#[tokio::test]
async fn members_take_their_names_back() {
    let app = App::start().await;
    // One fifth of twenty is four.
    app.seats(20).await;
    let people = People::of(&app).await;
    let members = app.members().await;
    let case = joint(&app, 6).await;
    members[6].refused(CASES, &case, "withdraw", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    only(&app, &["sc-member"], CASES, &case, "withdraw", &json!({})).await;
    for (place, state) in [(5, "proposed"), (4, "proposed"), (3, "withdrawn")] {
        let left = members[place].act(CASES, &case, "withdraw", &json!({})).await;
        assert_eq!(left["state"], state);
    }
    let case = fresh(&people.office, CASES, &case).await;
    assert_eq!(case["withdrawn_member_ids"], json!([app.deputy(5), app.deputy(4), app.deputy(3)]));
}

#[tokio::test]
async fn an_organ_and_the_chairpersons_take_their_case_back() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let mut own = content(&app, "organ").await;
    own["material_ids"] = json!([people.head.document("材料", "internal").await["id"]]);
    let case = people.head.create(CASES, &own).await;
    people.head.act(CASES, &case, "propose", &json!({})).await;
    let decided = json!({"decision_meeting_id": chairpersons["id"]});
    people.head.refused(CASES, &case, "withdraw", &decided, (422, "DECISION_MISSING")).await;
    only(&app, &["organ-head"], CASES, &case, "withdraw", &json!({})).await;
    assert_eq!(people.head.act(CASES, &case, "withdraw", &json!({})).await["state"], "withdrawn");

    let case = on_agenda(&app, &chairpersons, &plenary).await;
    let missing = (422, "DECISION_MISSING", "地方组织法第五十四条");
    people.secretary.refused_by(CASES, &case, "withdraw", &json!({}), missing).await;
    let wrong = json!({"decision_meeting_id": plenary["id"]});
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people.secretary.refused_by(CASES, &case, "withdraw", &wrong, undecided).await;
    only(&app, &["chairs-secretary"], CASES, &case, "withdraw", &decided).await;
    assert_eq!(people.secretary.act(CASES, &case, "withdraw", &decided).await["state"], "withdrawn");
}
