//! Whether a click is a person's: what browsers fetch before somebody asks for it, and the programs
//! that look at links before people do, are sent on and kept as anybody's, but count as no visit
//! (contract.md §5, "Machines").

/// The headers in which a browser says that nobody has asked for a page yet.
pub const PURPOSE_HEADERS: [&str; 4] = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
/// What they say then.
const PURPOSES: [&str; 3] = ["prefetch", "preview", "prerender"];

/// Words by which well-known programs name themselves: link previews, search engines, archives,
/// checks of sites, and what feeds models. In lower case and in order. Programs that anybody may
/// write something with, such as curl, are not among them: brands and affiliates use those.
const WORDS: &[&str] = &[
    "adidxbot",
    "adsbot",
    "ahrefsbot",
    "ahrefssiteaudit",
    "amazonbot",
    "applebot",
    "baiduspider",
    "barkrowler",
    "bingbot",
    "bingpreview",
    "blexbot",
    "bytespider",
    "cardyb",
    "ccbot",
    "chatgpt",
    "claudebot",
    "coccocbot",
    "dataforseobot",
    "discordbot",
    "dotbot",
    "duckassistbot",
    "duckduckbot",
    "embedly",
    "exabot",
    "externalagent",
    "externalfetcher",
    "facebookbot",
    "facebookcatalog",
    "facebookexternalhit",
    "facebot",
    "feedfetcher",
    "flipboardproxy",
    "freshpingbot",
    "googlebot",
    "googleother",
    "gptbot",
    "ia_archiver",
    "iframely",
    "imgproxy",
    "inspectiontool",
    "lighthouse",
    "linkedinbot",
    "linkexpanding",
    "mediapartners",
    "microsoftpreview",
    "mj12bot",
    "msnbot",
    "nuzzel",
    "org_bot",
    "outbrain",
    "perplexitybot",
    "petalbot",
    "pingdom",
    "pinterestbot",
    "proximic",
    "qwantify",
    "redditbot",
    "rogerbot",
    "searchbot",
    "semrushbot",
    "seznambot",
    "skypeuripreview",
    "slackbot",
    "slurp",
    "sogou",
    "statuscake",
    "storebot",
    "telegrambot",
    "twitterbot",
    "uptimebot",
    "uptimerobot",
    "vkshare",
    "yahooseeker",
    "yandexbot",
    "yandeximages",
    "yandexmetrika",
    "yandexmobilebot",
];
/// Names of apps by which their link previews alone begin; their browsers name them further
/// behind.
const BEGINNINGS: &[&str] = &[
    "kakaotalk-scrap",
    "mastodon/",
    "pinterest/",
    "quora link preview",
    "snap url preview",
    "tumblr/",
    "viber/",
    "whatsapp/",
    "xing-contenttabreceiver",
];
/// How names of programs end that go from page to page.
const ENDS: &[&str] = &["bot", "crawler", "spider"];
/// Names that end so and are none: makers of phones.
const PEOPLE: &[&str] = &["cubot"];

/// Whether a program that names itself so is no person's browser.
#[must_use]
pub fn is_crawler(user_agent: &str) -> bool {
    let bytes = user_agent.as_bytes();
    let begins = |begin: &&str| {
        let head = bytes.get(..begin.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(begin.as_bytes()))
    };
    if BEGINNINGS.iter().any(begins) {
        return true;
    }
    // Where its owner is to be asked about it.
    if user_agent.contains("+http://") || user_agent.contains("+https://") {
        return true;
    }
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut rest = bytes;
    while let Some(begin) = rest.iter().position(is_inside) {
        rest = &rest[begin..];
        let length = rest.iter().position(|byte| !is_inside(byte));
        let (word, behind) = rest.split_at(length.unwrap_or(rest.len()));
        if is_name(word) || (has_version(behind) && has_end(word)) {
            return true;
        }
        rest = behind;
    }
    false
}

