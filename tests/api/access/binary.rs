//! The binary itself, at the most talkative level: no secret is in its log.

use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Child, Command, Stdio},
    time::Duration,
};

struct Binary {
    folder: tempfile::TempDir,
    running: Option<Child>,
}

impl Binary {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
        command.args(arguments).current_dir(self.folder.path());
        command.env("JIANDU_LOG_LEVEL", "trace").env("JIANDU_DATABASE_URL", "sqlite://jiandu.sqlite");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end; what it printed and what it logged.
    fn run(&self, arguments: &[&str], input: &str) -> (String, String) {
        let mut child = self.command(arguments).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    }
}

impl Drop for Binary {
    fn drop(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

#[tokio::test]
async fn no_secret_is_in_any_log_at_any_level() {
    let mut binary = Binary { folder: tempfile::tempdir().unwrap(), running: None };
    let password = "correct horse battery";
    let create = [
        "user",
        "create",
        "operator-1",
        "--role",
        "platform_admin",
        "--district",
        "310114",
        "--district-name",
        "嘉定区",
    ];
    let (_, mut log) = binary.run(&create, password);
    let machine = ["user", "create", "machine-1", "--role", "service", "--district", "310114"];
    log += &binary.run(&machine, "a machine has a password too").1;
    let (issued, more) = binary.run(&["token", "issue", "machine-1", "--name", "对接"], "");
    log += &more;
    let (lent, more) = binary.run(&["token", "issue", "operator-1", "--name", "自查", "--days", "2"], "");
    log += &more;
    let lent = lent.split_whitespace().nth(1).unwrap().to_owned();
    let (rotated, more) = binary.run(&["keys", "rotate"], "");
    log += &more;
    assert!(rotated.contains("signs from"), "{rotated}");
    let api_token = issued.split_whitespace().nth(1).unwrap().to_owned();

    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let stderr = std::fs::File::create(binary.folder.path().join("log")).unwrap();
    let mut serve = binary.command(&["serve"]);
    serve.env("JIANDU_LISTEN", format!("127.0.0.1:{port}")).stdout(Stdio::null()).stderr(stderr);
    binary.running = Some(serve.spawn().unwrap());
    let (client, url) =
        (reqwest::Client::builder().no_proxy().build().unwrap(), format!("http://127.0.0.1:{port}"));
    let mut ready = false;
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        ready = ready || client.get(format!("{url}/readyz")).send().await.is_ok();
    }
    assert!(ready, "the service did not start");
    let login = json!({"username": "operator-1", "password": password});
    let post = async |path: &str, body: &Value| {
        let answer = client.post(format!("{url}{path}")).json(body).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap_or_default())
    };
    let (status, opened) = post("/api/v1/auth/login", &login).await;
    assert_eq!(status, 200, "{opened}");
    let (_, renewed) = post("/api/v1/auth/refresh", &json!({"refresh_token": opened["refresh_token"]})).await;
    post("/api/v1/auth/login", &json!({"username": "operator-1", "password": "a wrong pass phrase"})).await;
    post("/api/v1/auth/login", &json!({"username": "operator-1", "password": {"a": "a wrong pass phrase"}}))
        .await;
    let access = opened["access_token"].as_str().unwrap().to_owned();
    for token in [&api_token, &access, &format!("{access}x"), &format!("{api_token}x")] {
        client.get(format!("{url}/api/v1/auth/me")).bearer_auth(token).send().await.unwrap();
    }
    // What the operator issued for a person reads and prepares, and does no act of office.
    let read = client.get(format!("{url}/api/v1/auth/me")).bearer_auth(&lent).send().await.unwrap();
    assert_eq!(read.status(), 200);
    let act = client.post(format!("{url}/api/v1/auth/password")).bearer_auth(&lent);
    let act = act.json(&json!({"password": password, "new_password": "another pass phrase"}));
    assert_eq!(act.send().await.unwrap().json::<Value>().await.unwrap()["code"], "SESSION_REQUIRED");
    let rotate = client.post(format!("{url}/oauth/introspect")).bearer_auth(&access);
    rotate.form(&[("token", &api_token)]).send().await.unwrap();
    drop(binary.running.take().map(|mut child| (child.kill(), child.wait())));
    log += &std::fs::read_to_string(binary.folder.path().join("log")).unwrap();
    assert!(log.contains("TRACE") && log.lines().count() > 100, "the log is not talkative");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let signature = access.rsplit('.').next().unwrap().to_owned();
    for secret in [
        api_token,
        lent,
        access,
        signature,
        text(&opened["refresh_token"]),
        text(&renewed["access_token"]),
        text(&renewed["refresh_token"]),
        password.to_owned(),
        "a wrong pass phrase".to_owned(),
        "$argon2".to_owned(),
    ] {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "{}", line.unwrap());
    }
}

#[test]
fn a_user_is_made_with_a_password_or_not_at_all() {
    let binary = Binary { folder: tempfile::tempdir().unwrap(), running: None };
    let run = |username: &str, district: &str, password: &str| {
        let create = ["user", "create", username, "--role", "platform_admin", "--district", district];
        let mut child =
            binary.command(&[&create[..], &["--district-name", "嘉定区"]].concat()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(password.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let good = "correct horse battery";
    for (username, district, password, told) in [
        ("operator-1", "310114", "short", "12 to"),
        ("operator-1", "310114", "operator-1 again", "without the user name"),
        ("operator-1", "31011", good, "six digits"),
        ("operator-1", "jiading", good, "six digits"),
        ("op", "310114", good, "/username"),
        ("310104-operator", "310114", good, "another district"),
    ] {
        let (made, said) = run(username, district, password);
        assert!(!made && said.contains(told), "{username} {district} {password}: {said}");
    }
    // What was refused has left nothing behind.
    assert!(run("operator-1", "310114", good).0);
    let (made, said) = run("operator-1", "310114", good);
    assert!(!made && said.contains("there is a user operator-1") && said.contains("set-password"), "{said}");
}
