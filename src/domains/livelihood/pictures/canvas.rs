//! What both pictures are drawn with. They are 360 units wide, as a small phone is, and no text is lower than twelve of them.

use platform::values::{locale::Language, xml::Xml};

/// How wide a picture is.
pub(super) const WIDTH: usize = 360;
/// The margin at each side.
pub(super) const MARGIN: usize = 16;

/// Colours that stand on white with a contrast of at least 4.5 to 1 (WCAG 2.1, 1.4.3).
pub(super) mod ink {
    pub const TEXT: &str = "#1f2933";
    pub const FAINT: &str = "#52606d";
    pub const BLUE: &str = "#1d4f91";
    pub const GREEN: &str = "#1b7a3d";
    pub const YELLOW: &str = "#8a5a00";
    pub const RED: &str = "#b3261e";
}

/// A picture in the making: pen down from top to bottom.
pub(super) struct Canvas {
    parts: Vec<Part>,
    /// How far down it is drawn.
    pub y: usize,
}

/// A piece of a picture.
enum Part {
    Line { x: usize, y: usize, size: usize, ink: &'static str, bold: bool, text: String },
    Bar { x: usize, y: usize, width: usize, height: usize, ink: &'static str },
    Dot { x: usize, y: usize, ink: &'static str, is_filled: bool },
}

impl Canvas {
    pub(super) fn new() -> Self {
        Self { parts: Vec::new(), y: MARGIN }
    }

    /// A text of a size from a place on, in as many lines as it takes; the pen is below it then.
    pub(super) fn text(&mut self, x: usize, size: usize, ink: &'static str, bold: bool, text: &str) {
        for line in wrapped(text, size, WIDTH - MARGIN - x) {
            self.y += size + size / 4;
            self.parts.push(Part::Line { x, y: self.y, size, ink, bold, text: line });
        }
        self.y += size / 4;
    }

    /// A bar from a place on, at a height; the pen stays.
    pub(super) fn bar(&mut self, x: usize, y: usize, width: usize, height: usize, ink: &'static str) {
        self.parts.push(Part::Bar { x, y, width, height, ink });
    }

    /// A dot around a place; the pen stays.
    pub(super) fn dot(&mut self, x: usize, y: usize, ink: &'static str, is_filled: bool) {
        self.parts.push(Part::Dot { x, y, ink, is_filled });
    }

    /// The picture, with its title and all that it says.
    pub(super) fn written(self, language: Language, title: &str, description: &str) -> String {
        let height = self.y + MARGIN;
        let mut svg = Xml::begin(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("viewBox", &format!("0 0 {WIDTH} {height}")),
                ("width", "100%"),
                ("style", "max-width:720px"),
                (
                    "font-family",
                    "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
                ),
                ("role", "img"),
                ("lang", language.tag()),
                ("aria-labelledby", "title text"),
            ],
        );
        svg.text("title", &[("id", "title")], title);
        svg.text("desc", &[("id", "text")], description);
        let (width, tall) = (WIDTH.to_string(), height.to_string());
        svg.empty("rect", &[("width", &width), ("height", &tall), ("fill", "#fff")]);
        self.parts.iter().for_each(|part| part.draw(&mut svg));
        svg.end()
    }
}

impl Part {
    fn draw(&self, svg: &mut Xml) {
        let at = |number: &usize| number.to_string();
        match self {
            Self::Line { x, y, size, ink, bold, text } => {
                let weight = if *bold { "600" } else { "400" };
                let place = [("x", at(x)), ("y", at(y)), ("font-size", at(size))];
                let mut attributes: Vec<(&str, &str)> =
                    place.iter().map(|(name, value)| (*name, &**value)).collect();
                attributes.extend([("fill", *ink), ("font-weight", weight)]);
                svg.text("text", &attributes, text);
            }
            Self::Bar { x, y, width, height, ink } => {
                let (x, y, width, height) = (at(x), at(y), at(width), at(height));
                let place = [("x", &*x), ("y", &*y), ("width", &*width), ("height", &*height)];
                svg.empty("rect", &[&place[..], &[("rx", "3"), ("fill", *ink)]].concat());
            }
            Self::Dot { x, y, ink, is_filled } => {
                let (x, y) = (at(x), at(y));
                let fill = if *is_filled { ink } else { "#fff" };
                let place = [("cx", &*x), ("cy", &*y), ("r", "7")];
                svg.empty(
                    "circle",
                    &[&place[..], &[("fill", fill), ("stroke", *ink), ("stroke-width", "2")]].concat(),
                );
            }
        }
    }
}

/// How wide a character is, in hundredths of the size: Chinese ones fill a square, others little more than half of it.
fn breadth(character: char) -> usize {
    if u32::from(character) >= 0x2e80 { 100 } else { 58 }
}

/// A text in lines of a width: broken between words where there are some, else between characters.
fn wrapped(text: &str, size: usize, width: usize) -> Vec<String> {
    let room = width * 100 / size;
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for character in text.chars() {
        if line.is_empty() && character == ' ' {
            continue;
        }
        let wide = breadth(character);
        if used + wide > room && !line.is_empty() {
            // A word that has begun goes to the next line whole, if something else stands before it.
            let word = line
                .rfind(' ')
                .filter(|_| character.is_ascii_alphanumeric())
                .map(|at| line.split_off(at + 1));
            lines.push(line.trim_end().to_owned());
            line = word.unwrap_or_default();
            used = line.chars().map(breadth).sum();
            if character == ' ' {
                continue;
            }
        }
        line.push(character);
        used += wide;
    }
    lines.push(line.trim_end().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_whole_and_chinese_breaks_anywhere() {
        assert_eq!(wrapped("新建公共充电桩一百个", 10, 50), ["新建公共充", "电桩一百个"]);
        assert_eq!(wrapped("charging points for cars", 10, 87), ["charging points", "for cars"]);
        assert_eq!(wrapped("", 10, 50), [""; 0]);
    }

    proptest::proptest! {
        /// Nothing is lost but white space, and no line is wider than there is room, a single character apart.
        #[test]
        fn every_line_fits(text in "[a-z 新建公共充电桩]{0,60}", width in 20usize..300) {
            let lines = wrapped(&text, 12, width);
            let plain = |text: &str| text.chars().filter(|one| !one.is_whitespace()).collect::<String>();
            proptest::prop_assert_eq!(plain(&lines.concat()), plain(&text));
            for line in lines {
                let wide: usize = line.chars().map(breadth).sum();
                proptest::prop_assert!(wide * 12 <= width * 100 || line.chars().count() == 1, "{}", line);
            }
        }
    }
}
