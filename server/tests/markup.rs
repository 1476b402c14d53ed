//! Text stays text: markup in everything that people can write, and every page taken apart by a
//! real HTML parser.

use crate::affiliates::{manager, sign_up};
use crate::payments::credit;
use crate::support::{Answer, Site, post_form, request};
use axum::body::Body;
use scraper::{Html, Selector};
use serde_json::json;
use std::collections::BTreeSet;
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::id::BrandId;
use tributary_server::http::Settings;
use tributary_service::api_key::{self, NewKey};
use tributary_service::tracking::{self, Durability, drain_now};
use tributary_service::{Actor, Options, operator};
use tributary_testing::{both, execute};

/// Ends whatever it can stand in, and begins an element of its own.
pub(crate) const MARK: &str =
    "'\"></title></textarea></script></style></noscript></select>--><x-mark>&amp;";
/// The same for fields that are short.
const SHORT: &str = "\"><x-mark>&amp;";

/// A programme in which every text is markup.
pub(crate) struct Scene {
    pub(crate) site: Site,
    /// The sessions of the admin and of an affiliate.
    pub(crate) admin: String,
    pub(crate) own: String,
    /// Pages of staff and of the affiliate, with every parameter.
    pub(crate) office: Vec<String>,
    pub(crate) affiliate: Vec<String>,
    _folder: tempfile::TempDir,
}

