//! Lists: what one page of whichever list shows, as finished texts and addresses.
//!
//! The server says everything in the language of the page and works out every address, so that the
//! browser has one component for all lists and no code for any of them.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod cells;
#[cfg(feature = "ssr")]
mod remembered;
#[cfg(feature = "ssr")]
mod view;

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ListView {
    /// What its ids begin with.
    pub id: String,
    /// What the parameters of its address begin with.
    pub prefix: String,
    /// What it is a list of, for those who don't see it.
    pub name: String,
    /// The address that its forms go to.
    pub path: String,
    /// The values of the filter that stands above it.
    pub tabs: Vec<Tab>,
    /// What that filter is called.
    pub tabs_label: String,
    /// What its form has in sight: the search.
    pub search: Option<Field>,
    /// What its form has behind a button: filters, and the order for narrow pages.
    pub fields: Vec<Field>,
    /// What its form carries along.
    pub kept: Vec<(String, String)>,
    /// Whether a filter narrows it.
    pub is_narrowed: bool,
    /// The columns.
    pub heads: Vec<Head>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The sums, a text for each column; empty without any.
    pub totals: Vec<String>,
    /// Which lines of how many these are.
    pub said: String,
    /// The page before this one.
    pub earlier: Option<String>,
    /// The page behind it.
    pub later: Option<String>,
    /// How many lines a page can have.
    pub sizes: Vec<Tab>,
    /// Every column, to choose those that are shown.
    pub chooser: Vec<Choice>,
    /// What the form of the chooser carries along.
    pub chooser_kept: Vec<(String, String)>,
    /// The address of the file.
    pub file: String,
    /// What can be begun here: a button each.
    pub actions: Vec<Action>,
    /// What stands in place of the lines where there are none.
    pub empty: Option<Empty>,
    /// What the component says.
    pub words: Words,
}

/// A way to the same list in another shape.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// How many lines it has, where that is known.
    pub count: String,
    /// Whether it is this one.
    pub is_here: bool,
}

/// A field of the form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Field {
    /// Its name in the address.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// The `type` of the input.
    pub kind: String,
    /// What stands in it.
    pub value: String,
    /// What it could look like.
    pub example: String,
    /// The values to choose from; empty where it is typed into.
    pub choices: Vec<(String, String)>,
    /// Whether wide pages have another way to it.
    pub is_for_narrow: bool,
}

/// What stands above a column.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Head {
    /// Its text.
    pub text: String,
    /// Whether it is aligned as numbers are.
    pub is_number: bool,
    /// The address of the list in the order of this column, where it has one.
    pub href: Option<String>,
    /// How the list is sorted by it: `ascending` or `descending`.
    pub sorted: Option<String>,
}

/// A line.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Line {
    /// What it is about.
    pub id: i64,
    /// What the box that ticks it says.
    pub tick: String,
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// What can be done with it at once.
    pub acts: Vec<Act>,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    /// Its text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Where it leads.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub href: String,
    /// How its text looks.
    #[serde(skip_serializing_if = "is_plain")]
    pub look: Look,
    /// Badges beside it: their look and text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub badges: Vec<(String, String)>,
    /// What is said below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub small: Vec<String>,
    /// Further sentences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<String>,
}

/// How a text looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Look {
    /// As text.
    #[default]
    Plain,
    /// As an address.
    Url,
    /// As something that is typed.
    Code,
    /// As a link out of here that opens apart.
    Outside,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_plain(look: &Look) -> bool {
    *look == Look::Plain
}

/// A button that posts a form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Act {
    /// Where it posts to.
    pub action: String,
    /// What it posts.
    pub fields: Vec<(String, String)>,
    /// What it says; empty where the form is a link to `action`.
    pub text: String,
    /// What it says to those who don't see the line.
    pub about: String,
    /// Whether it leads there instead of posting.
    pub is_link: bool,
}

/// A button above the list.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Action {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A column to choose.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Choice {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub text: String,
    /// Whether it is shown.
    pub is_on: bool,
    /// Whether that can't be changed.
    pub is_fixed: bool,
}

/// What stands in place of an empty list.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Empty {
    /// What is so.
    pub title: String,
    /// What can be done about it.
    pub text: String,
    /// The button that does it.
    pub action: Option<Action>,
}

/// What the component says, in the language of the page.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    /// On the button that searches.
    pub show: String,
    /// On the button that opens the filters.
    pub filters: String,
    /// On the button that opens the chooser.
    pub columns: String,
    /// Above the chooser.
    pub choose: String,
    /// On the button that takes its choice.
    pub apply: String,
    /// On the link to the file.
    pub download: String,
    /// Of the sizes of pages.
    pub per_page: String,
    /// Of the ways to other pages.
    pub pages: String,
    /// On the way to the page before.
    pub earlier: String,
    /// On the way to the next page.
    pub later: String,
    /// Of the line of sums.
    pub total: String,
    /// Above what can be done with a line.
    pub acts: String,
    /// Of the box that ticks all.
    pub tick_all: String,
}

/// The page of a list that the address asks for: `search` is the address's query as it is.
#[server(prefix = "/ui")]
pub async fn list_page(
    is_office: bool,
    name: String,
    #[server(default)] search: String,
) -> Result<ListView, Failure> {
    use crate::api::failure::{failure, request};
    use tributary_domain::list::{List, Query};

    let on = request()?;
    // A page's resources are first looked at by the task that renders it, one after the other, and
    // live on in tasks of their own. Only there may one of several ask for a connection.
    leptos::task::tick().await;
    let list = List::find(is_office, &name).ok_or_else(Failure::nothing)?;
    let pairs = remembered::pairs(&search);
    let query = Query::read(list, &pairs, &remembered::columns(list));
    if Query::chooses_columns(list, &pairs) {
        remembered::keep(&query);
    }
    let page = tributary_service::list::page(&on.service, &on.actor, &query).await;
    view::view(&on, &page.map_err(failure)?).await
}

/// What the address of a file asks of its list, with the columns that its request remembers.
#[cfg(feature = "ssr")]
pub use remembered::asked;
