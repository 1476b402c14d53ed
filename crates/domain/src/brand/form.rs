//! The form of a brand.

use crate::form::Field;
use crate::link::{MAX_URL_LENGTH, check_plain_url};
use crate::violation::{Rule, Violation, Violations, given};

/// The name that affiliates see.
pub const NAME: Field = Field::required("name", 200);
/// The host name of its site.
pub const DOMAIN: Field = Field::required("domain", 253);
/// The host name of its tracking links.
pub const GO_HOST: Field = Field::optional("go_host", 253);
/// Where visitors go whose link leads nowhere.
pub const FALLBACK_URL: Field = Field::optional("fallback_url", MAX_URL_LENGTH);

/// The fields into which text is typed.
pub const FIELDS: [Field; 4] = [NAME, DOMAIN, GO_HOST, FALLBACK_URL];

/// What a brand can be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BrandForm {
    /// The name that affiliates see.
    pub name: String,
    /// The host name of its site.
    pub domain: String,
    /// The host name under which its tracking links are; none: the operator's.
    pub go_host: Option<String>,
    /// Where visitors go whose link leads nowhere; none: a page that says so.
    pub fallback_url: Option<String>,
    /// Whether its links work.
    pub is_active: bool,
}

impl BrandForm {
    /// An active brand without a host for its links.
    #[must_use]
    pub fn new(name: &str, domain: &str) -> Self {
        Self {
            name: name.to_owned(),
            domain: domain.to_owned(),
            go_host: None,
            fallback_url: None,
            is_active: true,
        }
    }

    /// The brand as it can be kept.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn check(&self) -> Result<Self, Vec<Violation>> {
        let mut violations = Violations::default();
        let name = violations.keep(NAME, NAME.read(&self.name));
        let domain = violations.keep(DOMAIN, DOMAIN.read_host(&self.domain));
        let go_host = given(self.go_host.as_deref()).map(|text| GO_HOST.read_host(text));
        let go_host = violations.keep(GO_HOST, go_host.transpose());
        let url = given(self.fallback_url.as_deref()).map(check_plain_url);
        let url = violations.keep(FALLBACK_URL, url.transpose().map_err(Rule::from));
        violations.finish()?;
        Ok(Self {
            name: name.unwrap_or_default(),
            domain: domain.unwrap_or_default(),
            go_host: go_host.flatten(),
            fallback_url: url.flatten(),
            is_active: self.is_active,
        })
    }
}
