//! Any text as a date, and as the time of a question. What must hold:
//!
//! - A date prints back as it was written; one that is refused is refused in words.
//! - It begins before it ends, and so does every run of its days.
//! - It is itself and overlaps itself.
//! - It can be said in English and by both calendars.

#![no_main]

use histcli::{
    ask::period,
    model::{Calendar, Date, Span},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(Err(fault)) = period::read(text) {
        assert!(!fault.to_string().is_empty());
    }
    let date = match Date::parse(text) {
        Ok(date) => date,
        Err(fault) => return assert!(!fault.to_string().is_empty()),
    };
    assert_eq!(date.as_written(), text);
    if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
        assert!(first <= last, "{text}");
    }
    for Span { first, last } in date.spans() {
        if let (Some(first), Some(last)) = (first, last) {
            assert!(first <= last, "{text}");
        }
    }
    assert!(date.is_same(&date) && date.overlaps(&date), "{text}");
    let _ = date.within(&date.period());
    let _ = date.stretches();
    assert!(!date.text().is_empty());
    for calendar in [Calendar::Julian, Calendar::Rumi] {
        assert_ne!(date.in_calendar(calendar).as_deref(), Some(""));
    }
    let _ = Date::one_of(&[&date, &date]);
});
