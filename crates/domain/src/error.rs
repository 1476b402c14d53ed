//! The error codes of the wire (contract.md §2 and §3).

/// What an answer of the API can be, `Ok` apart from the errors. Each has a number that clients
/// branch on, a stable name, an HTTP status and a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Code {
    /// Done.
    Ok,
    /// Seed 003 `BOT`: the captcha did not pass, or none was possible.
    Bot,
    /// Seed 003 `FORM_NOT_VALID`: a field is missing or badly formed.
    FormNotValid,
    /// Seed 003 `FORM_NOT_VALID` for a body that is no JSON object at all.
    FormNotReadable,
    /// Seed 003 `USERNAME_RULE_NOT_VALUD` (the vendor's spelling; ours is the word).
    UsernameRuleNotValid,
    /// Seed 003 `CANNOT_FIND_AFFILIATE_OPERATOR_BY_HOST`.
    CannotFindOperatorByHost,
    /// Seed 003 `FAIL_IN_REGISTRATION_FLOW`: our fault; nothing was stored.
    FailInRegistrationFlow,
    /// Seed 003 `USERNAME_ALREADY_EXISTS`.
    UsernameAlreadyExists,
    /// Seed 003 `EMAIL_ALREADY_EXISTS`.
    EmailAlreadyExists,
    /// Seed 003 `PASSWORD_STRENGTH`.
    PasswordStrength,
    /// A request that can't be read.
    BadRequest,
    /// No key, or one that is unknown, expired, revoked or of another operator.
    Unauthorized,
    /// A key or person that may not do this.
    Forbidden,
    /// A page of another origin may not make this call.
    OriginNotAllowed,
    /// Nothing there, or nothing the caller may know of.
    NotFound,
    /// The address exists, the method on it does not.
    MethodNotAllowed,
    /// The body came too slowly.
    RequestTimeout,
    /// The state forbids it.
    Conflict,
    /// The body is over its limit.
    PayloadTooLarge,
    /// The address is over its limit.
    UriTooLong,
    /// The body is not of a type that is read here.
    UnsupportedMediaType,
    /// Fields that break their rules, outside the sign-up.
    Invalid,
    /// Too many requests in a time.
    RateLimited,
    /// Our fault.
    Internal,
    /// Not now: draining, overloaded, or the database is away.
    Unavailable,
}

impl Code {
    /// Every code, for the documentation.
    pub const ALL: [Self; 25] = [
        Self::Ok,
        Self::Bot,
        Self::FormNotValid,
        Self::FormNotReadable,
        Self::UsernameRuleNotValid,
        Self::CannotFindOperatorByHost,
        Self::FailInRegistrationFlow,
        Self::UsernameAlreadyExists,
        Self::EmailAlreadyExists,
        Self::PasswordStrength,
        Self::BadRequest,
        Self::Unauthorized,
        Self::Forbidden,
        Self::OriginNotAllowed,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::Conflict,
        Self::PayloadTooLarge,
        Self::UriTooLong,
        Self::UnsupportedMediaType,
        Self::Invalid,
        Self::RateLimited,
        Self::Internal,
        Self::Unavailable,
    ];

