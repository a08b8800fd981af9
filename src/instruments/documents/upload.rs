//! `POST /documents/{id}/content`: the content of a described document, once.

use super::{
    DocumentAction, DocumentState, Documents,
    content::{self, Received},
    rules::issuer,
    sniff::{TYPES, sniff},
};
use crate::{codes, tag::TAG};
use actix_web::{
    HttpRequest,
    web::{Path, Payload},
};
use platform::{
    call::{Call, Change, Repeatable},
    document::{Described, Operation, routes::Routes},
    http::{
        body::{plain, short_enough, timely},
        reply::Answer,
    },
    problem::{Problem, Result},
    records::{idempotency::Stored, record::Record},
    store::Transaction,
    values::{future::Future, numbers::Bytes, schema::Schema, sentence::Sentence, words::Words},
};
use std::time::Duration;
use uuid::Uuid;

pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/v1/documents/{id}/content";
    let upload =
        Operation::new("post", path, "upload_document_content", TAG, ("上传文书内容", "Upload the content"));
    let types = TYPES.map(|kind| format!("`{kind}`"));
    let about = Sentence::new(
        format!(
            "文件的字节,最多 50 MiB;类型由内容判定,须为 {} 之一。只能上传一次,已保存的不再改变。",
            types.join("、")
        ),
        format!(
            "The bytes of the file, at most 50 MiB; its type is read from them and must be one of {}. Once: what is \
             stored does not change.",
            types.join(", ")
        ),
    );
    let upload = upload
        .describe(about)
        .takes_as("application/octet-stream", || Schema::text_of_format("binary"), true)
        .up_to(content::LIMIT)
        .answers_as(200, vec![("application/json", Described::by(Schema::of_record::<Documents>))], &["ETag"])
        .refuses(codes::INVALID_TRANSITION)
        .refuses(codes::FORBIDDEN_SCOPE)
        .refuses(codes::STORAGE_FULL)
        .shared("if_match")
        .shared("idempotency_key")
        .shared("dry_run");
    routes.handle(upload, upload_content);
}

/// The change of a document that got its content.
struct Store {
    id: Uuid,
    content: Received,
    mime_type: &'static str,
}

async fn upload_content(
    call: Call,
    id: Path<Uuid>,
    request: HttpRequest,
    payload: Payload,
) -> Result<Answer> {
    plain(request.headers())?;
    short_enough(request.headers(), content::LIMIT)?;
    let row = call.find::<Documents>(call.service.store.read(), *id).await?;
    may_describe(&call, &row)?;
    // A request that is made again finds the document stored; what it is answered stands under its key.
    if !call.conditions.may_be_repeated() {
        may_upload(&call, &row)?;
    }
    let claimed =
        request.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    // A slow line may need its time for 50 MiB; a silent one is not waited for.
    let chunks = timely(payload, Duration::from_secs(30), Duration::from_mins(10));
    let received = content::receive(&call.service.documents, Box::pin(chunks)).await?;
    store(&call, *id, received, claimed).await
}

async fn store(call: &Call, id: Uuid, received: Received, claimed: &str) -> Result<Answer> {
    if received.size == 0 {
        return Err(Problem::new(codes::UNSUPPORTED_MEDIA_TYPE).with("accepted", TYPES.to_vec()));
    }
    let mime_type = sniff(received.path(), claimed).await?;
    let fingerprint = received.sha256.clone();
    call.write(fingerprint.as_bytes(), Store { id, content: received, mime_type }).await
}

/// Stores the content of a document that the service itself makes: demonstration data.
///
/// # Errors
/// As an upload.
pub async fn store_bytes(
    call: &Call,
    id: &serde_json::Value,
    bytes: &'static [u8],
) -> Result<serde_json::Value> {
    let id = id
        .as_str()
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| Problem::internal("a document without an id"))?;
    let chunks = futures_util::stream::iter([Ok(actix_web::web::Bytes::from_static(bytes))]);
    let received = content::receive(&call.service.documents, chunks).await?;
    store(call, id, received, "").await?.value()
}

/// The content belongs to whoever may describe it: with a role, for the organization that issues it.
fn may_describe(call: &Call, row: &super::entity::Model) -> Result<()> {
    let may = call.viewer().may_view::<Documents>() && issuer(&call.actor).holds(row);
    if may { Ok(()) } else { Err(Problem::new(codes::FORBIDDEN_SCOPE).with("action", "content")) }
}

fn may_upload(call: &Call, row: &super::entity::Model) -> Result<()> {
    may_describe(call, row)?;
    call.conditions.check_version(row.version(), false)?;
    if row.state == DocumentState::Draft && row.archived_at.is_none() {
        return Ok(());
    }
    Err(Problem::new(codes::INVALID_TRANSITION)
        .with("action", "content")
        .with("state", DocumentState::Stored.word()))
}

impl Repeatable for Store {
    fn repeat<'a>(
        &'a self,
        call: &'a Call,
        tx: &'a Transaction,
        stored: Stored,
    ) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            may_describe(call, &call.find::<Documents>(tx, self.id).await?)?;
            Ok(stored.answer)
        })
    }
}

impl Change for Store {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            let row = call.find::<Documents>(tx, self.id).await?;
            may_upload(call, &row)?;
            let district_code = row.district_code.clone();
            let size = i64::try_from(self.content.size).map_err(Problem::internal)?;
            let change = |row: &mut super::entity::Model| {
                row.sha256 = Some(self.content.sha256.clone());
                row.size_bytes = Some(Bytes::stored(size));
                row.mime_type = Some(self.mime_type.into());
                row.stored_at = Some(call.now);
            };
            let work = call.work(tx, &district_code);
            let row = work.advance::<Documents>(row, DocumentAction::Store, change).await?;
            // After the change, which only one of several uploads makes, and before its commit: a record never names a
            // content that is not there. What a killed process leaves between the two is set aside at the next start.
            if !call.conditions.is_dry_run() {
                self.content.place(&call.service.documents).await?;
            }
            Ok(Answer::json(200, &call.seen::<Documents>(&row))?.tagged(row.version()))
        })
    }
}
