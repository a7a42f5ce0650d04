//! Writes a fact file of any size, the same at every run, to try histcli with and to measure it:
//!
//!     cargo run --release --example factgen -- N FILE
//!
//! `FILE` (`-` is stdout) gets N people, N events and N deliveries, a line each, among 20 sources, 30 places and 6
//! donors, all made up. At every N of 12 or more, three people are called Aralov, and 12 events, no birth and no
//! delivery fall in March 1921: a question about them has the same answer at every size, all else grows with N.
//!
//! A record depends on its list and its number alone, so that nothing is held in memory. The benchmark against peers
//! and a test use this file as a module.

#![allow(missing_docs, clippy::print_stderr)]

use std::{
    fs::File,
    io::{self, BufWriter, ErrorKind, Write},
    process::ExitCode,
};

#[allow(
    dead_code,
    reason = "whoever uses this file as a module has a `main` of their own"
)]
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("factgen: {trouble}");
            ExitCode::from(2)
        }
    }
}

/// Does what the arguments say.
///
/// # Errors
///
/// What is wrong with them, or why the file cannot be written.
pub fn run(args: &[String]) -> Result<(), String> {
    const USAGE: &str = "usage: factgen N FILE (N people, events and deliveries; `-` is stdout)";
    let [size, file] = args else {
        return Err(USAGE.to_owned());
    };
    let Ok(people) = size.parse() else {
        return Err(format!("`{size}` is no number of people; {USAGE}"));
    };
    let written = if file == "-" {
        write(people, io::stdout().lock())
    } else {
        File::create(file).and_then(|file| write(people, file))
    };
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("`{file}`: {error}")),
        _ => Ok(()),
    }
}

/// A person's record, by number: from 0, but ids count from 1.
#[derive(Debug)]
pub struct Person {
    pub id: u64,
    /// A given name and a patronymic.
    pub given: String,
    pub family: String,
    /// A year before all events.
    pub born: u64,
    pub role: &'static str,
    pub source: &'static str,
}

/// An event's record.
#[derive(Debug)]
pub struct Event {
    pub id: u64,
    pub title: &'static str,
    pub when: Date,
    /// The id of a place.
    pub place: &'static str,
    /// The id of who took part.
    pub person: u64,
    pub source: &'static str,
}

/// A delivery's record.
#[derive(Debug)]
pub struct Delivery {
    pub id: u64,
    pub goods: Goods,
    /// The id of a group.
    pub from: &'static str,
    /// The id of a place.
    pub to: &'static str,
    pub when: Date,
    /// In hundredths of the unit.
    pub hundredths: u64,
    pub source: &'static str,
}

/// What was delivered, and in what it is counted.
#[derive(Debug)]
pub struct Goods {
    pub item: &'static str,
    pub kind: &'static str,
    pub unit: &'static str,
}

