//! Which module may use which, and which outside crates each has to itself.

use std::{fs, path::Path};

/// A module, the modules of this crate that it may use, and the outside crates.
const LAYERS: [(&str, &[&str], &[&str]); 17] = [
    (
        "model",
        &["model"],
        &[
            "bigdecimal",
            "compact_str",
            "edtf_calendars",
            "edtf_core",
            "itoa",
            "thiserror",
        ],
    ),
    ("packed", &["packed"], &["xxhash_rust", "strsim"]),
    ("names", &["names", "packed"], &["strsim", "any_ascii"]),
    (
        "facts",
        &["facts", "names", "packed", "model"],
        &["elsa", "memchr", "ron", "serde", "thiserror"],
    ),
    ("ask", &["ask", "facts", "names", "model"], &["thiserror"]),
    (
        "render",
        &["render", "ask", "facts", "names", "model"],
        &[
            "serde",
            "serde_json",
            "itoa",
            "comfy_table",
            "annotate_snippets",
            "anstyle",
            "unicode_width",
        ],
    ),
    (
        "exchange",
        &["exchange", "render", "facts", "names", "model"],
        &["serde", "serde_json", "csv", "biblatex", "thiserror"],
    ),
    (
        "cli",
        &["ask", "exchange", "facts", "model", "render"],
        &["clap", "histcli", "thiserror"],
    ),
    (
        "exchanging.rs",
        &["cli", "exchange", "facts", "locate", "model"],
        &["histcli", "thiserror"],
    ),
    ("filing.rs", &["cli", "locate", "render"], &["histcli"]),
    (
        "checking.rs",
        &["cli", "facts", "locate", "render"],
        &["histcli"],
    ),
    ("locate.rs", &[], &["etcetera", "thiserror", "histcli"]),
    (
        "loading.rs",
        &["facts", "locate", "packed"],
        &["histcli", "indicatif"],
    ),
    (
        "cached.rs",
        &["facts", "locate", "packed"],
        &["etcetera", "histcli"],
    ),
    ("caching.rs", &["cli"], &["thiserror"]),
    ("screen.rs", &["cli"], &["terminal_size"]),
    (
        "helping.rs",
        &["cli", "facts", "model", "names", "render"],
        &["clap", "histcli", "thiserror"],
    ),
];

const OUTSIDE: [&str; 24] = [
    "annotate_snippets",
    "anstyle",
    "any_ascii",
    "biblatex",
    "bigdecimal",
    "clap",
    "comfy_table",
    "csv",
    "edtf_calendars",
    "edtf_core",
    "elsa",
    "etcetera",
    "histcli",
    "indicatif",
    "itoa",
    "memchr",
    "ron",
    "serde",
    "serde_json",
    "strsim",
    "terminal_size",
    "thiserror",
    "unicode_width",
    "xxhash_rust",
];
const INSIDE: [&str; 9] = [
    "ask", "cli", "exchange", "facts", "locate", "model", "names", "packed", "render",
];

#[test]
fn nobody_reaches_past_its_layer() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut culprits = Vec::new();
    let mut seen = 0;
    for (layer, inside, outside) in LAYERS {
        for (file, text) in files(&source.join(layer)) {
            seen += 1;
            let code: String = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            let own = INSIDE.iter().filter(|name| !inside.contains(name));
            culprits.extend(
                own.filter(|name| uses(&code, name))
                    .map(|name| format!("{file} uses crate::{name}")),
            );
            let foreign = OUTSIDE.iter().filter(|name| !outside.contains(name));
            culprits.extend(
                foreign
                    .filter(|name| uses_outside(&code, name))
                    .map(|name| format!("{file} uses {name}")),
            );
        }
    }
    assert!(seen > 40, "only {seen} files were looked at");
    assert_eq!(culprits, Vec::<String>::new());
}

/// Whether code names a module of this crate, by path or within a group of imports.
fn uses(code: &str, module: &str) -> bool {
    if code.contains(&format!("crate::{module}")) {
        return true;
    }
    let groups = code
        .split("use crate::{")
        .skip(1)
        .filter_map(|rest| rest.split("};").next());
    groups.into_iter().any(|group| {
        top_level(group).any(|item| item == module || item.starts_with(&format!("{module}::")))
    })
}

/// The items of a group of imports, without what stands in groups within it.
fn top_level(group: &str) -> impl Iterator<Item = String> {
    let (mut depth, mut items) = (0_i32, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ if depth == 0 => items.last_mut().expect("never empty").push(c),
            _ => {}
        }
    }
    items.into_iter().map(|item| item.trim().to_owned())
}

fn uses_outside(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path)
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

/// The files of a module: one, or all in its folder.
fn files(path: &Path) -> Vec<(String, String)> {
    if path.is_file() {
        return vec![(
            path.display().to_string(),
            fs::read_to_string(path).expect("a source file"),
        )];
    }
    let entries = fs::read_dir(path)
        .expect("a module's folder")
        .map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| files(&path)).collect()
}
