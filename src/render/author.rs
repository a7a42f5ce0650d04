//! Who wrote a work: the text of a record becomes persons and others, in order.
//!
//! In comes what the fact file says, out come names for a bibliography. A person is told apart
//! into family and given name only where the text itself does: `Egorov, Boris`, `K. E.
//! Voroshilov`, `Аралов С. И.`. Everything else stays whole, for `Boris Egorov` and `Russia
//! Beyond` look alike, and nobody can tell from the letters which of Mao Zedong's names is
//! the family's. Several authors stand apart by `;`, or by `and` and commas where every part
//! is such a person.

/// One author.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// A person whose names are told apart.
    Person {
        /// The name to sort by, with its particles.
        family: String,
        /// The others, or their initials.
        given: String,
    },
    /// A person or a body, by the name as written.
    Whole(String),
}

/// Initials that begin the names of bodies (`U. S. Army`), not of persons.
const STATES: [&str; 4] = ["US", "UK", "UN", "NY"];

/// What follows a comma and is no given name.
const SUFFIXES: [&str; 8] = ["Jr", "Sr", "Inc", "Ltd", "Co", "II", "III", "IV"];

pub(super) fn authors(text: &str) -> Vec<Author> {
    let parts = text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts
        .flat_map(|part| people(part).unwrap_or_else(|| vec![Author::Whole(part.to_owned())]))
        .collect()
}

/// Persons joined by `and` and commas; none if any part is not certainly one.
fn people(text: &str) -> Option<Vec<Author>> {
    let listed = |part: &str| match person(part) {
        Some(person) => Some(vec![person]),
        None => part.split(", ").map(initialled).collect(),
    };
    let people: Option<Vec<Vec<Author>>> = text.split(" and ").map(listed).collect();
    people.map(|people| people.into_iter().flatten().collect())
}

fn person(text: &str) -> Option<Author> {
    let Some((family, given)) = text.split_once(',') else {
        return initialled(text);
    };
    let (family, given) = (words(family), words(given));
    let (last, particles) = family.split_last()?;
    let is_family = is_name(last) && particles.iter().all(|word| is_particle(word));
    let is_given = (1..=3).contains(&given.len())
        && given.iter().all(|word| is_name(word) || is_initials(word))
        && !given.iter().any(|word| SUFFIXES.contains(word));
    (is_family && is_given).then(|| of(&family, &given))
}

/// A family name with initials before or behind it.
fn initialled(text: &str) -> Option<Author> {
    let words = words(text);
    if let Some((family, initials)) = words.split_last()
        && is_name(family)
        && are_initials(initials)
    {
        let letters: String = initials.concat().replace('.', "");
        return (!STATES.contains(&letters.as_str())).then(|| of(&[family], initials));
    }
    let (family, initials) = words.split_first()?;
    (is_name(family) && are_initials(initials)).then(|| of(&[family], initials))
}

fn of(family: &[&str], given: &[&str]) -> Author {
    Author::Person {
        family: family.join(" "),
        given: given.join(" "),
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// A word that can be a name: letters, neither all small (`van`) nor all capital (`TASS`).
fn is_name(word: &str) -> bool {
    let joins = |c: char| matches!(c, '-' | '\'' | '’' | 'ʼ') || is_accent(c);
    let letters: Vec<char> = word.chars().filter(|c| !joins(*c)).collect();
    word.starts_with(char::is_alphabetic)
        && letters.iter().all(|c| c.is_alphabetic())
        && !letters.iter().all(|c| c.is_lowercase())
        && !letters.iter().all(|c| c.is_uppercase())
}

fn is_particle(word: &str) -> bool {
    word.chars().all(char::is_lowercase)
}

fn are_initials(words: &[&str]) -> bool {
    !words.is_empty() && words.iter().all(|word| is_initials(word))
}

/// Single capital letters with their stops: `K.`, `С.И.`, `J.-P.`; not `Dr.`
fn is_initials(word: &str) -> bool {
    let is_one = |part: &str| {
        let mut letters = part.trim_start_matches('-').chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(is_accent)
    };
    word.strip_suffix('.')
        .is_some_and(|letters| letters.split('.').all(is_one))
}

/// A mark that stands on the letter before it.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let shown: Vec<String> = authors(text)
            .into_iter()
            .map(|author| match author {
                Author::Person { family, given } => format!("{family} | {given}"),
                Author::Whole(name) => name,
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn persons_are_split_where_the_text_does() {
        case("Egorov, Boris", &["Egorov | Boris"]);
        case("K. E. Voroshilov", &["Voroshilov | K. E."]);
        case("С.И. Аралов", &["Аралов | С.И."]);
        case("Аралов С. И.", &["Аралов | С. И."]);
        case("İ. İnönü", &["İnönü | İ."]);
        case("van der Berg, Jan", &["van der Berg | Jan"]);
        case("al-Husri, Sati", &["al-Husri | Sati"]);
        case("O'Neill, J.-P.", &["O'Neill | J.-P."]);
        case("毛, 泽东", &["毛 | 泽东"]);
    }

    #[test]
    fn several_are_told_apart() {
        case("Reed, A. and Holm, B.", &["Reed | A.", "Holm | B."]);
        case(
            "A. Reed, B. Holm and C. Dent",
            &["Reed | A.", "Holm | B.", "Dent | C."],
        );
        case("TASS; K. E. Voroshilov;", &["TASS", "Voroshilov | K. E."]);
    }

    #[test]
    fn the_rest_stays_whole() {
        for text in [
            "Boris Egorov",
            "Russia Beyond",
            "RT",
            "RT, Moscow",
            "U. S. Army",
            "Dr. Strange",
            "Smith, Jr",
            "Smith, Inc.",
            "L. van Beethoven",
            "Ministry of War and Navy",
            "Historical Society, Ankara",
            "Reed, A., Holm, B.",
            "A. Reed, editors",
            "{x}, \\y",
            ",",
            "and",
        ] {
            case(text, &[text]);
        }
        case(" ; ", &[]);
    }
}
