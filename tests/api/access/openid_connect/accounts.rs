//! Which user somebody is who signed on: linked by an administrator, or by name at the first time where that is set.

use super::{
    complete, confirmed, link, linked, provider::Provider, sign_on, started, user_id, visited, wait,
};
use crate::{
    access::{
        second_factor,
        sessions::{PASSWORD, holder, log_in},
    },
    support::App,
};
use serde_json::{Value, json};

const COLLECTION: &str = "/user-identities";

async fn by_name() -> (App, Provider) {
    started(|settings| settings.openid_connect_username_claim = Some("preferred_username".into())).await
}

fn as_user(provider: &Provider, subject: &str, name: &str) {
    provider.set(|state| {
        state.subject = subject.into();
        state.claims = json!({"preferred_username": name});
    });
}

#[tokio::test]
async fn whoever_is_not_linked_or_not_active_is_nobody_here() {
    let (app, provider) = started(|_| {}).await;
    // Without the setting a name means nothing.
    as_user(&provider, "u-1", "310114-deputy");
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    link(&app, &provider, "deputy", "u-1").await;
    sign_on(&app, &provider).await.expect(200);
    as_user(&provider, "u-2", "310114-deputy");
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    as_user(&provider, "U-1", "310114-deputy");
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    let admin = app.sign_in("district-admin").await;
    let user = json!({"id": user_id(&app, "deputy").await});
    admin.act("/users", &user, "disable", &json!({"reason": "离任"})).await;
    as_user(&provider, "u-1", "310114-deputy");
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    admin.act("/users", &user, "enable", &json!({"reason": "返岗"})).await;
    sign_on(&app, &provider).await.expect(200);
}

#[tokio::test]
async fn an_identity_of_another_issuer_is_another() {
    let (app, provider) = started(|_| {}).await;
    let identity =
        json!({"user_id": user_id(&app, "deputy").await, "issuer": "https://id.example", "subject": "u-1"});
    app.sign_in("district-admin").await.create(COLLECTION, &identity).await;
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
}

#[tokio::test]
async fn administrators_link_and_unlink_within_their_reach() {
    let (app, provider) = started(|_| {}).await;
    let deputy = user_id(&app, "deputy").await;
    let identity =
        |user: &Value, subject: &str| json!({"user_id": user, "issuer": provider.url, "subject": subject});
    let path = "/api/v1/user-identities";
    app.sign_in("sc-office").await.post(path, &identity(&deputy, "u-1")).await.refused(403, "FORBIDDEN");
    app.sign_in("auditor").await.post(path, &identity(&deputy, "u-1")).await.refused(403, "FORBIDDEN");
    let foreign = app.person_of("310104", "district-admin").await;
    foreign.post(path, &identity(&deputy, "u-1")).await.refused(422, "UNKNOWN_REFERENCE");
    let admin = app.sign_in("district-admin").await;
    let operator = user_id(&app, "platform-admin").await;
    admin.post(path, &identity(&operator, "u-9")).await.refused(403, "FORBIDDEN_SCOPE");
    let asked = admin.create(COLLECTION, &identity(&deputy, "u-1")).await;
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    admin.refused(COLLECTION, &asked, "confirm", &json!({}), (403, "SELF_VERIFICATION")).await;
    let linked = confirmed(&app, &asked).await;
    // One user, one subject.
    let second = app.sign_in("platform-admin").await;
    let clerk = user_id(&app, "organ-clerk").await;
    admin.post(path, &identity(&clerk, "u-1")).await.refused(409, "ALREADY_EXISTS");
    for (user, subject) in [(&deputy, "u-2"), (&user_id(&app, "sc-office").await, "u-1")] {
        let asked = admin.create(COLLECTION, &identity(user, subject)).await;
        second.refused(COLLECTION, &asked, "confirm", &json!({}), (409, "ALREADY_EXISTS")).await;
        assert_eq!(
            admin.act(COLLECTION, &asked, "decline", &json!({"reason": "误填"})).await["state"],
            "unlinked"
        );
    }
    foreign.try_act(COLLECTION, &linked, "unlink", &json!({"reason": "x"})).await.refused(404, "NOT_FOUND");

    let by_identity = holder(&app, &sign_on(&app, &provider).await);
    let by_password = holder(&app, &log_in(&app, "deputy").await);
    let unlinked = admin.act(COLLECTION, &linked, "unlink", &json!({"reason": "工号变更"})).await;
    assert_eq!(unlinked["state"], "unlinked");
    by_identity.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    by_password.get("/api/v1/auth/me").await.expect(200);
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    admin.refused(COLLECTION, &linked, "unlink", &json!({"reason": "x"}), (409, "INVALID_TRANSITION")).await;
    let history = admin.get(&format!("{path}/{}/history", linked["id"].as_str().unwrap())).await;
    assert!(history.expect(200).text.contains("工号变更"));
    confirmed(&app, &admin.create(COLLECTION, &identity(&deputy, "u-1")).await).await;
    sign_on(&app, &provider).await.expect(200);
}

