//! How a fact file is laid out: on one line what fits, else a line for each part.

/// A piece of a fact file.
pub(super) enum Node {
    /// A text, a number, a word.
    Plain(String),
    /// Values in a list.
    List(Vec<Node>),
    /// Named values.
    Record(Vec<(&'static str, Node)>),
    /// Values by text.
    Map(Vec<(String, Node)>),
}

/// The brackets around the parts of a piece, and the parts with their names.
type Parts<'n> = (char, char, Vec<(String, &'n Node)>);

/// How long a line may be.
const WIDTH: usize = 100;

const INDENT: &str = "    ";

impl Node {
    /// A record of the fields that there are.
    pub fn record(fields: impl IntoIterator<Item = Option<(&'static str, Self)>>) -> Self {
        Self::Record(fields.into_iter().flatten().collect())
    }

    /// Whether it is a value that stands alone.
    pub const fn is_plain(&self) -> bool {
        matches!(self, Self::Plain(_))
    }

    /// The brackets around its parts, and the parts with their names; a plain value has none.
    fn parts(&self) -> Result<Parts<'_>, &str> {
        let named = |name: &str, value| (format!("{name}: "), value);
        match self {
            Self::Plain(text) => Err(text),
            Self::List(items) => {
                let items = items.iter().map(|item| (String::new(), item));
                Ok(('[', ']', items.collect()))
            }
            Self::Record(fields) => {
                let fields = fields.iter().map(|(name, value)| named(name, value));
                Ok(('(', ')', fields.collect()))
            }
            Self::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| named(key, value));
                Ok(('{', '}', entries.collect()))
            }
        }
    }
}

/// A piece as text, its further lines indented by so many steps.
pub(super) fn text(node: &Node, depth: usize) -> String {
    let line = flat(node);
    let room = WIDTH.saturating_sub(INDENT.len() * depth);
    let (open, close, parts) = match node.parts() {
        Ok(parts) if line.chars().count() >= room => parts,
        _ => return line,
    };
    let mut text = String::from(open);
    for (name, part) in parts {
        text.push('\n');
        text.push_str(&INDENT.repeat(depth + 1));
        text.push_str(&name);
        text.push_str(&self::text(part, depth + 1));
        text.push(',');
    }
    text.push('\n');
    text.push_str(&INDENT.repeat(depth));
    text.push(close);
    text
}

/// A piece on one line.
fn flat(node: &Node) -> String {
    match node.parts() {
        Err(plain) => plain.to_owned(),
        Ok((open, close, parts)) => {
            let parts = parts.into_iter().map(|(name, part)| name + &flat(part));
            let parts = parts.collect::<Vec<_>>().join(", ");
            format!("{open}{parts}{close}")
        }
    }
}
