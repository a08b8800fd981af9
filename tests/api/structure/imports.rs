//! Arrows between files: they run one way between crates and between the rooms of the platform, and in no circle anywhere.

use super::{root, rust_files};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

/// What the platform is made with.
const FOUNDATIONS: [&str; 1] = ["record"];

/// The crates, with those that each may use. Domains are not among them: each may use all of these but the foundations, and no
/// other domain.
const CRATES: &[(&str, &str, &[&str])] = &[
    ("record", "record", &[]),
    ("platform", "platform", &["migration", "record"]),
    ("access", "access", &["platform"]),
    ("registry", "registry", &["platform", "access"]),
    ("instruments", "instruments", &["platform", "access", "registry"]),
];

/// The rooms of the platform, the lowest first.
const ROOMS: &[&str] = &[
    "values",
    "vocabulary",
    "process",
    "problem",
    "http",
    "secrets",
    "store",
    "records",
    "workflow",
    "lists",
    "call",
    "exports",
    "imports",
    "serving",
    "document",
];

/// A module: its crate, and its path in it.
type Module = (String, Vec<String>);

/// The files of all crates by module.
struct House {
    files: BTreeMap<Module, Vec<Vec<String>>>,
}

/// Every domain that is there.
fn domains() -> Vec<String> {
    let found = fs::read_dir(root().join("src/domains")).unwrap().map(|entry| entry.unwrap().path());
    let folders = found.filter(|path| path.join("Cargo.toml").exists());
    folders.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// A file without comments, without its tests, and with the nested modules of its own read as itself.
fn code(text: &str) -> String {
    // What a macro expands to stands elsewhere.
    let text = text.split("#[cfg(test)]").next().unwrap().replace("$crate::", "");
    let (mut out, mut depth, mut nested) = (String::new(), 0_i32, None);
    for line in text.lines() {
        let line = line.split("//").next().unwrap();
        let line = line.split_once("pub(in ").map_or(line, |(_, rest)| rest.split_once(')').unwrap().1);
        let opens = line.trim_start().trim_start_matches("pub ").starts_with("mod ") && line.ends_with('{');
        if nested.is_none() && opens {
            nested = Some(depth);
        }
        out += &if nested.is_some() { line.replace("super::", "self::") } else { line.to_owned() };
        out.push('\n');
        depth += i32::try_from(line.matches('{').count()).unwrap()
            - i32::try_from(line.matches('}').count()).unwrap();
        nested = nested.filter(|before| depth > *before);
    }
    out
}

/// The paths of a use tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(tree: &str) -> Vec<Vec<String>> {
    let (mut found, mut prefixes, mut path) = (Vec::new(), Vec::new(), Vec::<String>::new());
    let mut word = String::new();
    let mut end = |word: &mut String, path: &[String]| {
        let name = word.split(" as ").next().unwrap().trim().to_owned();
        word.clear();
        if !name.is_empty() {
            found.push([path, &[name]].concat());
        }
    };
    let mut rest = tree.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ':' if rest.peek() == Some(&':') => {
                rest.next();
                path.push(word.trim().to_owned());
                word.clear();
            }
            '{' => prefixes.push(path.clone()),
            ',' | '}' => {
                end(&mut word, &path);
                if c == '}' {
                    prefixes.pop();
                }
                path = prefixes.last().cloned().unwrap_or_default();
            }
            c => word.push(c),
        }
    }
    end(&mut word, &path);
    found
}

/// The use trees of a file, and whether each hands its names on; and what is left of the file.
fn uses(code: &str) -> (Vec<(bool, Vec<String>)>, String) {
    let (mut found, mut rest, mut tree) = (Vec::new(), String::new(), None);
    for line in code.lines() {
        let begin = line.split_once("use ").filter(|(before, _)| {
            let before = before.trim();
            before.is_empty() || (before.starts_with("pub") && !before.contains(' '))
        });
        match (&mut tree, begin) {
            (None, None) => rest = rest + line + "\n",
            (None, Some((before, begun))) => tree = Some((before.contains("pub"), begun.to_owned())),
            (Some((_, begun)), _) => *begun += line,
        }
        if let Some((hands_on, whole)) = tree.take_if(|(_, begun)| begun.trim_end().ends_with(';')) {
            let whole = whole.trim_end().trim_end_matches(';').to_owned();
            found.extend(paths(&whole).into_iter().map(|path| (hands_on, path)));
        }
    }
    (found, rest)
}

