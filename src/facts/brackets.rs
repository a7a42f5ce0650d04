//! What is wrong with the brackets, commas and quotation marks of a page, all at once.
//!
//! The ron crate stops at the first. This goes on: it guesses what was meant, says where it is
//! missing, and mends it in the fair copy, so that the records around it can still be read.

use std::ops::Range;

use super::{
    copy::Edit,
    tokens::{Shape, Token, tokens},
};

/// Something wrong with the marks of a page.
pub(super) struct Broken {
    pub at: Range<usize>,
    pub says: String,
    /// The field whose value is lost by it.
    pub field: Option<String>,
}

/// The lists of a fact file: where one begins, everything before it has ended.
const LISTS: [&str; 9] = [
    "title",
    "sources",
    "people",
    "groups",
    "places",
    "objects",
    "events",
    "deliveries",
    "quotes",
];
/// The fields that begin a record, a claim, a figure, an objection.
const FIRST: [&str; 4] = ["id", "is", "amount", "says"];

/// After so many faults in its marks a text is no fact file at all.
const TOO_MANY: usize = 1_000;

/// So many missing brackets are told one by one.
const TOLD: usize = 8;

/// What the token before was, within one pair of brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Name,
    Colon,
    Word,
    Value,
    Comma,
}

struct Group {
    open: char,
    at: usize,
    last: Last,
    named: bool,
    /// Where the name stands whose value is awaited.
    name: Range<usize>,
}

impl Group {
    /// One in which nothing stands yet.
    const fn new(open: char, at: Range<usize>) -> Self {
        Self {
            open,
            at: at.start,
            last: Last::Nothing,
            named: false,
            name: at,
        }
    }
}

/// Finds what is wrong with the marks of a text, and how to mend it.
pub(super) fn check(text: &str) -> (Vec<Broken>, Vec<Edit>) {
    let mut mender = Mender {
        text,
        tokens: tokens(text),
        at: 0,
        groups: Vec::new(),
        begun: false,
        end: 0,
        before_comma: 0,
        broken: Vec::new(),
        edits: Vec::new(),
    };
    mender.others();
    mender.run();
    (mender.broken, mender.edits)
}

struct Mender<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    groups: Vec<Group>,
    /// Whether the facts have begun.
    begun: bool,
    /// Where the last token ended, and where the last but a comma did.
    end: usize,
    before_comma: usize,
    broken: Vec<Broken>,
    edits: Vec<Edit>,
}