    /// (`errCode`, `code`, HTTP status, sentence). Numbers below zero are seed 003's; 3 is what
    /// the vendor's clients know as "no access"; the other positive ones are ours.
    const fn row(self) -> (i32, &'static str, u16, &'static str) {
        match self {
            Self::Ok => (0, "ok", 200, "Done."),
            Self::Bot => (
                -1,
                "bot",
                403,
                "The captcha check did not pass. Please try again.",
            ),
            Self::FormNotValid => (
                -2,
                "form_not_valid",
                422,
                "Some fields are missing or not valid; `fields` names each of them.",
            ),
            Self::FormNotReadable => (
                -2,
                "form_not_valid",
                400,
                "The body must be one JSON object.",
            ),
            Self::UsernameRuleNotValid => (
                -3,
                "username_rule_not_valid",
                422,
                "The username needs 6 to 64 characters: letters, digits and . _ - @.",
            ),
            Self::CannotFindOperatorByHost => (
                -5,
                "cannot_find_affiliate_operator_by_host",
                404,
                "No operator has this hostname.",
            ),
            Self::FailInRegistrationFlow => (
                -6,
                "fail_in_registration_flow",
                503,
                "The registration failed on our side and nothing was stored. Please send it again.",
            ),
            Self::UsernameAlreadyExists => (
                -7,
                "username_already_exists",
                409,
                "This username is already taken.",
            ),
            Self::EmailAlreadyExists => (
                -8,
                "email_already_exists",
                409,
                "This e-mail address is already registered.",
            ),
            Self::PasswordStrength => (
                -9,
                "password_strength",
                422,
                "The password needs at least 6 characters with a lower-case letter, an upper-case letter and a digit, and must not be a common one.",
            ),
            Self::BadRequest => (1, "bad_request", 400, "The request can't be read."),
            Self::Unauthorized => (
                3,
                "unauthorized",
                401,
                "The API key is missing, unknown, expired or revoked.",
            ),
            Self::Forbidden => (3, "forbidden", 403, "This API key does not allow that."),
            Self::OriginNotAllowed => (
                3,
                "origin_not_allowed",
                403,
                "Pages of this origin may not call this operator's API.",
            ),
            Self::NotFound => (4, "not_found", 404, "There is nothing at this address."),
            Self::MethodNotAllowed => (
                5,
                "method_not_allowed",
                405,
                "This address does not answer that method.",
            ),
            Self::RequestTimeout => (
                6,
                "request_timeout",
                408,
                "The request took too long to arrive.",
            ),
            Self::Conflict => (7, "conflict", 409, "The current state does not allow that."),
            Self::PayloadTooLarge => (
                8,
                "payload_too_large",
                413,
                "The body is larger than this address accepts.",
            ),
            Self::UriTooLong => (9, "uri_too_long", 414, "The address is longer than 8 KiB."),
            Self::UnsupportedMediaType => (
                10,
                "unsupported_media_type",
                415,
                "The body must be sent as application/json.",
            ),
            Self::Invalid => (
                11,
                "invalid",
                422,
                "Some fields are not valid; `fields` names each of them.",
            ),
            Self::RateLimited => (
                12,
                "rate_limited",
                429,
                "Too many requests; try again after the seconds in Retry-After.",
            ),
            Self::Internal => (
                13,
                "internal",
                500,
                "Something failed on our side. The request id helps us find it.",
            ),
            Self::Unavailable => (
                14,
                "unavailable",
                503,
                "The service can't answer right now. Please try again.",
            ),
        }
    }

    /// The number, `errCode` on the wire.
    #[must_use]
    pub const fn err_code(self) -> i32 {
        self.row().0
    }

    /// The stable name, `code` on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().1
    }

    /// The HTTP status.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        self.row().2
    }

    /// The sentence, in English, when nothing more exact is known.
    #[must_use]
    pub const fn message(self) -> &'static str {
        self.row().3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_seed_003_stand() {
        let table = [
            (Code::Ok, 0, 200),
            (Code::Bot, -1, 403),
            (Code::FormNotValid, -2, 422),
            (Code::FormNotReadable, -2, 400),
            (Code::UsernameRuleNotValid, -3, 422),
            (Code::CannotFindOperatorByHost, -5, 404),
            (Code::FailInRegistrationFlow, -6, 503),
            (Code::UsernameAlreadyExists, -7, 409),
            (Code::EmailAlreadyExists, -8, 409),
            (Code::PasswordStrength, -9, 422),
        ];
        for (code, number, status) in table {
            assert_eq!(
                (code.err_code(), code.http_status()),
                (number, status),
                "{code:?}"
            );
        }
    }

    #[test]
    fn names_are_snake_case_and_messages_are_sentences() {
        for code in Code::ALL {
            assert!(
                code.name()
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'_')
            );
            assert!(code.message().ends_with('.'), "{code:?}");
        }
    }
}
