//! A page of a list in words.

use super::cells::{Cells, acts};
use super::{Action, Choice, Empty, Field, Head, Line, ListView, Tab, Words};
use crate::api::failure::Failure;
use crate::request::Request;
use form_urlencoded::Serializer;
use tributary_domain::language::Lang;
use tributary_domain::list::filter::ALL;
use tributary_domain::list::query::SIZES;
use tributary_domain::list::{FilterKind, List, Query, Sort};
use tributary_domain::report::Cell as Value;
use tributary_domain::text::list::ListText;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::payout::PayoutText;
use tributary_domain::text::player::PlayerText;
use tributary_domain::text::{Catalogue, Sentence, fill, plural};
use tributary_service::Actor;
use tributary_service::list::Page;

/// The page as it is shown to who asks for it.
pub(super) async fn view(on: &Request, page: &Page) -> Result<ListView, Failure> {
    let (query, list, lang) = (&page.query, page.query.list, on.lang);
    let cells = Cells::new(on, page).await?;
    let lines: Vec<Line> = (page.lines.iter())
        .map(|line| Line {
            id: line.id,
            tick: fill(
                OfficeText::Select.text(lang),
                &[("name", &cells.name(line))],
            ),
            cells: (query.shown())
                .map(|column| cells.cell(line, column))
                .collect(),
            acts: acts(&cells, line),
        })
        .collect();
    let last = page.last();
    let actions = actions(on, page);
    let empty = lines
        .is_empty()
        .then(|| empty(lang, query, actions.first()));
    let (tabs, tabs_label) = tabs(lang, page);
    Ok(ListView {
        id: [list.prefix(), "list"].concat(),
        prefix: list.prefix().to_owned(),
        name: title(list).say(lang).to_owned(),
        path: list.path().to_owned(),
        tabs,
        tabs_label,
        search: search(lang, query),
        fields: fields(lang, page),
        kept: kept(query, |name| {
            name == "per_page" || name == "columns" || is_tab(list, name)
        }),
        is_narrowed: query.narrowing() > 0,
        heads: heads(on, query),
        totals: totals(&cells, page),
        said: said(lang, page),
        earlier: (query.page > 1).then(|| address(&query.on_page(query.page - 1))),
        later: (query.page < last).then(|| address(&query.on_page(query.page + 1))),
        sizes: sizes(lang, query),
        chooser: chooser(on, query),
        chooser_kept: kept(query, |name| name != "columns" && name != "page"),
        file: file(query),
        actions,
        empty,
        words: words(lang, query),
        lines,
    })
}

/// The address of what a query asks for.
pub(super) fn address(query: &Query) -> String {
    with_query(query.list.path(), &query.on_page(query.page))
}

/// The address of its file, which says its columns in any case: who opens it elsewhere has the same.
fn file(query: &Query) -> String {
    let mut pairs = query.on_page(1).pairs();
    let name = [query.list.prefix(), "columns"].concat();
    if !pairs.iter().any(|(known, _)| *known == name) {
        pairs.push((name, query.columns_text()));
    }
    let text = Serializer::new(String::new()).extend_pairs(pairs).finish();
    [&query.list.file_path(), "?", &text].concat()
}

fn with_query(path: &str, query: &Query) -> String {
    let pairs = query.pairs();
    if pairs.is_empty() {
        return path.to_owned();
    }
    let text = Serializer::new(String::new()).extend_pairs(pairs).finish();
    [path, "?", &text].concat()
}

/// The parameters of an address that a form carries along.
fn kept(query: &Query, is_kept: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let prefix = query.list.prefix();
    let pairs = query.pairs().into_iter();
    pairs
        .filter(|(name, _)| name.strip_prefix(prefix).is_some_and(&is_kept))
        .collect()
}

fn is_tab(list: List, key: &str) -> bool {
    let filter = list.filter(key);
    filter.is_some_and(|filter| matches!(filter.kind, FilterKind::Tabs { .. }))
}

fn named(query: &Query, name: &str) -> String {
    [query.list.prefix(), name].concat()
}

