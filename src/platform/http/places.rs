//! Where a path leads: all templates are one tree of their segments, so that finding one costs as much as the path is long,
//! however many there are.

use std::collections::HashMap;

/// A tree of templates as `/api/v1/meetings/{id}/open`, with what stands at the end of each.
#[derive(Debug)]
pub struct Places<T> {
    found: Option<T>,
    named: HashMap<String, Self>,
    /// What a parameter leads to.
    any: Option<Box<Self>>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self { found: None, named: HashMap::new(), any: None }
    }
}

impl<T> Places<T> {
    /// What stands at a template, to be put there.
    pub fn at(&mut self, template: &str) -> &mut Option<T> {
        let node = segments(template).fold(self, |node, segment| {
            if segment.starts_with('{') {
                node.any.get_or_insert_default()
            } else {
                node.named.entry(segment.to_owned()).or_default()
            }
        });
        &mut node.found
    }

    /// What a path leads to; a segment that is named goes before a parameter, and a parameter is never empty.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&T> {
        self.below(path.strip_prefix('/')?)
    }

    fn below(&self, path: &str) -> Option<&T> {
        let (segment, rest) =
            path.split_once('/').map_or((path, None), |(segment, rest)| (segment, Some(rest)));
        let named = self.named.get(segment).and_then(|node| node.end(rest));
        named.or_else(|| self.any.as_ref().filter(|_| !segment.is_empty())?.end(rest))
    }

    fn end(&self, rest: Option<&str>) -> Option<&T> {
        match rest {
            Some(rest) => self.below(rest),
            None => self.found.as_ref(),
        }
    }
}

fn segments(template: &str) -> impl Iterator<Item = &str> {
    template.split('/').skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_template() {
        let mut places = Places::default();
        for template in ["/a", "/a/{id}", "/a/new", "/a/{id}/b", "/a/new/c", "/a/{id}/b/{name}"] {
            *places.at(template) = Some(template);
        }
        for (path, template) in [
            ("/a", Some("/a")),
            ("/a/7", Some("/a/{id}")),
            ("/a/new", Some("/a/new")),
            // Where the named way ends nowhere, the other is gone.
            ("/a/new/b", Some("/a/{id}/b")),
            ("/a/new/c", Some("/a/new/c")),
            ("/a/7/b/x", Some("/a/{id}/b/{name}")),
            ("/a/", None),
            ("/a//b", None),
            ("/a/7/", None),
            ("/a/7/c", None),
            ("/", None),
            ("", None),
            ("a", None),
            ("//a", None),
        ] {
            assert_eq!(places.find(path).copied(), template, "{path}");
        }
    }
}
