//! What questions cost, beside what they cost when asked of other tools:
//!
//!     cargo bench --bench peers [-- N [ROUNDS]]
//!
//! Makes N people, events and deliveries (100,000 by default) with `factgen`, and the same as CSV, JSON and databases;
//! asks histcli and every tool that is installed in turn, 30 rounds by default; and prints tables of what that took,
//! and whether all found the same. Nothing is asserted about speed, and nothing is left behind.
//!
//! `hello` is a program that prints a line, built as histcli is. A ratio is the median of the rounds' ratios of
//! processor time: it holds on a busy machine, wall time does not. What takes memory of its own, reading answers among
//! it, this program does in children that are itself.

#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr)]

#[path = "peers/content.rs"]
mod content;
mod factgen;
#[path = "peers/found.rs"]
mod found;
#[path = "peers/measure.rs"]
mod measure;
#[path = "peers/parse.rs"]
mod parse;
#[path = "peers/tools.rs"]
mod tools;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use comfy_table::{CellAlignment, Table, presets::ASCII_MARKDOWN};

use content::{Content, bytes_below};
use found::{Compared, Reading};
use measure::{Bench, Run, Series, Task};
use tools::{BUILT_IN, MADE_UP, Question, Tools};

type Outcome<T> = Result<T, Box<dyn Error>>;

const HISTCLI: &str = env!("CARGO_BIN_EXE_histcli");

/// How many of each make a file of 30 KB, and the smaller of two files that show growth.
const OWN: u64 = 70;
const SMALL: u64 = 10_000;

/// The seconds after which a question is asked only once, and an index is made only once.
const SLOW: f64 = 2.0;
const SLOW_INDEX: f64 = 15.0;
const INDEX_ROUNDS: usize = 5;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match *args {
        ["--parse", file] => parse::parse(Path::new(file)),
        ["--compare", reading, mine, theirs] => compare(reading, mine, theirs),
        [] => peers(100_000, 30),
        [size] => size
            .parse()
            .map_err(Into::into)
            .and_then(|size| peers(size, 30)),
        [size, rounds] => match (size.parse(), rounds.parse()) {
            (Ok(size), Ok(rounds)) => peers(size, rounds),
            _ => Err("N and ROUNDS are numbers".into()),
        },
        _ => Err("usage: cargo bench --bench peers [-- N [ROUNDS]]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peers: {error}");
            ExitCode::from(2)
        }
    }
}

fn compare(reading: &str, mine: &str, theirs: &str) -> Outcome<()> {
    println!(
        "{}",
        found::compare(reading.parse()?, Path::new(mine), Path::new(theirs))?
    );
    Ok(())
}

