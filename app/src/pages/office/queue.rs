//! `/office`: the work queue. Whoever waits comes first; filters, order and page stand in the
//! address, so that it can be sent to a colleague.

pub mod bulk;

use self::bulk::{Bulk, FORM, NAME};
use crate::api::affiliate::{DecideMany, affiliate_queue};
use crate::api::failure::Failure;
use crate::api::list::ListView;
use crate::api::view::Queue;
use crate::components::copy::CopyField;
use crate::components::failed::{PageFailed, successes};
use crate::components::form::summary;
use crate::components::list::{Ticks, asked, shown};
use crate::components::office::ways;
use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::list::List;
use tributary_domain::text::office::OfficeText;

/// The back office's first page.
pub(super) fn view() -> AnyView {
    arrive(t(OfficeText::Affiliates), &site().operator);
    let status = use_query_map();
    // Only those who wait can be decided on several at once.
    let waits = Memo::new(move |_| {
        let status = status.with(|query| query.get("status"));
        status.is_none_or(|status| status.is_empty() || status == "pending")
    });
    let decide = ServerAction::<DecideMany>::new();
    let done = successes(decide);
    let list = asked(List::Affiliates);
    let queue = Resource::new(|| (), |()| affiliate_queue());
    // Whoever was decided on waits no more.
    Effect::new(move |before: Option<usize>| {
        let done = done.get();
        if before.is_some_and(|before| before != done) {
            list.refetch();
        }
        done
    });
    view! {
        <div class="page">
            {ways(List::Affiliates.path())}
            <h1>{t(OfficeText::Affiliates)}</h1>
            <Transition>
                {move || Suspend::new(async move {
                    match both(list.await, queue.await) {
                        Ok((list, queue)) => page(list, queue, waits.get_untracked(), decide),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

/// What the page is made of.
fn both(
    list: Result<ListView, Failure>,
    queue: Result<Queue, Failure>,
) -> Result<(ListView, Queue), Failure> {
    Ok((list?, queue?))
}

fn page(list: ListView, queue: Queue, waits: bool, decide: ServerAction<DecideMany>) -> AnyView {
    let decides = queue.office.may_decide && waits && !list.lines.is_empty();
    let ticks = decides.then(|| Ticks {
        form: FORM,
        name: NAME,
        ticked: queue.typed.all(NAME).map(str::to_owned).collect(),
    });
    let bulk = decides.then(
        || view! { <Bulk decide=decide office=queue.office.clone() typed=queue.typed.clone()/> },
    );
    let invitation_help = if queue.office.may_decide {
        OfficeText::YourInvitationHelp
    } else {
        OfficeText::YourInvitationWaits
    };
    view! {
        {summary(&queue.typed)}
        {shown(list, ticks.as_ref())}
        {bulk}
        <section class="card invite">
            <h2>{t(OfficeText::YourInvitation)}</h2>
            <p class="help">{t(invitation_help)}</p>
            <CopyField label=t(OfficeText::YourInvitation) text=queue.invitation/>
        </section>
    }
    .into_any()
}
