//! Indexes of large fact files: written once, never trusted, never in the way.

use std::{
    fs,
    path::{Path, PathBuf},
};

use insta::assert_snapshot;

use crate::harness::{Outcome, Run, Scratch, built_in};

/// A fact file that is asked through an index: large by what a note says, so that it is soon read.
fn large(name: &str) -> String {
    let note = "All that is known of it. ".repeat(30_000);
    format!(
        r#"(
    sources: [(id: "ledger", kind: Archive, title: "Depot ledger", note: "{note}")],
    people: [
        (id: "holm", name: "{name}", born: "1891", cite: ["ledger:3"]),
        (id: "okoye", name: "Ada Okoye", cite: ["ledger:4"]),
    ],
    events: [(id: "fire", title: "Fire at the depot", when: "1921-03-04", people: ["holm"], cite: ["ledger:9"])],
    deliveries: [
        (id: "salt", item: "salt", unit: "sack", to: "okoye", when: "1921", figures: Exact(40), cite: ["ledger:5"]),
    ],
)"#
    )
}

/// A file and a cache folder of the test's own.
struct Desk {
    folder: Scratch,
    file: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = Scratch::folder();
        let file = folder.write("large.ron", large("Marta Holm"));
        Self { folder, file }
    }

    fn cache(&self) -> PathBuf {
        self.folder.0.join("cache")
    }

    fn run(&self, line: &str) -> Run {
        let run = built_in(line).env("HOME", &self.folder.0);
        run.env("XDG_CACHE_HOME", self.cache())
    }

    /// What asking the file says, with the folder of the test as `DIR`.
    fn asks(&self, line: &str) -> String {
        let file = self.file.to_str().unwrap();
        self.said(&self.run(line).args(&["-f", file]).run())
    }

    fn said(&self, outcome: &Outcome) -> String {
        outcome
            .to_string()
            .replace(self.folder.0.to_str().unwrap(), "DIR")
    }

    /// The files in the cache folder.
    fn indexes(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.cache().join("histcli"))
            .into_iter()
            .flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    }

    #[track_caller]
    fn index(&self) -> PathBuf {
        let indexes = self.indexes();
        assert_eq!(indexes.len(), 1, "{indexes:?}");
        indexes[0].clone()
    }
}

/// Questions that touch every part of an index.
const QUESTIONS: [&str; 7] = [
    "who holm --format json",
    "who okoje",
    "when march 1921",
    "aid --totals",
    "search depot -n 2 --format ndjson",
    "why okoye",
    "source ledger --format bibtex -q",
];

fn answers(desk: &Desk) -> Vec<String> {
    QUESTIONS
        .iter()
        .map(|question| desk.asks(question))
        .collect()
}

