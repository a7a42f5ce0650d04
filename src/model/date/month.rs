//! A word comes in, the number of the month it names goes out, and back.
//! Refuses to guess: a name is one of the table or no month at all.

struct Month {
    number: u8,
    /// The first name is the one we write; the others are read as well.
    english: &'static [&'static str],
    /// The name of the Ottoman years, which the Republic kept until 1945.
    rumi: &'static str,
    /// In small letters, without the marks that `plain_letters` takes off.
    turkish: &'static [&'static str],
    /// Likewise.
    indonesian: &'static [&'static str],
}

// A language more is a column more.
const MONTHS: [Month; 12] = [
    Month {
        number: 1,
        english: &["January", "jan"],
        rumi: "Kânunusani",
        turkish: &["ocak", "kanunusani", "kanunisani", "sonkanun"],
        indonesian: &["januari"],
    },
    Month {
        number: 2,
        english: &["February", "feb", "febr"],
        rumi: "Şubat",
        turkish: &["subat"],
        indonesian: &["februari", "pebruari", "peb"],
    },
    Month {
        number: 3,
        english: &["March", "mar"],
        rumi: "Mart",
        turkish: &["mart"],
        indonesian: &["maret"],
    },
    Month {
        number: 4,
        english: &["April", "apr"],
        rumi: "Nisan",
        turkish: &["nisan"],
        indonesian: &[],
    },
    Month {
        number: 5,
        english: &["May"],
        rumi: "Mayıs",
        turkish: &["mayis"],
        indonesian: &["mei"],
    },
    Month {
        number: 6,
        english: &["June", "jun"],
        rumi: "Haziran",
        turkish: &["haziran"],
        indonesian: &["juni"],
    },
    Month {
        number: 7,
        english: &["July", "jul"],
        rumi: "Temmuz",
        turkish: &["temmuz"],
        indonesian: &["juli"],
    },
    Month {
        number: 8,
        english: &["August", "aug"],
        rumi: "Ağustos",
        turkish: &["agustos"],
        indonesian: &["agustus", "agt", "ags", "agu", "agust"],
    },
    Month {
        number: 9,
        english: &["September", "sep", "sept"],
        rumi: "Eylül",
        turkish: &["eylul"],
        indonesian: &[],
    },
    Month {
        number: 10,
        english: &["October", "oct"],
        rumi: "Teşrinievvel",
        turkish: &["ekim", "tesrinievvel", "ilktesrin"],
        indonesian: &["oktober", "okt"],
    },
    Month {
        number: 11,
        english: &["November", "nov"],
        rumi: "Teşrinisani",
        turkish: &["kasim", "tesrinisani", "sontesrin"],
        indonesian: &["nopember", "nop"],
    },
    Month {
        number: 12,
        english: &["December", "dec"],
        rumi: "Kânunuevvel",
        turkish: &["aralik", "kanunuevvel", "kanunievvel", "ilkkanun"],
        indonesian: &["desember", "des"],
    },
];

/// The month that a word names in English, Turkish (of today or of the Ottoman years) or
/// Indonesian, in full or cut short, whatever its case, with or without Turkish letters.
#[must_use]
pub fn month_named(word: &str) -> Option<u8> {
    let word = plain_letters(word);
    let named = |month: &&Month| {
        let english = month.english.iter();
        english
            .into_iter()
            .any(|name| name.eq_ignore_ascii_case(&word))
            || month.turkish.contains(&word.as_str())
            || month.indonesian.contains(&word.as_str())
    };
    MONTHS.iter().find(named).map(|month| month.number)
}

/// Whether a word names a month in Turkish, and in none of the other languages.
#[must_use]
pub fn is_turkish_month(word: &str) -> bool {
    let word = plain_letters(word);
    MONTHS
        .iter()
        .any(|month| month.turkish.contains(&word.as_str()))
}

/// The English name of a month; `None` when there is no such month.
#[must_use]
pub fn month_name(number: u8) -> Option<&'static str> {
    let month = MONTHS.get(usize::from(number).checked_sub(1)?)?;
    month.english.first().copied()
}

/// The name of a month in Ottoman dates; `None` when there is no such month.
pub(super) fn rumi_month_name(number: u8) -> Option<&'static str> {
    let found = MONTHS.iter().find(|month| month.number == number);
    found.map(|month| month.rumi)
}

/// Small letters without the marks of Turkish: `KÂNUN-I SÂNÎ` is `kanun-i sani`.
#[must_use]
pub fn plain_letters(words: &str) -> String {
    // A capital İ becomes an i and a dot of its own, which goes with the other loose marks.
    let small = words.chars().flat_map(char::to_lowercase);
    let kept = small.filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    kept.map(|c| match c {
        'ı' | 'î' => 'i',
        'ş' => 's',
        'ğ' => 'g',
        'ü' | 'û' => 'u',
        'ö' => 'o',
        'ç' => 'c',
        'â' => 'a',
        other => other,
    })
    .collect()
}
