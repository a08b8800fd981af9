//! `GET /documents/{id}/content`: the content as a stream, whole or in part.

use super::{
    DocumentState, Documents,
    condition::{Damaged, Depth, Stored},
    sniff::TYPES,
};
use crate::{codes, tag::TAG};
use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method,
        header::{
            self, Charset, ContentDisposition, DispositionParam, ETag, EntityTag, ExtendedValue, Header,
            IfNoneMatch, IfRange, Range,
        },
    },
    web::{Bytes, Path},
};
use futures_util::{Stream, stream};
use platform::{
    call::Call,
    document::{Described, Operation, routes::Routes},
    problem::{Problem, Result},
    values::{hash::Sha256, hex::hex, schema::Schema},
};
use std::{fmt::Display, io::SeekFrom, path::Path as FolderPath};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
};
use uuid::Uuid;

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;
/// Contents up to this size (bytes) are hashed before their answer begins; larger ones on the way.
const SMALL: u64 = 4 * 1024 * 1024;

pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/v1/documents/{id}/content";
    let binary = || Described::by(|| Schema::text_of_format("binary"));
    let types = || TYPES.map(|kind| (kind, binary())).to_vec();
    let download = Operation::new(
        "get",
        path,
        "download_document_content",
        TAG,
        ("下载文书内容", "Download the content"),
    )
    .describe(
        "The bytes of the file; `Range` answers a part of them, with `If-Range` only while they are the same. The `ETag` is \
         the SHA-256 of the content.\n\
             文件的字节;`Range` 返回其中一部分,带 `If-Range` 时仅在内容未变时如此。`ETag` 为内容的 SHA-256。",
    )
    .answers_as(200, types(), &["ETag"])
    .answers_as(206, types(), &["ETag"])
    .answers_as(304, vec![], &["ETag"])
    .refuses(codes::RANGE_NOT_SATISFIABLE);
    routes.handle(download, download_content);
}

async fn download_content(call: Call, id: Path<Uuid>, request: HttpRequest) -> Result<HttpResponse> {
    let row = call.read::<Documents>(*id).await?;
    let (DocumentState::Stored, Some(sha256), Some(size)) = (row.state, row.sha256, row.size_bytes) else {
        return Err(Problem::new(codes::NOT_FOUND));
    };
    let size = u64::try_from(size.get()).map_err(Problem::internal)?;
    let tag = EntityTag::new_strong(sha256.clone());
    if is_known(&request, &tag) {
        return Ok(HttpResponse::NotModified().insert_header(ETag(tag)).finish());
    }
    // Ranges are a matter of GET: a HEAD tells of the whole (RFC 9110 §14.2).
    let parts = *request.method() == Method::GET && may_be_a_part(&request, &tag);
    let range = if parts { part(&request, size)? } else { None };
    let (first, last) = range.unwrap_or((0, size.saturating_sub(1)));
    let mut file = open(Stored { id: row.id, sha256: sha256.clone(), size }, &call.service.documents).await?;
    file.seek(SeekFrom::Start(first)).await.map_err(Problem::internal)?;
    let proof = range.is_none().then(|| Proof { hash: Sha256::default(), sha256 });
    let mut response = if range.is_some() { HttpResponse::PartialContent() } else { HttpResponse::Ok() };
    if range.is_some() {
        response.insert_header((header::CONTENT_RANGE, format!("bytes {first}-{last}/{size}")));
    }
    let length = last + 1 - first;
    Ok(response
        .insert_header(ETag(tag))
        .insert_header((header::ACCEPT_RANGES, "bytes"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(attachment(&row.file_name))
        .insert_header((header::CONTENT_TYPE, row.mime_type.unwrap_or_default()))
        .no_chunking(length)
        .streaming(chunks(file, length, proof)))
}

/// Whether the caller has this content already.
fn is_known(request: &HttpRequest, tag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(tag)),
        Err(_) => false,
    }
}

/// Whether a part is worth something to the caller: to one who has parts of another content it is not.
fn may_be_a_part(request: &HttpRequest, tag: &EntityTag) -> bool {
    if !request.headers().contains_key(header::IF_RANGE) {
        return true;
    }
    matches!(IfRange::parse(request), Ok(IfRange::EntityTag(known)) if known.strong_eq(tag))
}

