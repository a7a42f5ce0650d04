//! Every example of the README, run and compared.
//!
//! A terminal shows what `--format table` writes, so commands that have no pipe and choose no
//! form themselves are run with it; the others run as they stand, through the shell.

use std::{fs, path::Path, process::Command};

use crate::harness::Scratch;

const README: &str = include_str!("../README.md");

/// The blocks of a language, each with the text before it.
fn blocks(language: &str) -> Vec<(&'static str, &'static str)> {
    let fence = format!("\n```{language}\n");
    let mut blocks = Vec::new();
    let mut before = 0;
    for (at, _) in README.match_indices(&fence) {
        let start = at + fence.len();
        let end = start + README[start..].find("```").expect("a block is closed");
        blocks.push((&README[before..at], &README[start..end]));
        before = end;
    }
    blocks
}

/// Commands with the output that follows each.
fn examples() -> Vec<(&'static str, String)> {
    let mut examples: Vec<(&str, String)> = Vec::new();
    for (_, block) in blocks("console") {
        for line in block.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                examples.push((command, String::new()));
                continue;
            }
            let (_, output) = examples.last_mut().expect("output follows a command");
            output.push_str(line);
            output.push('\n');
        }
    }
    examples
}

#[test]
fn examples_do_what_they_show() {
    let scratch = Scratch::folder();
    for (before, file) in blocks("ron") {
        let name = before
            .rsplit('`')
            .find(|word| Path::new(word).extension().is_some_and(|end| end == "ron"))
            .expect("a file has a name");
        scratch.write(name, file);
    }
    let program = Path::new(env!("CARGO_BIN_EXE_histcli"));
    let folder = program.parent().expect("a folder").display();
    let examples = examples();
    assert!(examples.len() > 10, "only {} examples", examples.len());
    for (command, expected) in examples {
        let as_it_stands = [" | ", " --format ", " --cite ", " import "];
        let line = if as_it_stands.iter().any(|part| command.contains(part)) {
            command.to_owned()
        } else {
            format!("{command} --format table")
        };
        let output = Command::new("sh")
            .args(["-c", &format!("{line} 2>&1")])
            .current_dir(&scratch.0)
            .env_clear()
            .env("HOME", "/nonexistent")
            .env("PATH", format!("{folder}:/usr/local/bin:/usr/bin:/bin"))
            .output()
            .expect("a shell");
        let shown = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(shown.trim_end(), expected.trim_end(), "$ {command}");
    }
}

#[test]
fn the_two_commands_of_a_newcomer_are_there() {
    let commands: Vec<&str> = blocks("sh").iter().map(|(_, block)| block.trim()).collect();
    assert_eq!(
        commands,
        ["cargo run --release -- who Aralov", "cargo test"]
    );
    let ci =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).expect(".ci/run");
    assert!(ci.lines().any(|line| line == "cargo test"));
}