/// Whether a header says that nobody has asked for the page yet: `prefetch;prerender`.
#[must_use]
pub fn is_ahead(purpose: &str) -> bool {
    let words = purpose.split(|c: char| !c.is_ascii_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    words.any(|word| {
        PURPOSES
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    })
}

fn is_name(word: &[u8]) -> bool {
    let lower = |byte: &u8| byte.to_ascii_lowercase();
    let compare = |known: &&str| known.bytes().cmp(word.iter().map(lower));
    WORDS.binary_search_by(compare).is_ok()
}

fn has_version(behind: &[u8]) -> bool {
    matches!(behind, [b'/', b'0'..=b'9', ..])
}

fn has_end(word: &[u8]) -> bool {
    let ends = |end: &&str| {
        let at = word.len().checked_sub(end.len());
        at.is_some_and(|at| word[at..].eq_ignore_ascii_case(end.as_bytes()))
    };
    ENDS.iter().any(ends)
        && !PEOPLE
            .iter()
            .any(|name| word.eq_ignore_ascii_case(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(WORDS.is_sorted());
        assert!(
            WORDS
                .iter()
                .chain(BEGINNINGS)
                .all(|word| !word.contains(char::is_uppercase))
        );
    }

    #[test]
    fn crawlers_are_known() {
        for agent in [
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "facebookexternalhit/1.1;line-poker/1.0",
            "FacebookExternalHit",
            "facebookcatalog/1.0",
            "meta-externalagent/1.1 (https://developers.facebook.com/docs/sharing/webmasters/crawler)",
            "Twitterbot/1.0",
            "Mozilla/5.0 (compatible; Twitterbot)",
            "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
            "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
            "Slackbot 1.0",
            "Slack-ImgProxy (v1)",
            "TelegramBot (like TwitterBot)",
            "WhatsApp/2.23.20.0",
            "WhatsApp/2.2350.3 N",
            "Viber/13.3.0",
            "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
            "SkypeUriPreview Preview/0.5",
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
            "Pinterest/0.2 (+https://www.pinterest.com/bot.html)",
            "Mozilla/5.0 (compatible; Pinterestbot/1.0; +http://www.pinterest.com/bot.html)",
            "Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)",
            "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1)",
            "AdsBot-Google (+http://www.google.com/adsbot.html)",
            "Mediapartners-Google",
            "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) BingPreview/1.0b",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1)",
            "Mozilla/5.0 (compatible; YandexBot/3.0)",
            "Mozilla/5.0 (compatible; Baiduspider/2.0)",
            "DuckDuckBot/1.1",
            "Mozilla/5.0 (compatible; Yahoo! Slurp)",
            "Mozilla/5.0 (compatible; AhrefsBot/7.0)",
            "GPTBot/1.2",
            "Mozilla/5.0 (compatible; archive.org_bot)",
            "http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.social/)",
            "Mozilla/5.0 (compatible; UptimeRobot/2.0)",
            "Iframely/1.3.1",
            "Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots",
            "kakaotalk-scrap/1.0",
            "SomeNewBot/0.1",
            "my-crawler/3",
        ] {
            assert!(is_crawler(agent), "{agent}");
        }
    }

    #[test]
    fn people_are_people() {
        for agent in [
            "",
            "-",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20 Build/QP1A) AppleWebKit/537.36",
            "Mozilla/5.0 (Linux; Android 11; Cubot/1.0) AppleWebKit/537.36",
            "Mozilla/5.0 (Linux; U; Android 8; KINGBOT Build/1) AppleWebKit/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/417.0]",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 285.0.0.25.62",
            "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 Chrome/114.0 Mobile Safari/537.36 Viber/20.3",
            "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 Chrome/114.0 Mobile Safari/537.36 KAKAOTALK 10.2.2",
            "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [Pinterest/iOS]",
            "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [LinkedInApp]/9.29",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/124.0.0.0 Safari/537.36",
            "Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18",
            "curl/8.5.0",
            "python-requests/2.31.0",
            "Abbott/1.0",
            "botany/2.0",
            "Robotics Browser",
            "\u{1f916}",
        ] {
            assert!(!is_crawler(agent), "{agent}");
        }
    }

    #[test]
    fn what_is_fetched_ahead_says_so() {
        for purpose in [
            "prefetch",
            "Prefetch;prerender",
            "prefetch;anonymous-client-ip",
            "preview",
            " PREVIEW ",
            "prerender",
        ] {
            assert!(is_ahead(purpose), "{purpose}");
        }
        for purpose in ["", "navigate", "unprefetch", "1"] {
            assert!(!is_ahead(purpose), "{purpose}");
        }
    }
}