/// All tables, one after the other.
fn peers(size: u64, rounds: usize) -> Outcome<()> {
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("peers-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let done = Peers::new(&folder, rounds).and_then(|peers| peers.run(size));
    fs::remove_dir_all(&folder)?;
    done
}

/// What all tables need.
struct Peers {
    folder: PathBuf,
    bench: Bench,
    tools: Tools,
    hello: Task,
    rounds: usize,
}

impl Peers {
    fn new(folder: &Path, rounds: usize) -> Outcome<Self> {
        Ok(Self {
            bench: Bench::new(folder)?,
            tools: Tools::find(),
            hello: Task::new(&hello()?, [""; 0]),
            folder: folder.to_owned(),
            rounds,
        })
    }

    fn run(&self, size: u64) -> Outcome<()> {
        println!("{}\nPeers: {}.\n", machine(), self.tools.told());
        self.built_in()?;

        let own = self.content(OWN)?;
        for (_, load) in own.loads(&self.tools)? {
            self.bench.in_turn(&[load], 0, 0.0)?;
        }
        let kilobytes = own.bytes()? / 1000;
        self.questions(&format!("a file of {kilobytes} KB"), &own, |name| {
            !name.contains("year")
        })?;

        let large = self.content(size)?;
        self.index(&large, size)?;
        // The first question of all would be asked with the time that making the index takes.
        let warm = self.histcli(&["who", "Aralov"], Some(&large));
        self.bench.in_turn(&[warm], 0, 0.0)?;
        self.questions(&format!("{} of each", grouped(size)), &large, |_| true)?;
        if size > SMALL {
            self.growth(&large, size)?;
        }
        println!("{}", memory_floor());
        Ok(())
    }

    fn content(&self, size: u64) -> Outcome<Content> {
        eprintln!("peers: writing {} of each", grouped(size));
        Ok(Content::write(self.folder.join(size.to_string()), size)?)
    }

    /// A question to histcli; without content, about the built-in facts.
    fn histcli(&self, asked: &[&str], content: Option<&Content>) -> Task {
        let facts = content.map(|content| content.path("facts").display().to_string());
        let mut args: Vec<String> =
            facts.map_or_else(Vec::new, |facts| vec!["-f".to_owned(), facts]);
        args.extend(asked.iter().map(|&word| word.to_owned()));
        Task {
            cache: Some(self.folder.join("cache")),
            ..Task::new(Path::new(HISTCLI), args)
        }
    }

    fn built_in(&self) -> Outcome<()> {
        let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts.ron");
        let fill = |text: &str| text.replace("{facts}", &facts.display().to_string());
        let mut costs = Costs::new();
        for question in &BUILT_IN {
            let histcli = self.histcli(question.asked, None);
            self.question(question, question.name, histcli, &fill, &mut costs)?;
        }
        costs.print();
        Ok(())
    }

    fn questions(&self, about: &str, content: &Content, which: fn(&str) -> bool) -> Outcome<()> {
        let mut costs = Costs::new();
        for question in MADE_UP.iter().filter(|question| which(question.name)) {
            let histcli = self.histcli(question.asked, Some(content));
            let name = format!("{about}: {}", question.name);
            self.question(
                question,
                &name,
                histcli,
                &|text| content.fill(text),
                &mut costs,
            )?;
        }
        costs.print();
        Ok(())
    }

    /// Asks hello, histcli and each peer in turn, and adds a row for each.
    fn question(
        &self,
        question: &Question,
        name: &str,
        histcli: Task,
        fill: &dyn Fn(&str) -> String,
        costs: &mut Costs,
    ) -> Outcome<()> {
        eprintln!("peers: {name}");
        let mut labels = vec!["hello", "histcli"];
        let mut tasks = vec![self.hello.clone(), histcli];
        for peer in question.peers {
            if let Some(program) = self.tools.path(peer.tool) {
                labels.push(peer.label);
                tasks.push(Task::new(program, peer.args.iter().map(|arg| fill(arg))));
            }
        }
        let all = self.bench.in_turn(&tasks, self.rounds, SLOW)?;
        for (number, (label, series)) in labels.into_iter().zip(&all).enumerate() {
            let found = match number {
                0 => String::new(),
                _ => self.found(
                    question.reading,
                    number,
                    series,
                    &format!("{name}, {label}"),
                    costs,
                )?,
            };
            costs.add(name, label, series, &all[0], &all[1], found);
        }
        Ok(())
    }

    /// What a tool found, compared with what histcli did, which is number 1.
    fn found(
        &self,
        reading: Reading,
        number: usize,
        series: &Series,
        asked: &str,
        costs: &mut Costs,
    ) -> Outcome<String> {
        // Tools for text exit with 1, as histcli does, when they find nothing.
        if !matches!(series.code(), Some(0 | 1)) {
            let complaint = fs::read(self.bench.complaint(number))?;
            let complaint = String::from_utf8_lossy(&complaint);
            let first = complaint.lines().next().unwrap_or("no word why");
            costs.differs(format!("{asked}: failed: {first}"));
            return Ok("failed".to_owned());
        }
        let output = Command::new(std::env::current_exe()?)
            .args(["--compare", reading.name()])
            .args([self.bench.printed(1), self.bench.printed(number)])
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        let compared: Compared = String::from_utf8(output.stdout)?.parse()?;
        let Compared {
            mine,
            theirs,
            both,
            examples,
        } = compared;
        if number == 1 {
            return Ok(format!("{}: {mine}", reading.name()));
        }
        if reading == Reading::Lines {
            return Ok(format!("lines, no records: {theirs}"));
        }
        if both == mine && both == theirs {
            return Ok("the same".to_owned());
        }
        costs.differs(format!("{asked}: {examples}"));
        let besides = match theirs - both {
            0 => String::new(),
            more => format!(", {more} besides"),
        };
        Ok(format!("{both} of {mine}{besides}"))
    }

    /// How much more the same question costs among more facts.
    fn growth(&self, large: &Content, size: u64) -> Outcome<()> {
        let small = self.content(SMALL)?;
        let columns = [
            "growth".to_owned(),
            format!("{} ms", grouped(SMALL)),
            format!("{} ms", grouped(size)),
            "wall ×".to_owned(),
            "processor ×".to_owned(),
            "runs".to_owned(),
        ];
        let mut table = table(&columns);
        for question in &MADE_UP {
            eprintln!("peers: growth: {}", question.name);
            let tasks = [&small, large].map(|content| self.histcli(question.asked, Some(content)));
            // What the small file is indexed for, if it is, is asked before.
            self.bench.in_turn(&tasks[..1], 0, 0.0)?;
            let all = self.bench.in_turn(&tasks, self.rounds, SLOW)?;
            table.add_row([
                question.name.to_owned(),
                number(all[0].median(wall) * 1e3),
                number(all[1].median(wall) * 1e3),
                number(all[1].ratio(&all[0], wall)),
                number(all[1].ratio(&all[0], processor)),
                all[1].runs().to_string(),
            ]);
        }
        println!("{table}\n");
        Ok(())
    }

    /// What it costs to make an index and to answer from it, to parse the same facts alone, and to load databases.
    fn index(&self, content: &Content, size: u64) -> Outcome<()> {
        eprintln!("peers: index");
        let cache = self.folder.join("cold");
        let first = Task {
            cache: Some(cache.clone()),
            is_cold: true,
            ..self.histcli(&["who", "Aralov"], Some(content))
        };
        let facts = content.path("facts").display().to_string();
        let parse = Task::new(&std::env::current_exe()?, ["--parse".to_owned(), facts]);
        let all = self
            .bench
            .in_turn(&[first, parse], self.rounds.min(INDEX_ROUNDS), SLOW_INDEX)?;
        let heading = format!(
            "{} of each, {} MB of facts",
            grouped(size),
            number(megabytes(content.bytes()?))
        );
        let columns = [
            &heading,
            "wall s",
            "processor s",
            "peak MiB",
            "written MB",
            "× ron crate",
            "runs",
        ];
        let mut table = table(&columns.map(str::to_owned));
        let mut add = |label: &str, series: &Series, written: Option<u64>| {
            table.add_row([
                label.to_owned(),
                number(series.median(wall)),
                number(series.median(processor)),
                number(mebibytes(series.peak())),
                written.map_or_else(String::new, |bytes| number(megabytes(bytes))),
                number(series.ratio(&all[1], processor)),
                series.runs().to_string(),
            ]);
        };
        add(
            "histcli: first question, no index",
            &all[0],
            Some(bytes_below(&cache)),
        );
        add("ron crate: parse alone", &all[1], None);
        for (label, load) in content.loads(&self.tools)? {
            eprintln!("peers: {label}");
            let before = content.database_bytes();
            let all = self.bench.in_turn(&[load], 0, 0.0)?;
            add(label, &all[0], Some(content.database_bytes() - before));
        }
        println!("{table}\n");
        Ok(())
    }
}

/// A table of what questions cost, and what has to be said below it.
struct Costs {
    table: Table,
    differences: Vec<String>,
}

impl Costs {
    fn new() -> Self {
        let columns = [
            "question",
            "tool",
            "wall ms",
            "processor ms",
            "peak MiB",
            "× hello",
            "histcli × it",
            "runs",
            "found",
        ];
        Self {
            table: table(&columns.map(str::to_owned)),
            differences: Vec::new(),
        }
    }

    fn add(
        &mut self,
        question: &str,
        tool: &str,
        series: &Series,
        hello: &Series,
        histcli: &Series,
        found: String,
    ) {
        let (question, of_histcli) = match tool {
            "hello" => (question, String::new()),
            "histcli" => ("", String::new()),
            _ => ("", number(histcli.ratio(series, processor))),
        };
        self.table.add_row([
            question.to_owned(),
            tool.to_owned(),
            number(series.median(wall) * 1e3),
            number(series.median(processor) * 1e3),
            number(mebibytes(series.peak())),
            number(series.ratio(hello, processor)),
            of_histcli,
            series.runs().to_string(),
            found,
        ]);
    }

    fn differs(&mut self, difference: String) {
        self.differences.push(difference);
    }

    fn print(&self) {
        println!("{}\n", self.table);
        for difference in &self.differences {
            println!("- differs from histcli: {difference}");
        }
        if !self.differences.is_empty() {
            println!();
        }
    }
}

/// A table in Markdown, with numbers to the right; the first column and those of these names hold words.
fn table(columns: &[String]) -> Table {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN).set_header(columns);
    for (column, name) in table.column_iter_mut().zip(columns).skip(1) {
        if !["tool", "found"].contains(&name.as_str()) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn wall(run: &Run) -> f64 {
    run.wall
}

fn processor(run: &Run) -> f64 {
    run.processor
}

/// Three digits that matter, or all before the point.
fn number(value: f64) -> String {
    let places = match value {
        value if value >= 99.95 => 0,
        value if value >= 9.995 => 1,
        value if value >= 0.0995 => 2,
        _ => 4,
    };
    format!("{value:.places$}")
}

fn mebibytes(bytes: u64) -> f64 {
    megabytes(bytes) / 1.048_576
}

#[expect(clippy::cast_precision_loss, reason = "a megabyte more or less")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A number with commas between thousands.
fn grouped(value: u64) -> String {
    if value < 1000 {
        return value.to_string();
    }
    format!("{},{:03}", grouped(value / 1000), value % 1000)
}

/// Builds hello with the flags that cargo has for histcli, and tells where it is.
fn hello() -> Outcome<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--profile", "bench", "--example", "hello"])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let told = String::from_utf8(output.stdout)?;
    let mut messages = told
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let built = messages.find(|message| message["target"]["name"] == "hello");
    let path = built
        .as_ref()
        .and_then(|message| message["executable"].as_str());
    Ok(path.ok_or("cargo built no hello")?.into())
}

/// The machine, in a line; what cannot be found out is left out.
fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let processor = read("/proc/cpuinfo");
    let model = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let kernel = read("/proc/sys/kernel/osrelease");
    let load = read("/proc/loadavg");
    let rustc = Command::new("rustc").arg("--version").output();
    let rustc = rustc.map_or_else(
        |_| String::new(),
        |told| String::from_utf8_lossy(&told.stdout).into_owned(),
    );
    let parts = [
        model.map_or_else(
            || std::env::consts::ARCH.to_owned(),
            |(_, model)| model.to_owned(),
        ),
        format!("{cores} cores"),
        format!("{} {}", std::env::consts::OS, kernel.trim()),
        rustc
            .split(" (")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned(),
        load.split(' ')
            .next()
            .map_or_else(String::new, |load| format!("load {load} at the start")),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
    format!("Machine: {}.", parts.join(", "))
}

/// What peaks cannot show: a process begins as a copy of the one that starts it.
fn memory_floor() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| {
        line.strip_prefix("VmHWM:")?
            .trim()
            .strip_suffix(" kB")?
            .parse::<u64>()
            .ok()
    });
    peak.map_or_else(String::new, |kibibytes| {
        format!(
            "Peaks of less than {} MiB are not told: so much held what started the tools.",
            number(mebibytes(kibibytes * 1024))
        )
    })
}
