//! What looks the same is the same: names, codes and numbers in any width and case, and with what nobody sees.

use crate::support::{Answer, App, PASSWORD, PDF, Person, database::take_back};
use migration::{Migrator, MigratorTrait};
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

fn organization(code: &str, name: &str) -> Value {
    json!({"code": code, "name": name, "kind": "company", "valid_from": "2026-01-01"})
}

async fn log_in(app: &App, username: &str, password: &str) -> Answer {
    app.stranger().post("/api/v1/auth/login", &json!({"username": username, "password": password})).await
}

async fn asked(person: &Person, path: &str, query: &[(&str, &str)]) -> Answer {
    Answer::of(person.request(Method::GET, path).query(query)).await
}

#[tokio::test]
async fn what_nobody_sees_is_in_no_name() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    for name in [
        "\u{200b}",
        "机\u{200b}构",
        "机构\u{feff}",
        "\u{202e}构机",
        "机\u{2066}构\u{2069}",
        "\u{3164}",
        "机\u{ad}构",
        "机\u{2028}构",
        "\u{fe0f}",
        "\u{2800}",
    ] {
        let refused = admin.post("/api/v1/organizations", &organization("x", name)).await;
        let refused = &refused.refused(422, "VALIDATION_FAILED").body["errors"][0];
        assert_eq!(
            (refused["pointer"].as_str(), refused["code"].as_str()),
            (Some("/name"), Some("VALUE_INVALID")),
            "{name:?}"
        );
    }
    // A rare character that a selector shapes is part of a name.
    admin.create("/organizations", &organization("ge", "葛\u{e0100}记")).await;
}

#[tokio::test]
async fn a_login_name_is_one_however_it_is_written() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let place = app.organization("sc");
    let user = |username: &str| json!({"username": username, "display_name": "某人", "roles": ["auditor"], "organization_id": place});
    for lookalike in ["310114-SC-office", "310114-ｓｃ-office", "310114-sc－office", "310114-sc-o\u{fb03}ce"]
    {
        admin.post("/api/v1/users", &user(lookalike)).await.refused(409, "ALREADY_EXISTS");
    }
    for lookalike in ["３１０１１４-sc-office", "310114－sc－office"] {
        admin.post("/api/v1/users", &user(lookalike)).await.refused(422, "USERNAME_PREFIX");
    }
    admin.post("/api/v1/users", &user("310114-sc\u{200b}-office")).await.refused(422, "VALIDATION_FAILED");
    // Who signs in is found by the key; what was typed is no other account for the guesses either.
    for typed in
        ["310114-sc-office", "310114-SC-OFFICE", "３１０１１４－ｓｃ－ｏｆｆｉｃｅ", " 310114-sc-office "]
    {
        log_in(&app, typed, PASSWORD).await.expect(200);
    }
    for typed in
        ["310114-sc-office", "310114-SC-office", "310114-sC-office", "310114-sc-Office", "310114-sc-oFfice"]
    {
        log_in(&app, typed, "not the pass phrase").await.refused(401, "LOGIN_FAILED");
    }
    log_in(&app, "310114-sc-OFFICE", "not the pass phrase").await.refused(429, "TOO_MANY_REQUESTS");
}

#[tokio::test]
async fn codes_and_numbers_are_compared_by_their_keys() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let made = admin.create("/organizations", &organization("JD-One", "嘉定一号公司")).await;
    for code in ["jd-one", "JD-ONE", "ＪＤ－ｏｎｅ"] {
        admin
            .post("/api/v1/organizations", &organization(code, "别的公司"))
            .await
            .refused(409, "ALREADY_EXISTS");
    }
    // It is shown as it was written, and an edit of something else leaves it alone.
    assert_eq!(made["code"], "JD-One");
    let path = format!("/api/v1/organizations/{}", made["id"].as_str().unwrap());
    admin.patch(&path, &json!({"population": 9})).await.expect(200);
    admin.patch(&path, &json!({"code": "jd-two"})).await.expect(200);
    admin.create("/organizations", &organization("JD-one", "又一公司")).await;
    admin.patch(&path, &json!({"code": "Jd-One"})).await.refused(409, "ALREADY_EXISTS");
    let clerk = app.person("organ-clerk").await;
    let document = |number: &str| json!({"title": "报告", "document_number": number, "kind": "report", "file_name": "报告.pdf", "disclosure": "internal"});
    clerk.create("/documents", &document("嘉府〔2026〕18号-A")).await;
    clerk.post("/api/v1/documents", &document("嘉府〔２０２６〕18号-a")).await.refused(409, "ALREADY_EXISTS");
    let found = asked(&clerk, "/api/v1/documents", &[("document_number", "嘉府〔2026〕１８号-a")]).await;
    assert_eq!(found.expect(200).body["items"][0]["document_number"], "嘉府〔2026〕18号-A");
}