fn tabs(lang: Lang, page: &Page) -> (Vec<Tab>, String) {
    let query = &page.query;
    for filter in query.list.filters() {
        let FilterKind::Tabs { choices, .. } = filter.kind else {
            continue;
        };
        let here = query.filter(filter.key);
        let count = |value: Option<&str>| {
            let counts = page.counts.iter();
            let of = counts.filter(|(known, _)| value.is_none_or(|value| value == known));
            plural::whole(lang, of.map(|(_, count)| count).sum())
        };
        let tab = |value: Option<&str>, text: &dyn Sentence| Tab {
            href: address(&query.with_filter(filter.key, value)),
            text: text.say(lang).to_owned(),
            count: count(value),
            is_here: value == here,
        };
        let mut tabs: Vec<Tab> = (choices.iter())
            .map(|choice| tab(Some(choice.value), choice.words))
            .collect();
        tabs.push(tab(None, &OfficeText::All));
        debug_assert!(filter.read(ALL).is_none());
        return (tabs, filter.label.say(lang).to_owned());
    }
    (Vec::new(), String::new())
}

fn search(lang: Lang, query: &Query) -> Option<Field> {
    let help = query.list.search_help();
    query.list.is_searched().then(|| Field {
        name: named(query, "q"),
        label: OfficeText::Search.text(lang).to_owned(),
        kind: "search".to_owned(),
        value: query.search.clone(),
        example: help.map_or_else(String::new, |help| help.say(lang).to_owned()),
        ..Field::default()
    })
}

/// The filters, and the order for pages too narrow for headings.
fn fields(lang: Lang, page: &Page) -> Vec<Field> {
    let query = &page.query;
    let all = || (String::new(), OfficeText::All.text(lang).to_owned());
    let filters = query.list.filters().iter().filter_map(|filter| {
        let (kind, choices) = match filter.kind {
            FilterKind::Tabs { .. } => return None,
            FilterKind::Choice(choices) => {
                let choices = choices.iter();
                let choices = choices
                    .map(|choice| (choice.value.to_owned(), choice.words.say(lang).to_owned()));
                ("select", std::iter::once(all()).chain(choices).collect())
            }
            FilterKind::Brand => {
                let brands = page.brands.iter();
                let brands = brands.map(|(id, name)| (id.to_string(), name.clone()));
                ("select", std::iter::once(all()).chain(brands).collect())
            }
            FilterKind::Affiliate => ("search", Vec::new()),
            FilterKind::Day => ("date", Vec::new()),
        };
        let example = match filter.kind {
            FilterKind::Affiliate => PlayerText::AffiliateHelp.text(lang),
            _ => "",
        };
        Some(Field {
            name: named(query, filter.key),
            label: filter.label.say(lang).to_owned(),
            kind: kind.to_owned(),
            value: query.filter(filter.key).unwrap_or_default().to_owned(),
            example: example.to_owned(),
            choices,
            is_for_narrow: false,
        })
    });
    let mut fields: Vec<Field> = filters.collect();
    fields.push(order(lang, query));
    fields
}

fn order(lang: Lang, query: &Query) -> Field {
    let columns = query.list.columns().iter();
    let choices = columns
        .filter(|column| column.is_sortable)
        .flat_map(|column| {
            [false, true].map(|is_descending| {
                let sort = Sort {
                    column: column.key,
                    is_descending,
                };
                let text = if is_descending {
                    ListText::Descending
                } else {
                    ListText::Ascending
                };
                let name = short(column.heading.say(lang));
                (sort.text(), fill(text.text(lang), &[("name", name)]))
            })
        });
    Field {
        name: named(query, "sort"),
        label: OfficeText::Sort.text(lang).to_owned(),
        kind: "select".to_owned(),
        value: query.sort.text(),
        example: String::new(),
        choices: choices.collect(),
        is_for_narrow: true,
    }
}

/// A heading without the currency: "Deposits in {currency}".
fn short(heading: &str) -> &str {
    let before = heading.split('{').next().unwrap_or(heading).trim_end();
    if before.len() == heading.len() {
        return heading;
    }
    let word = before.trim_end_matches('(').trim_end();
    word.rsplit_once(' ')
        .filter(|(_, last)| last.chars().count() <= 3)
        .map_or(word, |(name, _)| name)
}

