//! Which rows are one record. A list of objects has a row for each of its elements, whose columns are called `items.date`; what stands
//! in the other columns says to which record a row belongs, or nothing stands there: then it belongs to the one before.

use super::given::Given;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Where a record stands in a table.
#[derive(Debug, Clone, Default)]
pub struct Place {
    rows: Vec<u64>,
    /// The rows of the elements of its lists, by list.
    pub(super) elements: BTreeMap<String, Vec<u64>>,
}

/// The list and the field of an element of it that a column holds.
pub(super) fn element_of(column: &str) -> Option<(&str, &str)> {
    column.split_once('.')
}

/// The rows of each record.
pub(super) fn records(rows: &[Given]) -> Vec<&[Given]> {
    let mut records = Vec::new();
    let mut begin = 0;
    for at in 1..=rows.len() {
        if at == rows.len() || !continues(&rows[begin].fields, &rows[at].fields) {
            records.push(&rows[begin..at]);
            begin = at;
        }
    }
    records
}

/// Whether a row holds another element of the record that begins in a row.
fn continues(begin: &Map<String, Value>, row: &Map<String, Value>) -> bool {
    let own = || row.iter().filter(|(name, _)| element_of(name).is_none());
    let elements = row.iter().any(|(name, value)| element_of(name).is_some() && value != "");
    let same = own().all(|(name, value)| begin.get(name) == Some(value));
    elements && (same || own().all(|(_, value)| value == ""))
}

impl Place {
    /// The place of a record that has some rows.
    pub(super) fn of(rows: &[Given]) -> Self {
        Self { rows: rows.iter().map(|given| given.row).collect(), elements: BTreeMap::new() }
    }

    /// The row in which it begins.
    #[must_use]
    pub fn first(&self) -> u64 {
        self.rows.first().copied().unwrap_or_default()
    }

    /// The same, with a row of it in front: that which cannot be read.
    #[must_use]
    pub(super) fn beginning(mut self, row: u64) -> Self {
        self.rows.sort_by_key(|one| *one != row);
        self
    }

    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Where in the table lies what has a pointer in the body: `/items/2/date` in the third row of the record, in the column
    /// `items.date`.
    pub(super) fn pointer(&self, pointer: &str) -> String {
        let mut steps = pointer.splitn(4, '/').skip(1);
        let (list, at, rest) = (steps.next().unwrap_or_default(), steps.next(), steps.next());
        let row = at.and_then(|at| self.elements.get(list)?.get(at.parse::<usize>().ok()?));
        match (row, rest) {
            (Some(row), Some(field)) => format!("/{row}/{list}.{field}"),
            (Some(row), None) => format!("/{row}/{list}"),
            (None, _) => format!("/{}{pointer}", self.first()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rows(table: &[[&str; 3]]) -> Vec<Given> {
        let row = |(row, cells): (u64, &[&str; 3])| {
            let fields = json!({"site_id": cells[0], "month": cells[1], "items.date": cells[2]});
            Given { row, fields: fields.as_object().unwrap().clone(), refused: None }
        };
        (2..).zip(table).map(row).collect()
    }

    fn firsts(table: &[[&str; 3]]) -> Vec<u64> {
        records(&rows(table)).into_iter().map(|record| record[0].row).collect()
    }

    #[test]
    fn a_record_goes_on_until_another_one_is_named() {
        assert_eq!(
            firsts(&[["a", "9", "1"], ["a", "9", "2"], ["", "", "3"], ["a", "9", "4"], ["a", "10", "1"]]),
            [2, 6]
        );
        assert_eq!(
            firsts(&[["a", "9", "1"], ["b", "9", "2"], ["a", "9", "3"]]),
            [2, 3, 4],
            "each where it is named anew"
        );
        assert_eq!(firsts(&[["a", "9", ""], ["a", "9", ""]]), [2, 3], "a row without an element is a record");
        assert_eq!(
            firsts(&[["", "", "1"], ["", "", "2"]]),
            [2],
            "the first row begins one, whatever it says"
        );
        assert_eq!(firsts(&[]), [0; 0]);
    }

    #[test]
    fn what_is_wrong_with_an_element_is_told_of_its_row() {
        let mut place = Place::of(&rows(&[["a", "9", "1"], ["", "", "2"]]));
        place.elements.insert("items".into(), vec![2, 3]);
        for (pointer, told) in [
            ("/items/1/date", "/3/items.date"),
            ("/items/1/deputy_ids/0", "/3/items.deputy_ids/0"),
            ("/items/0", "/2/items"),
            ("/items/7/date", "/2/items/7/date"),
            ("/items", "/2/items"),
            ("/month", "/2/month"),
            ("", "/2"),
        ] {
            assert_eq!(place.pointer(pointer), told, "{pointer}");
        }
    }
}
