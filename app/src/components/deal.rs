//! Deals: their terms in words, and the versions they went through.

use crate::api::deal::view::{Mark, Standing, Version};
use crate::i18n::{date, t, tf, tn};
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::deal::DealText;

/// Sentences, those that changed marked as such.
pub fn lines(lines: Vec<(Mark, String)>) -> StaticView {
    let line = |(mark, text): (Mark, String)| match mark {
        Mark::Kept => view! { <li>{text}</li> }.still(),
        Mark::New => view! {
            <li><ins><span class="unseen">{t(DealText::New)}</span>{text}</ins></li>
        }
        .still(),
        Mark::Gone => view! {
            <li><del><span class="unseen">{t(DealText::Gone)}</span>{text}</del></li>
        }
        .still(),
    };
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    view! { <ul class="terms">{lines}</ul> }.still()
}

/// Sentences without marks.
pub fn plain(words: impl IntoIterator<Item = String>) -> StaticView {
    lines(words.into_iter().map(|text| (Mark::Kept, text)).collect())
}

/// Where a version stands, as a badge.
pub fn standing(of: Standing) -> StaticView {
    let (key, text) = match of {
        Standing::InForce => ("approved", DealText::InForce),
        Standing::Waits => ("pending", DealText::Waits),
        Standing::Former => ("former", DealText::Former),
        Standing::NeverAccepted => ("former", DealText::NeverAccepted),
    };
    view! { <span class="badge" data-status=key>{t(text)}</span> }.still()
}

/// That a deal is the affiliate's default, as a badge.
pub fn default_badge(is_default: bool) -> Option<StaticView> {
    is_default.then(|| {
        view! {
            <span class="badge" title=t(DealText::DefaultMeaning)>{t(DealText::Default)}</span>
        }
        .still()
    })
}

/// Every version of a deal, side by side where there is room, the newest first.
pub fn versions(versions: Vec<Version>) -> StaticView {
    let versions: Vec<_> = versions.into_iter().map(version).collect();
    view! { <ol class="versions">{versions}</ol> }.still()
}

fn version(of: Version) -> StaticView {
    let number = tf(DealText::Version, &[("n", &of.number.to_string())]);
    let written = tf(DealText::Written, &[("date", &date(of.created_at))]);
    let accepted = of.accepted_at.map(|at| {
        let said = tf(DealText::Accepted, &[("date", &date(at))]);
        view! { <p class="help">{said}</p> }
    });
    let players = tn(DealText::PlayersCount, of.players, &[]);
    view! {
        <li class="version">
            <h3>{number} " " {standing(of.standing)}</h3>
            <p class="help">{of.kind}</p>
            {lines(of.lines)}
            <p class="help">{written}</p>
            {accepted}
            <p class="players">{players}</p>
        </li>
    }
    .still()
}
