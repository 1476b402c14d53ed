use super::*;

#[test]
fn the_first_word_on_a_field_counts() {
    let mut violations = Violations::default();
    assert!(violations.clone().finish().is_ok());
    violations.add("name", Rule::Length { most: 3 });
    violations.add("name".to_owned(), PlainRule::NameTaken);
    violations.add("domain", PlainRule::HostName);
    let found = violations.finish().unwrap_err();
    let expected: [Violation; 2] = [
        ("name", Rule::Length { most: 3 }).into(),
        ("domain", PlainRule::HostName).into(),
    ];
    assert_eq!(found, expected);
}

#[test]
fn names_and_texts_are_bounded_and_trimmed() {
    assert_eq!(name(" ab ", 2), Ok("ab".into()));
    for bad in ["", " ", "abc", "a\0"] {
        assert_eq!(name(bad, 2), Err(Rule::Length { most: 2 }), "{bad:?}");
    }
    assert_eq!((text(" äö ", 2), text("  ", 2)), (Ok("äö"), Ok("")));
    for bad in ["abc", "a\0"] {
        assert_eq!(text(bad, 2), Err(Rule::TooLong { most: 2 }), "{bad:?}");
    }
}

#[cfg(feature = "texts")]
mod sentences {
    use crate::language::Lang;
    use crate::refusal::{Refusal, RefusalText};
    use crate::text::Catalogue;
    use crate::violation::{PlainRule, Rule, RuleText};

    /// Every sentence of a rule or refusal, in every language.
    fn all() -> Vec<&'static str> {
        let of = |lang| {
            [
                PlainRule::texts(lang),
                RuleText::texts(lang),
                RefusalText::texts(lang),
            ]
        };
        Lang::ALL
            .into_iter()
            .flat_map(of)
            .flatten()
            .copied()
            .collect()
    }

    #[test]
    fn none_speaks_of_the_command_line_and_all_end() {
        for text in all() {
            assert!(!text.contains("--"), "{text}");
            assert!(text.len() > 5 && !text.ends_with(' '), "{text}");
        }
    }

    #[test]
    fn every_value_has_its_place_and_nothing_is_left_open() {
        for lang in Lang::ALL {
            for text in PlainRule::texts(lang) {
                assert!(!text.contains('{'), "{text} is filled with nothing");
            }
            let rules = Rule::samples().into_iter().map(|rule| rule.text(lang));
            let refusals = Refusal::samples().into_iter();
            for text in rules.chain(refusals.map(|refusal| refusal.text(lang))) {
                assert!(!text.contains(['{', '}']), "{text}");
            }
        }
    }

    /// One rule has one sentence: two of the same English text are one rule.
    #[test]
    fn no_rule_stands_there_twice() {
        let mut texts: Vec<&str> = [PlainRule::texts(Lang::En), RuleText::texts(Lang::En)].concat();
        texts.sort_unstable();
        let twice: Vec<_> = texts.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        // The same length is asked of both.
        assert_eq!(twice, [["Use at least 6 characters."; 2]]);
    }

    #[test]
    fn the_browser_has_what_its_forms_can_break() {
        assert_eq!(*PlainRule::of_sign_up().start(), 0);
        assert!(PlainRule::of_sign_up().contains(&PlainRule::PasswordCommon.index()));
        assert!(PlainRule::of_deals().contains(&PlainRule::TierTwice.index()));
    }
}