/// The bytes that a `Range` header asks for; none if it is to be ignored (RFC 9110 §14.2).
fn part(request: &HttpRequest, size: u64) -> Result<Option<(u64, u64)>> {
    let Ok(Range::Bytes(parts)) = Range::parse(request) else { return Ok(None) };
    let [part] = parts.as_slice() else { return Ok(None) };
    let outside = || {
        let refused = Problem::new(codes::RANGE_NOT_SATISFIABLE).with("size_bytes", size);
        refused.header(header::CONTENT_RANGE, format!("bytes */{size}"))
    };
    part.to_satisfiable_range(size).map(Some).ok_or_else(outside)
}

/// A name for those who read ASCII only, and the one in UTF-8 (RFC 6266, RFC 8187).
fn attachment(name: &str) -> ContentDisposition {
    let value =
        ExtendedValue { charset: Charset::Ext("UTF-8".into()), language_tag: None, value: name.into() };
    let mut attachment = ContentDisposition::attachment("document");
    attachment.parameters.push(DispositionParam::FilenameExt(value));
    attachment
}

/// Opens a content that is what its record says: of its length, and if it is small, of its hash.
async fn open(content: Stored, folder: &FolderPath) -> Result<File> {
    let (path, folder) = (content.path(folder), folder.to_owned());
    let depth = if content.size <= SMALL { Depth::Whole } else { Depth::Lengths };
    let looked = content.clone();
    let fault = tokio::task::spawn_blocking(move || looked.fault(&folder, depth)).await;
    if let Some(fault) = fault.map_err(Problem::internal)? {
        return Err(missing(Damaged { document: content, fault }));
    }
    File::open(path).await.map_err(missing)
}

fn missing(cause: impl Display) -> Problem {
    tracing::error!(%cause, "a content cannot be answered");
    Problem::new(codes::DOCUMENT_CONTENT_MISSING).because(cause)
}

/// What a whole content has to come to.
struct Proof {
    hash: Sha256,
    sha256: String,
}

impl Proof {
    fn holds(&self) -> bool {
        hex(&self.hash.clone().finish()) == self.sha256
    }
}

/// The bytes of an answer. The last of a whole content are held back if it is not the one that was uploaded: then the
/// answer ends before its length, and nobody takes it for the content.
fn chunks(file: File, length: u64, proof: Option<Proof>) -> impl Stream<Item = std::io::Result<Bytes>> {
    stream::try_unfold((file, length, proof), |(mut file, left, mut proof)| async move {
        if left == 0 {
            return Ok(None);
        }
        let mut chunk = vec![0; CHUNK.min(usize::try_from(left).unwrap_or(CHUNK))];
        let read = file.read(&mut chunk).await?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        chunk.truncate(read);
        let left = left - read as u64;
        if let Some(proof) = &mut proof {
            proof.hash.add(&chunk);
            if left == 0 && !proof.holds() {
                tracing::error!(
                    sha256 = proof.sha256,
                    "a content changed on the disk; its answer was broken off"
                );
                return Err(std::io::ErrorKind::InvalidData.into());
            }
        }
        Ok(Some((Bytes::from(chunk), (file, left, proof))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        let asked = |text: &str| TestRequest::default().insert_header(("Range", text)).to_http_request();
        let read = |text| part(&asked(text), 1000).ok().flatten();
        assert_eq!(read("bytes=0-499"), Some((0, 499)));
        assert_eq!(read("bytes=500-"), Some((500, 999)));
        assert_eq!(read("bytes=-200"), Some((800, 999)));
        assert_eq!(read("bytes=-2000"), Some((0, 999)));
        assert_eq!(read("bytes=900-2000"), Some((900, 999)));
        assert_eq!(read("bytes=0-1,5-6"), None);
        assert_eq!(read("bytes=9-5"), None);
        assert_eq!(read("lines=1-2"), None);
        for outside in ["bytes=1000-", "bytes=-0"] {
            assert!(part(&asked(outside), 1000).is_err(), "{outside}");
        }
    }

    #[test]
    fn names_are_written_for_old_and_new_readers() {
        let written = |name| attachment(name).to_string();
        assert_eq!(
            written("报告 \"1\".pdf"),
            "attachment; filename=\"document\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%221%22.pdf"
        );
        assert_eq!(written("a-b_c.pdf"), "attachment; filename=\"document\"; filename*=UTF-8''a%2Db_c.pdf");
    }
}
