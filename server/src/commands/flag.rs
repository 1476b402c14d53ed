//! How the command line calls a field, and what it says of one: nothing below knows of flags.

use tributary_domain::language::Lang;
use tributary_domain::violation::Violation;

/// The fields that arguments fill, each with its argument.
const ARGUMENTS: [(&str, &str); 28] = [
    ("ab_percent", "ab-percent"),
    ("affiliate_id", "affiliate"),
    ("before", "before"),
    ("brand_id", "brand"),
    ("campaign_id", "campaign"),
    ("click_spool", "click-spool"),
    ("code", "code"),
    ("currency", "currency"),
    ("database", "database"),
    ("description", "description"),
    ("destination_url", "destination"),
    ("destination_url_ab", "destination-ab"),
    ("domain", "domain"),
    ("email", "email"),
    ("expires", "expires"),
    ("fallback_url", "fallback-url"),
    ("go_host", "go-host"),
    ("hostname", "hostname"),
    ("key", "key"),
    ("name", "name"),
    ("operator", "operator"),
    ("options", "option"),
    ("permission", "permission"),
    ("private_affiliate_ids", "private"),
    ("rate", "rate"),
    ("scope", "scope"),
    ("staff_id", "staff"),
    ("username", "username"),
];

/// What the command line calls a field. One that no argument fills, such as a setting or a
/// password, keeps its name.
pub(super) fn flag(field: &str) -> String {
    let known = ARGUMENTS.iter().find(|(name, _)| *name == field);
    known.map_or_else(|| field.to_owned(), |(_, argument)| format!("--{argument}"))
}

/// What is wrong with which argument.
pub(crate) fn sentence(violations: &[Violation]) -> String {
    let said = violations.iter().map(|Violation { field, rule }| {
        let sentence = rule.text(Lang::En);
        format!("{}: {sentence}", flag(field.as_str()))
    });
    said.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{ARGUMENTS, flag};
    use crate::commands::Cli;
    use clap::CommandFactory as _;
    use std::collections::BTreeSet;
    use tributary_domain::form::Field;
    use tributary_domain::{brand, campaign, custom_tag, link, operator, promo_code, staff};

    /// The long names of every argument there is.
    fn arguments(command: &clap::Command, found: &mut BTreeSet<String>) {
        found.extend(
            command
                .get_arguments()
                .filter_map(|arg| arg.get_long())
                .map(str::to_owned),
        );
        command
            .get_subcommands()
            .for_each(|command| arguments(command, found));
    }

    #[test]
    fn every_flag_is_an_argument() {
        let mut known = BTreeSet::new();
        arguments(&Cli::command(), &mut known);
        for (field, argument) in ARGUMENTS {
            assert!(known.contains(argument), "{field}: --{argument}");
        }
    }

    #[test]
    fn every_field_that_is_typed_has_its_flag() {
        let forms: [&[Field]; 7] = [
            &brand::form::FIELDS,
            &link::form::FIELDS,
            &[campaign::NAME],
            &promo_code::form::FIELDS,
            &custom_tag::form::FIELDS,
            &staff::form::FIELDS,
            &operator::form::FIELDS,
        ];
        for field in forms.concat() {
            let is_flag = flag(field.name).starts_with("--");
            assert_eq!(is_flag, field != staff::form::PASSWORD, "{}", field.name);
        }
    }
}
