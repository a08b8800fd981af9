//! Offices, the person in the registry and the way back into an account are given by two administrators.

use crate::{
    access::sessions::{holder, log_in},
    support::{App, Person},
};
use access::users::{
    Users,
    entity::{Column, Entity},
};
use migration::{Migrator, MigratorTrait};
use platform::{
    call::Call,
    http::body::Raw,
    problem::{Problem, codes},
    records::actor::Actor,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};
use uuid::Uuid;

fn newcomer(app: &App, roles: &[&str], deputy: Option<&str>) -> Value {
    json!({
        "username": "310114-newcomer", "display_name": "演示用户092", "roles": roles,
        "organization_id": app.organization("sc"), "deputy_id": deputy
    })
}

async fn reset(app: &App, username: &str, code: &str) -> crate::support::Answer {
    let body = json!({"username": username, "code": code, "new_password": "another long pass phrase"});
    app.stranger().post("/api/v1/auth/password/reset", &body).await
}

/// A deputy whose user has left: free for another.
async fn free_deputy(app: &App, admin: &Person) -> String {
    admin.act("/users", &json!({"id": app.user("deputy-3")}), "disable", &json!({"reason": "离任"})).await;
    app.deputy(11)
}

#[tokio::test]
async fn nobody_gives_themselves_anything() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let me = json!({"id": app.user("district-admin")});
    let path = format!("/api/v1/users/{}", app.user("district-admin"));
    for change in [
        json!({"roles": ["district_admin", "sc_member"]}),
        json!({"roles": []}),
        json!({"organization_id": app.organization("sc")}),
        json!({"deputy_id": app.deputy(0)}),
    ] {
        admin.patch(&path, &change).await.refused(403, "SELF_VERIFICATION");
    }
    admin.patch(&path, &json!({"display_name": "演示用户001"})).await.expect(200);
    admin.try_act("/users", &me, "issue-code", &json!({})).await.refused(403, "SELF_VERIFICATION");
    admin
        .try_act("/users", &me, "reset-second-factor", &json!({"reason": "x"}))
        .await
        .refused(403, "SELF_VERIFICATION");
}

