//! A letter comes in, its script comes out, and what that script writes and leaves out.

/// The writing a word is in, as far as telling "the same letters" from "transliterated" needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    #[default]
    Latin,
    Greek,
    Cyrillic,
    /// Arabic, Hebrew, Syriac: vowels are mostly left out.
    Abjad,
    /// The scripts of India and those that came of them, from Devanagari to Thai.
    Brahmic,
    Kana,
    Hangul,
    Han,
    Other,
}

impl Script {
    /// Whether consonants and vowels are written, letter by letter.
    pub const fn is_alphabetic(self) -> bool {
        matches!(
            self,
            Self::Latin | Self::Greek | Self::Cyrillic | Self::Other
        )
    }

    /// The script whose words have the same plain letters: what is transliterated letter by letter reads as Latin.
    pub const fn plain(self) -> Self {
        match self {
            Self::Cyrillic | Self::Greek | Self::Other => Self::Latin,
            script => script,
        }
    }

    /// Whether one character is a syllable or a word, never an initial.
    pub const fn is_syllabic(self) -> bool {
        matches!(self, Self::Kana | Self::Hangul | Self::Han)
    }

    /// The script of a letter.
    pub const fn of(letter: char) -> Self {
        match letter {
            '\0'..='\u{24f}'
            | '\u{1e00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{a720}'..='\u{a7ff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Self::Cyrillic,
            '\u{590}'..='\u{7bf}'
            | '\u{860}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}' => Self::Abjad,
            '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Self::Brahmic,
            '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
                Self::Kana
            }
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' => {
                Self::Hangul
            }
            '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Han
            }
            _ => Self::Other,
        }
    }
}
