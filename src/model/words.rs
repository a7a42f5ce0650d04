//! Closed vocabularies: the kinds and statuses that a fact file may name.
//!
//! Each is an enum whose variants have two spellings: the one in a fact file
//! (`Newspaper`) and the one in output (`newspaper`, lower case with hyphens).

/// One word of a closed vocabulary.
pub trait Word: Copy + Sized + 'static {
    /// The spellings that a fact file uses, in the order of the declaration.
    const NAMES: &'static [&'static str];
    /// Every word, in the same order as [`Word::NAMES`].
    const ALL: &'static [Self];
    /// The spelling in output: lower case with hyphens.
    fn as_str(self) -> &'static str;

    /// The word that a fact file spells `name`.
    fn from_name(name: &str) -> Option<Self> {
        let at = Self::NAMES.iter().position(|known| *known == name)?;
        Some(Self::ALL[at])
    }

    /// The word that a question spells `text`, in any case.
    fn from_text(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        Self::ALL.iter().copied().find(|word| word.as_str() == text)
    }
}

/// Declares an enum and its two spellings.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $crate::model::Word for $name {
            const NAMES: &'static [&'static str] = &[$(stringify!($variant)),+];
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}
pub(crate) use words;