impl Mender<'_> {
    /// Comments and blanks that are none to RON: the rest is read as if they were not there.
    fn others(&mut self) {
        let is_other =
            |token: &mut Token| matches!(token.is, Shape::OtherComment | Shape::OtherBlank);
        let others: Vec<Token> = self.tokens.extract_if(.., is_other).collect();
        for Token { is, at } in others {
            if is == Shape::OtherComment {
                let says = "a comment begins with `//`; write that instead of `#`";
                self.report(at.start..at.start + 1, says);
            } else {
                let first = self.text[at.clone()].chars().next().unwrap_or_default();
                let says = format!(
                    "the character U+{:04X} stands between values; take it away, or write a plain blank",
                    u32::from(first)
                );
                self.report(at.clone(), &says);
            }
            self.edits.push(Edit::Strike(at));
        }
    }

    fn run(&mut self) {
        if !self.begins() {
            return;
        }
        while let Some(token) = self.tokens.get(self.at).cloned() {
            if self.broken.len() >= TOO_MANY {
                return;
            }
            if self.begun && self.groups.is_empty() {
                let rest = token.at.start..self.text.len();
                let says = "the facts end before this; take away what follows them";
                self.report(token.at.clone(), says);
                self.edits.push(Edit::Strike(rest));
                return;
            }
            self.token(&token);
            self.at += 1;
            self.end = token.at.end;
            if token.is != Shape::Comma {
                self.before_comma = token.at.end;
            }
        }
        if self.groups.is_empty() {
            return;
        }
        let ended = self.tokens.last().map(|token| token.is);
        if ended != Some(Shape::OpenComment) {
            let says = format!("the file ends too early; write {}", self.closers(0));
            self.report(self.before_comma..self.before_comma, &says);
        }
        self.edits.push(Edit::Strike(self.before_comma..self.end));
        self.close_to(0);
    }

    /// Whether a text begins as facts do, with a bracket and perhaps a word before it; or would, if that were not missing.
    /// Of others there is nothing to say but that.
    fn begins(&mut self) -> bool {
        let is_stray = |token: &&Token| {
            matches!(
                token.is,
                Shape::Comma | Shape::Colon | Shape::Foreign(_) | Shape::Close(_)
            )
        };
        let mut tokens = self.tokens.iter().skip_while(is_stray);
        let Some(Token { is, at }) = tokens.next().cloned() else {
            return true;
        };
        match (is, tokens.next().map(|next| next.is)) {
            (Shape::Open('(') | Shape::OpenComment, _) | (Shape::Word, Some(Shape::Open('('))) => {
                true
            }
            (Shape::Word, Some(Shape::Colon | Shape::Foreign(':')))
                if LISTS.contains(&&self.text[at.clone()]) && at == self.tokens[0].at =>
            {
                let says = "`(` is missing before this; open the facts with it";
                self.report(at.start..at.start, says);
                self.edits.push(Edit::Insert(at.start, '('));
                self.begun = true;
                self.groups.push(Group::new('(', at));
                true
            }
            _ => false,
        }
    }

    fn token(&mut self, token: &Token) {
        let at = token.at.clone();
        match token.is {
            Shape::Comma => self.comma(&at),
            Shape::Foreign(meant) => self.foreign(meant, &at),
            Shape::Colon => self.colon(&at),
            Shape::Open(open) => self.open(open, &at),
            Shape::Close(close) => self.close(close, &at),
            Shape::Text => self.value(&at, Last::Value),
            Shape::Word => self.word(&at),
            Shape::BrokenText => self.broken_text(&at, "this text is never closed, or never opened; put a `\"` before and behind it, and write `\\\"` for one within it"),
            Shape::OtherQuotes => self.broken_text(&at, "a text stands between straight quotation marks; write `\"` before and behind it"),
            Shape::OtherComment | Shape::OtherBlank => {}
            Shape::OpenComment => {
                self.report(at.start..at.start + 2, "this comment is never closed; end it with `*/`");
                self.edits.push(Edit::Strike(at));
            }
        }
    }

    fn comma(&mut self, at: &Range<usize>) {
        match self.groups.last().map(|group| group.last) {
            Some(Last::Nothing | Last::Comma) | None => {
                self.report(at.clone(), "a comma too many; take it away");
                self.edits.push(Edit::Strike(at.clone()));
            }
            Some(Last::Colon) => self.no_value(),
            Some(Last::Name) => {
                let name = self.group().name.clone();
                self.report(name.end..name.end, "a value is missing behind this; write `:` and the value, or take the field away");
                self.edits.push(Edit::Strike(name.start..at.end));
                self.group().last = Last::Comma;
            }
            Some(Last::Word | Last::Value) => self.group().last = Last::Comma,
        }
    }

    /// A name without a value: said behind its colon, and struck out.
    fn no_value(&mut self) {
        let name = self.group().name.clone();
        let field = self.text[name.clone()].to_owned();
        let says = format!("`{field}` has no value; write one, or take the field away");
        self.broken.push(Broken {
            at: name.clone(),
            says,
            field: Some(field),
        });
        let end = match self.tokens.get(self.at) {
            Some(next) if next.is == Shape::Comma => next.at.end,
            _ => self.end,
        };
        self.edits.push(Edit::Strike(name.start..end));
        self.group().last = Last::Comma;
    }

    fn foreign(&mut self, meant: char, at: &Range<usize>) {
        let last = self.groups.last().map(|group| group.last);
        if meant == ':' && !matches!(last, Some(Last::Name | Last::Word | Last::Value)) {
            let says = format!(
                "this `{}` follows no name; take it away",
                &self.text[at.clone()]
            );
            self.report(at.clone(), &says);
            return self.edits.push(Edit::Strike(at.clone()));
        }
        self.replace(at, meant);
        if let Some(group) = self.groups.last_mut() {
            group.last = if meant == ',' {
                Last::Comma
            } else {
                Last::Colon
            };
            group.named |= meant == ':';
        }
    }

    /// Puts a mark of RON in the place of one that is none.
    fn replace(&mut self, at: &Range<usize>, meant: char) {
        let mark = &self.text[at.clone()];
        let says = format!("`{mark}` stands where `{meant}` belongs; write `{meant}`");
        self.report(at.clone(), &says);
        self.edits.push(Edit::Strike(at.clone()));
        self.edits.push(Edit::Insert(at.start, meant));
    }

    fn colon(&mut self, at: &Range<usize>) {
        let end = self.end;
        match self.groups.last_mut() {
            Some(group) if matches!(group.last, Last::Name | Last::Word) => {
                group.named = true;
                group.last = Last::Colon;
            }
            Some(group) if group.open == '(' && group.last == Last::Value => {
                let name = group.name.clone();
                group.named = true;
                group.last = Last::Colon;
                if self.text[name.clone()].starts_with('"') && name.end == end {
                    self.report(
                        name.clone(),
                        "the name of a field has no quotation marks; take them away",
                    );
                    self.edits.push(Edit::Strike(name.start..name.start + 1));
                    self.edits.push(Edit::Strike(name.end - 1..name.end));
                }
            }
            _ => {
                self.report(at.clone(), "this colon follows no name; take it away");
                self.edits.push(Edit::Strike(at.clone()));
            }
        }
    }

    fn open(&mut self, open: char, at: &Range<usize>) {
        self.begun = true;
        if at.len() > 1 {
            self.replace(at, open);
        }
        let awaits_a_name = self.groups.last().is_some_and(|group| {
            group.open == '(' && group.named && matches!(group.last, Last::Value | Last::Comma)
        });
        let in_a_list = self
            .groups
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|group| group.open == '[');
        if open == '(' && awaits_a_name && in_a_list {
            self.missing_closers(self.groups.len() - 1);
        }
        self.value(at, Last::Value);
        self.groups.push(Group::new(open, at.clone()));
    }

    /// A value begins; two in a row lack a comma, one without a name in a record lacks its colon.
    fn value(&mut self, at: &Range<usize>, becomes: Last) {
        let end = self.end;
        let called = self.text[at.clone()].starts_with('(');
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        let before = group.last;
        match before {
            Last::Word if called => {}
            Last::Word | Last::Value => self.missing(end, ','),
            Last::Name => self.missing(end, ':'),
            Last::Nothing | Last::Colon | Last::Comma => {}
        }
        let group = self.group();
        let is_key = group.open == '{' && !matches!(before, Last::Colon | Last::Name);
        if group.last != Last::Colon {
            group.name = at.clone();
        }
        group.last = if is_key { Last::Name } else { becomes };
    }

    fn word(&mut self, at: &Range<usize>) {
        let next = self.tokens.get(self.at + 1).map(|token| token.is);
        let named = matches!(next, Some(Shape::Colon | Shape::Foreign(':')));
        if !named {
            let lacks_colon = matches!(
                next,
                Some(Shape::Text | Shape::Word | Shape::Open('[' | '{'))
            );
            if let Some(group) = self.groups.last_mut()
                && group.open == '('
                && group.named
                && matches!(group.last, Last::Comma)
                && lacks_colon
            {
                group.name = at.clone();
                group.last = Last::Name;
                return;
            }
            return self.value(at, Last::Word);
        }
        let name = self.text[at.clone()].to_owned();
        if self.begins_a_list(&name, at.start) {
            let says = format!(
                "`{name}` begins before the list above it is closed; write {} here",
                self.closers(1)
            );
            self.report(self.before_comma..self.before_comma, &says);
            self.close_to(1);
            self.group().last = Last::Comma;
            self.edits.push(Edit::Insert(self.before_comma, ','));
            self.edits.push(Edit::Strike(self.before_comma..self.end));
        } else if self.groups.last().is_some_and(|group| group.open == '[') {
            self.name_in_a_list(&name, at);
        }
        let end = self.end;
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        match group.last {
            Last::Value | Last::Word | Last::Name => self.missing(end, ','),
            Last::Colon => self.no_value(),
            Last::Nothing | Last::Comma => {}
        }
        let group = self.group();
        group.name = at.clone();
        group.named = true;
        group.last = Last::Name;
    }

    /// A name in a list: the list has ended before, or a record begins without its bracket.
    fn name_in_a_list(&mut self, name: &str, at: &Range<usize>) {
        let within_a_record = self
            .groups
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|group| group.open == '(');
        if FIRST.contains(&name) || self.group().last == Last::Nothing || !within_a_record {
            self.report(
                at.start..at.start,
                "`(` is missing before this; open the record with it",
            );
            self.edits.push(Edit::Insert(at.start, '('));
            self.group().last = Last::Value;
            self.groups.push(Group {
                named: true,
                ..Group::new('(', at.clone())
            });
        } else {
            self.missing_closers(self.groups.len() - 1);
        }
    }

    /// Whether a name begins a list of the file, while brackets before it are still open: it
    /// stands as far left as the first list.
    fn begins_a_list(&self, name: &str, at: usize) -> bool {
        if self.groups.len() <= 1 || !LISTS.contains(&name) {
            return false;
        }
        let column = |at: usize| at - self.text[..at].rfind('\n').map_or(0, |line| line + 1);
        let begins_a_line = self.text[at - column(at)..at].trim().is_empty();
        begins_a_line && column(at) > 0 && column(at) == column(self.groups[0].name.start)
    }

    /// All but the first so many brackets are not closed where they should be: behind what stands before.
    fn missing_closers(&mut self, depth: usize) {
        let at = self.before_comma;
        let closers = self.closers(depth);
        let open = self.groups.split_off(depth);
        let (is, opened) = match &open[..] {
            [] => return,
            [group] => ("is", format!("line {}", self.line(group.at))),
            [first, .., last] => match (self.line(first.at), self.line(last.at)) {
                (first, last) if first == last => ("are", format!("line {first}")),
                (first, last) => ("are", format!("lines {first} to {last}")),
            },
        };
        let says = format!("{closers} {is} missing here; close what was opened at {opened}");
        self.report(at..at, &says);
        let inserts = open.iter().rev();
        let inserts = inserts.map(|group| Edit::Insert(at, closer(group.open)));
        self.edits.extend(inserts);
        let comma = self.end > self.before_comma;
        if let Some(parent) = self.groups.last_mut() {
            parent.last = if comma { Last::Comma } else { Last::Value };
        }
    }

    fn missing(&mut self, at: usize, mark: char) {
        let word = if mark == ',' { "comma" } else { "colon" };
        // Where a bracket is missing the comma behind it is no fault of its own.
        if self
            .broken
            .last()
            .is_none_or(|broken| broken.at != (at..at))
        {
            self.report(at..at, &format!("a {word} is missing here; write `{mark}`"));
        }
        self.edits.push(Edit::Insert(at, mark));
    }

    fn close(&mut self, close: char, at: &Range<usize>) {
        if at.len() > 1 {
            self.replace(at, close);
        }
        if self
            .groups
            .last()
            .is_some_and(|group| group.last == Last::Colon)
        {
            self.no_value();
        }
        let Some(top) = self.groups.last() else {
            return self.stray(close, at);
        };
        if closer(top.open) == close {
            return self.pop();
        }
        let depth = self
            .groups
            .iter()
            .rposition(|group| closer(group.open) == close);
        let fits = |depth: usize| self.fits(depth);
        match depth {
            Some(depth) if fits(depth) => {
                self.missing_closers(depth + 1);
                self.pop();
            }
            _ if fits(self.groups.len() - 1) => {
                let (open, line) = (top.open, self.line(top.at));
                let meant = closer(open);
                self.report(at.clone(), &format!("`{close}` closes nothing here; write `{meant}` for the `{open}` of line {line}"));
                self.edits.push(Edit::Strike(at.clone()));
                self.edits.push(Edit::Insert(at.start, meant));
                self.pop();
            }
            _ => self.stray(close, at),
        }
    }

    fn stray(&mut self, close: char, at: &Range<usize>) {
        self.report(
            at.clone(),
            &format!("`{close}` closes nothing; take it away"),
        );
        self.edits.push(Edit::Strike(at.clone()));
    }

    fn pop(&mut self) {
        self.groups.pop();
        if let Some(parent) = self.groups.last_mut() {
            parent.last = Last::Value;
        }
    }

    /// Whether what comes next can stand where only so many brackets are open.
    fn fits(&self, depth: usize) -> bool {
        let rest = self.tokens[self.at + 1..].iter();
        let mut rest = rest.skip_while(|token| token.is == Shape::Comma);
        let (next, after) = (rest.next(), rest.next());
        let group = depth.checked_sub(1).and_then(|at| self.groups.get(at));
        match (next.map(|token| token.is), group) {
            (None, group) => group.is_none(),
            (Some(_), None) => false,
            (Some(Shape::Close(close)), Some(group)) => closer(group.open) == close,
            (Some(Shape::Word), Some(group))
                if after.is_some_and(|token| token.is == Shape::Colon) =>
            {
                let name = next.map_or("", |token| &self.text[token.at.clone()]);
                group.open == '(' && (depth != 1 || LISTS.contains(&name))
            }
            (Some(_), Some(group)) => group.open != '(' || !group.named,
        }
    }

    /// A text that cannot be read: it goes, with its name.
    fn broken_text(&mut self, at: &Range<usize>, says: &str) {
        let Some(group) = self.groups.last() else {
            return self.report(at.clone(), says);
        };
        let awaited = group.last == Last::Colon;
        let start = if awaited { group.name.start } else { at.start };
        let field = awaited.then(|| self.text[group.name.clone()].to_owned());
        self.broken.push(Broken {
            at: at.clone(),
            says: says.to_owned(),
            field,
        });
        let mut end = at.end;
        if let Some(next) = self.tokens.get(self.at + 1)
            && next.is == Shape::Comma
        {
            end = next.at.end;
            self.at += 1;
        }
        self.edits.push(Edit::Strike(start..end));
        self.group().last = Last::Comma;
    }

    /// What closes the brackets that are open, but for the first so many.
    fn closers(&self, depth: usize) -> String {
        let open = self.groups[depth..].iter().rev();
        let mut marks: Vec<String> = open.map(|group| quoted(closer(group.open))).collect();
        if marks.len() > TOLD {
            marks.truncate(TOLD);
            marks.push(format!("{} more", self.groups.len() - depth - TOLD));
        }
        marks.join(" and ")
    }

    fn close_to(&mut self, depth: usize) {
        while self.groups.len() > depth {
            if let Some(group) = self.groups.pop() {
                self.edits
                    .push(Edit::Insert(self.before_comma, closer(group.open)));
            }
        }
    }

    fn group(&mut self) -> &mut Group {
        self.groups.last_mut().expect("a bracket is open")
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    fn report(&mut self, at: Range<usize>, says: &str) {
        self.broken.push(Broken {
            at,
            says: says.to_owned(),
            field: None,
        });
    }
}

const fn closer(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn quoted(mark: char) -> String {
    format!("`{mark}`")
}
