//! `GET /publications/feed`: what became public in a district, what was corrected and what was withdrawn, in that order.
//! Who polls goes on from the last cursor and misses nothing; a text that was withdrawn is not there any more.

use super::{
    PublicationState, atom,
    entity::{Column, Entity as Publication, Model},
    entries::{self, entity::Model as Entry},
    feed_page::{EntryView, PATH, PublicationFeed},
};
use crate::{codes, tag::TAG};
use actix_web::{HttpRequest, HttpResponse, Responder};
use platform::{
    call::Call,
    document::{Described, Operation, routes::Routes},
    http::{accept::preferred, query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    records::listing::{DEFAULT_LIMIT, LIMIT},
    values::schema::Schema,
};
use registry::districts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// The media types, the usual one first.
const MEDIA_TYPES: [&str; 2] = ["application/json", "application/atom+xml"];

/// Serves the feed.
pub(crate) fn routes(routes: &mut Routes) {
    let read = Operation::new(
        "get",
        PATH,
        "list_publication_changes",
        TAG,
        ("查询公开动态", "Poll what became public"),
    );
    let about = "Every publication to the public, every correction and every withdrawal of a district, the oldest first: \
        read on with `next_cursor` while there is one, \
        poll again later with `resume_cursor`, and nothing is missed or repeated. A correction leaves the entry with the old \
        text; of what was withdrawn only the reason stays. `Accept: application/atom+xml` answers an Atom feed \
        (RFC 4287) with tombstones (RFC 6721) and a `next` link.\n\n\
        本区面向社会的公开、更正和撤回,按先后排列;有 `next_cursor` 则继续读取,其后凭 `resume_cursor` 轮询,不遗漏、不重复。更正后保留原文条目,撤回后只保留理由。\
        `Accept: application/atom+xml` 返回 Atom。";
    let read = read
        .describe(about)
        .shared("limit")
        .shared("cursor")
        .answers_as(
            200,
            vec![
                (MEDIA_TYPES[0], Described::by(Schema::of::<PublicationFeed>)),
                (MEDIA_TYPES[1], Described::by(Schema::of::<String>)),
            ],
            &["Link"],
        )
        .refuses(codes::UNKNOWN_PARAMETER)
        .refuses(codes::INVALID_CURSOR)
        .open();
    routes.handle(read, feed);
}

/// What is asked of the feed.
struct Question {
    limit: u64,
    cursor: Option<String>,
}

impl Question {
    fn read(query: &str) -> Result<Self> {
        let mut asked = Self { limit: DEFAULT_LIMIT, cursor: None };
        for (name, value) in pairs(query) {
            if name == "cursor" {
                asked.cursor = Some(value);
                continue;
            }
            let limit = value.parse().ok().filter(|limit| (1..=LIMIT).contains(limit));
            let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", "limit");
            asked.limit = limit.ok_or_else(wrong)?;
        }
        Ok(asked)
    }
}

async fn feed(call: Call, request: HttpRequest) -> Result<HttpResponse> {
    let asked = Question::read(request.query_string())?;
    let limit = asked.limit;
    let page = page(&call, asked).await?;
    let onward = page.resume_cursor.as_ref().map(|cursor| {
        let mut next = form_urlencoded::Serializer::new(String::new());
        format!(
            "{PATH}?{}",
            next.append_pair("limit", &limit.to_string()).append_pair("cursor", cursor).finish()
        )
    });
    let mut response = if preferred(&request, &MEDIA_TYPES) == 0 {
        Answer::json(200, &page)?.respond_to(&request)
    } else {
        let name = district_name(&call).await?;
        let outside = |path: &str| call.service.edge.outside(path);
        let (own, onward) = (outside(PATH), onward.as_deref().map(outside));
        let text = atom::written(&page, &call.actor.district_code, &name, call.now, (&own, onward));
        HttpResponse::Ok().content_type("application/atom+xml; charset=utf-8").body(text)
    };
    let header =
        |text: String| actix_web::http::header::HeaderValue::try_from(text).map_err(Problem::internal);
    response.headers_mut().insert(actix_web::http::header::VARY, header("Accept".into())?);
    if let Some(link) = onward.filter(|_| page.next_cursor.is_some()) {
        response
            .headers_mut()
            .insert(actix_web::http::header::LINK, header(format!("<{link}>; rel=\"next\""))?);
    }
    Ok(response)
}

async fn page(call: &Call, asked: Question) -> Result<PublicationFeed> {
    let (key, district) = (&call.service.cursor_key, &*call.actor.district_code);
    let list = format!("publication feed {district}");
    let after = match &asked.cursor {
        None => 0,
        Some(cursor) => {
            let place = key.open(cursor, &list)?.0;
            place.parse().map_err(|_| Problem::new(codes::INVALID_CURSOR))?
        }
    };
    let mut entries = entries::after(call, district, after, asked.limit + 1).await?;
    let size = usize::try_from(asked.limit).map_err(Problem::internal)?;
    let has_more = entries.len() > size;
    entries.truncate(size);
    let next =
        entries.last().map(|last| key.seal(&list, last.sequence.get().to_string(), last.id)).transpose()?;
    let publications = publications(call, &entries).await?;
    let seen = |entry: Entry| Some(view(call, &entry, publications.get(&entry.publication_id)?));
    let items = entries.into_iter().filter_map(seen).collect();
    let next_cursor = next.clone().filter(|_| has_more);
    Ok(PublicationFeed { items, next_cursor, resume_cursor: next.or(asked.cursor) })
}

/// The publications of the entries, as they stand.
async fn publications(call: &Call, entries: &[Entry]) -> Result<HashMap<Uuid, Model>> {
    let ids = entries.iter().map(|entry| entry.publication_id);
    let found = Publication::find().filter(Column::Id.is_in(ids)).all(call.service.store.read()).await?;
    Ok(found.into_iter().map(|publication| (publication.id, publication)).collect())
}

fn view(call: &Call, entry: &Entry, publication: &Model) -> EntryView {
    let withdrawn = publication.state == PublicationState::Withdrawn;
    EntryView {
        sequence: entry.sequence.get(),
        change: entry.change,
        occurred_at: entry.occurred_at,
        publication_id: entry.publication_id,
        url: call.service.edge.outside(&format!("/api/v1/publications/{}", entry.publication_id)),
        kind: publication.kind,
        title: publication.title.clone().to_string(),
        text: (!withdrawn).then(|| entry.text.clone()),
        reason: entry.reason.clone(),
        is_current: entry.publication_version == publication.version,
        subject_type: publication.subject_type.clone().to_string(),
        subject_id: publication.subject_id,
        published_on: publication.published_on,
    }
}

async fn district_name(call: &Call) -> Result<String> {
    let district = districts::entity::Entity::find()
        .filter(districts::entity::Column::Code.eq(&*call.actor.district_code))
        .one(call.service.store.read())
        .await?;
    Ok(district.map(|district| district.name).unwrap_or_default().to_string())
}
