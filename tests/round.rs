//! What is exported and imported again is the same facts, whatever they hold; a database holds them too.

use std::fmt::Write;

use histcli::{
    ask::{AidQuestion, Question},
    exchange::{self, Content, Form, List},
    facts::{Facts, Page, Record},
    model::Word,
    render::Format,
};
use proptest::prelude::*;

use crate::harness::{answered, without_origins};

const FIXTURE: &str = include_str!("fixture.ron");

fn load(texts: &[&str]) -> Facts {
    let pages: Vec<Page<'_>> = texts.iter().map(|text| Page::new("x.ron", text)).collect();
    Facts::load(&pages).unwrap_or_else(|faults| panic!("{faults}\n{}", texts.join("\n")))
}

fn exported(facts: &Facts, list: Option<List>, form: Form) -> String {
    exchange::export(facts, list, form).expect("a form that fits")
}

fn imported(text: &str, content: Content) -> String {
    match exchange::import("-", text, Some(content)) {
        Ok(imported) => imported.text,
        Err(misread) => panic!("{misread}\n{text}"),
    }
}

/// What all questions that list everything answer.
fn answers(facts: &Facts) -> String {
    let questions = [
        Question::Who(None),
        Question::What(None),
        Question::Where(None),
        Question::When(None),
        Question::Aid(AidQuestion::default()),
        Question::Totals(AidQuestion::default(), Vec::new()),
        Question::Quote(None),
        Question::Source(Vec::new()),
        Question::Conflicts,
        Question::Gaps(Vec::new()),
        Question::Search("a".to_owned()),
    ];
    let answer = |question: &Question| without_origins(&answered(facts, question, &[Format::Json]));
    questions.iter().map(answer).collect()
}

/// Exports facts in every form that is read again, and reads it again.
#[track_caller]
fn comes_back(text: &str) {
    let facts = load(&[text]);
    let (json, rows) = (exported(&facts, None, Form::Json), answers(&facts));
    let again = imported(&json, Content::Json);
    let reloaded = load(&[&again]);
    assert_eq!(exported(&reloaded, None, Form::Json), json, "{again}");
    assert_eq!(answers(&reloaded), rows, "{again}");
    let ndjson = exported(&facts, None, Form::Ndjson);
    assert_eq!(imported(&ndjson, Content::Ndjson), again);
    for form in [Form::Csv, Form::Json, Form::Ndjson] {
        let lists: Vec<String> = List::ALL
            .iter()
            .map(|list| {
                let content = Content::from_text(list.as_str()).expect("a list is a content");
                imported(&exported(&facts, Some(*list), form), content)
            })
            .collect();
        let pages: Vec<&str> = lists.iter().map(String::as_str).collect();
        let reloaded = load(&pages);
        let title = format!("(title: {})", escaped(facts.title().unwrap_or("none")));
        let pages: Vec<&str> = std::iter::once(title.as_str()).chain(pages).collect();
        let titled = load(&pages);
        assert_eq!(answers(&reloaded), rows, "{form:?}");
        if facts.title().is_some() {
            assert_eq!(exported(&titled, None, Form::Json), json, "{form:?}");
        }
    }
}

/// Loads facts into `SQLite`, and counts what came.
#[track_caller]
fn database_holds(text: &str) {
    let facts = load(&[text]);
    let database = rusqlite::Connection::open_in_memory().expect("a database");
    database
        .execute_batch("PRAGMA foreign_keys = ON")
        .and_then(|()| database.execute_batch(&exported(&facts, None, Form::Sql)))
        .expect("statements that SQLite knows");
    let count = |sql: &str| -> usize {
        let number: i64 = database.query_row(sql, [], |row| row.get(0)).expect(sql);
        usize::try_from(number).expect("a count")
    };
    let violations = "SELECT count(*) FROM pragma_foreign_key_check";
    assert_eq!(count(violations), 0);
    assert_eq!(
        count("SELECT count(*) FROM records"),
        facts.records().count()
    );
    let cited: usize = facts.records().map(|record| record.citations().len()).sum();
    assert_eq!(count("SELECT count(*) FROM citations"), cited);
    let named: usize = facts
        .records()
        .filter_map(Record::subject)
        .map(|subject| subject.aliases.len())
        .sum();
    assert_eq!(count("SELECT count(*) FROM aliases"), named);
    let title: Option<String> = database
        .query_row("SELECT title FROM facts", [], |row| row.get(0))
        .expect("a title");
    assert_eq!(title.as_deref(), facts.title());
}

/// A text as a fact file may write it, every character by its code.
fn escaped(text: &str) -> String {
    let codes = text.chars().map(|c| c.escape_unicode().to_string());
    format!("\"{}\"", codes.collect::<String>())
}

/// Makes facts of throws and texts.
pub struct Dice {
    throws: Vec<u32>,
    at: usize,
    texts: Vec<String>,
}

impl Dice {
    pub fn new(throws: Vec<u32>, texts: Vec<String>) -> Self {
        let at = 0;
        Self { throws, at, texts }
    }