#[test]
fn a_large_file_is_asked_through_an_index() {
    let desk = Desk::new();
    assert_snapshot!(desk.asks("when march 1921"), @"
    exit 0
    --- stdout
    fire	event	Fire at the depot	1921-03-04	1921-03-04	1921-03-04	4 March 1921	certain		holm	single-source	ledger:9						DIR/large.ron	7
    salt	delivery	salt	1921	1921-01-01	1921-12-31	1921	possible		okoye	single-source	ledger:5						DIR/large.ron	9
    ");
    let index = desk.index();
    let written = fs::metadata(&index).unwrap().modified().unwrap();
    assert_snapshot!(desk.asks("who okoje --format csv"), @"
    exit 0
    --- stdout
    id,name,aliases,summary,born,died,roles,events,quotes,deliveries,cite,match.query,match.via,match.kind,match.score,statements,against,note,origin.file,origin.line
    okoye,Ada Okoye,,,,,,,,salt,ledger:4;ledger:5,okoje,Ada Okoye,transliterated,0.97,,,,DIR/large.ron,5
    ");
    assert_eq!(
        fs::metadata(&index).unwrap().modified().unwrap(),
        written,
        "it is not written twice"
    );
}

#[test]
fn a_small_file_is_asked_at_once_and_nothing_is_written() {
    let desk = Desk::new();
    fs::write(&desk.file, r#"(people: [(id: "a", name: "Ada")])"#).unwrap();
    assert!(desk.asks("who ada").starts_with("exit 0"));
    assert!(!desk.cache().exists());
}

#[test]
fn a_stream_is_read_whole_however_long_it_is() {
    let desk = Desk::new();
    let run = desk.run("when march 1921 --format json").args(&["-f", "-"]);
    let streamed = run.stdin(fs::read(&desk.file).unwrap()).run();
    assert_eq!(streamed.code, 0);
    assert!(!desk.cache().exists());
    let filed = desk
        .asks("when march 1921 --format json")
        .replace("DIR/large.ron", "<stdin>");
    assert_eq!(filed, streamed.to_string());
}

#[test]
fn a_changed_file_has_another_index() {
    let desk = Desk::new();
    assert!(desk.asks("who holm").starts_with("exit 0"));
    fs::write(&desk.file, large("Karin Lund")).unwrap();
    assert!(desk.asks("who lund").starts_with("exit 0"));
    assert!(desk.asks("who \"Marta Holm\" -q").starts_with("exit 1"));
    desk.index();
}

/// The same length and the same time, another content: whoever keeps the time cannot keep the moment of the change.
#[test]
fn a_file_changed_in_secret_is_found_out() {
    let desk = Desk::new();
    let time = fs::metadata(&desk.file).unwrap().modified().unwrap();
    assert!(desk.asks("who holm").starts_with("exit 0"));
    let changed = large("Marta Lund");
    assert_eq!(changed.len(), large("Marta Holm").len());
    fs::write(&desk.file, &changed).unwrap();
    let keep = |path: &Path| {
        fs::File::options()
            .append(true)
            .open(path)
            .unwrap()
            .set_modified(time)
            .unwrap();
    };
    keep(&desk.file);
    assert!(
        desk.asks("who lund").starts_with("exit 0"),
        "written in its place"
    );
    let other = desk.folder.write("other.ron", large("Marta Dahl"));
    keep(&other);
    fs::rename(&other, &desk.file).unwrap();
    assert!(
        desk.asks("who dahl").starts_with("exit 0"),
        "put in its place"
    );
    assert!(desk.asks("who lund -q").starts_with("exit 1"));
}

#[test]
fn a_file_that_became_wrong_tells_its_faults() {
    let desk = Desk::new();
    assert!(desk.asks("who holm").starts_with("exit 0"));
    fs::write(
        &desk.file,
        large("Marta Holm").replace("ledger:9", "nobody:9"),
    )
    .unwrap();
    assert_snapshot!(desk.asks("who holm"), @"
    exit 2
    --- stderr
    histcli: DIR/large.ron:7:101: `cite` names `nobody`, but no source has that id; add a source of that id, or take it away here
    ");
    let half = large("Marta Holm");
    fs::write(&desk.file, &half[..half.len() / 2]).unwrap();
    let said = desk.asks("who holm");
    assert!(said.starts_with("exit 2"), "{said}");
}

#[test]
fn no_damage_to_an_index_reaches_an_answer() {
    let desk = Desk::new();
    let expected = answers(&desk);
    let whole = fs::read(desk.index()).unwrap();
    let places = (0..whole.len()).step_by(whole.len() / 40);
    for at in places.chain(whole.len() - 30..whole.len()) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        fs::write(desk.index(), &damaged).unwrap();
        let question = at % QUESTIONS.len();
        assert_eq!(
            desk.asks(QUESTIONS[question]),
            expected[question],
            "byte {at}"
        );
    }
    for length in [0, 1, 23, 1024, whole.len() - 1] {
        fs::write(desk.index(), &whole[..length]).unwrap();
        assert_eq!(desk.asks(QUESTIONS[0]), expected[0], "{length} bytes");
        assert_eq!(
            fs::read(desk.index()).unwrap().len(),
            whole.len(),
            "it is written anew"
        );
    }
}

#[test]
fn an_index_of_another_file_is_not_used() {
    let desk = Desk::new();
    assert!(desk.asks("who holm").starts_with("exit 0"));
    let of_holm = fs::read(desk.index()).unwrap();
    fs::write(&desk.file, large("Karin Lund")).unwrap();
    assert!(desk.asks("who lund").starts_with("exit 0"));
    fs::write(desk.index(), of_holm).unwrap();
    assert!(desk.asks("who lund").starts_with("exit 0"));
}

#[test]
fn several_runs_at_once_write_one_index() {
    let desk = Desk::new();
    let file = desk.file.to_str().unwrap();
    let runs: Vec<_> = (0..4)
        .map(|_| {
            let run = desk.run("who holm --format json").args(&["-f", file]);
            std::thread::spawn(move || run.run())
        })
        .collect();
    let outcomes: Vec<Outcome> = runs.into_iter().map(|run| run.join().unwrap()).collect();
    for outcome in &outcomes {
        assert_eq!(outcome, &outcomes[0]);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    }
    desk.index();
}

#[test]
fn where_no_index_can_be_kept_answers_are_the_same() {
    let desk = Desk::new();
    let expected = desk.asks("who holm --format json");
    for blocked in ["cache", "cache/histcli"] {
        fs::remove_dir_all(desk.cache()).unwrap();
        let path = desk
            .folder
            .write(blocked, "a file where a folder should be");
        let said = desk.asks("who holm --format json");
        let (answer, note) = said.split_once("--- stderr\n").unwrap();
        assert_eq!(answer.trim_end(), expected.trim_end());
        assert!(
            note.starts_with("histcli: cannot keep an index of these facts"),
            "{note}"
        );
        assert_eq!(desk.asks("who holm --format json -q"), expected);
        fs::remove_file(path).unwrap();
        fs::create_dir_all(desk.cache()).unwrap();
    }
    let homeless = built_in("who holm --format json").args(&["-f", desk.file.to_str().unwrap()]);
    let mut command = homeless.command();
    let output = command.env_remove("HOME").output().unwrap();
    assert!(
        expected.contains(
            String::from_utf8(output.stdout)
                .unwrap()
                .replace(desk.folder.0.to_str().unwrap(), "DIR")
                .trim_end()
        )
    );
    assert_eq!(output.stderr, b"");
}

#[test]
fn a_full_disk_leaves_nothing_behind() {
    let desk = Desk::new();
    // A limit to what a file may grow to stands for a disk that is full.
    let program = env!("CARGO_BIN_EXE_histcli");
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec '{program}' who holm -q -f '{}'",
        desk.file.display()
    );
    let mut shell = std::process::Command::new("sh");
    shell
        .args(["-c", &script])
        .env_clear()
        .env("HOME", &desk.folder.0);
    let output = shell.env("XDG_CACHE_HOME", desk.cache()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.success() && output.stdout.starts_with(b"holm\t"));
    assert_eq!(desk.indexes(), Vec::<PathBuf>::new());
}

#[test]
fn what_a_killed_run_left_is_removed_after_a_while() {
    let desk = Desk::new();
    let (old, new) = ("cache/histcli/aa.1.part", "cache/histcli/bb.2.part");
    let old = desk.folder.write(old, "half");
    let new = desk.folder.write(new, "half");
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    fs::File::options()
        .append(true)
        .open(&old)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    assert!(desk.asks("who holm").starts_with("exit 0"));
    assert!(!old.exists() && new.exists());
}

#[test]
fn indexes_are_listed_and_removed() {
    let desk = Desk::new();
    let run = |line: &str| desk.said(&desk.run(line).run());
    assert_snapshot!(run("cache"), @"
    exit 0
    --- stderr
    histcli: 0 indexes, 0 bytes
    ");
    assert_snapshot!(run("cache path"), @"
    exit 0
    --- stdout
    DIR/cache/histcli
    ");
    assert!(desk.asks("who holm").starts_with("exit 0"));
    let bytes = fs::metadata(desk.index()).unwrap().len();
    let listed = run("cache -q").replace(&bytes.to_string(), "BYTES");
    let name = desk
        .index()
        .file_stem()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    assert_snapshot!(listed.replace(&name, "NAME"), @"
    exit 0
    --- stdout
    DIR/cache/histcli/NAME.index	BYTES
    ");
    assert_eq!(
        run("cache clear"),
        format!("exit 0\n--- stderr\nhistcli: removed 1 index, {bytes} bytes\n\n")
    );
    assert_eq!(desk.indexes(), Vec::<PathBuf>::new());
    assert_snapshot!(run("cache clear -q"), @"exit 0");
    assert_snapshot!(run("cache burn"), @"
    exit 2
    --- stderr
    error: invalid value 'burn' for '[WHAT]'
      [possible values: path, clear]

    For more information, try '--help'.
    ");
    assert_snapshot!(run("--format json cache"), @"
    exit 2
    --- stderr
    histcli: `--format` means nothing to `cache`; leave it out
    ");
    assert_snapshot!(desk.said(&built_in("cache").env("HOME", "").run()), @"
    exit 2
    --- stderr
    histcli: there is no cache folder without a home; set `HOME`
    ");
}

#[cfg(unix)]
#[test]
fn a_file_without_a_name_is_asked_without_an_index() {
    let desk = Desk::new();
    let program = env!("CARGO_BIN_EXE_histcli");
    let file = desk.file.display();
    let script = format!("exec 7<'{file}'; rm '{file}'; exec '{program}' who holm -f /dev/fd/7");
    let mut shell = std::process::Command::new("sh");
    shell
        .args(["-c", &script])
        .env_clear()
        .env("HOME", &desk.folder.0);
    shell.env("PATH", "/usr/bin:/bin");
    let output = shell.env("XDG_CACHE_HOME", desk.cache()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.success() && output.stdout.starts_with(b"holm\t"));
    assert_eq!(desk.indexes(), Vec::<PathBuf>::new());
}

#[cfg(unix)]
#[test]
fn what_is_odd_in_the_folder_hides_no_index() {
    let desk = Desk::new();
    assert!(desk.asks("who holm").starts_with("exit 0"));
    let folder = desk.cache().join("histcli");
    std::os::unix::fs::symlink("nowhere", folder.join("zz.index")).unwrap();
    fs::create_dir(folder.join("dd.index")).unwrap();
    let listed = desk.run("cache -q").run();
    assert_eq!((listed.code, listed.stdout.lines().count()), (0, 2));
    assert_eq!(desk.run("cache clear").run().code, 0);
    assert_eq!(desk.indexes(), [folder.join("dd.index")]);
}