impl Scene {
    pub(crate) async fn new(db: &tributary_testing::Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clicks = tracking::Options {
            spool: folder.path().join("clicks.db"),
            may_share_folder: false,
            durability: Durability::Commit,
        };
        let options = Options {
            rate_limit: false,
            clicks: Some(clicks),
            ..Options::default()
        };
        let site = Site::with(db, options, Settings::default()).await;
        let admin = site.sign_in("admin").await;
        settings(&site, db.url()).await;

        // People.
        let manager = manager(&site).await;
        let text = |name: &'static str| (name, json!(MARK));
        let mut fields = vec![
            text("last_name"),
            text("company"),
            text("skype"),
            text("contact_telegram"),
            text("contact_fb"),
            text("contact_vk"),
            text("contact_discord"),
            text("comments"),
            text("registration_source"),
            ("phone_number", json!(SHORT)),
            ("web_site_url", json!(format!("https://x.example/{SHORT}"))),
            ("payment_method_id", json!(4)),
            (
                "payment_method_details",
                json!({ "email": MARK, MARK: MARK }),
            ),
            ("ext_affiliate_id", json!(MARK)),
            ("bo_user_email", json!(format!("{SHORT}@mail.example"))),
        ];
        // The name of the title: what an admin opens.
        fields.push(("first_name", json!(MARK)));
        let waiting = sign_up(&site, "stranger.one", &fields).await;
        fields.pop();
        fields.push(("first_name", json!("\n</title><x-mark>")));
        fields.push(("manager_id", json!(manager)));
        fields.retain(|(name, _)| *name != "bo_user_email");
        fields.push(("web_site_url", json!("javascript:alert(1)")));
        let partner = sign_up(&site, "partner.one", &fields).await;
        let own = site.sign_in("partner.one").await;

        // What is offered.
        let form = async |address: &str, fields: &[(&str, &str)]| {
            let answer = site.fill_in(&admin, address, fields).await;
            assert!(
                answer.status.is_redirection(),
                "{address} {}",
                trouble(&answer)
            );
            answer
                .header("location")
                .split('?')
                .next()
                .unwrap()
                .to_owned()
        };
        form(
            "/office/brands/new",
            &[
                ("name", MARK),
                ("domain", "play.example"),
                (
                    "fallback_url",
                    &format!("https://play.example/{MARK}").replace('"', "%22"),
                ),
                ("is_active", "true"),
            ],
        )
        .await;
        let partner_text = partner.to_string();
        let destination = format!("https://play.example/?a={MARK}&t={{{{tracker}}}}");
        form(
            "/office/links/new",
            &[
                ("brand_id", "1"),
                ("link_type_id", "1"),
                ("name", MARK),
                ("description", MARK),
                ("destination_url", &destination.replace('"', "%22")),
                ("is_enabled", "true"),
                ("has_campaigns", "true"),
                ("has_source_id", "true"),
            ],
        )
        .await;
        form("/office/campaigns", &[("do", "campaign"), ("name", MARK)]).await;
        let code = [
            ("do", "promo_code"),
            ("brand_id", "1"),
            ("campaign_id", "1"),
            ("affiliate_id", &partner_text),
            ("code", SHORT),
        ];
        form("/office/campaigns", &code).await;
        let deal = [
            ("affiliate_id", partner_text.as_str()),
            ("deal_group_name", MARK),
            ("deal_type_id", "6"),
            ("cpa_amount", "30"),
            ("rev_share_percentage", "20"),
            ("qua_cpa_deposit", "25"),
            ("match_brand_is", "1"),
            ("match_campaign_is", "1"),
        ];
        let deal = form("/office/deals/new", &deal).await;

        // What is written about people.
        let page = site
            .visit(&admin, &format!("/office/affiliates/{waiting}"))
            .await;
        let action = |name: &str| {
            let page = Html::parse_document(&page.text());
            let found = page
                .select(select("form"))
                .filter_map(|form| form.attr("action"));
            let mut found = found.filter(|action| action.starts_with(&format!("/ui/{name}")));
            found.next().unwrap().to_owned()
        };
        let id = waiting.to_string();
        for (function, fields) in [
            ("put_note", vec![("id", id.as_str()), ("note", MARK)]),
            (
                "decide",
                vec![("id", &id), ("status", "declined"), ("reason", MARK)],
            ),
        ] {
            let answer = site.fill_in(&admin, &action(function), &fields).await;
            assert!(
                answer.status.as_u16() < 400,
                "{function} {}",
                trouble(&answer)
            );
        }

        // What happens.
        let ingest = ingest(&site).await;
        let events = json!([
            {"event_id": MARK, "type": "registration", "occurred_at": "2026-07-10T12:00:00Z", "ext_customer_id": MARK,
             "promo_code": SHORT, "country": "BG", "username": MARK},
            {"event_id": "d1", "type": "deposit", "occurred_at": "2026-07-10T13:00:00Z", "ext_customer_id": MARK, "amount": 500},
            {"event_id": "r2", "type": "registration", "occurred_at": "2026-07-10T12:00:00Z", "ext_customer_id": "nobody's",
             "tracker": MARK, "promo_code": MARK},
        ]);
        let headers = [
            ("authorization", ingest.as_str()),
            ("content-type", "application/json"),
        ];
        let sent = site
            .send(request(
                "POST",
                "/api/v1/events",
                &headers,
                events.to_string(),
            ))
            .await;
        assert_eq!(sent.json()["accepted"], 3, "{}", sent.text());
        credit(&site.service, site.operator, partner, "500", "2026-07-31").await;
        let asked = site
            .fill_in(&own, "/payments", &[("amount", "100"), ("comment", MARK)])
            .await;
        assert!(asked.status.is_redirection(), "{}", trouble(&asked));
        let again = site
            .fill_in(&own, "/payments", &[("amount", "50"), ("comment", MARK)])
            .await;
        assert!(again.status.is_redirection(), "{}", trouble(&again));
        let cancel = [("do", "cancel"), ("reason", MARK)];
        form("/office/payments/2", &cancel).await;

        // A click by a link with everything in it.
        let marked = |names: &[&str]| {
            let pairs = names.iter().map(|name| (*name, MARK));
            form_urlencoded::Serializer::new(String::new())
                .extend_pairs(pairs)
                .finish()
        };
        let build = [
            ("link", "1"),
            ("campaign", "1"),
            ("source_id", MARK),
            ("afp", MARK),
            ("utm_source", MARK),
        ];
        let built = site.fill_in(&own, "/links", &build).await;
        assert!(built.status.is_redirection(), "{}", trouble(&built));
        let links = built
            .header("location")
            .split('#')
            .next()
            .unwrap()
            .to_owned();
        let page = site.visit(&own, &links).await;
        let document = Html::parse_document(&page.text());
        let inputs = document
            .select(select("input"))
            .filter_map(|input| input.attr("value"));
        let address = inputs
            .filter_map(|value| value.split_once("aff.example"))
            .next()
            .unwrap()
            .1;
        let query = marked(&[
            "source_id",
            "afp",
            "afp1",
            "utm_source",
            "utm_campaign",
            "_p_game",
        ]);
        let joint = if address.contains('?') { '&' } else { '?' };
        let click = format!("{address}{joint}{query}");
        let visit = request(
            "GET",
            &click,
            &[
                ("user-agent", "Mozilla/5.0 <x-mark>"),
                ("referer", "https://x.example/<x-mark>"),
            ],
            Body::empty(),
        );
        assert_eq!(site.send(visit).await.status.as_u16(), 302);
        drain_now(&site.service).await.unwrap();

        let searched = marked(&[
            "q",
            "search",
            "affiliate",
            "status",
            "brand",
            "sort",
            "page",
            "saved",
            "before",
            "whose",
            "name",
            "from",
            "to",
        ]);
        let mut office: Vec<String> = [
            "/office",
            "/office?status=all",
            "/office/registrations",
            "/office/brands",
            "/office/brands/new",
            "/office/brands/1",
            "/office/links",
            "/office/links/new",
            "/office/links/1",
            "/office/campaigns",
            "/office/deals",
            "/office/deals/new",
            "/office/payments",
            "/office/payments?state=all",
            "/office/payments/new",
            "/office/payments/1",
            "/office/payments/2",
            "/office/import",
            "/office/registrations/1",
            "/office/registrations/2",
            "/office/ledger/1",
            "/office/ledger/2",
        ]
        .map(str::to_owned)
        .into();
        office.push(deal);
        office.extend([waiting, partner].map(|id| format!("/office/affiliates/{id}")));
        let affiliate = [
            "/dashboard",
            "/dashboard?span=today",
            "/deals",
            "/registrations",
            "/registrations/1",
            "/ledger/1",
            "/links",
            "/payments",
        ];
        let mut affiliate: Vec<String> = affiliate.map(str::to_owned).into();
        affiliate.push(links);
        for pages in [&mut office, &mut affiliate] {
            let bare: Vec<String> = pages
                .iter()
                .filter(|page| !page.contains('?'))
                .cloned()
                .collect();
            pages.extend(bare.iter().map(|page| format!("{page}?{searched}")));
        }
        Self {
            site,
            admin,
            own,
            office,
            affiliate,
            _folder: folder,
        }
    }