    fn throw(&mut self, sides: usize) -> usize {
        self.at += 1;
        self.throws[self.at % self.throws.len()] as usize % sides
    }

    fn is(&mut self) -> bool {
        self.throw(2) == 0
    }

    fn of<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.throw(among.len())]
    }

    fn raw(&mut self) -> String {
        let at = self.throw(self.texts.len());
        let text = self.texts[at].clone();
        if text.trim().is_empty() {
            "x".to_owned()
        } else {
            text
        }
    }

    fn text(&mut self) -> String {
        escaped(&self.raw())
    }

    fn id(&mut self, list: &str) -> String {
        const ODD: [&str; 3] = ["", "'\"", "\\([ж"];
        let at = self.throw(3);
        escaped(&format!("{list}{at}{}", ODD[at]))
    }

    fn list(&mut self, mut item: impl FnMut(&mut Self) -> String) -> String {
        let items: Vec<String> = (0..self.throw(3)).map(|_| item(self)).collect();
        format!("[{}]", items.join(", "))
    }

    fn cite(&mut self) -> String {
        self.list(|dice| {
            let id = dice.id("s");
            let locator = dice.raw();
            if dice.is() {
                format!("{}:{}", &id[..id.len() - 1], &escaped(&locator)[1..])
            } else {
                id
            }
        })
    }

    fn against(&mut self) -> String {
        self.list(|dice| format!("(says: {}, cite: {})", dice.text(), dice.cite()))
    }

    /// What a claim or a record may have beside its value.
    fn backing(&mut self) -> String {
        let mut text = String::new();
        if self.is() {
            write!(text, ", cite: {}", self.cite()).unwrap();
        }
        if self.is() {
            write!(text, ", against: {}", self.against()).unwrap();
        }
        if self.is() {
            write!(text, ", note: {}", self.text()).unwrap();
        }
        text
    }

    fn date(&mut self) -> String {
        let date = self.of(&[
            "1921",
            "1921-03-16",
            "1920/1922",
            "1921-03-16/..",
            "[1880-12-29,1880-12-30]",
            "[1880,1881]",
            "{1880,1881}",
            "193X",
            "1921-36~",
            "-0043",
            "Y-170000",
            "../1920",
        ]);
        format!("\"{date}\"")
    }

    fn claim(&mut self, first: bool, value: &str, bare: Option<String>) -> String {
        match bare {
            Some(bare) if self.is() => bare,
            _ => {
                let rank = match self.throw(4) {
                    0 if first => ", rank: Preferred",
                    1 => ", rank: Rejected",
                    _ => "",
                };
                format!("({value}{}{rank})", self.backing())
            }
        }
    }

    fn rivals(&mut self, mut value: impl FnMut(&mut Self) -> (String, Option<String>)) -> String {
        let claims: Vec<String> = (0..self.throw(4))
            .map(|at| {
                let (value, bare) = value(self);
                self.claim(at == 0, &value, bare)
            })
            .collect();
        format!("[{}]", claims.join(", "))
    }

    fn dates(&mut self) -> String {
        self.rivals(|dice| {
            let date = dice.date();
            (format!("is: {date}"), Some(date))
        })
    }

    fn when(&mut self) -> String {
        let date = self.date();
        if self.is() {
            format!(", when: {date}")
        } else {
            String::new()
        }
    }

    fn sayings(&mut self) -> String {
        self.list(|dice| {
            let text = dice.text();
            let value = format!("is: {text}{}", dice.when());
            dice.claim(true, &value, Some(text))
        })
    }

    fn figures(&mut self) -> String {
        self.rivals(|dice| {
            let amount = dice.of(&[
                "Exact(9999999999999999999999999999)",
                "Exact(0.0000000000000000000000000001)",
                "About(39_000)",
                "Almost(80)",
                "Over(1.50)",
                "Between(1, 2.5)",
                "Unknown",
                "Exact(0)",
            ]);
            (
                format!("amount: {amount}{}", dice.when()),
                Some(amount.to_owned()),
            )
        })
    }

    fn parts(&mut self, list: &str) -> String {
        self.list(|dice| {
            let id = dice.id(list);
            match dice.throw(3) {
                0 => id,
                1 => format!("(id: {id}, part: {}{})", dice.text(), dice.backing()),
                _ => format!("(id: {id}{})", dice.backing()),
            }
        })
    }

    fn take_part(&mut self) -> String {
        let (people, groups) = (self.parts("p"), self.parts("g"));
        format!(
            ", people: {people}, groups: {groups}, objects: {}",
            self.parts("o")
        )
    }

    /// Three records of a list, each with the fields of all records and its own.
    fn records(&mut self, list: &str, name: &str, own: fn(&mut Self, usize) -> String) -> String {
        const ODD: [&str; 3] = ["", "'\"", "\\([ж"];
        let mut text = String::new();
        for (at, odd) in ODD.iter().enumerate() {
            let id = escaped(&format!("{list}{at}{odd}"));
            let name = if name.is_empty() {
                String::new()
            } else {
                format!(", {name}: {}", self.text())
            };
            write!(text, "(id: {id}{name}{}{}", own(self, at), self.backing()).unwrap();
            for field in ["aliases", "misspellings"] {
                let texts = self.list(Self::text);
                write!(text, ", {field}: {texts}").unwrap();
            }
            if self.is() {
                write!(text, ", summary: {}", self.text()).unwrap();
            }
            writeln!(text, ", statements: {}),", self.sayings()).unwrap();
        }
        text
    }

    fn sources(&mut self) -> String {
        const ODD: [&str; 3] = ["", "'\"", "\\([ж"];
        let mut text = String::new();
        for (at, odd) in ODD.iter().enumerate() {
            write!(text, "(id: {}", escaped(&format!("s{at}{odd}"))).unwrap();
            for field in [
                "title",
                "author",
                "publisher",
                "year",
                "language",
                "url",
                "note",
            ] {
                if self.is() {
                    write!(text, ", {field}: {}", self.text()).unwrap();
                }
            }
            // Only to those after it: no circles.
            let after: Vec<String> = (at + 1..3)
                .map(|n| escaped(&format!("s{n}{}", ODD[n])))
                .collect();
            writeln!(
                text,
                ", kind: Memoir, derives_from: [{}]),",
                after.join(", ")
            )
            .unwrap();
        }
        text
    }

    pub fn facts(&mut self) -> String {
        let mut text = format!("(title: {}, sources: [{}],", self.text(), self.sources());
        let people = self.records("p", "name", |dice, _| {
            let (born, died) = (dice.dates(), dice.dates());
            format!(", born: {born}, died: {died}, roles: {}", dice.sayings())
        });
        let groups = self.records("g", "name", |_, _| ", kind: State".to_owned());
        let objects = self.records("o", "name", |_, _| ", kind: Ship".to_owned());
        let places = self.records("l", "name", |dice, at| {
            let inside = if at == 0 {
                String::new()
            } else {
                ", inside: \"l0\"".to_owned()
            };
            let at = dice.of(&["(38.6, 26.8)", "(-0.1, 180)", "(0.0000001, -1e-9)"]);
            format!("{inside}, at: {at}")
        });
        let events = self.records("e", "title", |dice, _| {
            let (when, place) = (dice.dates(), dice.id("l"));
            format!(", when: {when}, place: {place}{}", dice.take_part())
        });
        let deliveries = self.records("d", "item", |dice, at| {
            let part_of = if at == 0 { "" } else { dice.of(&["", ", part_of: \"d0\""]) };
            let (from, to) = (dice.id("g"), dice.id("l"));
            let (unit, status) = (dice.text(), dice.of(&["Sent", "Received", "Owed"]));
            let (when, figures) = (dice.dates(), dice.figures());
            format!(
                ", kind: Arms, unit: {unit}, from: {from}, to: {to}, status: {status}, when: {when}, figures: {figures}{part_of}{}",
                dice.take_part()
            )
        });
        let quotes = self.records("q", "", |dice, _| {
            let (by, to) = (dice.id("p"), dice.id("g"));
            let (when, chain) = (dice.dates(), dice.cite());
            let words = format!(
                "{{{}: {}, \"en\": {}}}",
                escaped(&format!("x{}", dice.raw())),
                dice.text(),
                dice.text()
            );
            format!(", words: {words}, by: {by}, to: {to}, when: {when}, chain: {chain}")
        });
        for (list, records) in [
            ("people", people),
            ("groups", groups),
            ("objects", objects),
            ("places", places),
            ("events", events),
            ("deliveries", deliveries),
            ("quotes", quotes),
        ] {
            write!(text, "{list}: [{records}],").unwrap();
        }
        text + ")"
    }
}