#[tokio::test]
async fn an_office_gives_nothing_until_a_second_administrator_confirms() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let deputy = free_deputy(&app, &admin).await;
    let taken = newcomer(&app, &["sc_member"], Some(&app.deputy(3)));
    admin.post("/api/v1/users", &taken).await.refused(409, "ALREADY_EXISTS");
    let foreign = app.districts["310104"].deputies[0].to_string();
    admin.post("/api/v1/users", &newcomer(&app, &[], Some(&foreign))).await.refused(422, "UNKNOWN_REFERENCE");
    let wanted = newcomer(&app, &["deputy", "expert"], Some(&deputy));
    let asked = admin.create("/users", &wanted).await;
    assert_eq!((&asked["roles"], &asked["deputy_id"]), (&json!(["expert"]), &json!(null)));
    let pending = &asked["pending"];
    assert_eq!((&pending["roles"], &pending["deputy_id"]), (&json!(["deputy"]), &json!(deputy)));
    assert_eq!(pending["asked_by"], app.user("district-admin"));

    // One administrator is not enough, whatever they do.
    let one = asked["one_time_code"].as_str().unwrap();
    reset(&app, "310114-newcomer", one).await.refused(401, "CODE_REJECTED");
    admin.refused("/users", &asked, "confirm", &json!({}), (403, "SELF_VERIFICATION")).await;
    admin.refused("/users", &asked, "issue-code", &json!({}), (409, "CONFIRMATION_PENDING")).await;
    let path = format!("/api/v1/users/{}", asked["id"].as_str().unwrap());
    admin.patch(&path, &json!({"roles": ["sc_office"]})).await.refused(409, "CONFIRMATION_PENDING");
    admin.patch(&path, &json!({"display_name": "演示用户093"})).await.expect(200);
    app.person_of("310104", "district-admin")
        .await
        .try_act("/users", &asked, "confirm", &json!({}))
        .await
        .refused(404, "NOT_FOUND");
    app.person("auditor")
        .await
        .try_act("/users", &asked, "confirm", &json!({}))
        .await
        .refused(403, "FORBIDDEN");

    let second = app.person("platform-admin").await;
    let confirmed = second.act("/users", &asked, "confirm", &json!({})).await;
    assert_eq!(
        (&confirmed["roles"], &confirmed["deputy_id"]),
        (&json!(["expert", "deputy"]), &json!(deputy))
    );
    assert!(confirmed["pending"].is_null());
    let two = confirmed["one_time_code"].as_str().unwrap();
    for half in [one.to_owned(), two.to_owned(), format!("{two}{one}")] {
        reset(&app, "310114-newcomer", &half).await.refused(401, "CODE_REJECTED");
    }
    reset(&app, "310114-newcomer", &format!("{one} {two}")).await.expect(204);
    let person = Person::sign_in(&app, "310114-newcomer", "another long pass phrase").await;
    assert_eq!(person.get("/api/v1/auth/me").await.body["deputy_id"], deputy);
    second.refused("/users", &asked, "confirm", &json!({}), (409, "INVALID_TRANSITION")).await;
    let history = admin.get(&format!("{path}/history")).await.expect(200).body["items"].clone();
    let told = |at: usize| (history[at]["action"].clone(), history[at]["actor_id"].clone());
    assert_eq!(told(0), (json!("create"), json!(app.user("district-admin"))));
    assert_eq!(told(2), (json!("confirm"), json!(app.user("platform-admin"))));
    // The user reads the own trail, and of nobody else's.
    person.get(&format!("{path}/history")).await.expect(200);
    person.get(&format!("/api/v1/users/{}", app.user("sc-member"))).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn what_is_declined_is_not_given_and_what_is_taken_is_taken_at_once() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let clerk = app.person("organ-clerk").await;
    let path = format!("/api/v1/users/{}", app.user("organ-clerk"));
    let asked =
        admin.patch(&path, &json!({"roles": ["organ_clerk", "ballot_supervisor", "district_admin"]})).await;
    assert_eq!(asked.expect(200).body["roles"], json!(["organ_clerk"]));
    assert_eq!(clerk.get("/api/v1/users").await.expect(200).body["items"].as_array().unwrap().len(), 1);
    let declined = admin.act("/users", &asked.body, "decline", &json!({"reason": "误填"})).await;
    assert_eq!((&declined["roles"], &declined["pending"]), (&json!(["organ_clerk"]), &json!(null)));
    app.person("platform-admin")
        .await
        .refused("/users", &asked.body, "confirm", &json!({}), (409, "INVALID_TRANSITION"))
        .await;
    app.person("organ-clerk").await;

    let path = format!("/api/v1/users/{}", app.user("sc-office"));
    let office = app.person("sc-office").await;
    // Another committee, or a second office: the first stays as it is until then, the password too.
    let moved =
        json!({"organization_id": app.organization("budget"), "roles": ["sc_office", "committee_staff"]});
    let moved = admin.patch(&path, &moved).await.expect(200).body.clone();
    assert_eq!(moved["organization_id"], app.organization("sc-office"));
    assert_eq!(moved["pending"]["one_time_code"], false);
    app.confirmed(&moved).await;
    let me = office.get("/api/v1/auth/me").await.expect(200).body.clone();
    assert_eq!(
        (&me["roles"], &me["organization_id"]),
        (&json!(["sc_office", "committee_staff"]), &json!(app.organization("budget")))
    );
    admin.patch(&path, &json!({"roles": []})).await.expect(200);
    office.get("/api/v1/organizations").await.refused(403, "FORBIDDEN");
}