    /// Every page, of visitors too, with who looks at it.
    pub(crate) fn pages(&self) -> Vec<(&str, String)> {
        let office = self
            .office
            .iter()
            .map(|page| (self.admin.as_str(), page.clone()));
        let own = self
            .affiliate
            .iter()
            .map(|page| (self.own.as_str(), page.clone()));
        let mark: String = form_urlencoded::byte_serialize(MARK.as_bytes()).collect();
        let public = ["/", "/register", "/login", "/registered", "/nothing"];
        let bare = public.map(|page| ("", page.to_owned()));
        let asked = public.map(|page| {
            let names = [
                "next",
                "lang",
                "paff",
                "mgr",
                "sig",
                "registration_source",
                "status",
                "name",
                "theme",
            ];
            let query = names.map(|name| format!("{name}={mark}")).join("&");
            ("", format!("{page}?{query}"))
        });
        office.chain(own).chain(bare).chain(asked).collect()
    }
}

/// What the operator writes about itself. Its name comes with no command that changes it.
async fn settings(site: &Site, url: &str) {
    let pairs = [
        ("headline", MARK.to_owned()),
        ("description", format!("{MARK}\n{MARK}")),
        ("terms_url", format!("https://x.example/{MARK}")),
        ("contact_email", format!("{MARK}@x.example?bcc=y@x.example")),
        ("captcha_site_key", MARK.to_owned()),
    ];
    let pairs = pairs.map(|(key, value)| (key.to_owned(), value));
    operator::set(&site.service, &Actor::Console, site.operator, &pairs)
        .await
        .unwrap();
    let name = MARK.replace('\'', "''");
    execute(
        url,
        &format!(
            "UPDATE operator SET name = '{name}' WHERE id = {}",
            site.operator
        ),
    )
    .await;
}

async fn ingest(site: &Site) -> String {
    let new = NewKey {
        kind: KeyKind::Ingest,
        name: MARK.into(),
        affiliate_id: None,
        staff_id: None,
        brands: vec![BrandId(1)],
        permissions: vec![Permission::EventsWrite],
        scopes: vec![Scope::All],
        ip_ranges: vec![IpRange::parse("203.0.113.0/24").unwrap()],
        expires_at: None,
    };
    let made = api_key::create(&site.service, &Actor::Console, site.operator, new).await;
    made.unwrap().1
}

/// A selector for as long as the tests run.
pub(crate) fn select(text: &str) -> &'static Selector {
    Box::leak(Box::new(Selector::parse(text).unwrap()))
}

/// What a page says is wrong.
pub(crate) fn trouble(answer: &Answer) -> String {
    let page = Html::parse_document(&answer.text());
    let said = page.select(select(".field-error, [role=alert], h1"));
    let said = said.map(|it| it.text().collect::<String>());
    format!("{} {}", answer.status, said.collect::<Vec<_>>().join(" · "))
}

/// What the policy's nonce is.
fn nonce(answer: &Answer) -> String {
    let policy = answer.header("content-security-policy");
    let rest = policy.split_once("'nonce-").unwrap().1;
    rest.split('\'').next().unwrap().to_owned()
}

