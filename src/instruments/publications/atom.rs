//! The feed as Atom (RFC 4287); what was withdrawn is a deleted entry (RFC 6721).

use super::{
    entries::PublicChange,
    feed_page::{EntryView, PublicationFeed},
};
use chrono::{DateTime, SecondsFormat, Utc};
use platform::values::{words::Words, xml::Xml};

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The relation of the link with which a reader of the last page goes on later; before it is `next`.
const RESUME: &str = "urn:jiandu:resume";

/// The page of a district as an Atom document.
pub(super) fn written(
    page: &PublicationFeed,
    district_code: &str,
    district_name: &str,
    now: DateTime<Utc>,
    (own, onward): (&str, Option<String>),
) -> String {
    let namespaces =
        [("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:at", "http://purl.org/atompub/tombstones/1.0")];
    let mut feed = Xml::begin("feed", &namespaces);
    feed.text("id", &[], &format!("urn:jiandu:publications:{district_code}"));
    feed.text("title", &[], &format!("{district_name}人大监督公开"));
    let updated = page.items.last().map_or(now, |last| last.occurred_at);
    feed.text("updated", &[], &instant(updated));
    feed.open("author", &[]);
    feed.text("name", &[], &format!("{district_name}人大"));
    feed.close();
    feed.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", own)]);
    if let Some(onward) = onward {
        let relation = if page.next_cursor.is_some() { "next" } else { RESUME };
        feed.empty("link", &[("rel", relation), ("type", "application/atom+xml"), ("href", &onward)]);
    }
    for item in &page.items {
        match &item.text {
            Some(text) => entry(&mut feed, item, text),
            None => deleted(&mut feed, item),
        }
    }
    feed.end()
}

fn entry(feed: &mut Xml, item: &EntryView, text: &str) {
    feed.open("entry", &[]);
    feed.text("id", &[], &format!("urn:uuid:{}", item.publication_id));
    feed.text("title", &[], &item.title);
    feed.text("updated", &[], &instant(item.occurred_at));
    feed.empty("link", &[("rel", "alternate"), ("type", "application/json"), ("href", &item.url)]);
    feed.empty("category", &[("term", item.kind.word()), ("label", item.kind.zh())]);
    if let Some(reason) = &item.reason {
        feed.text("summary", &[("type", "text")], &format!("{}:{reason}", item.change.zh()));
    }
    feed.text("content", &[("type", "text")], text);
    feed.close();
}

/// What was withdrawn since: its own entry says why, the ones before it say only that it is gone.
fn deleted(feed: &mut Xml, item: &EntryView) {
    let (reference, when) = (format!("urn:uuid:{}", item.publication_id), instant(item.occurred_at));
    feed.open("at:deleted-entry", &[("ref", &reference), ("when", &when)]);
    if item.change == PublicChange::Withdrawn {
        feed.text("at:comment", &[], item.reason.as_deref().unwrap_or_default());
    }
    feed.close();
}