/// The paths that stand in the code of a file itself: `platform::lists::RecordAnswer`, `super::api::listing`.
fn spelled_out(code: &str) -> Vec<Vec<String>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let parts = code.split(|c: char| !is_part(c)).filter(|part| part.contains("::"));
    let whole = parts.map(|part| part.split("::").map(str::to_owned).collect::<Vec<_>>());
    whole.filter(|path| path.iter().all(|name| !name.is_empty())).collect()
}

impl House {
    fn read() -> Self {
        let mut files = BTreeMap::new();
        let source = root().join("src");
        for (path, text) in rust_files(&source) {
            let place = path.strip_prefix(&source).unwrap().with_extension("");
            let mut parts: Vec<String> =
                place.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            let module = match parts[0].as_str() {
                "vocabulary" => ("platform".into(), parts),
                "record" | "platform" | "access" | "registry" | "instruments" => (parts.remove(0), parts),
                "domains" if parts.len() > 2 => {
                    parts.remove(0);
                    (parts.remove(0), parts)
                }
                _ => ("jiandu".into(), parts),
            };
            let (name, mut parts) = module;
            if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
                parts.pop();
            }
            files.insert((name, parts), text);
        }
        let known: BTreeSet<Module> = files.keys().cloned().collect();
        let crates: BTreeSet<String> = known.iter().map(|(name, _)| name.clone()).collect();
        let codes: BTreeMap<Module, String> =
            files.into_iter().map(|(module, text)| (module, code(&text))).collect();
        // What each module hands on or has taken, by name, so that a name is followed to where it is declared.
        let taken: BTreeMap<&Module, BTreeMap<String, Vec<String>>> = codes
            .iter()
            .map(|(module, code)| {
                let names = uses(code).0.into_iter().filter_map(|(_, path)| {
                    let name = path.iter().rev().find(|name| *name != "self")?.clone();
                    Some((name, path))
                });
                (module, names.collect())
            })
            .collect();
        let places = Places { known: &known, crates: &crates, taken: &taken };
        let mut arrows: BTreeMap<Module, Vec<Module>> = BTreeMap::new();
        for (module, code) in &codes {
            let to = arrows.entry(module.clone()).or_default();
            let (uses, rest) = uses(code);
            for (hands_on, path) in uses {
                let Some(found) = places.find(module, &path) else { continue };
                // A folder that hands on what lies in it does not use it.
                if !(hands_on && found.0 == module.0 && found.1.starts_with(&module.1)) {
                    to.push(found);
                }
            }
            to.extend(spelled_out(&rest).iter().filter_map(|path| places.find(module, path)));
            to.retain(|other| other != module);
        }
        let files = arrows.into_iter().map(|(module, to)| {
            let to = to.into_iter().map(|(name, path)| [vec![name], path].concat());
            (module, to.collect::<BTreeSet<_>>().into_iter().collect())
        });
        Self { files: files.collect() }
    }
}

struct Places<'a> {
    known: &'a BTreeSet<Module>,
    crates: &'a BTreeSet<String>,
    taken: &'a BTreeMap<&'a Module, BTreeMap<String, Vec<String>>>,
}

impl Places<'_> {
    /// The file in which what a path names is declared.
    fn find(&self, from: &Module, path: &[String]) -> Option<Module> {
        let mut place = from.clone();
        let mut rest = path;
        match path[0].as_str() {
            "crate" => place.1.clear(),
            "self" | "super" => {}
            name if self.crates.contains(name) && name != from.0 => place = (name.to_owned(), Vec::new()),
            name if self.known.contains(&(from.0.clone(), [&from.1[..], &[name.to_owned()]].concat())) => {
                return self.down(place, rest, 0);
            }
            name => {
                let taken = self.taken.get(from)?.get(name)?;
                let whole = [&taken[..], &path[1..]].concat();
                // `use quote::quote`: a crate of others.
                return if taken[0] == name { None } else { self.find(from, &whole) };
            }
        }
        while rest.first().is_some_and(|name| name == "super") {
            place.1.pop();
            rest = &rest[1..];
        }
        if rest.len() == path.len() {
            rest = &rest[1..];
        }
        self.down(place, rest, 0)
    }

    /// From a module down a path, and on through the names that modules hand on.
    fn down(&self, mut place: Module, mut rest: &[String], depth: usize) -> Option<Module> {
        while let Some(name) = rest.first() {
            if name == "self" || name == "*" {
                rest = &rest[1..];
                continue;
            }
            let below = (place.0.clone(), [&place.1[..], std::slice::from_ref(name)].concat());
            if !self.known.contains(&below) {
                break;
            }
            (place, rest) = (below, &rest[1..]);
        }
        let handed = rest.first().and_then(|name| self.taken.get(&place)?.get(name));
        if let Some(path) = handed.filter(|_| depth < 8) {
            let whole = [&path[..], &rest[1..]].concat();
            let (mut from, mut below) = (place.clone(), &whole[..]);
            match whole[0].as_str() {
                "crate" => (from, below) = ((from.0, Vec::new()), &whole[1..]),
                "super" => {
                    while below.first().is_some_and(|name| name == "super") {
                        from.1.pop();
                        below = &below[1..];
                    }
                }
                "self" => below = &whole[1..],
                name if self.crates.contains(name) && name != from.0 => {
                    (from, below) = ((name.to_owned(), Vec::new()), &whole[1..]);
                }
                _ => {}
            }
            if (from != place || below != rest) && self.known.contains(&from) {
                return self.down(from, below, depth + 1);
            }
        }
        self.known.contains(&place).then_some(place)
    }
}

