//! What one question by name costs among 100, 10,000 and 100,000 people in memory: the time of each kind of question,
//! and with `--instructions` its instructions, counted by valgrind's callgrind.
//!
//!     cargo bench --bench names
//!     cargo bench --bench names -- --instructions
//!
//! The people are made up, the same at every run: a few hundred given names, some of them borne by thousands, and
//! family names that are mostly rare. Times depend on the machine; how they grow from row to row does not.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]

use std::{hint::black_box, process::Command, time::Instant};

use histcli::{
    names::{Builder, Entry, Found, Index, Lists},
    packed::Packed,
};

const SIZES: [usize; 3] = [100, 10_000, 100_000];

/// Questions of a kind, and rounds of them, of which the median counts.
const QUESTIONS: usize = 100;
const ROUNDS: usize = 9;

const KINDS: [&str; 6] = [
    "whole name",
    "family name",
    "one slip",
    "two slips",
    "other script",
    "nobody",
];

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--of") {
        return of_each_kind(args[at + 1].parse().unwrap(), &mut |kind, ask| {
            let _ = kind;
            ask();
        });
    }
    println!(
        "{:>8}  {:<14}{:>14}{:>10}",
        "people", "question", "time", "growth"
    );
    let mut before: Vec<f64> = Vec::new();
    for size in SIZES {
        let mut now = Vec::new();
        of_each_kind(size, &mut |kind, ask| {
            let mut rounds: Vec<f64> = (0..ROUNDS).map(|_| seconds(&mut *ask)).collect();
            rounds.sort_by(f64::total_cmp);
            let micros = rounds[ROUNDS / 2] * 1e6 / as_float(QUESTIONS);
            let growth = before
                .get(now.len())
                .map_or_else(String::new, |of| format!("× {:.1}", micros / of));
            println!("{size:>8}  {kind:<14}{micros:>11.1} µs{growth:>10}");
            now.push(micros);
        });
        before = now;
    }
    if args.iter().any(|arg| arg == "--instructions") {
        instructions();
    }
}

fn seconds(ask: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    ask();
    start.elapsed().as_secs_f64()
}

/// Hands each kind of question over people of this number to `measure`, which may ask as often as it likes.
fn of_each_kind(size: usize, measure: &mut dyn FnMut(&str, &mut dyn FnMut())) {
    let people: Vec<(String, String)> = (0..size).map(person).collect();
    let mut builder = Builder::new();
    for (record, (given, family)) in (0..).zip(&people) {
        builder.push(Entry {
            list: 0,
            record,
            ordinal: 0,
            text: &format!("{given} {family}"),
            shown: true,
        });
    }
    let records = u32::try_from(size).unwrap();
    let packed = Packed::in_memory(builder.finish([records, 0, 0, 0, 0, 0, 0, 0]));
    for (number, kind) in KINDS.iter().enumerate() {
        let questions: Vec<String> = (0..QUESTIONS)
            .map(|at| question(number, at, &people[at * size / QUESTIONS]))
            .collect();
        // What is timed has to be an answer.
        let nobody = KINDS[number] == "nobody";
        let found = |question: &&String| !fresh(&packed, question).fits.is_empty();
        assert!(
            questions.iter().filter(found).count() * 2 > QUESTIONS || nobody,
            "{kind}"
        );
        measure(kind, &mut || ask(&packed, &questions));
    }
}

/// What is counted: callgrind knows it by its name.
#[inline(never)]
fn ask(packed: &Packed, questions: &[String]) {
    for question in questions {
        black_box(fresh(packed, question));
    }
}

/// What is found in an index of which nothing was asked before.
fn fresh(packed: &Packed, question: &str) -> Found {
    Index::over(packed).find(question, Lists::ALL)
}

