//! Words that say by which calendar a date is meant come in; that and the words without them go
//! out. Refuses to take them from words without a figure: `rumi` and `julian march` may be names.

use crate::model::date::{Calendar, plain_letters};

/// By which calendar a date is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    /// Nobody said: Gregorian, unless the words give away another.
    Unsaid,
    /// Said to be Gregorian.
    New,
    In(Calendar),
}

const STYLES: [(&str, Style); 14] = [
    ("os", Style::In(Calendar::Julian)),
    ("o.s.", Style::In(Calendar::Julian)),
    ("o.s", Style::In(Calendar::Julian)),
    ("o. s.", Style::In(Calendar::Julian)),
    ("old style", Style::In(Calendar::Julian)),
    ("old-style", Style::In(Calendar::Julian)),
    ("julian", Style::In(Calendar::Julian)),
    ("rumi", Style::In(Calendar::Rumi)),
    ("ns", Style::New),
    ("n.s.", Style::New),
    ("n.s", Style::New),
    ("new style", Style::New),
    ("new-style", Style::New),
    ("gregorian", Style::New),
];

/// "3 march 1921 os" is "3 march 1921", by the Julian calendar; so is "julian 3 march 1921".
pub(super) fn said(words: &str) -> (Style, &str) {
    let at_end = |name: &str| {
        let bare = words
            .strip_suffix(name)
            .and_then(|rest| rest.strip_suffix(' '));
        let inside = || {
            words
                .strip_suffix(')')?
                .strip_suffix(name)?
                .strip_suffix('(')
        };
        bare.or_else(inside).map(str::trim_end)
    };
    let at_start = |name: &str| words.strip_prefix(name)?.strip_prefix(' ');
    let found = STYLES.iter().find_map(|(name, style)| {
        let rest = at_end(name).or_else(|| at_start(name))?;
        let dated = rest.contains(|c: char| c.is_ascii_digit());
        dated.then_some((*style, rest))
    });
    found.unwrap_or((Style::Unsaid, words))
}

impl Style {
    /// This, or what was said of the whole where nothing is said here.
    pub fn or(self, whole: Self) -> Self {
        match self {
            Self::Unsaid => whole,
            Self::New | Self::In(_) => self,
        }
    }
}

/// Ottoman months of two words put into one: `teşrin-i evvel`, `birinci teşrin`, `k. sani`.
pub(super) fn joined_months(words: &str) -> String {
    const PAIRS: [(&str, &str, &str); 16] = [
        ("tesrin", "evvel", "tesrinievvel"),
        ("tesrin", "sani", "tesrinisani"),
        ("kanun", "evvel", "kanunuevvel"),
        ("kanun", "sani", "kanunusani"),
        ("t.", "evvel", "tesrinievvel"),
        ("t.", "sani", "tesrinisani"),
        ("k.", "evvel", "kanunuevvel"),
        ("k.", "sani", "kanunusani"),
        ("birinci", "tesrin", "tesrinievvel"),
        ("ikinci", "tesrin", "tesrinisani"),
        ("birinci", "kanun", "kanunuevvel"),
        ("ikinci", "kanun", "kanunusani"),
        ("ilk", "tesrin", "tesrinievvel"),
        ("son", "tesrin", "tesrinisani"),
        ("ilk", "kanun", "kanunuevvel"),
        ("son", "kanun", "kanunusani"),
    ];
    const BETWEEN: [&str; 14] = [
        "", " ", "-", "i", "u", "i-", "i ", "u-", "u ", "-i ", "-i-", "-u ", "-u-", " i ",
    ];
    let mut text = plain_letters(words);
    if !["tesrin", "kanun", "evvel", "sani"]
        .iter()
        .any(|part| text.contains(part))
    {
        return words.to_owned();
    }
    for (first, second, whole) in PAIRS {
        for between in BETWEEN {
            text = text.replace(&format!("{first}{between}{second}"), whole);
        }
    }
    text
}
