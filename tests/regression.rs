//! What fuzzing found, each with the smallest input that showed it.

use crate::harness::hist;

/// Arguments that clap refuses are repeated in its message, which a terminal must survive too.
#[test]
fn a_refused_argument_does_not_act_on_the_terminal() {
    for argument in ["\u{202e}x", "\u{1b}[31mx", "\u{85}\u{2028}\u{200f}x"] {
        let refused = [
            hist("conflicts").args(&["--", argument]),
            hist("who").args(&["--format", argument]),
            hist("who").args(&[&format!("--{argument}")]),
        ];
        for run in refused {
            let outcome = run.run();
            assert_eq!(outcome.code, 2, "{outcome}");
            let acts = |c: char| histcli::model::acts(c) && c != '\n';
            assert!(!outcome.stderr.contains(acts), "{:?}", outcome.stderr);
            assert!(outcome.stderr.contains('\u{fffd}'), "{outcome}");
        }
    }
}
