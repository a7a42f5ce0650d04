//! Writes `src/linking.txt`: the functions that answers run, those of most questions first, so that the linker
//! puts them side by side and a question touches few pages of the program:
//!
//!     cargo run --release --example asked
//!
//! Valgrind tells which instructions some questions run, and the linker's map whose they are. To be run
//! again when much has changed; until then what is no longer there is passed over, and what is new stands elsewhere.

#![allow(missing_docs, clippy::print_stderr)]

mod factgen;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What is asked: of the built-in facts, of a small file, and of a large one through its index.
const QUESTIONS: [&[&str]; 4] = [
    &["who", "Aralov"],
    &["who", "Arolof"],
    &["when", "march 1921"],
    &["aid", "--totals"],
];

/// How many of each the small and the large file hold.
const SIZES: [u64; 2] = [70, 10_000];

/// A name that stands for several functions is told if so large a part of what it stands for is run: one in so many bytes.
const WORTH: u64 = 4;

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/linking.txt");

fn main() -> ExitCode {
    match asked() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("asked: {error}");
            ExitCode::from(2)
        }
    }
}

fn asked() -> Outcome<()> {
    let folder = env::temp_dir().join(format!("histcli-asked-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let done = write_list(&folder);
    fs::remove_dir_all(&folder)?;
    done
}

fn write_list(folder: &Path) -> Outcome<()> {
    let map = folder.join("map");
    let linked = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["rustc", "--release", "--bin", "histcli", "--"])
        .arg(format!("-Clink-arg=-Wl,-Map={}", map.display()))
        .status()?;
    if !linked.success() {
        return Err("the program cannot be built with a map".into());
    }
    let sections = sections(&fs::read_to_string(&map)?);
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for addresses in runs(folder)? {
        let holders = addresses.iter().filter_map(|at| holder(&sections, *at));
        for section in holders.collect::<BTreeSet<usize>>() {
            *times.entry(section).or_default() += 1;
        }
    }
    let mut all: BTreeMap<&str, u64> = BTreeMap::new();
    let mut run: BTreeMap<&str, (usize, u64, u64)> = BTreeMap::new();
    for (number, section) in sections.iter().enumerate() {
        *all.entry(&section.name).or_default() += section.length;
        if let Some(times) = times.get(&number) {
            let (most, first, bytes) = run.entry(&section.name).or_default();
            (*most, *first) = ((*most).max(*times), section.start);
            *bytes += section.length;
        }
    }
    run.retain(|name, (.., bytes)| is_object(name) || all[name] <= *bytes * WORTH);
    let mut names: Vec<(&str, (usize, u64, u64))> = run.into_iter().collect();
    names.sort_by_key(|(name, (most, first, _))| (!is_object(name), Reverse(*most), *first));
    let names: Vec<&str> = names.into_iter().map(|(name, _)| name).collect();
    fs::write(LIST, names.join("\n") + "\n")?;
    Ok(())
}

/// A function in the program: where it begins, its bytes, and how the linker may be told of it.
struct Section {
    start: u64,
    length: u64,
    name: String,
}

/// The functions of a map, in their order; of the archives of the C compiler the objects that they consist of.
fn sections(map: &str) -> Vec<Section> {
    let line = |line: &str| {
        let mut columns = line.split_whitespace();
        let mut number = || u64::from_str_radix(columns.next()?, 16).ok();
        let (start, _, length) = (number()?, number()?, number()?);
        let (file, section) = line.strip_suffix(')')?.rsplit_once(":(.text")?;
        let name = match file.rsplit_once(".a(") {
            Some((archive, object)) => {
                let archive = archive.rsplit_once('/')?.1;
                of_an_archive(archive, object.strip_suffix(".o)")?, section)
            }
            None => without_hashes(section.strip_prefix('.')?),
        };
        Some(Section {
            start,
            length,
            name,
        })
    };
    let mut sections: Vec<Section> = map.lines().filter_map(line).collect();
    sections.sort_by_key(|section| section.start);
    sections
}

/// A mangled name (RFC 2603) with stars for whatever is another wherever the program is built otherwise: the hashes of
/// crates, and how far back in the name stands what is meant again, which changes with the length of those.
fn without_hashes(name: &str) -> String {
    let Some(start) = name.find("_R") else {
        return name.to_owned();
    };
    let (mut lasting, mut rest) = (name[..start].to_owned(), &name[start..]);
    while let Some(sign) = rest.chars().next() {
        let to_end = rest.find('_').map_or(rest.len(), |at| at + 1);
        let (kept, read) = match sign {
            'B' => ("B*_", to_end),
            'C' if rest.starts_with("Cs") => ("Cs*_", to_end),
            // Numbers of other meanings.
            's' | 'K' | 'L' | 'G' => (&rest[..to_end], to_end),
            '0'..='9' => {
                let end = end_of_identifier(rest);
                (&rest[..end], end)
            }
            _ => (&rest[..1], 1),
        };
        lasting.push_str(kept);
        rest = &rest[read..];
    }
    lasting
}

/// Where an identifier ends that stands at the beginning: as many bytes as the number before it tells, and a line
/// between them if it could be misread.
fn end_of_identifier(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length: usize = text[..digits].parse().unwrap_or_default();
    let start = digits + usize::from(text[digits..].starts_with('_'));
    (start + length).min(text.len())
}

/// An object of an archive. Of what there is of it for each sort of processor (the section tells) all are taken:
/// this machine runs another than valgrind, and other machines others.
fn of_an_archive(archive: &str, object: &str, section: &str) -> String {
    match object.split_once('-') {
        Some((function, _)) if !section.is_empty() => format!("{archive}.a:{function}-*.o"),
        _ => format!("{archive}.a:{object}.o"),
    }
}

/// Whether a name is that of an object of an archive. Those are small, and most of them are run before the program
/// itself is: they stand together.
fn is_object(name: &str) -> bool {
    name.contains(':')
}

/// The number of the function that an instruction belongs to.
fn holder(sections: &[Section], at: u64) -> Option<usize> {
    let number = sections
        .partition_point(|section| section.start <= at)
        .checked_sub(1)?;
    let section = &sections[number];
    (at < section.start + section.length).then_some(number)
}

/// The addresses of the instructions that each question runs.
fn runs(folder: &Path) -> Outcome<Vec<BTreeSet<u64>>> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target"),
        PathBuf::from,
    );
    let program = target.join("release").join("histcli");
    let mut files = vec![None];
    for size in SIZES {
        let file = folder.join(format!("{size}.ron"));
        factgen::write(size, File::create(&file)?)?;
        files.push(Some(file));
    }
    let mut runs = Vec::new();
    for file in &files {
        let file: Vec<&Path> = file
            .iter()
            .flat_map(|file| [Path::new("-f"), file])
            .collect();
        let question = |command: &mut Command, words: &[&str]| {
            command.args(&file).args(words);
            command.env("XDG_CACHE_HOME", folder.join("cache"));
            command.stdout(Stdio::null()).stderr(Stdio::null()).status()
        };
        // What is run once, when an index is written, is no part of an answer.
        question(&mut Command::new(&program), QUESTIONS[0])?;
        for words in QUESTIONS {
            let counts = folder.join("counts");
            let mut valgrind = Command::new("valgrind");
            valgrind.args(["--tool=callgrind", "--dump-instr=yes", "--dump-line=no"]);
            valgrind.arg(format!("--callgrind-out-file={}", counts.display()));
            if !question(valgrind.arg(&program), words)?.success() {
                return Err(format!("valgrind cannot run `{}`", words.join(" ")).into());
            }
            runs.push(addresses(&fs::read_to_string(&counts)?));
        }
    }
    Ok(runs)
}

/// The addresses in what callgrind writes: in full, or as steps from the one before.
fn addresses(counts: &str) -> BTreeSet<u64> {
    let mut last: u64 = 0;
    let mut all = BTreeSet::new();
    for line in counts.lines() {
        let Some((written, _)) = line.split_once(' ') else {
            continue;
        };
        let step = |digits: &str| digits.parse::<u64>().ok();
        let now = match written.split_at_checked(1) {
            Some(("+", digits)) => step(digits).map(|step| last.saturating_add(step)),
            Some(("-", digits)) => step(digits).map(|step| last.saturating_sub(step)),
            Some(("*", "")) => Some(last),
            _ => written
                .strip_prefix("0x")
                .and_then(|digits| u64::from_str_radix(digits, 16).ok()),
        };
        if let Some(now) = now {
            last = now;
            all.insert(now);
        }
    }
    all
}
