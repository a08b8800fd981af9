//! `GET /audit-events`.

use super::{entry::AuditEntryPage, entry::permitted, entry::told, query::Query};
use actix_web::HttpRequest;
use platform::{
    call::Call,
    http::{query_string::onward, reply::Answer},
    problem::{Problem, Result},
};

pub(super) async fn list(call: Call, request: HttpRequest) -> Result<Answer> {
    permitted(&call.actor)?;
    let key = &call.service.cursor_key;
    let query = Query::read(request.query_string(), &call)?;
    let mut rows = query.select(query.after, query.limit).all(call.service.store.read()).await?;
    let size = usize::try_from(query.limit).map_err(Problem::internal)?;
    let more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| more).map(|last| query.cursor(last, key)).transpose()?;
    let link = next_cursor.as_ref().map(|cursor| onward(request.path(), request.query_string(), cursor));
    let items = told(&call, rows).await?;
    let expanded = if query.people { Some(call.people_in(&items).await?) } else { None };
    let answer = Answer::json(200, &AuditEntryPage { items, next_cursor, expanded })?;
    Ok(link.into_iter().fold(answer, |answer, link| answer.header("Link", link)))
}
