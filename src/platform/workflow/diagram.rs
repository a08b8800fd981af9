//! A workflow table as a picture: Mermaid text, and SVG drawn here, so that no script runs in a browser.

use super::table::{RowText, TableText};
use crate::values::locale::Language;

/// A change of state: from, to, the actions that make it.
struct Arrow<'a> {
    from: usize,
    to: usize,
    actions: Vec<&'a RowText>,
}

fn arrows(table: &TableText) -> Vec<Arrow<'_>> {
    let place = |word: &str| table.states.iter().position(|state| state.state == word);
    let mut arrows: Vec<Arrow<'_>> = Vec::new();
    for rule in &table.rules {
        for from in rule.from.iter().filter_map(|word| place(word)) {
            for to in rule.to.iter().filter_map(|word| place(word)).filter(|to| *to != from) {
                match arrows.iter_mut().find(|arrow| arrow.from == from && arrow.to == to) {
                    Some(arrow) => arrow.actions.push(rule),
                    None => arrows.push(Arrow { from, to, actions: vec![rule] }),
                }
            }
        }
    }
    arrows
}

fn labels(arrow: &Arrow<'_>, language: Language) -> String {
    let mut names: Vec<_> = arrow.actions.iter().map(|rule| language.pick(&*rule.zh, &*rule.en)).collect();
    // An action may have several rows.
    names.dedup();
    names.join(language.pick("、", ", "))
}

/// The table as a Mermaid state diagram.
#[must_use]
pub fn mermaid(table: &TableText, language: Language) -> String {
    let mut text = String::from("stateDiagram-v2\n");
    for state in &table.states {
        text += &format!("    state \"{}\" as {}\n", language.pick(&state.zh, &state.en), state.state);
        if state.initial {
            text += &format!("    [*] --> {}\n", state.state);
        }
        if state.terminal {
            text += &format!("    {} --> [*]\n", state.state);
        }
    }
    for arrow in arrows(table) {
        let (from, to) = (&table.states[arrow.from].state, &table.states[arrow.to].state);
        text += &format!("    {from} --> {to}: {}\n", labels(&arrow, language));
    }
    text
}

const BOX_WIDTH: usize = 200;
const BOX_HEIGHT: usize = 36;
const STEP: usize = 84;
const LEFT: usize = 40;
const LANE: usize = 22;

/// The table as an SVG: the states in a column, steps forward on the right, steps back on the left.
#[must_use]
pub fn svg(table: &TableText, language: Language) -> String {
    let arrows = arrows(table);
    let (mut back, mut forward) = (0, 0);
    let lanes: Vec<usize> = arrows
        .iter()
        .map(|arrow| {
            let lane = if arrow.to < arrow.from { &mut back } else { &mut forward };
            if arrow.to == arrow.from + 1 {
                return 0;
            }
            *lane += 1;
            *lane
        })
        .collect();
    let left = LEFT + 120 + back * LANE;
    let width = left + BOX_WIDTH + 240 + forward * LANE;
    let height = 30 + table.states.len() * STEP;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\"><defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" \
         markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n"
    );
    for (index, state) in table.states.iter().enumerate() {
        let (y, bold) = (20 + index * STEP, if state.initial || state.terminal { 2 } else { 1 });
        let label = escaped(language.pick(&state.zh, &state.en));
        svg += &format!(
            "<rect x=\"{left}\" y=\"{y}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"6\" fill=\"#fff\" \
             stroke=\"#000\" stroke-width=\"{bold}\"/><text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{label}</text>\n",
            left + BOX_WIDTH / 2,
            y + 22
        );
    }
    for (arrow, lane) in arrows.iter().zip(lanes) {
        svg += &drawn(arrow, lane, left, language);
    }
    svg + "</svg>\n"
}

fn drawn(arrow: &Arrow<'_>, lane: usize, left: usize, language: Language) -> String {
    let label = escaped(&labels(arrow, language));
    let middle = |index: usize| 20 + index * STEP + BOX_HEIGHT / 2;
    let line = "fill=\"none\" stroke=\"#555\" marker-end=\"url(#tip)\"";
    if lane == 0 {
        let (x, top) = (left + BOX_WIDTH / 2, middle(arrow.from) + BOX_HEIGHT / 2);
        let bottom = middle(arrow.to) - BOX_HEIGHT / 2;
        return format!(
            "<path d=\"M{x} {top} V{bottom}\" {line}/><text x=\"{}\" y=\"{}\">{label}</text>\n",
            x + 6,
            top + 28
        );
    }
    let (side, turn, anchor) = if arrow.to > arrow.from {
        (left + BOX_WIDTH, left + BOX_WIDTH + 160 + lane * LANE, "start")
    } else {
        (left, left.saturating_sub(60 + lane * LANE), "end")
    };
    let (from, to) = (middle(arrow.from), middle(arrow.to));
    let text = usize::midpoint(from, to) - 4 + lane * 3;
    format!(
        "<path d=\"M{side} {from} H{turn} V{to} H{side}\" {line}/><text x=\"{turn}\" y=\"{text}\" \
         text-anchor=\"{anchor}\">{label}</text>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
