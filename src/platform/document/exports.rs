//! Collections that are taken away as files.

use super::{Described, Operation, Tag, collection::with_listing, routes::Routes};
use crate::{
    call::Call,
    exports::{Columns, Format, Reading},
    problem::{Problem, Result, codes},
    values::{schema::Schema, sentence::Sentence},
    workflow::{Workflow, readers},
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, ContentDisposition, DispositionParam, DispositionType},
    web::Bytes,
};
use futures_util::{Stream, stream};
use serde_json::json;
use std::{
    collections::BTreeMap,
    io::Read,
    sync::{Arc, OnceLock},
};

/// Bytes that are sent at a time.
const PIECE: usize = 64 * 1024;

impl Routes {
    /// Lets a collection that is served be taken away as a file: `GET /{collection}/export?format=xlsx` with the filters and orders of
    /// its list.
    pub fn exports<W: Workflow>(&mut self, tag: Tag) {
        let columns: Arc<[OnceLock<Arc<Columns>>; 2]> = Arc::default();
        self.handle(operation::<W>(tag), move |call: Call, request: HttpRequest| {
            let [chinese, english] = &*columns;
            let of_language = call.language.pick(chinese, english);
            let columns = of_language.get_or_init(|| Arc::new(Columns::of::<W>(call.language)));
            export::<W>(call, Arc::clone(columns), request)
        });
    }
}

fn operation<W: Workflow>(tag: Tag) -> Operation {
    let base = W::PATH.trim_matches('/');
    let (path, id) = (format!("/api/v1/{base}/export"), format!("export_{}", base.replace(['/', '-'], "_")));
    let (zh, en) = (format!("导出{}", W::LABEL), format!("Export {}", W::PLURAL));
    let file = || {
        Described::by(|| Schema {
            value: json!({"type": "string", "format": "binary"}),
            components: BTreeMap::new(),
        })
    };
    let operation = Operation::new("get", &path, &id, tag, (&zh, &en))
        .describe(readers::<W>().and(&Sentence::written(
            "Every record of the list that the caller sees, as a file: headers and labels in the language of the request, names in place of ids, \
             dates and numbers as such, amounts in yuan.\n\
             列表中调用方可见的全部记录,导出为文件:表头和用语按请求的语言,标识换成名称,日期和数字保持格式,金额单位为元。",
        )))
        .answers_as(200, Format::ALL.map(|format| (format.media_type(), file())).to_vec(), &[])
        .refuses(codes::UNKNOWN_PARAMETER)
        .refuses(codes::EXPORT_TOO_LONG);
    let mut operation = with_listing::<W>(operation.shared("archived"), W::listing(), true);
    operation.parameters.retain(|parameter| parameter["name"] != "fields" && parameter["name"] != "expand");
    operation.shared("file_format")
}

async fn export<W: Workflow>(
    call: Call,
    columns: Arc<Columns>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (reading, format) = Reading::<W>::begin(call, columns, request.query_string()).await?;
    let name = format!("{}.{}", W::PATH.trim_matches('/').replace('/', "-"), format.word());
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CONTENT_TYPE, format.media_type())).insert_header(disposition);
    Ok(match format {
        Format::Csv => response.streaming(Box::pin(reading.csv())),
        Format::Xlsx => response.streaming(Box::pin(pieces(reading.workbook().await?))),
    })
}

/// A file from the disk, piece by piece.
fn pieces(file: std::fs::File) -> impl Stream<Item = Result<Bytes>> {
    stream::try_unfold(file, |mut file| async move {
        let read = actix_web::web::block(move || {
            let mut piece = vec![0; PIECE];
            let size = file.read(&mut piece)?;
            piece.truncate(size);
            std::io::Result::Ok((Bytes::from(piece), file))
        });
        let (piece, file) = read.await.map_err(Problem::internal)?.map_err(Problem::internal)?;
        Ok(if piece.is_empty() { None } else { Some((piece, file)) })
    })
}
