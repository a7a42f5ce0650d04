//! A picture in SVG as it grows downwards: text and shapes come in, a whole document goes out.
//!
//! Whatever text comes in, the document is well-formed and shows it as text.

use super::terminal::flow;

/// Readable on light and on dark; the background is the picture's own.
const STYLE: &str = "\
text{font:12px sans-serif;fill:#1c1e21}
.heading{font-size:16px;font-weight:bold}.strong{font-weight:bold}
.faint{fill:#5a6067}.doubt{fill:#8f4f00}
.paper{fill:#fff}.row{fill:none;pointer-events:all}.grid{stroke:#d5d8dc}
.solid{fill:#245a8d}.vague{fill:#245a8d;fill-opacity:.2;stroke:#245a8d;stroke-dasharray:3 2}
@media(prefers-color-scheme:dark){text{fill:#e6e8ea}.faint{fill:#a4abb3}.doubt{fill:#f2b65a}
.paper{fill:#16191d}.grid{stroke:#383e45}
.solid{fill:#7fb7ea}.vague{fill:#7fb7ea;stroke:#7fb7ea}}
";

/// A picture in the making.
#[derive(Default)]
pub(super) struct Paper {
    body: String,
    used: usize,
}

impl Paper {
    /// How far down it is filled.
    pub fn y(&self) -> usize {
        self.used + 12
    }

    /// Leaves some room.
    pub fn down(&mut self, pixels: usize) {
        self.used += pixels;
    }

    /// Elements as they are.
    pub fn put(&mut self, elements: &str) {
        self.body.push_str(elements);
    }

    /// Where the next element will stand among all.
    pub fn mark(&self) -> usize {
        self.body.len()
    }

    /// Elements behind all that came after a mark.
    pub fn insert(&mut self, mark: usize, elements: &str) {
        self.body.insert_str(mark, elements);
    }

    /// A line of text, and on to the next.
    pub fn text(&mut self, x: usize, class: &str, text: &str) {
        self.label(x, class, text);
        self.down(20);
    }

    /// Text in this line.
    pub fn label(&mut self, x: usize, class: &str, text: &str) {
        let (y, text) = (self.y() + 14, xml(text));
        self.put(&format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>\n"
        ));
    }

    /// Elements in a column of this line, out of which nothing shows.
    pub fn clipped(&mut self, x: usize, width: usize, elements: &str) {
        let y = self.y();
        self.put(&format!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"20\">{elements}</svg>\n"
        ));
    }

    /// The document.
    pub fn finish(self, title: &str, description: &str) -> String {
        let (height, body) = (self.y() + 12, self.body);
        let (title, description) = (xml(title), xml(description));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\" height=\"{height}\" \
             viewBox=\"0 0 1000 {height}\" role=\"img\">\n\
             <title>{title}</title>\n<desc>{description}</desc>\n<style>\n{STYLE}</style>\n\
             <rect class=\"paper\" width=\"1000\" height=\"{height}\"/>\n{body}</svg>\n"
        )
    }
}

/// Tenths of a pixel as pixels.
pub(super) fn px(tenths: usize) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// Text that is no markup, of characters that XML allows.
pub(super) fn xml(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in flow(text, false).chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => shown.push('\u{FFFD}'),
            c => shown.push(c),
        }
    }
    shown
}