/// A day of the years 1890 to 1925.
#[derive(Debug)]
pub struct Date {
    year: u64,
    month: u64,
    day: u64,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The person of a number among so many.
#[must_use]
pub fn person(number: u64, size: u64) -> Person {
    let mut dice = Dice::of(1, number);
    let [given, middle] = dice.pick(&GIVEN_NAMES).map(|names| dice.pick(names));
    Person {
        id: number + 1,
        given: format!("{given} {middle}"),
        family: if is_one_of(3, number, size) {
            "Aralov".to_owned()
        } else {
            dice.family()
        },
        born: 1835 + dice.below(50),
        role: dice.pick(&ROLES),
        source: dice.source(),
    }
}

/// The event of a number among so many.
#[must_use]
pub fn event(number: u64, size: u64) -> Event {
    let mut dice = Dice::of(2, number);
    let when = if is_one_of(12, number, size) {
        Date {
            year: 1921,
            month: 3,
            day: 1 + dice.below(31),
        }
    } else {
        dice.day()
    };
    Event {
        id: number + 1,
        title: dice.pick(&TITLES),
        when,
        place: dice.pick(&PLACES).0,
        person: 1 + dice.below(size),
        source: dice.source(),
    }
}

/// The delivery of a number.
#[must_use]
pub fn delivery(number: u64) -> Delivery {
    let mut dice = Dice::of(3, number);
    let (item, kind, unit) = dice.pick(&GOODS);
    Delivery {
        id: number + 1,
        goods: Goods { item, kind, unit },
        from: dice.pick(&DONORS).0,
        to: dice.pick(&PLACES).0,
        when: dice.day(),
        hundredths: 25 + dice.below(500_000),
        source: dice.source(),
    }
}

/// Whether a number is one of a few that lie evenly among so many, neither first nor last of their stretch.
fn is_one_of(few: u64, number: u64, size: u64) -> bool {
    (0..few).any(|place| {
        let stretch = |place: u64| place * size / few;
        let (start, end) = (stretch(place), stretch(place + 1));
        start < end && number == start + (end - start) / 2
    })
}

/// Writes the fact file of a size.
///
/// # Errors
///
/// Those of the writer.
pub fn write(size: u64, out: impl Write) -> io::Result<()> {
    let out = &mut BufWriter::with_capacity(1 << 16, out);
    writeln!(
        out,
        "// Made up: {size} people, {size} events and {size} deliveries.\n(\ntitle: \"Famine relief, made up\","
    )?;
    list(out, "sources", &SOURCES, |out, (id, kind, title, year)| {
        write!(
            out,
            "id: \"{id}\", kind: {kind}, title: \"{title}\", year: \"{year}\""
        )
    })?;
    list(out, "people", 0..size, |out, number| {
        let Person {
            id,
            given,
            family,
            born,
            role,
            source,
        } = person(number, size);
        write!(
            out,
            "id: \"p{id}\", name: \"{given} {family}\", born: \"{born}\", roles: [\"{role}\"], cite: [\"{source}\"]"
        )
    })?;
    list(out, "groups", &DONORS, |out, (id, name)| {
        write!(out, "id: \"{id}\", name: \"{name}\", kind: Organisation")
    })?;
    list(out, "places", &PLACES, |out, (id, name)| {
        write!(out, "id: \"{id}\", name: \"{name}\"")
    })?;
    list(out, "events", 0..size, |out, number| {
        let Event {
            id,
            title,
            when,
            place,
            person,
            source,
        } = event(number, size);
        write!(
            out,
            "id: \"e{id}\", title: \"{title}\", when: \"{when}\", place: \"{place}\", people: [(id: \"p{person}\")], \
             cite: [\"{source}\"]"
        )
    })?;
    list(out, "deliveries", 0..size, |out, number| {
        let Delivery {
            id,
            goods,
            from,
            to,
            when,
            hundredths,
            source,
        } = delivery(number);
        let Goods { item, kind, unit } = goods;
        write!(
            out,
            "id: \"d{id}\", item: \"{item}\", kind: {kind}, unit: \"{unit}\", from: \"{from}\", to: \"{to}\", \
             when: \"{when}\", figures: [Exact({})], cite: [\"{source}\"]",
            decimal(hundredths)
        )
    })?;
    writeln!(out, ")")?;
    out.flush()
}

/// Hundredths as a decimal of two places.
#[must_use]
pub fn decimal(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Writes a list of records, each on a line.
fn list<W: Write, R>(
    out: &mut W,
    name: &str,
    records: impl IntoIterator<Item = R>,
    mut record: impl FnMut(&mut W, R) -> io::Result<()>,
) -> io::Result<()> {
    writeln!(out, "{name}: [")?;
    for each in records {
        out.write_all(b"  (")?;
        record(out, each)?;
        out.write_all(b"),\n")?;
    }
    writeln!(out, "],")
}

/// Numbers that look thrown, from a list and a number in it (by `SplitMix64`).
struct Dice(u64);

impl Dice {
    fn of(list: u64, number: u64) -> Self {
        // Far apart, so that the throws of neighbours are not the same ones later or earlier.
        let mut dice = Self(list << 32 | number);
        Self(dice.throw())
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut thrown = self.0;
        thrown = (thrown ^ (thrown >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        thrown = (thrown ^ (thrown >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        thrown ^ (thrown >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.throw() % limit
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let at = usize::try_from(self.below(from.len() as u64));
        from[at.expect("an index of a list")]
    }

    /// A surname, never Aralov. None has a letter twice in a row, since Arralov is Aralov to whoever asks by ear.
    fn family(&mut self) -> String {
        loop {
            let mut name = String::from(self.pick(&BEGINNINGS));
            for _ in 0..self.pick(&[1, 2, 2]) {
                name += self.pick(&MIDDLES);
            }
            name += self.pick(&ENDINGS);
            let is_doubled = name
                .chars()
                .zip(name.chars().skip(1))
                .any(|(one, next)| one == next);
            if name != "Aralov" && !is_doubled {
                return name;
            }
        }
    }

    /// A day, never in March 1921.
    fn day(&mut self) -> Date {
        /// Each month and its days, the 29th of February left out.
        const MONTHS: [(u64, u64); 12] = [
            (1, 31),
            (2, 28),
            (3, 31),
            (4, 30),
            (5, 31),
            (6, 30),
            (7, 31),
            (8, 31),
            (9, 30),
            (10, 31),
            (11, 30),
            (12, 31),
        ];
        loop {
            let (year, (month, days)) = (1890 + self.below(36), self.pick(&MONTHS));
            if (year, month) != (1921, 3) {
                let day = 1 + self.below(days);
                return Date { year, month, day };
            }
        }
    }

    fn source(&mut self) -> &'static str {
        self.pick(&SOURCES).0
    }
}

/// Id, kind, title, year.
const SOURCES: [(&str, &str, &str, &str); 20] = [
    (
        "samara-ledger",
        "Archive",
        "Ledger of the Samara depot",
        "1922",
    ),
    (
        "kazan-ledger",
        "Archive",
        "Ledger of the Kazan depot",
        "1922",
    ),
    ("ufa-ledger", "Archive", "Ledger of the Ufa depot", "1923"),
    ("river-log", "Archive", "Log of the river convoys", "1922"),
    (
        "rail-orders",
        "Document",
        "Orders of the railway board",
        "1921",
    ),
    ("relief-treaty", "Document", "Agreement on relief", "1921"),
    ("census", "Document", "Census of the districts", "1926"),
    ("ward-book", "Archive", "Book of the fever ward", "1920"),
    (
        "school-roll",
        "Archive",
        "Roll of the district schools",
        "1913",
    ),
    ("gazette", "Newspaper", "The Volga Gazette", "1905"),
    ("courier", "Newspaper", "The Steppe Courier", "1912"),
    ("worker", "Newspaper", "The Railway Worker", "1924"),
    ("nurse-memoir", "Memoir", "A nurse on the Volga", "1931"),
    ("driver-memoir", "Memoir", "Ten years at the wheel", "1935"),
    ("elder-memoir", "Memoir", "What our village ate", "1929"),
    ("atlas", "Book", "Atlas of the lean years", "1938"),
    ("grain-history", "Book", "A history of grain", "1951"),
    (
        "charity-study",
        "Thesis",
        "Foreign charity and its limits",
        "1987",
    ),
    (
        "lexicon",
        "Encyclopedia",
        "Lexicon of the provinces",
        "1901",
    ),
    ("letters", "Other", "Letters of the inspectors", "1922"),
];

const DONORS: [(&str, &str); 6] = [
    ("grain-board", "Grain Board"),
    ("quakers", "Society of Quakers"),
    ("polar-mission", "Polar Mission"),
    ("children-fund", "Fund for Children"),
    ("red-cross", "Red Cross"),
    ("unions", "League of Unions"),
];

const PLACES: [(&str, &str); 30] = [
    ("arzamas", "Arzamas"),
    ("astrakhan", "Astrakhan"),
    ("balashov", "Balashov"),
    ("bugulma", "Bugulma"),
    ("buzuluk", "Buzuluk"),
    ("cheboksary", "Cheboksary"),
    ("elabuga", "Elabuga"),
    ("izhevsk", "Izhevsk"),
    ("kamyshin", "Kamyshin"),
    ("kazan", "Kazan"),
    ("kurgan", "Kurgan"),
    ("kursk", "Kursk"),
    ("melekess", "Melekess"),
    ("moscow", "Moscow"),
    ("murom", "Murom"),
    ("nikolaevsk", "Nikolaevsk"),
    ("omsk", "Omsk"),
    ("orenburg", "Orenburg"),
    ("penza", "Penza"),
    ("perm", "Perm"),
    ("rostov", "Rostov"),
    ("samara", "Samara"),
    ("saratov", "Saratov"),
    ("simbirsk", "Simbirsk"),
    ("syzran", "Syzran"),
    ("tambov", "Tambov"),
    ("tsaritsyn", "Tsaritsyn"),
    ("ufa", "Ufa"),
    ("volsk", "Volsk"),
    ("vyatka", "Vyatka"),
];

const ROLES: [&str; 12] = [
    "baker",
    "carter",
    "depot keeper",
    "doctor",
    "engine driver",
    "inspector",
    "interpreter",
    "nurse",
    "purser",
    "stoker",
    "teacher",
    "village elder",
];

const TITLES: [&str; 12] = [
    "Bakery reopened",
    "Barge unloaded",
    "Camels bought",
    "Committee elected",
    "Depot robbed",
    "Fever ward opened",
    "Harvest counted",
    "Orphans sent south",
    "Ration cut",
    "Seed lent to villages",
    "Soup kitchen opened",
    "Train held up by snow",
];

/// Item, kind, unit.
const GOODS: [(&str, &str, &str); 24] = [
    ("barley", "Food", "pood"),
    ("beans", "Food", "sack"),
    ("blankets", "Materials", "bale"),
    ("boots", "Materials", "pair"),
    ("camels", "Other", "head"),
    ("coal", "Materials", "wagon"),
    ("cocoa", "Food", "kilogram"),
    ("cod liver oil", "Food", "barrel"),
    ("flour", "Food", "pood"),
    ("flour", "Food", "sack"),
    ("horses", "Other", "head"),
    ("lard", "Food", "barrel"),
    ("lard", "Food", "kilogram"),
    ("maize", "Food", "wagon"),
    ("milk", "Food", "crate"),
    ("quinine", "Other", "kilogram"),
    ("rice", "Food", "sack"),
    ("rye", "Food", "pood"),
    ("rye", "Food", "wagon"),
    ("seed", "Materials", "pood"),
    ("soap", "Materials", "crate"),
    ("sugar", "Food", "sack"),
    ("tractors", "Materials", "piece"),
    ("vaccine", "Other", "crate"),
];

/// Given names and the patronymics that go with them, of men and of women.
const GIVEN_NAMES: [[&[&str]; 2]; 2] = [
    [
        &[
            "Afanasy",
            "Aleksandr",
            "Andrei",
            "Boris",
            "Dmitri",
            "Fyodor",
            "Gleb",
            "Grigory",
            "Ilya",
            "Kirill",
            "Lev",
            "Maksim",
            "Nikita",
            "Osip",
            "Pavel",
            "Rustam",
            "Stepan",
            "Timur",
            "Vasily",
            "Yakov",
        ],
        &[
            "Andreevich",
            "Borisovich",
            "Fyodorovich",
            "Ilyich",
            "Lvovich",
            "Nikitich",
            "Pavlovich",
            "Stepanovich",
            "Vasilievich",
            "Yakovlevich",
        ],
    ],
    [
        &[
            "Agafya", "Anna", "Darya", "Elena", "Fatima", "Galina", "Irina", "Klavdia", "Lidia",
            "Marfa", "Nadezhda", "Olga", "Polina", "Raisa", "Sofia", "Tatiana", "Ulyana",
            "Varvara", "Yulia", "Zinaida",
        ],
        &[
            "Andreevna",
            "Borisovna",
            "Fyodorovna",
            "Ilyinichna",
            "Lvovna",
            "Nikitichna",
            "Pavlovna",
            "Stepanovna",
            "Vasilievna",
            "Yakovlevna",
        ],
    ],
];

const BEGINNINGS: [&str; 72] = [
    "Ag", "Al", "An", "Ar", "As", "Ba", "Bel", "Bo", "Bry", "Bu", "Che", "Da", "Dem", "Do", "Dya",
    "Ef", "Er", "Fa", "Fe", "Fro", "Ga", "Gle", "Go", "Gra", "Gu", "Ib", "Il", "Is", "Ka", "Ker",
    "Khu", "Ko", "Kru", "Ku", "La", "Le", "Lo", "Lya", "Ma", "Me", "Mi", "Mo", "Mü", "Na", "Ni",
    "No", "Ol", "Or", "Os", "Pa", "Pe", "Plo", "Po", "Ra", "Ri", "Ro", "Sa", "Ser", "Ši", "So",
    "Sta", "Su", "Ta", "Ti", "Tre", "Tu", "Ul", "Va", "Ve", "Vo", "Za", "Zhe",
];

const MIDDLES: [&str; 44] = [
    "ba", "be", "bo", "cha", "da", "di", "dro", "fe", "ga", "gi", "gro", "ka", "ke", "kha", "la",
    "le", "li", "lo", "lu", "ma", "me", "mu", "na", "ne", "ni", "no", "pa", "po", "ra", "re", "ri",
    "ro", "sa", "se", "shu", "so", "sti", "ta", "te", "tu", "va", "vi", "za", "zhi",
];

const ENDINGS: [&str; 12] = [
    "v", "rov", "lov", "min", "nin", "tin", "nsky", "vsky", "nko", "chuk", "rich", "dze",
];
