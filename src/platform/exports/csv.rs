//! Lines of CSV (RFC 4180) that a spreadsheet opens as they are.

use super::cell::Cell;

/// Says that what follows is UTF-8: office programs take it for another encoding otherwise.
pub const MARK: &str = "\u{feff}";

/// A line. A text that a spreadsheet would take for a formula is marked as text.
pub(super) fn line(cells: &[Cell]) -> String {
    let quoted = cells.iter().map(|cell| {
        let text = cell.to_string();
        let formula = matches!(cell, Cell::Text(_)) && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
    });
    quoted.collect::<Vec<_>>().join(",") + "\r\n"
}

/// A line of texts alone.
#[must_use]
pub fn texts(cells: &[String]) -> String {
    line(&cells.iter().cloned().map(Cell::Text).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::numbers::Hundredths;

    #[test]
    fn cells_are_quoted_and_formulas_are_text() {
        let cells = [
            Cell::Text("a\"b".into()),
            Cell::Text("=1+1".into()),
            Cell::Empty,
            Cell::Hundredths(Hundredths(-305)),
        ];
        assert_eq!(line(&cells), "\"a\"\"b\",\"'=1+1\",\"\",\"-3.05\"\r\n");
        assert_eq!(texts(&["-".into(), "多\n行".into()]), "\"'-\",\"多\n行\"\r\n");
    }
}
