//! Asking: facts are loaded, every question is answered, and the answers are written once it is
//! known that what they rest on was whole.

use std::io::{self, BufRead};

use histcli::{
    ask::{self, NoAnswer, Question},
    facts::{Facts, Kind},
    model::Id,
    render::{self, Answered, Look, Replies},
};

use crate::{
    Failure, Outcome,
    cli::{Cli, Common, Output, Words},
    loading::Loading,
    locate::{self, Wanted},
    screen, tell, tell_unless_quiet, write_out,
};

/// Answers what is asked.
pub fn ask(cli: &Cli, words: Words) -> Result<Outcome, Failure> {
    let common = cli.common();
    let found = locate::find(&Wanted {
        named: &common.facts,
        built_in: common.builtin,
        stdin_is_taken: matches!(words, Words::Batch(_)),
    })?;
    let mut loading = Loading::of(found, common.quiet)?;
    let mut facts = loading.facts()?;
    let (question, lines) = match words {
        Words::Asked(question) => (question, None),
        Words::Batch(of) => (of(String::new()), Some((of, questions()?))),
    };
    let batch = lines.is_some();
    let asked = match lines {
        None => vec![(question.clone(), None)],
        Some((of, lines)) => lines
            .into_iter()
            .map(|line| (of(line.clone()), Some(line)))
            .collect(),
    };
    loop {
        let (told, all) = tell_all(facts, &question, &asked, batch, cli);
        if loading.stood(&all)? {
            let outcome = told.out(&common);
            // The end of the program frees all records faster than they free themselves.
            std::mem::forget(all);
            return outcome;
        }
        drop(all);
        facts = loading.facts()?;
    }
}

/// What is told once it is known that it can be: on stderr before and after the answers, and the answers.
struct Told {
    before: Vec<String>,
    text: Option<String>,
    after: Vec<String>,
    outcome: Outcome,
}

impl Told {
    fn out(self, common: &Common) -> Result<Outcome, Failure> {
        self.before.iter().for_each(|message| tell(message));
        if let Some(text) = self.text {
            write_out(&text)?;
        }
        for remark in self.after {
            tell_unless_quiet(common, &remark);
        }
        Ok(self.outcome)
    }
}

/// Answers every question; the facts come back, for whoever asks whether they were whole.
fn tell_all(
    facts: Facts,
    question: &Question,
    asked: &[(Question, Option<String>)],
    batch: bool,
    cli: &Cli,
) -> (Told, Facts) {
    let common = cli.common();
    let output = common.output(screen::is_terminal());
    let mut told = Told {
        before: Vec::new(),
        text: None,
        after: Vec::new(),
        outcome: Outcome::Answered,
    };
    let mut replies = Replies {
        question,
        batch,
        answers: Vec::new(),
    };
    let sources = match sources(&facts, &common) {
        Ok(sources) => sources,
        Err(unknown) => {
            told.outcome = Outcome::NothingFound;
            told.before
                .extend((!common.quiet).then(|| unknown.to_string()));
            told.text = Some(text(&facts, &replies, cli, output));
            return (told, facts);
        }
    };
    let facts = if sources.is_empty() {
        facts
    } else {
        facts.according_to(&sources)
    };
    for (question, line) in asked {
        let reply = ask_one(&facts, question, line.clone(), &common, &mut told);
        replies.answers.push(reply);
    }
    // With `--one` an answer that is not one leaves stdout empty; so does a question that is none.
    let outcome = told.outcome;
    if outcome < Outcome::Trouble || (outcome == Outcome::Trouble && batch) {
        told.text = Some(text(&facts, &replies, cli, output));
        if matches!(output, Output::Answers(format) if format.is_data()) {
            let answers = replies.answers.iter().filter_map(|a| a.answer.as_ref());
            told.after = answers.flat_map(render::remarks).collect();
        }
    }
    // As all that was read for them, they go with the program.
    std::mem::forget(replies);
    (told, facts)
}

/// The ids of the chosen sources; none where none is chosen.
fn sources(facts: &Facts, common: &Common) -> Result<Vec<Id>, NoAnswer> {
    let known = |id: &String| match facts.source(id) {
        Some(source) => Ok(source.id.clone()),
        None => Err(ask::unknown_id(facts, &[Kind::Source], id)),
    };
    common.source.iter().map(known).collect()
}

/// The lines of stdin that ask something.
fn questions() -> Result<Vec<String>, Failure> {
    const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
    let mut lines = Vec::new();
    for (at, line) in io::stdin().lock().split(b'\n').enumerate() {
        let mut line = line.map_err(Failure::Stdin)?;
        if at == 0 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        let line = String::from_utf8(line).map_err(|_| Failure::NotText(at + 1))?;
        if !line.trim().is_empty() {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// Answers one question; what stands in the way is told on stderr and worsens the outcome.
fn ask_one<'f>(
    facts: &'f Facts,
    question: &Question,
    asked: Option<String>,
    common: &Common,
    told: &mut Told,
) -> Answered<'f> {
    let mut worsen = |to: Outcome, message: Option<String>| {
        told.outcome = told.outcome.max(to);
        told.before.extend(message);
    };
    let answer = match ask::answer(facts, question, common.all) {
        Ok(answer) if common.one && answer.rows().len() > 1 => {
            let rows = answer.rows();
            let wanted = asked
                .as_ref()
                .map_or_else(String::new, |asked| format!(" to `{asked}`"));
            let number = rows.len();
            let message = format!(
                "{number} rows answer{wanted}, where one was wanted:\n  {}",
                rows.join("\n  ")
            );
            worsen(Outcome::NotOne, Some(message));
            None
        }
        Ok(mut answer) => {
            let limit = common.limit.and_then(|rows| usize::try_from(rows).ok());
            answer.truncate(limit.unwrap_or(usize::MAX));
            Some(answer)
        }
        Err(error) if error.is_misasked() => {
            worsen(Outcome::Trouble, Some(error.to_string()));
            None
        }
        Err(error) => {
            let message = (!common.quiet).then(|| error.to_string());
            worsen(Outcome::NothingFound, message);
            None
        }
    };
    Answered { asked, answer }
}

/// The replies as they are written.
fn text(facts: &Facts, replies: &Replies<'_, '_>, cli: &Cli, output: Output) -> String {
    let common = cli.common();
    match output {
        Output::Answers(format) => {
            // Programs do not look.
            let seen = !format.is_data();
            let look = Look {
                width: if seen { screen::width() } else { 0 },
                colour: seen && screen::colour(common.color()),
                header: common.header(),
                calendar: common.calendar(),
                ascii: cli.ascii(),
            };
            render::text(facts, replies, format, look)
        }
        Output::Works(form) => {
            let given = replies.answers.iter();
            let given = given.filter_map(|answered| answered.answer.as_ref());
            let works: Vec<_> = given.flat_map(|answer| answer.works(facts)).collect();
            render::bibliography(facts, &works, form)
        }
    }
}
