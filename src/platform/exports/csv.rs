//! Lines of CSV (RFC 4180) that a spreadsheet opens as they are.

use super::cell::Cell;

/// Says that what follows is UTF-8: office programs take it for another encoding otherwise.
pub const MARK: &str = "\u{feff}";

/// With what a spreadsheet lets formulas begin, of any width, or passes over before them.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
/// Says that what follows is a text.
const TEXT: char = '\'';

/// A line. A text that a spreadsheet would take for a formula is marked as text.
pub(super) fn line(cells: &[Cell]) -> String {
    let quoted = cells.iter().map(|cell| {
        let text = cell.to_string();
        let mark = if matches!(cell, Cell::Text(_)) && is_marked(&text) { "'" } else { "" };
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    });
    quoted.collect::<Vec<_>>().join(",") + "\r\n"
}

/// Whether a text is marked. One that looks as if it had been is marked once more, so that it is read back as it was.
fn is_marked(text: &str) -> bool {
    text.trim_start_matches(TEXT).starts_with(FORMULA)
}

/// The text of a cell without the mark that it got when it was taken away.
pub(crate) fn unmarked(cell: &str) -> &str {
    cell.strip_prefix(TEXT).filter(|text| is_marked(text)).unwrap_or(cell)
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

    #[test]
    fn formulas_of_any_width_are_text_and_are_read_back() {
        for text in ["＝1+1", "＋1", "－1", "＠SUM(1)", "\n=1", "\t=1", "\r=1", "'=1", "''-"] {
            let written = texts(&[text.into()]);
            assert_eq!(written, format!("\"'{text}\"\r\n"));
            assert_eq!(unmarked(written.trim_end().trim_matches('"')), text);
        }
        for text in ["'", "'甲'", "1-1", "'s", ""] {
            assert_eq!((&*texts(&[text.into()]), unmarked(text)), (&*format!("\"{text}\"\r\n"), text));
        }
    }
}
