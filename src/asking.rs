//! Asking: facts are loaded, every question is answered, and the answers are written.

use std::io::{self, BufRead};

use histcli::{
    ask::{self, NoAnswer, Question},
    facts::{Facts, Kind, Page},
    model::Id,
    render::{self, Answered, Look, Replies},
};

use crate::{
    Failure, Outcome,
    cli::{Cli, Common, Output, Words},
    locate::{self, Wanted},
    screen, tell, tell_unless_quiet, write_out,
};

/// Answers what is asked.
pub fn ask(cli: &Cli, words: Words) -> Result<Outcome, Failure> {
    let common = cli.common();
    let files = locate::fact_files(&Wanted {
        named: &common.facts,
        built_in: common.builtin,
        stdin_is_taken: matches!(words, Words::Batch(_)),
    })?;
    let pages: Vec<Page<'_>> = files
        .iter()
        .map(|file| Page::new(&file.name, &file.text))
        .collect();
    let facts = Facts::load(&pages)?;
    let (question, lines) = match words {
        Words::Asked(question) => (question, None),
        Words::Batch(of) => (of(String::new()), Some((of, questions()?))),
    };
    let batch = lines.is_some();
    let mut outcome = Outcome::Answered;
    let mut replies = Replies {
        question: &question,
        batch,
        answers: Vec::new(),
    };
    let sources = match sources(&facts, &common) {
        Ok(sources) => sources,
        Err(unknown) => {
            tell_unless_quiet(&common, &unknown.to_string());
            write(&facts, &replies, cli)?;
            return Ok(Outcome::NothingFound);
        }
    };
    let facts = if sources.is_empty() {
        facts
    } else {
        facts.according_to(&sources)
    };
    let asked = match lines {
        None => vec![(question.clone(), None)],
        Some((of, lines)) => lines
            .into_iter()
            .map(|line| (of(line.clone()), Some(line)))
            .collect(),
    };
    for (question, line) in asked {
        replies
            .answers
            .push(ask_one(&facts, &question, line, &common, &mut outcome));
    }
    // With `--one` an answer that is not one leaves stdout empty; so does a question that is none.
    if outcome < Outcome::Trouble || (outcome == Outcome::Trouble && batch) {
        write(&facts, &replies, cli)?;
    }
    Ok(outcome)
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

/// Answers one question; what stands in the way goes to stderr and worsens the outcome.
fn ask_one<'f>(
    facts: &'f Facts,
    question: &Question,
    asked: Option<String>,
    common: &Common,
    outcome: &mut Outcome,
) -> Answered<'f> {
    let mut worsen = |to: Outcome| *outcome = (*outcome).max(to);
    let answer = match ask::answer(facts, question, common.all) {
        Ok(answer) if common.one && answer.rows().len() > 1 => {
            worsen(Outcome::NotOne);
            let rows = answer.rows();
            let wanted = asked
                .as_ref()
                .map_or_else(String::new, |asked| format!(" to `{asked}`"));
            let number = rows.len();
            tell(&format!(
                "{number} rows answer{wanted}, where one was wanted:\n  {}",
                rows.join("\n  ")
            ));
            None
        }
        Ok(mut answer) => {
            let limit = common.limit.and_then(|rows| usize::try_from(rows).ok());
            answer.truncate(limit.unwrap_or(usize::MAX));
            Some(answer)
        }
        Err(error) => {
            if error.is_misasked() {
                worsen(Outcome::Trouble);
                tell(&error.to_string());
            } else {
                worsen(Outcome::NothingFound);
                tell_unless_quiet(common, &error.to_string());
            }
            None
        }
    };
    Answered { asked, answer }
}

fn write(facts: &Facts, replies: &Replies<'_, '_>, cli: &Cli) -> Result<(), Failure> {
    let common = cli.common();
    let given = || {
        replies
            .answers
            .iter()
            .filter_map(|answered| answered.answer.as_ref())
    };
    let output = common.output(screen::is_terminal());
    let text = match output {
        Output::Answers(format) => {
            let look = Look {
                width: screen::width(),
                colour: screen::colour(common.color()),
                header: common.header(),
                calendar: common.calendar(),
                ascii: cli.ascii(),
            };
            render::text(facts, replies, format, look)
        }
        Output::Works(form) => {
            let works: Vec<_> = given().flat_map(|answer| answer.works(facts)).collect();
            render::bibliography(facts, &works, form)
        }
    };
    write_out(&text)?;
    if matches!(output, Output::Answers(format) if format.is_data()) {
        for remark in given().flat_map(render::remarks) {
            tell_unless_quiet(&common, &remark);
        }
    }
    Ok(())
}