/// Takes a page apart. Answers the names of the elements in which the text is found as text.
pub(crate) fn look(answer: &Answer, address: &str) -> BTreeSet<String> {
    let document = Html::parse_document(&answer.text());
    let nonce = nonce(answer);
    let mut found = BTreeSet::new();
    for node in document.tree.nodes() {
        if let Some(text) = node.value().as_text()
            && let Some(parent) = node
                .parent()
                .and_then(|parent| parent.value().as_element().cloned())
        {
            assert!(
                !text.contains(&nonce),
                "{address}: the nonce in {}",
                parent.name()
            );
            // What the page carries for its script is JSON, which has nothing of it as it is.
            let is_script = parent.name() == "script";
            assert!(
                !is_script || !text.contains("<x-mark"),
                "{address}: {text:?}"
            );
            if text.contains("<x-mark>&amp;") {
                found.insert(parent.name().to_owned());
            }
        }
        let Some(element) = node.value().as_element() else {
            continue;
        };
        assert_ne!(element.name(), "x-mark", "{address}");
        for (name, value) in element.attrs() {
            let is_name = name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'0'..=b'9'));
            let is_svg = matches!(name, "viewBox" | "preserveAspectRatio");
            assert!(is_name || is_svg, "{address}: an attribute called {name:?}");
            assert!(
                !name.starts_with("on") && name != "style",
                "{address}: {name}"
            );
            assert!(
                name == "nonce" || !value.contains(&nonce),
                "{address}: the nonce in {name}"
            );
            let leads = matches!(name, "href" | "src" | "action" | "formaction");
            let scheme = value.trim().to_ascii_lowercase();
            assert!(
                !leads || !scheme.starts_with("javascript:"),
                "{address}: {value}"
            );
            if let Some(mail) = value.strip_prefix("mailto:") {
                assert!(!mail.contains(['?', '&']), "{address}: {value}");
            }
            if value.contains("<x-mark>&amp;") {
                found.insert(format!("{}[{name}]", element.name()));
            }
        }
    }
    found
}

both! {
    async fn markup_stays_text_on_every_page(db: &Database) {
        let scene = Scene::new(db).await;
        let mut found = BTreeSet::new();
        for (cookie, address) in scene.pages() {
            let answer = scene.site.visit(cookie, &address).await;
            assert!(answer.status.is_success() || address.starts_with("/nothing") || answer.status.as_u16() == 404, "{address} {}", answer.status);
            let bare = !address.contains('?') && !address.starts_with("/nothing");
            assert!(!bare || answer.status.is_success(), "{address} {}", answer.status);
            let seen = look(&answer, &address);
            assert!(seen.contains("title"), "{address}: the operator's name is in every title: {seen:?}");
            found.extend(seen);
        }
        for place in ["title", "h1", "textarea", "option", "th", "span", "dd", "a", "p", "q", "code", "input[value]", "meta[content]"] {
            assert!(found.contains(place), "{place} is not among {found:?}");
        }
        // What comes back with a mistake in it.
        for (cookie, address, fields) in [
            (&scene.admin, "/office/brands/new", vec!["name", "domain", "go_host", "fallback_url"]),
            (&scene.admin, "/office/links/new", vec!["name", "description", "destination_url", "destination_url_ab", "private_affiliate_ids", "ab_percent"]),
            (&scene.admin, "/office/campaigns", vec!["do", "name", "code", "affiliate_id"]),
            (&scene.admin, "/office/deals/new", vec!["affiliate_id", "deal_group_name", "cpa_amount", "tier_from", "match_country_is"]),
            (&scene.admin, "/office/payments/new", vec!["affiliate_id", "amount", "period_from", "period_to", "comment"]),
            (&scene.admin, "/office/payments/1", vec!["do", "comment", "reason"]),
            (&scene.own, "/links", vec!["link", "source_id", "afp", "deep", "campaign"]),
            (&scene.own, "/payments", vec!["amount", "comment"]),
            (&String::new(), "/login", vec!["username", "next"]),
            (&String::new(), "/register", vec!["first_name", "last_name", "bo_user_email", "username", "company", "web_site_url", "comments", "country", "language"]),
            (&String::new(), "/office/brands/new", vec!["name", "domain", MARK]),
            (&String::new(), "/ui/put_note", vec!["note"]),
        ] {
            let pairs: Vec<_> = fields.into_iter().map(|name| (name, MARK)).collect();
            let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
            let mut post = post_form(address, &form);
            post.headers_mut().insert("cookie", cookie.parse().unwrap());
            post.headers_mut().insert("accept", "text/html".parse().unwrap());
            let answer = scene.site.send(post).await;
            assert!(answer.status.is_client_error(), "{address} {}", answer.status);
            let seen = look(&answer, address);
            // What the sign-in carries along is encoded.
            let is_carried = answer.status.as_u16() == 401;
            assert!(seen.iter().any(|place| place.starts_with("input") || place == "textarea" || is_carried || address.contains("/payments/1")), "{address}: {seen:?}");
        }
    }
}