/// Texts that are hard to write down.
pub fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\\\;\"',\\[\\]{}a \r\n\t]{1,8}",
        Just("[\"a\"]".to_owned()),
        Just("[{\"a\": 1}]".to_owned()),
        Just("{\"en\": \"x\"}".to_owned()),
        Just("[]".to_owned()),
        Just(" lead; and trail\\ ".to_owned()),
        Just("\u{0}\u{1}\u{7f}\u{202e}\u{feff}x".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn any_facts_come_back(
        throws in prop::collection::vec(any::<u32>(), 300..600),
        texts in prop::collection::vec(nasty(), 5..12),
    ) {
        let text = Dice::new(throws, texts).facts();
        comes_back(&text);
        database_holds(&text);
    }

    #[test]
    fn no_text_makes_importing_panic(text in any::<String>(), nasty in nasty()) {
        let nasty = format!("id,name,born,cite\na,b,{text},{nasty}");
        for content in Content::ALL {
            for text in [&text, &nasty] {
                drop(exchange::import("x", text, Some(*content)));
            }
        }
    }
}

#[test]
fn the_fixture_and_the_built_in_facts_come_back() {
    comes_back(FIXTURE);
    comes_back(histcli::facts::BUILT_IN);
    database_holds(FIXTURE);
    database_holds(histcli::facts::BUILT_IN);
}
