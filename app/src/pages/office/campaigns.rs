//! `/office/campaigns`: campaigns, and the promo codes that can belong to them.

use crate::api::campaign::{Campaigns, campaign_forms};
use crate::components::failed::PageFailed;
use crate::components::form::{Line, once, saved, select, submit, summary};
use crate::components::list::list;
use crate::components::office::ways;
use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::campaign;
use tributary_domain::list::List;
use tributary_domain::promo_code::form::{AFFILIATE_ID, CODE};
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::payout::PayoutText;

/// Where the page is, and where its forms post to.
const PATH: &str = "/office/campaigns";

/// Campaigns and promo codes.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Campaigns), &site().operator);
    let done = use_query_map().with_untracked(|query| query.get("saved"));
    let forms = Resource::new(|| (), |()| campaign_forms());
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(OfferText::Campaigns)}</h1>
            {saved(done)}
            {list(List::Campaigns)}
            <h2>{t(OfferText::PromoCodes)}</h2>
            {list(List::PromoCodes)}
            <Transition>
                {move || Suspend::new(async move {
                    match forms.await {
                        Ok(forms) => page(&forms),
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
    let new = of.may_decide.then(|| new_campaign(of));
    let code = (of.may_decide && !of.brands.is_empty()).then(|| new_code(of));
    view! { {note} {summary(&of.form)} <div class="columns even">{new} {code}</div> }.into_any()
}

fn new_campaign(of: &Campaigns) -> StaticView {
    let name = Line::of(campaign::NAME, t(OfferText::Name)).needed();
    view! {
        <form class="card" method="post" action=PATH on:submit=once>
            <h2>{t(OfferText::NewCampaign)}</h2>
            <input type="hidden" name="do" value="campaign"/>
            {name.view(&of.form)}
            <p class="actions">{submit(t(OfferText::Save))}</p>
        </form>
    }
    .still()
}

fn new_code(of: &Campaigns) -> StaticView {
    let brands = (of.brands.iter()).map(|brand| (brand.id.to_string(), brand.name.clone()));
    let none = (String::new(), t(OfferText::NoCampaign).to_owned());
    let campaigns = (of.campaigns.iter()).map(|row| (row.id.to_string(), row.name.clone()));
    let campaigns = std::iter::once(none).chain(campaigns);
    let code = Line::of(CODE, t(OfferText::PromoCode)).help(t(OfferText::PromoCodeHelp));
    let whose = Line::of(AFFILIATE_ID, t(PayoutText::Of));
    view! {
        <form class="card" method="post" action=PATH on:submit=once>
            <h2>{t(OfferText::NewPromoCode)}</h2>
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
