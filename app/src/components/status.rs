//! Where an affiliate stands, as staff reads it.

use crate::i18n::{t, tn};
use leptos::prelude::*;
use tributary_domain::affiliate::Status;
use tributary_domain::text::office::OfficeText;
use tributary_domain::time::{DAY, HOUR, MINUTE};

/// What a status is called.
#[must_use]
pub const fn word(status: Status) -> OfficeText {
    match status {
        Status::Pending => OfficeText::Pending,
        Status::Approved => OfficeText::Approved,
        Status::Declined => OfficeText::Declined,
        Status::Suspended => OfficeText::Suspended,
        Status::ViewOnly => OfficeText::ViewOnly,
        Status::Blocked => OfficeText::Blocked,
    }
}

/// Where an affiliate stands.
#[component]
pub fn StatusBadge(
    /// The status.
    status: Status,
) -> AnyView {
    view! { <span class="badge" data-status=status.key()>{t(word(status))}</span> }.into_any()
}

/// How long something is ago, in the largest unit that fits.
#[must_use]
pub fn age(micros: i64) -> String {
    let (unit, size) = match micros {
        DAY.. => (OfficeText::Days, DAY),
        HOUR.. => (OfficeText::Hours, HOUR),
        _ => (OfficeText::Minutes, MINUTE),
    };
    tn(unit, micros.max(0) / size, &[])
}
