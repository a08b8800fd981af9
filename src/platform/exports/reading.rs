//! A list read page by page, as its caller sees it, and written as a file.

use super::{
    cell::{Cell, Names},
    columns::Columns,
    csv,
    sheet::Sheet,
};
use crate::{
    call::Call,
    http::query_string::pairs,
    problem::{Problem, Result, codes},
    records::listing::LIMIT,
    workflow::Workflow,
};
use actix_web::web::{self, Bytes};
use futures_util::{Stream, stream};
use serde_json::Value;
use std::{marker::PhantomData, sync::Arc};

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A text with commas.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Xlsx];

    /// The word that asks for it, and the end of the file's name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A list that is being read.
pub struct Reading<W> {
    call: Call,
    columns: Arc<Columns>,
    /// What is known of the records and people of the pages that were read.
    names: Names,
    /// The filters and the order, as the caller wrote them.
    asked: String,
    page: Vec<Value>,
    cursor: Option<String>,
    kind: PhantomData<W>,
}

impl<W: Workflow> Reading<W> {
    /// Begins to read what a query asks for, and says what kind of file it wants.
    ///
    /// # Errors
    /// As the list: the caller may not see it, or a parameter is not known or not understood.
    pub async fn begin(call: Call, columns: Arc<Columns>, query: &str) -> Result<(Self, Format)> {
        let (mut format, mut asked) = (None, form_urlencoded::Serializer::new(String::new()));
        for (name, value) in pairs(query) {
            if name == "format" {
                format = Format::ALL.into_iter().find(|format| format.word() == value);
            } else {
                asked.append_pair(&name, &value);
            }
        }
        let Some(format) = format else {
            let wrong = Problem::new(codes::INVALID_PARAMETER).with("parameter", "format");
            return Err(wrong.with("allowed", Format::ALL.map(Format::word).to_vec()));
        };
        let (asked, names) = (asked.finish(), Names::new());
        let mut reading =
            Self { call, columns, asked, names, page: Vec::new(), cursor: None, kind: PhantomData };
        reading.turn().await?;
        Ok((reading, format))
    }

    /// Reads the next page.
    async fn turn(&mut self) -> Result<()> {
        let mut query = form_urlencoded::Serializer::new(self.asked.clone());
        query.append_pair("limit", &LIMIT.to_string());
        if let Some(cursor) = &self.cursor {
            query.append_pair("cursor", cursor);
        }
        let mut page = self.call.page::<W>(W::PATH, &query.finish()).await?.value()?;
        self.cursor = page["next_cursor"].as_str().map(str::to_owned);
        self.page = match page["items"].take() {
            Value::Array(records) => records,
            _ => Vec::new(),
        };
        self.learn_names().await
    }

    /// The rows of the page that was read.
    fn rows(&self) -> impl Iterator<Item = Vec<Cell>> {
        self.page.iter().map(|record| self.columns.row(record, &self.names))
    }

    /// What the records and people are called that stand in the page: those that the caller may know, by one query for each kind of
    /// which somebody is not known yet.
    async fn learn_names(&mut self) -> Result<()> {
        let people = self.call.people_in(&self.page).await?.people;
        self.names.extend(people.into_iter().map(|(id, person)| (id, person.display_name)));
        for (kind, mut ids) in self.columns.references(&self.page) {
            ids.retain(|id| !self.names.contains_key(id));
            let Some(known) = self.call.service.kinds.get(kind).filter(|_| !ids.is_empty()) else { continue };
            for record in known.find(self.call.viewer(), self.call.service.store.read(), ids).await? {
                self.names.extend(record.title.or(record.number).map(|called| (record.named.id, called)));
            }
        }
        Ok(())
    }

    /// The file as text, in pieces; a failure breaks the connection off, so that nobody takes half a file for a whole one.
    pub fn csv(self) -> impl Stream<Item = Result<Bytes>> {
        let headers: Vec<Cell> =
            self.columns.headers().into_iter().map(|text| Cell::Text(text.to_owned())).collect();
        let beginning = format!("{}{}", csv::MARK, csv::line(&headers));
        stream::try_unfold((Some(self), beginning), |(reading, mut text)| async move {
            let Some(mut reading) = reading else { return Ok(None) };
            reading.rows().for_each(|row| text += &csv::line(&row));
            let more = reading.cursor.is_some();
            if more {
                reading.turn().await?;
            }
            Ok(Some((Bytes::from(text), (more.then_some(reading), String::new()))))
        })
    }

    /// The file as a workbook, which is known when the last record is read. It is kept on the disk, and gone when it was sent.
    ///
    /// # Errors
    /// `EXPORT_TOO_LONG` if there are more records than a sheet has rows; the database or the disk failed.
    pub async fn workbook(mut self) -> Result<std::fs::File> {
        let mut sheet = Sheet::begin(W::LABEL, &self.columns.headers())?;
        loop {
            for row in self.rows() {
                sheet.add(&row)?;
            }
            if self.cursor.is_none() {
                // To pack it takes as long as it is large.
                return web::block(|| sheet.finish()).await.map_err(Problem::internal)?;
            }
            self.turn().await?;
        }
    }
}