#[tokio::test]
async fn a_platform_administrator_is_linked_by_one() {
    let (app, provider) = started(|_| {}).await;
    let operator = app.sign_in("platform-admin").await;
    let me = operator.get("/api/v1/auth/me").await.body["user_id"].clone();
    let identity = json!({"user_id": me, "issuer": provider.url, "subject": "u-1"});
    let asked = operator.create(COLLECTION, &identity).await;
    operator.refused(COLLECTION, &asked, "confirm", &json!({}), (403, "SELF_VERIFICATION")).await;
    let linked = confirmed(&app, &asked).await;
    let admin = app.sign_in("district-admin").await;
    admin
        .try_act(COLLECTION, &linked, "unlink", &json!({"reason": "x"}))
        .await
        .refused(403, "FORBIDDEN_SCOPE");
    let signed_on = holder(&app, &sign_on(&app, &provider).await);
    assert_eq!(signed_on.get("/api/v1/auth/me").await.body["username"], "310114-platform-admin");
}

#[tokio::test]
async fn the_first_sign_on_links_by_name_where_that_is_set() {
    let (app, provider) = by_name().await;
    as_user(&provider, "u-1", "310114-organ-clerk");
    let opened = sign_on(&app, &provider).await;
    let clerk = holder(&app, opened.expect(200));
    let me = clerk.get("/api/v1/auth/me").await.body["user_id"].clone();
    let admin = app.sign_in("district-admin").await;
    let identities = admin.get("/api/v1/user-identities").await.body["items"].clone();
    let first = &identities[0];
    assert_eq!((&first["user_id"], &first["subject"], &first["created_by"]), (&me, &json!("u-1"), &me));
    // From now on the subject counts: a new name changes nothing, and a name that another got opens nothing.
    as_user(&provider, "u-1", "renamed");
    assert_eq!(
        holder(&app, &sign_on(&app, &provider).await).get("/api/v1/auth/me").await.body["user_id"],
        me
    );
    as_user(&provider, "u-2", "310114-organ-clerk");
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    // Nor does what an administrator unlinked come back by itself.
    admin.act(COLLECTION, first, "unlink", &json!({"reason": "离任"})).await;
    for subject in ["u-1", "u-2"] {
        as_user(&provider, subject, "310114-organ-clerk");
        sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    }
    assert_eq!(admin.get("/api/v1/user-identities").await.body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn names_that_are_nobodys_or_an_administrators_link_nothing() {
    let (app, provider) = by_name().await;
    for name in ["310114-nobody", "310114-district-admin", "310114-platform-admin", ""] {
        as_user(&provider, "u-1", name);
        sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    }
    provider.set(|state| state.claims = json!({"preferred_username": ["310114-organ-clerk"]}));
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    provider.set(|state| state.claims = json!({"name": "310114-organ-clerk"}));
    sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    let none = app.sign_in("district-admin").await.get("/api/v1/user-identities").await;
    assert_eq!(none.body["items"], json!([]));
}

#[tokio::test]
async fn a_name_links_nobody_to_whom_two_administrators_gave_something() {
    let (app, provider) = by_name().await;
    let is_refused = async |name: &str| {
        as_user(&provider, "u-1", &format!("310114-{name}"));
        sign_on(&app, &provider).await.refused(403, "IDENTITY_NOT_LINKED");
    };
    for name in ["deputy", "sc-member", "sc-office", "committee-staff", "street-director"] {
        is_refused(name).await;
    }
    // The person in the registry of deputies is enough, whatever the roles are.
    let admin = app.person("district-admin").await;
    admin.act("/users", &json!({"id": app.user("deputy-3")}), "disable", &json!({"reason": "离任"})).await;
    let path = format!("/api/v1/users/{}", app.user("organ-clerk"));
    let asked = admin.patch(&path, &json!({"deputy_id": app.deputy(11)})).await.expect(200).body.clone();
    app.confirmed(&asked).await;
    is_refused("organ-clerk").await;
    let none = admin.get("/api/v1/user-identities").await;
    assert_eq!(none.body["items"], json!([]));
    // What two administrators link opens a session.
    link(&app, &provider, "deputy", "u-1").await;
    as_user(&provider, "u-1", "310114-deputy");
    sign_on(&app, &provider).await.expect(200);
}

#[tokio::test]
async fn two_first_sign_ons_at_once_link_once() {
    let (app, provider) = by_name().await;
    as_user(&provider, "u-1", "310114-organ-clerk");
    let (one, two) = (visited(&app, &provider).await, visited(&app, &provider).await);
    let (left, right) = tokio::join!(complete(&app, &one), complete(&app, &two));
    for answer in [&left, &right] {
        assert!([200, 403, 409].contains(&answer.status), "{}", answer.text);
    }
    assert!(left.status == 200 || right.status == 200);
    let linked = app.sign_in("district-admin").await.get("/api/v1/user-identities").await;
    assert_eq!(linked.body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_second_factor_of_this_service_is_asked_for() {
    let (app, provider) = linked().await;
    let deputy = holder(&app, &log_in(&app, "deputy").await);
    let enrolled = deputy.post("/api/v1/auth/second-factor", &json!({"password": PASSWORD})).await;
    let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
    let code = || second_factor::code(&secret, app.clock.now().timestamp());
    deputy.post("/api/v1/auth/second-factor/confirm", &json!({"code": code()})).await.expect(200);
    wait(&app, &provider, 60);
    let mut back = visited(&app, &provider).await;
    complete(&app, &back).await.refused(401, "SECOND_FACTOR_REQUIRED");
    back["second_factor_code"] = json!("000000");
    complete(&app, &back).await.refused(401, "LOGIN_FAILED");
    // The provider is not asked again: its code is spent.
    assert_eq!(provider.asked("/token"), 1);
    back["second_factor_code"] = json!(code());
    complete(&app, &back).await.expect(200);
    assert_eq!(provider.asked("/token"), 1);
    super::refused(&complete(&app, &back).await, "unknown_state");

    // The rest of the sign-on must be right all the same, and wrong codes are guesses.
    let back = visited(&app, &provider).await;
    complete(&app, &back).await.refused(401, "SECOND_FACTOR_REQUIRED");
    let mut other = back.clone();
    (other["binding"], other["second_factor_code"]) = (json!("jdsignon_made-up"), json!(code()));
    super::refused(&complete(&app, &other).await, "unknown_state");
    let mut wrong = back.clone();
    wrong["second_factor_code"] = json!("000000");
    for _ in 0..5 {
        complete(&app, &wrong).await.refused(401, "LOGIN_FAILED");
    }
    complete(&app, &wrong).await.refused(429, "TOO_MANY_REQUESTS");
    // They count at the other doors too.
    log_in(&app, "deputy").await.refused(429, "TOO_MANY_REQUESTS");
}

#[tokio::test]
async fn the_age_of_a_password_does_not_matter() {
    let (app, provider) = linked().await;
    let strict =
        jiandu::settings::Settings { password_profile: access::Profile::Mlps3, ..app.settings.clone() };
    let old = app.replica_with(strict).await;
    wait(&app, &provider, 91 * 24 * 3600);
    log_in(&old, "deputy").await.refused(403, "PASSWORD_EXPIRED");
    sign_on(&old, &provider).await.expect(200);
}