fn heads(on: &Request, query: &Query) -> Vec<Head> {
    let columns = query.shown().map(|column| {
        let is_here = query.sort.column == column.key;
        let is_descending = query.sort.is_descending;
        let sort = Sort {
            column: column.key,
            // Once more turns it over.
            is_descending: is_here && !is_descending,
        };
        let direction = if is_descending {
            "descending"
        } else {
            "ascending"
        };
        let currency = [("currency", on.operator.currency.as_str())];
        Head {
            text: fill(column.heading.say(on.lang), &currency),
            is_number: column.is_number(),
            href: column.is_sortable.then(|| address(&query.sorted_by(sort))),
            sorted: is_here.then(|| direction.to_owned()),
        }
    });
    columns.collect()
}

fn totals(cells: &Cells<'_>, page: &Page) -> Vec<String> {
    let has_one = page.query.shown().any(|column| column.has_total);
    if !has_one || page.lines.is_empty() {
        return Vec::new();
    }
    let totals = page.totals.iter().map(|total| match total {
        Value::None => String::new(),
        total => cells.plain(total),
    });
    totals.collect()
}

fn said(lang: Lang, page: &Page) -> String {
    if page.lines.is_empty() {
        return String::new();
    }
    let before = (page.query.page - 1).saturating_mul(page.query.per_page);
    let shown = i64::try_from(page.lines.len()).unwrap_or(i64::MAX);
    let number = |count: i64| plural::whole(lang, count);
    let (from, to) = (number(before + 1), number(before.saturating_add(shown)));
    let values = [("from", from.as_str()), ("to", to.as_str())];
    plural::counted(lang, ListText::Range.text(lang), page.total, &values)
}

fn sizes(lang: Lang, query: &Query) -> Vec<Tab> {
    let sizes = SIZES.map(|size| Tab {
        href: address(&query.in_pages_of(size)),
        text: plural::whole(lang, size),
        count: String::new(),
        is_here: size == query.per_page,
    });
    sizes.into()
}

fn chooser(on: &Request, query: &Query) -> Vec<Choice> {
    let columns = query.list.columns().iter().enumerate();
    let currency = [("currency", on.operator.currency.as_str())];
    let choices = columns.map(|(place, column)| Choice {
        key: column.key.to_owned(),
        text: fill(column.heading.say(on.lang), &currency),
        is_on: query.columns.contains(&column.key),
        is_fixed: place == 0,
    });
    choices.collect()
}

/// What can be begun above a list, for those who may.
fn actions(on: &Request, page: &Page) -> Vec<Action> {
    let Actor::Staff { role, .. } = &on.actor else {
        return Vec::new();
    };
    let (decides, pays) = (role.decides_on_affiliates(), role.decides_on_payments());
    let owner = page.query.filter("affiliate");
    let owner = owner.filter(|whose| whose.bytes().all(|byte| byte.is_ascii_digit()));
    let of_owner = owner.map_or_else(String::new, |id| ["?affiliate=", id].concat());
    let action = match page.query.list {
        List::Brands if decides => (
            "/office/brands/new".to_owned(),
            OfferText::NewBrand.text(on.lang),
        ),
        List::Links if decides && page.brands.is_empty() => (
            "/office/brands/new".to_owned(),
            OfferText::BrandFirst.text(on.lang),
        ),
        List::Links if decides => (
            "/office/links/new".to_owned(),
            OfferText::NewLink.text(on.lang),
        ),
        List::Deals if decides => (
            ["/office/deals/new", &of_owner].concat(),
            tributary_domain::text::deal::DealText::NewDeal.text(on.lang),
        ),
        List::Payments if pays => (
            "/office/payments/new".to_owned(),
            PayoutText::PayAtOnce.text(on.lang),
        ),
        _ => return Vec::new(),
    };
    let (href, text) = action;
    vec![Action {
        href,
        text: text.to_owned(),
    }]
}

