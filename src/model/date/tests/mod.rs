//! Tables: EDTF to its bounds, its English, its place in time, or its error.

mod calendars;
mod english;
mod errors;
mod said;
mod within;

use super::{Certainty, Date, Day, Period};

fn date(written: &str) -> Date {
    Date::parse(written).unwrap()
}

#[test]
fn days() {
    assert_eq!(Day::new(1921, 2, 29), None);
    assert_eq!(Day::new(1921, 13, 1), None);
    assert_eq!(Day::new(1921, 1, 0), None);
    let leap = Day::new(1920, 2, 29).unwrap();
    assert_eq!(leap.next(), Day::new(1920, 3, 1));
    assert_eq!(Day::new(1920, 3, 1).unwrap().previous(), Some(leap));
    assert_eq!(Day::new(0, 1, 1).unwrap().previous(), Day::new(-1, 12, 31));
    assert_eq!(Day::new(i64::MAX, 12, 31).unwrap().next(), None);
    assert_eq!(Day::new(i64::MIN, 1, 1).unwrap().previous(), None);
    assert_eq!(Day::new(-44, 3, 15).unwrap().to_string(), "-0044-03-15");
    assert_eq!(Day::new(1921, 3, 16).unwrap().to_string(), "1921-03-16");
}

#[test]
fn bounds() {
    #[track_caller]
    fn case(written: &str, earliest: &str, latest: &str) {
        let text = |day: Option<Day>| day.map_or("-".to_owned(), |day| day.to_string());
        let date = date(written);
        assert_eq!(date.as_written(), written);
        assert_eq!(
            (text(date.earliest()).as_str(), text(date.latest()).as_str()),
            (earliest, latest)
        );
    }
    case("1921-03-16", "1921-03-16", "1921-03-16");
    case("1920-02", "1920-02-01", "1920-02-29");
    case("1921-36", "1921-10-01", "1921-12-31");
    case("1921-24", "1921-12-01", "1922-02-28");
    case("1921-XX-31", "1921-01-31", "1921-12-31");
    case("193X", "1930-01-01", "1939-12-31");
    case("1920/1922", "1920-01-01", "1922-12-31");
    case("1921-03-16/..", "1921-03-16", "-");
    case("/1921", "-", "1921-12-31");
    case("[1880-12-29,1880-12-30]", "1880-12-29", "1880-12-30");
    case("[..1921]", "-", "1921-12-31");
    case("Y1E100", "-", "-");
    case("-0043", "-0043-01-01", "-0043-12-31");
}

#[test]
fn together() {
    #[track_caller]
    fn case(one: &str, other: &str, overlap: bool, same: bool) {
        let (one, other) = (date(one), date(other));
        assert_eq!((one.overlaps(&other), one.is_same(&other)), (overlap, same));
        assert_eq!((other.overlaps(&one), other.is_same(&one)), (overlap, same));
    }
    case("1921", "1921-03-16", true, false);
    case("1921", "1922", false, false);
    case("1921-03-16/", "1950", true, false);
    case("1921-03-16/", "1920", false, false);
    case("?2004-?06", "2004-06?", true, true);
    case("1921~", "1921", true, false);
    case("Y1E100", "1921", false, false);
}

#[test]
fn one_of() {
    #[track_caller]
    fn case(dates: &[&str], expected: Option<&str>) {
        let dates: Vec<Date> = dates.iter().map(|text| date(text)).collect();
        let one = Date::one_of(&dates.iter().collect::<Vec<_>>());
        assert_eq!(one.as_ref().map(Date::as_written), expected);
    }
    case(&["1881", "1882"], Some("[1881,1882]"));
    case(
        &["1881~", "[1882,1883..1885]", "1881~"],
        Some("[1881~,1882,1883..1885]"),
    );
    case(&["1881", "1881"], Some("1881"));
    case(&["[..1881]"], Some("[..1881]"));
    case(&["1881", "1882/1883"], None);
    case(&["{1881,1882}"], None);
    case(&["1921-03-16T10:30:00Z"], None);
    case(&[], None);
}

#[test]
fn questions() {
    assert_eq!(date("XXXX-XX-16").spans().len(), 120_000);
    assert_eq!(date("XXXX-XX-XX").spans().len(), 1);
    assert_eq!(date("193X").spans().len(), 1);
    assert_eq!(date("1921-03-XX").spans().len(), 1);
    assert!(date("Y1E100").spans().is_empty());
    let every = Period::EveryYear {
        month: 2,
        day: None,
    };
    assert_eq!(date("XXXX-02").period(), every);
    assert_eq!(date("XXXX-02-XX~").period(), every);
    assert!(matches!(date("XXXX-02-1X").period(), Period::Spans(_)));
    let never = Period::EveryYear {
        month: 2,
        day: Some(30),
    };
    assert_eq!(date("1921").within(&never), None);
}

/// Expressions put together from pieces, sound and unsound.
fn expressions() -> impl Iterator<Item = String> {
    const PIECES: [&str; 16] = [
        "",
        "1921",
        "19XX",
        "XXXX",
        "-0043",
        "-03",
        "-02-29",
        "-XX-16",
        "-24",
        "~",
        "?",
        "/",
        "..",
        ",",
        "Y17E7",
        "2024-0X-3X",
    ];
    let pairs = || {
        PIECES
            .iter()
            .flat_map(|one| PIECES.iter().map(move |two| format!("{one}{two}")))
    };
    pairs().flat_map(move |start| {
        PIECES.iter().step_by(3).flat_map(move |end| {
            let whole = format!("{start}{end}");
            [format!("[{whole}]"), format!("{{{whole}}}"), whole]
        })
    })
}

#[test]
fn laws() {
    let asked = [
        date("1921-03").period(),
        date("XXXX-02-29").period(),
        date("../2024").period(),
    ];
    let mut sound = 0;
    for written in expressions() {
        match Date::parse(&written) {
            Ok(date) => {
                sound += 1;
                if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
                    assert!(first <= last, "{written}");
                }
                assert!(!date.text().is_empty(), "{written}");
                assert!(date.is_same(&date) && date.overlaps(&date), "{written}");
                let found = asked
                    .iter()
                    .any(|asked| date.within(asked) == Some(Certainty::Certain));
                assert!(!(found && date.is_doubtful()), "{written}");
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    assert!(sound > 200, "{sound}");
}
