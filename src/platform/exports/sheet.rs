//! A workbook with one sheet, written row by row to the disk.

use super::cell::Cell;
use crate::problem::{Problem, Result, codes};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};
use std::{
    fs::File,
    io::{Seek, SeekFrom},
};

/// Rows of a sheet at most, the headers among them.
const ROWS: u32 = 1_048_576;
/// Characters of a cell at most.
const CHARACTERS: usize = 32_767;
/// Characters of a sheet's name at most.
const NAME: usize = 31;
/// The width of columns, in characters.
const WIDTH: u32 = 18;

/// A workbook that is being written.
pub(super) struct Sheet {
    workbook: Workbook,
    /// The next row.
    row: u32,
    day: Format,
    moment: Format,
    places: Format,
}

impl Sheet {
    /// Begins with the headers, which stay where they are when somebody scrolls.
    pub(super) fn begin(name: &str, headers: &[&str]) -> Result<Self> {
        let mut workbook = Workbook::new();
        let header = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0x00F2_F2F2))
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(name.chars().take(NAME).collect::<String>()).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (column, text) in (0..).zip(headers) {
            sheet.set_column_width(column, WIDTH).map_err(failed)?;
            sheet.write_string_with_format(0, column, *text, &header).map_err(failed)?;
        }
        let format = |code: &str| Format::new().set_num_format(code);
        Ok(Self {
            workbook,
            row: 1,
            day: format("yyyy-mm-dd"),
            moment: format("yyyy-mm-dd hh:mm:ss"),
            places: format("0.00"),
        })
    }

    /// Adds a row. Texts are texts, whatever they begin with: nothing is read as a formula.
    pub(super) fn add(&mut self, cells: &[Cell]) -> Result<()> {
        if self.row == ROWS {
            return Err(Problem::new(codes::EXPORT_TOO_LONG).with("limit", ROWS - 1));
        }
        let row = self.row;
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => Ok(&mut *sheet),
                Cell::Text(text) => {
                    sheet.write_string(row, column, text.chars().take(CHARACTERS).collect::<String>())
                }
                Cell::Whole(number) => match i32::try_from(*number) {
                    Ok(number) => sheet.write_number(row, column, number),
                    // A spreadsheet would round it.
                    Err(_) => sheet.write_string(row, column, number.to_string()),
                },
                Cell::Hundredths(number) => {
                    sheet.write_with_format(row, column, Decimal::new(number.0, 2), &self.places)
                }
                Cell::Day(day) => sheet.write_datetime_with_format(row, column, day, &self.day),
                Cell::Moment(at) => sheet.write_datetime_with_format(row, column, at, &self.moment),
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The file, from its beginning; it has no name, and is gone when it is closed.
    pub(super) fn finish(mut self) -> Result<File> {
        let mut file = tempfile::tempfile().map_err(Problem::internal)?;
        self.workbook.save_to_writer(&mut file).map_err(failed)?;
        file.seek(SeekFrom::Start(0)).map_err(Problem::internal)?;
        Ok(file)
    }
}

fn failed(error: XlsxError) -> Problem {
    Problem::internal(error)
}
