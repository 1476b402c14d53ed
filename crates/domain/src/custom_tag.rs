//! Custom tags: an operator's own properties of affiliates, links and media, each with a fixed
//! list of options (vendor-apis §1.14).

pub mod form;

use crate::id::{CustomTagId, CustomTagOptionId};

/// The most tags of one kind of thing (vendor-apis §1.14).
pub const MAX_TAGS: usize = 3;
/// The most characters of a tag's and of an option's name.
pub const MAX_NAME_LENGTH: usize = 100;

/// What a tag can stand on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Entity {
    /// Affiliates: `custom_prop_<tag>` of seed 004.
    Affiliate,
    /// Destination links.
    Link,
    /// Media.
    Media,
}

impl Entity {
    /// Everything a tag can stand on.
    pub const ALL: [Self; 3] = [Self::Affiliate, Self::Link, Self::Media];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Affiliate => "affiliate",
            Self::Link => "link",
            Self::Media => "media",
        }
    }

    /// Reads [`Entity::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.name() == name)
    }
}

/// One of the values a tag can have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagOption {
    /// The option.
    pub id: CustomTagOptionId,
    /// Its name.
    pub name: String,
}

/// A tag with its options.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomTag {
    /// The tag.
    pub id: CustomTagId,
    /// What it stands on.
    pub entity: Entity,
    /// Its name.
    pub name: String,
    /// Whether it can't be cleared once it is set.
    pub is_required: bool,
    /// The options, in the order they were made.
    pub options: Vec<TagOption>,
}
