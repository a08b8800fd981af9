//! A second administrator, and the passwords that users set with the codes of both.

use super::{App, Person, app::PASSWORD};
use serde_json::{Value, json};

impl App {
    /// A second administrator confirms what the first asked for a user; whoever begins anew sets the password of the tests.
    pub async fn confirmed(&self, asked: &Value) -> Value {
        let second = self.person("platform-admin").await;
        let confirmed = second.act("/users", asked, "confirm", &json!({})).await;
        if let (Some(one), Some(two)) = (asked["one_time_code"].as_str(), confirmed["one_time_code"].as_str())
        {
            self.set_password(&confirmed, &format!("{one} {two}")).await;
        }
        confirmed
    }

    /// A user sets the password of the tests.
    pub async fn set_password(&self, user: &Value, code: &str) {
        let reset = json!({"username": user["username"], "code": code, "new_password": PASSWORD});
        self.stranger().post("/api/v1/auth/password/reset", &reset).await.expect(204);
    }
}

impl Person {
    /// A token that somebody issues for themselves.
    pub async fn own_token(&self, app: &App, scopes: &[&str]) -> (Self, Value) {
        let me = self.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone();
        let wanted =
            json!({"name": "对接", "user_id": me, "scopes": scopes, "expires_at": "2026-12-31T00:00:00Z"});
        let issued = self.create("/api-tokens", &wanted).await;
        (Self::with_token(app, issued["token"].as_str().map(Into::into)), issued)
    }
}