#[tokio::test]
async fn whoever_had_the_account_before_the_office_has_no_way_in() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let before = app.person("organ-clerk").await;
    let (token, _) = before.own_token(&app, &["*:read"]).await;
    let path = format!("/api/v1/users/{}", app.user("organ-clerk"));
    let identity =
        json!({"user_id": app.user("organ-clerk"), "issuer": "https://id.example", "subject": "puppet"});
    let identity = admin.create("/user-identities", &identity).await;
    assert_eq!(identity["state"], "linked");
    let asked = admin.patch(&path, &json!({"roles": ["sc_office"]})).await.expect(200).body.clone();
    before.get("/api/v1/auth/me").await.expect(200);
    let confirmed = app.confirmed(&asked).await;
    for way in [&before, &token] {
        way.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    }
    let identity = format!("/api/v1/user-identities/{}", identity["id"].as_str().unwrap());
    assert_eq!(admin.get(&identity).await.body["state"], "unlinked");
    assert_eq!(confirmed["roles"], json!(["sc_office"]));
    app.person("organ-clerk").await.get("/api/v1/meetings").await.expect(200);
}

#[tokio::test]
async fn one_administrator_does_not_get_into_the_account_of_a_member() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let member = json!({"id": app.user("sc-member")});
    let session = app.person("sc-member").await;
    let issued = admin.act("/users", &member, "issue-code", &json!({})).await;
    let one = issued["one_time_code"].as_str().unwrap();
    reset(&app, "310114-sc-member", one).await.refused(401, "CODE_REJECTED");
    admin.refused("/users", &member, "confirm", &json!({}), (403, "SELF_VERIFICATION")).await;
    session.try_act("/users", &member, "confirm", &json!({})).await.refused(403, "FORBIDDEN");
    // The member is told at the next login.
    app.wait(1);
    let login = log_in(&app, "sc-member").await;
    let told = &login.expect(200).body["changes_by_others"];
    assert_eq!(
        (&told[0]["action"], &told[0]["actor_id"]),
        (&json!("issue_code"), &json!(app.user("district-admin")))
    );
    app.wait(1);
    assert_eq!(log_in(&app, "sc-member").await.expect(200).body["changes_by_others"], json!([]));
    // Back in, with both codes.
    let confirmed = app.person("platform-admin").await.act("/users", &member, "confirm", &json!({})).await;
    let both = format!("{one}{}", confirmed["one_time_code"].as_str().unwrap());
    reset(&app, "310114-sc-member", &both).await.expect(204);
    reset(&app, "310114-sc-member", &both).await.refused(401, "CODE_REJECTED");
    Person::sign_in(&app, "310114-sc-member", "another long pass phrase").await;
    session.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");

    // Nor by an identity at the provider.
    let identity =
        json!({"user_id": app.user("sc-member-2"), "issuer": "https://id.example", "subject": "u-2"});
    let asked = admin.create("/user-identities", &identity).await;
    assert_eq!(asked["state"], "asked");
    admin.refused("/user-identities", &asked, "confirm", &json!({}), (403, "SELF_VERIFICATION")).await;
    let second = app.person("platform-admin").await;
    assert_eq!(second.act("/user-identities", &asked, "confirm", &json!({})).await["state"], "linked");
}

#[tokio::test]
async fn a_member_who_was_disabled_gets_the_office_back_from_two() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let member = json!({"id": app.user("deputy-3")});
    admin.act("/users", &member, "disable", &json!({"reason": "离任"})).await;
    let enabled = admin.act("/users", &member, "enable", &json!({"reason": "返岗"})).await;
    assert_eq!((&enabled["roles"], &enabled["deputy_id"]), (&json!([]), &json!(null)));
    assert_eq!(enabled["pending"]["roles"], json!(["deputy"]));
    let back = app.confirmed(&enabled).await;
    assert_eq!((&back["roles"], &back["deputy_id"]), (&json!(["deputy"]), &json!(app.deputy(11))));
    app.person("deputy-3").await;
}

#[tokio::test]
async fn two_accounts_are_not_one_deputy_even_if_both_were_asked() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let deputy = free_deputy(&app, &admin).await;
    let mut asked = Vec::new();
    for number in 0..2 {
        let mut user = newcomer(&app, &["deputy"], Some(&deputy));
        user["username"] = json!(format!("310114-twin-{number}"));
        asked.push(admin.create("/users", &user).await);
    }
    let second = app.person("platform-admin").await;
    let nothing = json!({});
    let (one, two) = tokio::join!(
        second.try_act("/users", &asked[0], "confirm", &nothing),
        second.try_act("/users", &asked[1], "confirm", &nothing)
    );
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", one.text, two.text);
}