/// Runs this benchmark under callgrind once for every number of people, and prints the counts that it leaves for each
/// kind of question.
fn instructions() {
    println!(
        "\n{:>8}  {:<14}{:>14}{:>10}",
        "people", "question", "instructions", "growth"
    );
    let folder = std::env::temp_dir().join(format!("histcli-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut before: Vec<f64> = Vec::new();
    for size in SIZES {
        let out = folder.join(format!("callgrind.{size}"));
        let run = Command::new("valgrind")
            .arg("--tool=callgrind")
            .arg(format!("--callgrind-out-file={}", out.display()))
            .args(["--toggle-collect=names::ask", "--dump-after=names::ask"])
            .arg(std::env::current_exe().unwrap())
            .args(["--of", &size.to_string()])
            .output();
        let Ok(run) = run.map_err(|error| println!("valgrind: {error}")) else {
            break;
        };
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        let mut now = Vec::new();
        for (number, kind) in KINDS.iter().enumerate() {
            let dump =
                std::fs::read_to_string(format!("{}.{}", out.display(), number + 1)).unwrap();
            let total = dump
                .lines()
                .find_map(|line| line.strip_prefix("totals: "))
                .unwrap();
            let each = total.trim().parse::<f64>().unwrap() / as_float(QUESTIONS);
            let growth = before
                .get(number)
                .map_or_else(String::new, |of| format!("× {:.1}", each / of));
            println!("{size:>8}  {kind:<14}{each:>14.0}{growth:>10}");
            now.push(each);
        }
        before = now;
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn as_float(number: usize) -> f64 {
    number as f64
}

/// A person's given name and family name, by his number.
fn person(number: usize) -> (String, String) {
    const ENDINGS: [&str; 6] = ["ov", "in", "oğlu", "sky", "er", ""];
    let mut dice = Dice(number as u64);
    // The smaller of two throws, twice: some given names are common, most are not.
    let given = dice.below(18).min(dice.below(18)) * 18 + dice.below(18).min(dice.below(18));
    let mut family: String = (0..3)
        .map(|_| SYLLABLES[dice.below(SYLLABLES.len())])
        .collect();
    family += ENDINGS[dice.below(ENDINGS.len())];
    let given = format!("{}{}", SYLLABLES[given / 18], SYLLABLES[given % 18]);
    (capital(&given), capital(&family))
}

const SYLLABLES: [&str; 40] = [
    "ka", "ra", "be", "mi", "lo", "vo", "se", "myo", "na", "tu", "gri", "sha", "che", "fe", "vzi",
    "zi", "nov", "hal", "ri", "en", "pa", "dzhe", "bo", "yan", "ush", "kol", "te", "dor", "lin",
    "ves", "ma", "khi", "gor", "ley", "sta", "nik", "bu", "rus", "vel", "osh",
];

/// A question of a kind about somebody.
fn question(kind: usize, number: usize, (given, family): &(String, String)) -> String {
    let mut dice = Dice(number as u64 + 7_000_000);
    match KINDS[kind] {
        "whole name" => format!("{given} {family}"),
        "family name" => family.clone(),
        "one slip" => format!("{given} {}", slip(family, &mut dice)),
        "two slips" => format!("{} {}", slip(given, &mut dice), slip(family, &mut dice)),
        "other script" => cyrillic(&format!("{given} {family}")),
        _ => {
            let (given, _) = person(number + 10_000_000);
            format!("{given} Qwertzuiop{}", "abcdefghij".split_at(number % 10).0)
        }
    }
}

/// A word with one of its letters, not the first, made another.
fn slip(word: &str, dice: &mut Dice) -> String {
    let at = 1 + dice.below(word.chars().count() - 1);
    word.chars()
        .enumerate()
        .map(|(place, letter)| if place == at { 'x' } else { letter })
        .collect()
}

fn cyrillic(text: &str) -> String {
    let pairs = [
        ("dzh", "дж"),
        ("kh", "х"),
        ("sh", "ш"),
        ("ch", "ч"),
        ("yo", "ё"),
        ("ya", "я"),
        ("yu", "ю"),
        ("oğlu", "оглу"),
        ("sky", "ский"),
        ("ye", "е"),
        ("ey", "ей"),
        ("a", "а"),
        ("b", "б"),
        ("v", "в"),
        ("g", "г"),
        ("d", "д"),
        ("e", "е"),
        ("z", "з"),
        ("i", "и"),
        ("y", "й"),
        ("k", "к"),
        ("l", "л"),
        ("m", "м"),
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("r", "р"),
        ("s", "с"),
        ("t", "т"),
        ("u", "у"),
        ("f", "ф"),
        ("h", "х"),
    ];
    pairs
        .iter()
        .fold(text.to_lowercase(), |text, (latin, letter)| {
            text.replace(latin, letter)
        })
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// Numbers that look thrown and are the same at every run (by `SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut thrown = self.0;
        thrown = (thrown ^ (thrown >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        thrown = (thrown ^ (thrown >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        thrown ^= thrown >> 31;
        usize::try_from(thrown % sides as u64).unwrap()
    }
}
