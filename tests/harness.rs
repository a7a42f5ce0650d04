//! Runs the program as a script would, in an environment of its own; and asks the library where that is enough.

use std::{
    fmt,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use histcli::{
    ask::{self, Question},
    facts::Facts,
    render::{self, Answered, Format, Look, Replies},
};

/// The small facts that most tests ask, so that editing the built-in facts breaks none of them.
const FIXTURE: &str = "tests/fixture.ron";

/// What came of a run.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// One text for a snapshot: the exit code, stdout, stderr; what is empty is not named.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "exit {}", self.code)?;
        if !self.stdout.is_empty() {
            writeln!(f, "--- stdout\n{}", self.stdout)?;
        }
        if !self.stderr.is_empty() {
            writeln!(f, "--- stderr\n{}", self.stderr)?;
        }
        Ok(())
    }
}

impl Outcome {
    /// The rows of an answer in JSON.
    #[track_caller]
    pub fn rows(&self) -> Vec<serde_json::Value> {
        assert_eq!(self.code, 0, "{self}");
        serde_json::from_str(&self.stdout).expect("stdout is a JSON array")
    }
}

/// What facts say to a question, in some formats: why there is no answer, if there is none, and the rows.
pub fn answered(facts: &Facts, question: &Question, formats: &[Format]) -> String {
    let (mut text, answer) = match ask::answer(facts, question, true) {
        Ok(answer) => (String::new(), Some(answer)),
        Err(none) => (none.to_string(), None),
    };
    let replies = Replies {
        question,
        batch: false,
        answers: vec![Answered {
            asked: None,
            answer,
        }],
    };
    let look = Look {
        width: 80,
        colour: false,
        ascii: false,
        header: None,
        calendar: None,
    };
    for format in formats {
        text += &render::text(facts, &replies, *format, look);
    }
    text
}

/// A run in the making.
pub struct Run {
    command: Command,
    stdin: Vec<u8>,
}

/// Asks the fixture: `hist("who Aralov")`. Quotation marks keep words together.
pub fn hist(line: &str) -> Run {
    let mut run = Run::new(line).args(&["-f", FIXTURE]);
    // Answers name the file, and so must not tell where the project stands.
    run.command.current_dir(env!("CARGO_MANIFEST_DIR"));
    run
}

/// Asks the built-in facts.
pub fn built_in(line: &str) -> Run {
    Run::new(line)
}

/// Asks facts of the test's own.
pub fn facts(text: impl AsRef<[u8]>, line: &str) -> Run {
    let run = Run::new(line).args(&["-f", "-"]);
    Run {
        stdin: text.as_ref().to_vec(),
        ..run
    }
}

impl Run {
    fn new(line: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_histcli"));
        // An empty home: no configuration of the user's may answer.
        command.env_clear().env("HOME", "/nonexistent");
        command.args(words(line));
        Self {
            command,
            stdin: Vec::new(),
        }
    }

    pub fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        self.stdin = text.as_ref().to_vec();
        self
    }

    /// The command itself, for tests of pipes and files.
    pub fn command(self) -> Command {
        self.command
    }

    #[track_caller]
    pub fn run(mut self) -> Outcome {
        let streams = self.command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = streams
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("stdin is piped");
        let text = self.stdin;
        // A program that needs no stdin may have ended before it is written.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&text)));
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("writing does not panic");
        Outcome {
            code: output.status.code().expect("no signal ends the program"),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }

    /// The run as one text.
    #[track_caller]
    pub fn text(self) -> String {
        self.run().to_string()
    }
}

/// The words of a line; quotation marks keep several together.
pub fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// JSON rows without where their records stand: for facts that are the same in another file.
pub fn without_origins(text: &str) -> String {
    let mut parts = text.split(",\"origin\":{\"file\":");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (_, rest) = part.split_once('}').expect("an origin ends");
        text + rest
    })
}

/// A file or folder of a test's own, removed with it.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn folder() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("histcli-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        std::fs::write(&path, text).expect("a file for the test");
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
