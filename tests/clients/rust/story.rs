//! What every generated Rust client does against a demo server: logs in, reads a list page by page, drafts a call for topics,
//! opens it, and is refused three times.

use chrono::{Datelike, Days, NaiveDate, Utc};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A refusal, or what went wrong otherwise.
#[derive(Debug)]
pub enum Failure {
    Refused { status: u16, code: String, detail: String },
    Other(String),
}

pub type Answer<T> = Result<T, Failure>;

#[derive(Debug)]
pub struct Page {
    pub ids: Vec<Uuid>,
    pub next: Option<String>,
}

#[derive(Debug)]
pub struct Call {
    pub id: Uuid,
    pub state: String,
    pub etag: String,
}

/// What the story asks of a client. Whoever logs in is the caller from then on.
pub trait Client {
    fn new(url: &str) -> Self;
    async fn log_in(&mut self, username: &str, password: &str) -> Answer<()>;
    async fn items(&self, limit: u32, cursor: Option<String>) -> Answer<Page>;
    async fn create(&self, plan_year: i64, opens_on: NaiveDate, closes_on: NaiveDate) -> Answer<Call>;
    async fn open(&self, id: Uuid) -> Answer<Call>;
    async fn edit(&self, id: Uuid, etag: &str, closes_on: NaiveDate) -> Answer<Call>;
}

fn refused<T: std::fmt::Debug>(answer: Answer<T>, expected: (u16, &str)) {
    match answer {
        Err(Failure::Refused { status, code, detail }) => {
            assert_eq!((status, &*code), expected);
            assert!(!detail.is_empty());
        }
        Err(Failure::Other(reason)) => panic!("{reason}"),
        Ok(answer) => panic!("not refused: {answer:?}"),
    }
}

async fn all_items(client: &impl Client) -> BTreeSet<Uuid> {
    let (mut ids, mut cursor) = (BTreeSet::new(), None);
    loop {
        let page = client.items(2, cursor).await.expect("a page of items");
        ids.extend(page.ids);
        cursor = page.next;
        if cursor.is_none() {
            return ids;
        }
    }
}

/// Arguments of the program: the URL of the service, a user name, a password.
pub async fn tell<C: Client>() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, username, password] = &arguments[..] else { panic!("usage: client URL USER PASSWORD") };
    let mut client = C::new(url);
    refused(client.log_in(username, "not the password").await, (401, "LOGIN_FAILED"));
    client.log_in(username, password).await.expect("a session");
    let ids = all_items(&client).await;
    assert!(ids.len() > 2, "more than one page of supervision items was expected, not {}", ids.len());

    let today = Utc::now().date_naive();
    let year = i64::from(today.year()) + 1;
    refused(client.create(year, today, today - Days::new(1)).await, (422, "DATE_ORDER"));
    let call = client.create(year, today, today + Days::new(30)).await.expect("a draft");
    let opened = client.open(call.id).await.expect("an open call");
    assert_eq!(opened.state, "open");
    assert_ne!(opened.etag, call.etag);
    refused(client.edit(call.id, &call.etag, today + Days::new(60)).await, (412, "VERSION_MISMATCH"));
    println!("{} supervision items, a call for topics opened, three refusals", ids.len());
}