fn shown(module: &[String]) -> String {
    module.join("::")
}

#[test]
fn files_import_each_other_in_no_circle() {
    let house = House::read();
    let arrows: BTreeMap<Vec<String>, &Vec<Vec<String>>> = house
        .files
        .iter()
        .map(|((name, path), to)| ([std::slice::from_ref(name), &path[..]].concat(), to))
        .collect();
    let seen: usize = arrows.values().map(|to| to.len()).sum();
    assert!(seen > 2500, "only {seen} arrows were found");
    let reached = |from: &Vec<String>| {
        let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(file) = next.pop() {
            next.extend(arrows[file].iter().filter(|other| reached.insert((*other).clone())));
        }
        reached
    };
    let reached: BTreeMap<_, _> = arrows.keys().map(|file| (file, reached(file))).collect();
    let mut circles = Vec::new();
    for (file, to) in &arrows {
        let back = to.iter().filter(|other| reached[other].contains(file));
        circles.extend(back.map(|other| format!("{} -> {}", shown(file), shown(other))));
    }
    assert!(circles.is_empty(), "arrows in circles:\n{}", circles.join("\n"));
}

#[test]
fn rooms_of_the_platform_use_those_below_them() {
    let place =
        |path: &[String]| ROOMS.iter().position(|room| path.first().is_some_and(|first| first == room));
    let mut seen = 0;
    for ((name, path), to) in &House::read().files {
        if name != "platform" || path.is_empty() {
            continue;
        }
        let own = place(path).unwrap_or_else(|| panic!("{} stands in no room", shown(path)));
        for other in to.iter().filter(|other| other[0] == "platform" && other.len() > 1) {
            let room = place(&other[1..]).unwrap();
            assert!(room <= own, "{} uses {} from above", shown(path), shown(other));
            seen += 1;
        }
    }
    assert!(seen > 400, "only {seen} arrows were found");
}

/// The crates of the house that a manifest names for more than tests.
fn dependencies(manifest: &str) -> Vec<String> {
    let own = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let lines = own.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    let house =
        lines.filter_map(|name| name.strip_prefix("jiandu-").or((name == "migration").then_some(name)));
    house.map(str::to_owned).collect()
}

#[test]
fn crates_depend_downwards_only() {
    let manifest = |path: &str| -> String {
        let path: PathBuf = root().join("src").join(path).join("Cargo.toml");
        fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()))
    };
    for (name, path, allowed) in CRATES {
        assert_eq!(dependencies(&manifest(path)), *allowed, "what {name} uses");
    }
    let layers = CRATES.iter().map(|(name, ..)| *name).filter(|name| !FOUNDATIONS.contains(name));
    let layers: Vec<&str> = layers.collect();
    assert!(!domains().is_empty());
    for domain in domains() {
        let named = dependencies(&manifest(&format!("domains/{domain}")));
        assert_eq!(named, layers, "what {domain} uses: every layer, and no other domain");
    }
}

#[test]
fn outlets_do_not_know_what_runs_them() {
    const ABOVE: [&str; 6] = ["app", "demo", "administration", "operations", "settings", "telemetry"];
    for ((name, path), to) in &House::read().files {
        if name == "jiandu" && path.first().is_some_and(|room| room == "outlets" || room == "domains") {
            let above = to.iter().find(|other| {
                other[0] == "jiandu" && other.get(1).is_some_and(|room| ABOVE.contains(&&**room))
            });
            assert_eq!(above, None, "{} uses what is above it", shown(path));
        }
    }
}