#[tokio::test]
async fn what_is_asked_for_is_normalized_like_what_is_stored() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    admin.create("/organizations", &organization("cafe", "Cafe\u{301} 咖啡公司")).await;
    for typed in ["Café", "Cafe\u{301}", " Café "] {
        let found = asked(&admin, "/api/v1/organizations", &[("q", typed)]).await;
        assert_eq!(found.expect(200).body["items"].as_array().unwrap().len(), 1, "{typed:?}");
    }
    for typed in ["", "\u{200b}", "a\u{202e}b", "a\nb"] {
        asked(&admin, "/api/v1/organizations", &[("q", typed)]).await.refused(400, "INVALID_PARAMETER");
    }
}

async fn publish(app: &App, title: &str, text: &str, document: Option<&Value>) -> Answer {
    let (office, secretary) = (app.person("sc-office").await, app.person("chairs-secretary").await);
    let body = json!({
        "subject_type": "registry.organization", "subject_id": app.organization("sc"), "kind": "notice", "scope": "to_public",
        "channel": "website", "title": title, "text": text, "disclosure": "public",
        "document_id": document.map(|document| document["id"].clone())
    });
    let draft = office.create("/publications", &body).await;
    secretary.act("/publications", &draft, "review", &json!({})).await;
    office.try_act("/publications", &draft, "publish", &json!({})).await
}

#[tokio::test]
async fn numbers_of_persons_are_found_in_any_spelling() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let described = |title: &str, file: &str| json!({"title": title, "kind": "report", "file_name": file, "disclosure": "public"});
    let clean = clerk.create("/documents", &described("名单", "名单.pdf")).await;
    let named = clerk.create("/documents", &described("名单", "138-0013-8000.pdf")).await;
    let titled = clerk.create("/documents", &described("电话 +86 138 0013 8000", "名单.pdf")).await;
    for document in [&clean, &named, &titled] {
        let path = format!("/api/v1/documents/{}/content", document["id"].as_str().unwrap());
        let request = clerk.request(Method::POST, &path).header("Content-Type", "application/pdf");
        Answer::of(request.body(PDF)).await.expect(200);
    }
    for (title, text, document) in [
        ("公开", "联系人 138-0013-8000", None),
        ("公开", "联系人 １３８ ００１３ ８０００", None),
        ("公开", "联系人 008613800138000", None),
        ("电话 138.0013.8000", "正文", None),
        ("公开", "身份证 310114 19900101 001X", None),
        ("公开", "正文", Some(&named)),
        ("公开", "正文", Some(&titled)),
    ] {
        let refused = publish(&app, title, text, document).await;
        refused.refused(422, "PERSONAL_DATA_IN_PUBLICATION");
    }
    publish(&app, "公开", "投入 13,800,138,000 元,2026-09-04 至 2026-12-31", Some(&clean)).await.expect(200);
}

/// Databases of earlier builds: two who have become one name both go on.
#[tokio::test]
async fn names_that_stood_beside_each_other_are_carried_over() {
    let app = App::start().await;
    let db = app.application.service.store.whole().await.unwrap();
    take_back(&db, "m20261129_000200_compare_keys").await;
    let twin = "UPDATE user_account SET username = '310114-SC-office' WHERE username = '310114-auditor'";
    db.execute_unprepared(twin).await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    drop(db);
    // Lists begin with the youngest.
    let admin = app.person("district-admin").await;
    let users = admin.get("/api/v1/users?limit=200").await;
    let users = users.body["items"].as_array().unwrap();
    let place = |name: &str| users.iter().position(|user| user["username"] == name).unwrap();
    let older = if place("310114-sc-office") > place("310114-SC-office") { "sc_office" } else { "auditor" };
    for (typed, roles) in
        [("310114-sc-office", "sc_office"), ("310114-SC-office", "auditor"), ("310114-Sc-Office", older)]
    {
        let answer = log_in(&app, typed, PASSWORD).await;
        let token = answer.expect(200).body["access_token"].as_str().map(Into::into);
        let me = Person::with_token(&app, token).get("/api/v1/auth/me").await;
        assert_eq!(me.expect(200).body["roles"], json!([roles]), "{typed}");
    }
    // Both are changed without a word about their names.
    for name in ["310114-sc-office", "310114-SC-office"] {
        let path = format!("/api/v1/users/{}", users[place(name)]["id"].as_str().unwrap());
        admin.patch(&path, &json!({"display_name": "另一人"})).await.expect(200);
    }
}