#[tokio::test]
async fn the_operator_is_the_second_where_there_is_one_administrator() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let asked = admin.create("/users", &newcomer(&app, &["sc_office"], None)).await;
    let mut operator = Actor::operator();
    "310114".clone_into(&mut operator.district_code);
    let call = Call::internal(&app.application.service, operator);
    let id = asked["id"].as_str().unwrap().parse().unwrap();
    let confirmed = call.act::<Users>(id, "confirm", Raw::made(&json!({})).unwrap()).await.unwrap();
    let confirmed = confirmed.value().unwrap();
    let both = format!(
        "{}{}",
        asked["one_time_code"].as_str().unwrap(),
        confirmed["one_time_code"].as_str().unwrap()
    );
    app.set_password(&confirmed, &both).await;
    let person = holder(&app, &log_in(&app, "newcomer").await);
    assert_eq!(person.get("/api/v1/auth/me").await.body["roles"], json!(["sc_office"]));
}

/// Guards look before they write; what is written past them the database refuses in the same words.
#[tokio::test]
async fn the_database_itself_gives_a_deputy_to_one_active_user() {
    let app = App::start().await;
    let db = &app.application.service.store.whole().await.unwrap();
    let given = async |name: &str| {
        let id = app.user(name).parse::<Uuid>().unwrap();
        let deputy = app.deputy(11).parse::<Uuid>().unwrap();
        let update = Entity::update_many().col_expr(Column::DeputyId, Expr::value(deputy));
        update.filter(Column::Id.eq(id)).exec(db).await.map_err(Problem::from)
    };
    assert_eq!(given("organ-clerk").await.unwrap_err().code(), codes::ALREADY_EXISTS);
    // Of who is disabled the person is told, and is free.
    let admin = app.person("district-admin").await;
    let holder = json!({"id": app.user("deputy-3")});
    admin.act("/users", &holder, "disable", &json!({"reason": "离任"})).await;
    given("organ-clerk").await.unwrap();
    let back = admin.act("/users", &holder, "enable", &json!({"reason": "返岗"})).await;
    assert_eq!(back["pending"]["deputy_id"], app.deputy(11));
    let second = app.person("platform-admin").await;
    let refused = second.try_act("/users", &back, "confirm", &json!({})).await;
    assert_eq!(refused.refused(409, "ALREADY_EXISTS").body["errors"][0]["pointer"], "/deputy_id");
}

/// A database of before, in which two users are one deputy, is left as it is: which of them it is only an administrator knows.
#[tokio::test]
async fn two_users_who_are_one_deputy_stop_the_migration_by_name() {
    let app = App::start().await;
    let db = app.application.service.store.whole().await.unwrap();
    let (twin, deputy) = (app.user("organ-clerk"), app.deputy(11));
    for before in [
        "DROP INDEX user_account_unique_deputy_id".to_owned(),
        "DELETE FROM seaql_migrations WHERE version = 'm20261128_000140_one_user_per_deputy'".to_owned(),
    ] {
        db.execute_unprepared(&before).await.unwrap();
    }
    let given =
        Entity::update_many().col_expr(Column::DeputyId, Expr::value(deputy.parse::<Uuid>().unwrap()));
    given.filter(Column::Id.eq(twin.parse::<Uuid>().unwrap())).exec(&db).await.unwrap();
    let refused = Migrator::up(&db, None).await.unwrap_err().to_string();
    assert!(refused.contains(&format!("two active users are the deputy {deputy}")), "{refused}");
    let admin = app.person("district-admin").await;
    admin.act("/users", &json!({"id": twin}), "disable", &json!({"reason": "重复"})).await;
    Migrator::up(&db, None).await.unwrap();
}
