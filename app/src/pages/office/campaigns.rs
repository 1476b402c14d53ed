//! `/office/campaigns`: campaigns, and the promo codes that can belong to them.

use crate::api::campaign::{Campaigns, Code, campaign_list};
use crate::components::failed::PageFailed;
use crate::components::form::{Line, once, saved, select, submit, summary};
use crate::components::office::ways;
use crate::components::title::arrive;
use crate::i18n::{date, number, t};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::promo_code::MAX_CODE_LENGTH;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::payout::PayoutText;

/// Where the page is, and where its forms post to.
const PATH: &str = "/office/campaigns";

/// Campaigns and promo codes.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Campaigns), &site().operator);
    let done = use_query_map().with_untracked(|query| query.get("saved"));
    let list = Resource::new(|| (), |()| campaign_list());
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(OfferText::Campaigns)}</h1>
            {saved(done)}
            <Transition>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => page(&list),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

fn page(of: &Campaigns) -> AnyView {
    let note = (!of.may_decide).then(|| view! { <p class="note">{t(OfferText::ReadsOnly)}</p> });
    view! {
        {note}
        {summary(&of.form)}
        {campaigns(of)}
        <h2>{t(OfferText::PromoCodes)}</h2>
        {codes(of)}
    }
    .into_any()
}

fn campaigns(of: &Campaigns) -> StaticView {
    let rows: Vec<_> = (of.rows.iter())
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">{row.name.clone()} <small>"#" {row.id}</small></th>
                    <td data-label=t(OfferText::Since)>{date(row.created_at)}</td>
                    <td class="number" data-label=t(OfferText::PromoCodes)>{number(row.codes)}</td>
                </tr>
            }
        })
        .collect();
    let list = if rows.is_empty() {
        view! {
            <div class="empty">
                <h2>{t(OfferText::NoCampaigns)}</h2>
                <p>{t(OfferText::NoCampaignsText)}</p>
            </div>
        }
        .still()
    } else {
        view! {
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{t(OfferText::Campaign)}</th>
                        <th scope="col">{t(OfferText::Since)}</th>
                        <th scope="col" class="number">{t(OfferText::PromoCodes)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .still()
    };
    let new = of.may_decide.then(|| {
        let name = Line::new("name", t(OfferText::Name)).needed();
        view! {
            <form class="card" method="post" action=PATH on:submit=once>
                <h2>{t(OfferText::NewCampaign)}</h2>
                <input type="hidden" name="do" value="campaign"/>
                {name.view(&of.form)}
                <p class="actions">{submit(t(OfferText::Save))}</p>
            </form>
        }
    });
    view! { <div class="columns"><div class="stack">{list}</div> {new}</div> }.still()
}

fn codes(of: &Campaigns) -> StaticView {
    let rows: Vec<_> = (of.codes.iter())
        .map(|code| line(code, of.may_decide))
        .collect();
    let act = of.may_decide.then(|| {
        view! { <th scope="col"><span class="unseen">{t(OfferText::Edit)}</span></th> }
    });
    let list = if rows.is_empty() {
        view! {
            <div class="empty">
                <h2>{t(OfferText::NoPromoCodes)}</h2>
                <p>{t(OfferText::NoPromoCodesText)}</p>
            </div>
        }
        .still()
    } else {
        view! {
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{t(OfferText::PromoCode)}</th>
                        <th scope="col">{t(OfferText::Brand)}</th>
                        <th scope="col">{t(OfferText::Affiliate)}</th>
                        <th scope="col">{t(OfferText::Campaign)}</th>
                        <th scope="col">{t(OfferText::State)}</th>
                        {act}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .still()
    };
    let new = (of.may_decide && !of.brands.is_empty()).then(|| new_code(of));
    view! { <div class="columns"><div class="stack">{list}</div> {new}</div> }.still()
}

fn new_code(of: &Campaigns) -> StaticView {
    let brands = (of.brands.iter()).map(|brand| (brand.id.to_string(), brand.name.clone()));
    let none = (String::new(), t(OfferText::NoCampaign).to_owned());
    let campaigns = (of.rows.iter()).map(|row| (row.id.to_string(), row.name.clone()));
    let campaigns = std::iter::once(none).chain(campaigns);
    let code = Line::new("code", t(OfferText::PromoCode))
        .help(t(OfferText::PromoCodeHelp))
        .most(MAX_CODE_LENGTH)
        .needed();
    let whose = Line::new("affiliate_id", t(PayoutText::Of)).needed();
    view! {
        <form class="card" method="post" action=PATH on:submit=once>
            <h3>{t(OfferText::NewPromoCode)}</h3>
            <input type="hidden" name="do" value="promo_code"/>
            {code.view(&of.form)}
            {select(&of.form, "brand_id", t(OfferText::Brand), brands)}
            {whose.view(&of.form)}
            {select(&of.form, "campaign_id", t(OfferText::Campaign), campaigns)}
            <p class="actions">{submit(t(OfferText::Save))}</p>
        </form>
    }
    .still()
}

fn line(code: &Code, may_decide: bool) -> StaticView {
    let owner = ["/office/affiliates/", &code.affiliate.id.to_string()].concat();
    let (key, text) = if code.is_active {
        ("approved", OfferText::CodeOn)
    } else {
        ("blocked", OfferText::Disabled)
    };
    let switch = may_decide.then(|| {
        let label = if code.is_active {
            OfferText::SwitchOff
        } else {
            OfferText::SwitchOn
        };
        let about = [t(label), " ", &code.code].concat();
        let next = (!code.is_active).to_string();
        view! {
            <td class="act">
                <form method="post" action=PATH on:submit=once>
                    <input type="hidden" name="do" value="switch"/>
                    <input type="hidden" name="id" value=code.id.to_string()/>
                    <input type="hidden" name="is_active" value=next/>
                    <button class="button" aria-label=about>{t(label)}</button>
                </form>
            </td>
        }
    });
    let is_blank = code.campaign.is_empty();
    view! {
        <tr>
            <th scope="row"><code>{code.code.clone()}</code></th>
            <td data-label=t(OfferText::Brand)>{code.brand.clone()}</td>
            <td data-label=t(OfferText::Affiliate)>
                <a href=owner>{code.affiliate.name.clone()}</a>
            </td>
            <td data-label=t(OfferText::Campaign) class:blank=is_blank>{code.campaign.clone()}</td>
            <td data-label=t(OfferText::State)>
                <span class="badge" data-status=key>{t(text)}</span>
            </td>
            {switch}
        </tr>
    }
    .still()
}
