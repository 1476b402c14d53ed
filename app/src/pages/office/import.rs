//! `/office/import`: files of events, how far they are, and which lines were not accepted.

use crate::api::failure::Failure;
use crate::api::import::{Desk, Line, Row, import_desk};
use crate::api::list::{self, Cell, Head, ListView};
use crate::api::view::Named;
use crate::components::failed::PageFailed;
use crate::components::list::{asked, lines as table, list_of};
use crate::components::office::ways;
use crate::components::title::arrive;
use crate::i18n::{number, t, tf, tn};
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::list::List;
use tributary_domain::text::player::PlayerText;

/// Where it is.
const PATH: &str = "/office/import";

/// Files of events.
pub fn view() -> AnyView {
    arrive(t(PlayerText::Import), &site().operator);
    let query = use_query_map();
    let id = Memo::new(move |_| query.with(|query| query.get("id")?.parse::<i64>().ok()));
    let desk = Resource::new(move || id.get(), import_desk);
    let imports = asked(List::Imports);
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(PlayerText::Import)}</h1>
            <Transition>
                {move || Suspend::new(async move {
                    match desk.await {
                        Ok(found) => {
                            follow(desk, imports, &found);
                            page(found)
                        }
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
            <section class="stack">
                <h2>{t(PlayerText::Imports)}</h2>
                {list_of(imports)}
            </section>
        </div>
    }
    .into_any()
}

/// Looks again in a moment, as long as the import that is shown goes on.
#[cfg(feature = "hydrate")]
fn follow(
    desk: Resource<Result<Desk, Failure>>,
    imports: Resource<Result<ListView, Failure>>,
    found: &Desk,
) {
    let is_running = |(row, _): &(Row, Vec<Line>)| row.state == "running";
    if found.shown.as_ref().is_some_and(is_running) {
        set_timeout(
            move || {
                desk.refetch();
                imports.refetch();
            },
            std::time::Duration::from_millis(700),
        );
    }
}

#[cfg(not(feature = "hydrate"))]
fn follow(_: Resource<Result<Desk, Failure>>, _: Resource<Result<ListView, Failure>>, _: &Desk) {}

fn page(desk: Desk) -> AnyView {
    let shown = desk.shown.clone().map(|(row, lines)| progress(&row, lines));
    let form = if desk.may_import {
        form(&desk)
    } else {
        view! { <p>{t(PlayerText::ReadsOnly)}</p> }.into_any()
    };
    view! { {shown} {form} }.into_any()
}

fn form(desk: &Desk) -> AnyView {
    let problem = |name: &str| {
        let found = desk.problems.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.clone())
    };
    let (brand, file) = (problem("brand_id"), problem("file"));
    let is_wrong = brand.is_some() || file.is_some() || !desk.message.is_empty();
    let summary = is_wrong.then(|| {
        let message = (!desk.message.is_empty()).then(|| view! { <p>{desk.message.clone()}</p> });
        let links = [("#brand_id", brand.clone()), ("#file", file.clone())];
        let links = links
            .into_iter()
            .filter_map(|(href, text)| Some((href, text?)));
        let links: Vec<_> = links
            .map(|(href, text)| view! { <li><a href=href rel="external">{text}</a></li> })
            .collect();
        view! {
            <div class="summary" role="alert">
                <h2>{t(PlayerText::PleaseCheck)}</h2>
                {message}
                <ul>{links}</ul>
            </div>
        }
    });
    let invalid = |problem: &Option<String>| problem.as_ref().map(|_| "true");
    let (brand_invalid, file_invalid) = (invalid(&brand), invalid(&file));
    let (brand_fine, file_fine) = (brand.is_none(), file.is_none());
    view! {
        <form method="post" action=PATH enctype="multipart/form-data" class="card choice">
            {summary}
            <p class="help">{t(PlayerText::ImportHelp)}</p>
            <div class="field">
                <label for="brand_id">{t(PlayerText::Brand)}</label>
                <select
                    id="brand_id"
                    name="brand_id"
                    required
                    aria-describedby="error-brand_id"
                    aria-invalid=brand_invalid
                >
                    {brands(&desk.brands, &desk.chosen)}
                </select>
                <p class="field-error" id="error-brand_id" hidden=brand_fine>{brand.unwrap_or_default()}</p>
            </div>
            <div class="field">
                <label for="file">{t(PlayerText::File)}</label>
                <input
                    id="file"
                    name="file"
                    type="file"
                    accept=".csv,text/csv"
                    required
                    aria-describedby="error-file"
                    aria-invalid=file_invalid
                />
                <p class="field-error" id="error-file" hidden=file_fine>{file.unwrap_or_default()}</p>
            </div>
            <p class="actions">
                <button type="submit" class="button primary">{t(PlayerText::StartImport)}</button>
            </p>
        </form>
    }
    .into_any()
}

fn brands(brands: &[Named], chosen: &str) -> Vec<AnyView> {
    let none = (brands.len() != 1)
        .then(|| view! { <option value="">{t(PlayerText::ChooseBrand)}</option> }.into_any());
    let all = brands.iter().map(|brand| {
        let key = brand.id.to_string();
        let is_chosen = key == chosen;
        view! { <option value=key selected=is_chosen>{brand.name.clone()}</option> }.into_any()
    });
    none.into_iter().chain(all).collect()
}

/// How an import stands.
fn state(row: &Row) -> AnyView {
    let (text, look) = match row.state.as_str() {
        "running" => (PlayerText::Running, "pending"),
        "failed" => (PlayerText::Failed, "blocked"),
        _ => (PlayerText::Done, "approved"),
    };
    view! { <span class="badge" data-status=look>{t(text)}</span> }.into_any()
}

fn address(id: i64) -> String {
    [PATH, "?id=", &id.to_string()].concat()
}

fn progress(row: &Row, lines: Vec<Line>) -> AnyView {
    let (done, total) = (row.done().to_string(), row.total.to_string());
    let said = tn(
        PlayerText::Progress,
        row.total,
        &[("done", &number(row.done()))],
    );
    let names = [
        PlayerText::Accepted,
        PlayerText::Parked,
        PlayerText::Duplicates,
        PlayerText::Rejected,
    ];
    let counts: Vec<_> = (names.into_iter().zip(row.counts))
        .map(|(name, count)| view! { <div><dt>{t(name)}</dt><dd>{number(count)}</dd></div> })
        .collect();
    let note = match row.state.as_str() {
        "running" => Some(PlayerText::LeaveText),
        "failed" => Some(PlayerText::FailedText),
        _ if row.counts[1] > 0 => Some(PlayerText::ParkedHelp),
        _ => None,
    };
    let note = note.map(|text| view! { <p class="help">{t(text)}</p> });
    let ignored = (!row.ignored.is_empty()).then(|| {
        let text = tf(
            PlayerText::IgnoredColumns,
            &[("names", &row.ignored.join(", "))],
        );
        view! { <p class="help">{text}</p> }
    });
    let again = (row.state == "running").then(|| {
        let href = address(row.id);
        view! {
            <p class="actions"><a class="button" href=href rel="external">{t(PlayerText::Reload)}</a></p>
        }
    });
    let rejected = (!lines.is_empty()).then(|| rejected(lines, row.counts[3]));
    view! {
        <section class="card import" aria-label=row.file.clone()>
            <h2>{row.file.clone()} " " {state(row)}</h2>
            <p>
                <progress max=total value=done aria-label=said.clone()></progress>
                " " <output>{said}</output>
            </p>
            <dl class="facts">{counts}</dl>
            {note}
            {ignored}
            {again}
            {rejected}
        </section>
    }
    .into_any()
}

fn rejected(lines: Vec<Line>, total: i64) -> AnyView {
    let shown = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let note = (shown < total).then(|| {
        let text = tn(PlayerText::OnlyFirst, shown, &[]);
        view! { <p class="help">{text}</p> }
    });
    let head = |text: PlayerText, is_number: bool| Head {
        text: t(text).to_owned(),
        is_number,
        ..Head::default()
    };
    let cell = |text: String| Cell {
        text,
        ..Cell::default()
    };
    let rows = lines.into_iter().map(|line| list::Line {
        cells: vec![
            cell(number(line.number)),
            cell(line.event),
            Cell {
                small: vec![line.code],
                ..cell(line.sentence)
            },
        ],
        ..list::Line::default()
    });
    let shown = ListView {
        name: t(PlayerText::RejectedLines).to_owned(),
        heads: vec![
            head(PlayerText::LineNumber, true),
            head(PlayerText::EventId, false),
            head(PlayerText::Problem, false),
        ],
        lines: rows.collect(),
        ..ListView::default()
    };
    view! { <h3>{t(PlayerText::RejectedLines)}</h3> {note} {table(shown)} }.into_any()
}