/// What a list is of.
fn title(list: List) -> &'static dyn Sentence {
    use tributary_domain::text::link::LinkText;
    use tributary_domain::text::payment::PaymentText;
    match list {
        List::Affiliates => &OfferText::Affiliates,
        List::Players | List::OwnPlayers => &OfferText::Registrations,
        List::Brands => &OfferText::Brands,
        List::Links => &OfferText::Links,
        List::Campaigns => &OfferText::Campaigns,
        List::PromoCodes => &OfferText::PromoCodes,
        List::Deals => &OfferText::Deals,
        List::Payments | List::OwnPayments => &OfferText::Payments,
        List::Imports => &PlayerText::Imports,
        List::OwnLinks => &LinkText::Pages,
        List::OwnEntries => &PaymentText::Entries,
    }
}

/// What stands in place of the lines: the way back where something narrows the list, else how it
/// begins.
fn empty(lang: Lang, query: &Query, begin: Option<&Action>) -> Empty {
    use tributary_domain::text::deal::DealText;
    use tributary_domain::text::link::LinkText;
    use tributary_domain::text::payment::PaymentText;
    let say = |title: &dyn Sentence, text: Option<&dyn Sentence>, action: Option<Action>| Empty {
        title: title.say(lang).to_owned(),
        text: text.map_or_else(String::new, |text| text.say(lang).to_owned()),
        action,
    };
    let back = |text: &dyn Sentence, query: &Query| {
        Some(Action {
            href: address(query),
            text: text.say(lang).to_owned(),
        })
    };
    if query.is_narrowed() {
        let mut whole = query.whole();
        // The tab stays.
        whole.filters = query.filters.clone();
        whole.filters.retain(|(key, _)| is_tab(query.list, key));
        return say(
            &ListText::NoneMatch,
            Some(&ListText::NoneMatchText),
            back(&ListText::Clear, &whole),
        );
    }
    let begin = begin.cloned();
    match query.list {
        List::Affiliates if query.filter("status") == Some("pending") => say(
            &OfficeText::NobodyWaits,
            Some(&OfficeText::NobodyWaitsText),
            back(&OfficeText::ShowAll, &query.whole()),
        ),
        List::Affiliates => say(
            &OfficeText::NothingFound,
            Some(&OfficeText::NothingFoundText),
            back(&OfficeText::ShowAll, &query.whole()),
        ),
        List::Players | List::OwnPlayers => {
            say(&PlayerText::None, Some(&PlayerText::NoneText), None)
        }
        List::Brands => say(&OfferText::NoBrands, Some(&OfferText::NoBrandsText), begin),
        List::Links => say(&OfferText::NoLinks, Some(&OfferText::NoLinksText), begin),
        List::Campaigns => say(
            &OfferText::NoCampaigns,
            Some(&OfferText::NoCampaignsText),
            None,
        ),
        List::PromoCodes => say(
            &OfferText::NoPromoCodes,
            Some(&OfferText::NoPromoCodesText),
            None,
        ),
        List::Deals => say(&DealText::NoDeals, Some(&DealText::NoDealsOffice), begin),
        List::Payments => say(
            &PayoutText::NothingWaits,
            Some(&PayoutText::NothingWaitsText),
            begin,
        ),
        List::Imports => say(&PlayerText::NoImports, None, None),
        List::OwnLinks => say(&LinkText::NoLinks, Some(&LinkText::NoLinksText), None),
        List::OwnPayments => say(&PaymentText::NoPayments, None, None),
        List::OwnEntries => say(&PaymentText::NoEntries, None, None),
    }
}

fn words(lang: Lang, query: &Query) -> Words {
    let say = |text: &dyn Sentence| text.say(lang).to_owned();
    let filters = match query.narrowing() {
        0 => say(&ListText::Filters),
        count => fill(ListText::FiltersOn.text(lang), &[("n", &count.to_string())]),
    };
    Words {
        show: say(&OfficeText::Show),
        filters,
        columns: say(&ListText::Columns),
        choose: say(&ListText::Choose),
        apply: say(&ListText::Apply),
        download: say(&ListText::Download),
        per_page: say(&ListText::PerPage),
        pages: say(&OfficeText::Pages),
        earlier: say(&OfficeText::Earlier),
        later: say(&OfficeText::Later),
        total: say(&ListText::Sum),
        acts: say(&PayoutText::Decide),
        tick_all: say(&OfficeText::SelectAll),
    }
}
