//! What can go wrong with texts that compile.

use super::fill;

#[test]
fn fills_names_and_nothing_else() {
    assert_eq!(
        fill(
            "Hello {name}, {count} new",
            &[("name", "{count}"), ("count", "3")]
        ),
        "Hello {count}, 3 new"
    );
    assert_eq!(fill("a { b {x} }", &[("y", "1")]), "a { b {x} }");
}

#[cfg(feature = "texts")]
mod translations {
    use super::super::Catalogue;
    use super::super::plural::{BETWEEN, forms};
    use crate::language::Lang;
    use std::collections::{BTreeMap, BTreeSet};

    /// A catalogue's file, and its texts in the order of [`Lang::ALL`].
    type Texts = (&'static str, Vec<&'static [&'static str]>);

    fn texts<C: Catalogue>() -> Vec<&'static [&'static str]> {
        Lang::ALL.map(C::texts).into()
    }

    /// Every catalogue.
    fn all() -> Vec<Texts> {
        vec![
            (
                "affiliate",
                texts::<crate::text::affiliate::AffiliateText>(),
            ),
            ("audit", texts::<crate::text::audit::AuditText>()),
            ("column", texts::<crate::text::column::ColumnText>()),
            (
                "dashboard",
                texts::<crate::text::dashboard::DashboardText>(),
            ),
            ("deal", texts::<crate::text::deal::DealText>()),
            ("event", texts::<crate::text::event::EventText>()),
            ("explain", texts::<crate::text::explain::ExplainText>()),
            ("link", texts::<crate::text::link::LinkText>()),
            ("list", texts::<crate::text::list::ListText>()),
            ("offer", texts::<crate::text::offer::OfferText>()),
            ("office", texts::<crate::text::office::OfficeText>()),
            ("payment", texts::<crate::text::payment::PaymentText>()),
            ("payout", texts::<crate::text::payout::PayoutText>()),
            ("player", texts::<crate::text::player::PlayerText>()),
            ("portal", texts::<crate::text::portal::PortalText>()),
            ("problem", texts::<crate::text::problem::ProblemText>()),
            ("rule", texts::<crate::violation::PlainRule>()),
            ("rule_text", texts::<crate::violation::RuleText>()),
            ("refusal", texts::<crate::refusal::RefusalText>()),
        ]
    }

    #[test]
    fn every_catalogue_is_looked_at() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/en");
        let files: BTreeSet<String> = (std::fs::read_dir(folder).unwrap())
            .map(|file| {
                file.unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        let known: BTreeSet<String> = all().iter().map(|(file, _)| (*file).to_owned()).collect();
        assert_eq!(files, known);
    }

    /// One thought has one wording: where two texts are the same in English, they are in every other
    /// language, unless they mean different things there.
    #[test]
    fn one_english_text_has_one_translation() {
        let mut found: BTreeMap<(&str, &str), BTreeSet<(&str, &str)>> = BTreeMap::new();
        for (file, texts) in all() {
            for (lang, translated) in Lang::ALL.iter().zip(&texts) {
                for (english, text) in texts[0].iter().zip(*translated) {
                    found
                        .entry((english, lang.code()))
                        .or_default()
                        .insert((text, file));
                }
            }
        }
        let mut several = Vec::new();
        for ((english, lang), texts) in found {
            let wordings: BTreeSet<&str> = texts.iter().map(|(text, _)| *text).collect();
            if wordings.len() > 1 && !TWO_MEANINGS.contains(&(english, lang)) {
                several.push(format!("{english:?} in {lang}: {texts:?}"));
            }
        }
        assert!(several.is_empty(), "{}", several.join("\n"));
    }

    /// English texts that stand for two things, and languages that tell them apart.
    const TWO_MEANINGS: [(&str, &str); 2] = [
        // The place in the office, and the button.
        ("Import", "de"),
        ("Import", "fr"),
    ];

    /// The names that a text's values go by, sorted.
    fn names(text: &str) -> Vec<String> {
        let mut names: Vec<String> = (text.split('{').skip(1))
            .filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()))
            .collect();
        names.sort();
        names
    }

    /// What values are called in texts. A whole number that words agree with is `count`, and nothing
    /// else: then the text has a form for each that its language has.
    const NAMES: [&str; 42] = [
        // What is written out: names of things and people, dates, amounts with their currency.
        "after",
        "allowed",
        "amount",
        "before",
        "code",
        "conditions",
        "currency",
        "date",
        "day",
        "figure",
        "first",
        "from",
        "has",
        "invoice",
        "kind",
        "last",
        "least",
        "macros",
        "method",
        "month",
        "most",
        "name",
        "names",
        "needs",
        "now",
        "operator",
        "percent",
        "rate",
        "reason",
        "status",
        "tier",
        "to",
        "tracker",
        "value",
        "volume",
        "year",
        // The number that something goes by.
        "link",
        "n",
        // Numbers that no word beside them agrees with.
        "done",
        "failed",
        "total",
        // The whole number that words agree with.
        "count",
    ];

    /// Fails where a translation is empty, has other `{name}`s than the English text, or does not have
    /// the forms of its language where there is a count, and one form where there is none.
    #[test]
    fn translations_are_there_and_fit_together() {
        for (file, texts) in all() {
            fit_together(file, &texts);
        }
    }

    fn fit_together(file: &str, texts: &[&[&str]]) {
        for (lang, translated) in Lang::ALL.into_iter().zip(texts) {
            for (text, english) in translated.iter().zip(texts[0]) {
                let place = format!("{file}: {english:?} in {}", lang.code());
                let given: Vec<&str> = text.split(BETWEEN).collect();
                assert!(given.iter().all(|form| !form.trim().is_empty()), "{place}");
                let wanted = english
                    .rsplit(BETWEEN)
                    .next()
                    .map(names)
                    .unwrap_or_default();
                for name in &wanted {
                    assert!(NAMES.contains(&name.as_str()), "{place}: what is {name}?");
                }
                let has_count = wanted.iter().any(|name| name == "count");
                let expected = if has_count { forms(lang).len() } else { 1 };
                assert_eq!(given.len(), expected, "{place}: its forms");
                assert_eq!(
                    given.last().map(|form| names(form)),
                    Some(wanted.clone()),
                    "{place}"
                );
                for form in given {
                    // "The first line" needs no number.
                    let named = names(form);
                    let all = wanted.iter().filter(|name| *name != "count");
                    assert!(
                        all.clone().all(|name| named.contains(name)),
                        "{place}: {form:?}"
                    );
                    assert!(
                        named.iter().all(|name| wanted.contains(name)),
                        "{place}: {form:?}"
                    );
                }
            }
        }
    }
}
