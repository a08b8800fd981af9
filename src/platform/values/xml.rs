//! XML as it is sent: elements with attributes and text, escaped; nothing is read.

use std::fmt::Write;

/// An XML document in the making.
#[derive(Debug)]
pub struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document with its root element.
    #[must_use]
    pub fn begin(root: &'static str, attributes: &[(&str, &str)]) -> Self {
        let mut xml = Self { text: r#"<?xml version="1.0" encoding="UTF-8"?>"#.into(), open: Vec::new() };
        xml.open(root, attributes);
        xml
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.raw(&["</", name, ">"]);
        }
    }

    /// An element that is a text.
    pub fn text(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, ">");
        self.escaped(text);
        self.raw(&["</", name, ">"]);
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    /// The document, with everything closed.
    #[must_use]
    pub fn end(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.raw(&["<", name]);
        for (name, value) in attributes {
            self.raw(&[" ", name, "=\""]);
            self.escaped(value);
            self.raw(&["\""]);
        }
        self.raw(&[end]);
    }

    fn raw(&mut self, parts: &[&str]) {
        self.text.extend(parts.iter().copied());
    }

    /// Characters that XML 1.0 has no place for, not even escaped, are replaced; white space of attributes is kept.
    fn escaped(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&apos;"),
                '\t' | '\n' | '\r' => {
                    // Writing to a text cannot fail.
                    let _ = write!(self.text, "&#{};", u32::from(character));
                }
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => self.text.push('\u{fffd}'),
                plain => self.text.push(plain),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn everything_is_closed_and_escaped() {
        let mut xml = Xml::begin("feed", &[("xmlns", "urn:x")]);
        xml.open("entry", &[]);
        xml.text("title", &[("type", "a\"b'\n")], "<甲> & \"乙\"\n\u{0}\u{ffff}😀");
        xml.empty("link", &[("href", "/a?b=1&c=2")]);
        assert_eq!(
            xml.end(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"urn:x\"><entry>\
             <title type=\"a&quot;b&apos;&#10;\">&lt;甲&gt; &amp; &quot;乙&quot;&#10;\u{fffd}\u{fffd}😀</title>\
             <link href=\"/a?b=1&amp;c=2\"/></entry></feed>"
        );
    }

    /// What a reader makes of a text is the text.
    fn read(text: &str) -> String {
        let named = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&apos;", "'"),
            ("&#9;", "\t"),
            ("&#10;", "\n"),
        ];
        let plain = named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        plain.replace("&#13;", "\r").replace("&amp;", "&")
    }

    proptest::proptest! {
        /// No text ends its element, and none is changed but for what XML cannot say.
        #[test]
        fn texts_survive(text in "[\\t\\n\\r -\u{d7ff}\u{e000}-\u{fffd}😀]{0,40}") {
            let mut xml = Xml::begin("a", &[]);
            xml.text("b", &[], &text);
            let document = xml.end();
            let inside = document.split("<b>").nth(1).unwrap().strip_suffix("</b></a>").unwrap();
            assert!(!inside.contains(['<', '>', '"', '\'', '\n']));
            assert_eq!(read(inside), text);
        }
    }
}
