//! English: `portal`.

use crate::text::portal::PortalText;

impl PortalText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            // The frame around every page.
            Self::SkipToContent => "Skip to content",
            Self::Navigation => "Main",
            Self::Language => "Language",
            Self::UseDarkTheme => "Switch to dark theme",
            Self::UseLightTheme => "Switch to light theme",
            Self::BecomeAffiliate => "Become an affiliate",
            Self::SignIn => "Sign in",
            Self::SignOut => "Sign out",
            Self::Dashboard => "Dashboard",
            Self::Office => "Back office",
            Self::Terms => "Terms and conditions",
            Self::Contact => "Contact",
            Self::ApiDocs => "API documentation",
            Self::OpensInNewTab => "opens in a new tab",
            // The front page.
            Self::HomeTitle => "Affiliate programme",
            Self::HomeHeadline => "Earn with {operator}",
            Self::HomeDescription => {
                "Promote {operator} to your audience and earn commission on every customer you bring."
            }
            Self::HowItWorks => "How it works",
            Self::StepSignUp => "Sign up",
            Self::StepSignUpText => {
                "Tell us who you are and how you reach your audience. It's free and takes about 90 seconds."
            }
            Self::StepLinks => "Share your links",
            Self::StepLinksText => {
                "Once you're approved, you get your own tracking links. Post them on your site, channel or newsletter."
            }
            Self::StepEarn => "See what you earn",
            Self::StepEarnText => {
                "Follow your visits, registrations and commission, and see exactly how every amount was calculated."
            }
            Self::Questions => "Questions?",
            Self::QuestionsText => "Write to us and a real person will reply.",
            // The sign-up.
            Self::RegisterIntro => {
                "It takes about 90 seconds. All fields are required unless marked optional."
            }
            Self::SignUpClosed => "Sign-up is closed at the moment. Please contact us.",
            Self::HaveAccount => "Already an affiliate?",
            Self::Optional => "optional",
            Self::AboutYou => "About you",
            Self::YourAccount => "Your account",
            Self::YourTraffic => "Your traffic",
            Self::FirstName => "First name",
            Self::LastName => "Last name",
            Self::Email => "E-mail address",
            Self::EmailHelp => "Your manager will contact you here.",
            Self::Username => "Username",
            Self::UsernameHelp => "At least 6 characters: letters, digits and . _ - @",
            Self::Password => "Password",
            Self::PasswordHelp => {
                "At least 6 characters, with a lower-case letter, an upper-case letter and a digit."
            }
            Self::PasswordFair => "OK. Longer is safer.",
            Self::PasswordGood => "Good",
            Self::PasswordStrong => "Strong",
            Self::ShowPassword => "Show password",
            Self::Country => "Country",
            Self::ChooseCountry => "Choose a country",
            Self::PreferredLanguage => "Preferred language",
            Self::PhoneNumber => "Phone number",
            Self::Company => "Company",
            Self::WebSite => "Website or channel",
            Self::WebSiteHelp => {
                "Where your links will appear. It helps us review your application faster."
            }
            Self::Comments => "How will you drive traffic?",
            Self::CommentsHelp => "For example: reviews, a newsletter, search ads, a community.",
            Self::OtherContacts => "Other ways to reach you",
            Self::Telegram => "Telegram",
            Self::Skype => "Skype or Teams",
            Self::Discord => "Discord",
            Self::Facebook => "Facebook",
            Self::Vk => "VK",
            Self::AcceptTerms => "I have read and accept the terms and conditions.",
            Self::ReadTerms => "Read the terms and conditions",
            Self::WhatYouAgreeTo => "What you agree to",
            Self::TermsSummary => {
                "The terms cover how traffic is tracked, how commission is calculated and paid, and which promotion methods are allowed."
            }
            Self::TermsOnRequest => "Ask us for the full terms before you accept.",
            Self::CaptchaWorking => "Verifying…",
            Self::CaptchaReady => "Verified.",
            Self::CaptchaFailed => "Verification failed. Please send the form again.",
            Self::CaptchaToDo => "Complete the check above, then send the form.",
            Self::CaptchaNeedsScript => {
                "The security check needs JavaScript. Turn it on, or wait a moment for it to load, then send the form."
            }
            Self::SendApplication => "Send application",
            Self::Sending => "Sending…",
            Self::PleaseCheck => "Please check these fields",
            Self::NotSent => "The form was not sent",
            Self::NetworkFailed => {
                "We couldn't reach the server. Check your connection and send the form again. Nothing you typed is lost."
            }
            Self::ServerFailed => {
                "Something went wrong on our side and nothing was saved. Please send the form again."
            }
            Self::TooManyTries => "Too many attempts. Try again in a minute.",
            // After the sign-up.
            Self::RegisteredTitle => "Thank you",
            Self::RegisteredPending => "We've received your application. A manager will review it.",
            Self::RegisteredApproved => "Your account is active. You can sign in now.",
            Self::WhatComesNext => "What happens next",
            Self::NextDecision => "We review your site and your traffic sources.",
            Self::NextMail => "Sign in at any time to check the status of your application.",
            Self::NextSignIn => {
                "Once you're approved, sign in with your username and password and get your first link."
            }
            Self::BackToStart => "Go to home page",
            // The sign-in.
            Self::UsernameOrEmail => "Username or e-mail address",
            Self::SignInWrong => "Incorrect username or password. Please try again.",
            Self::SignInPending => {
                "Your application is still under review. You can sign in once a manager has approved it."
            }
            Self::SignInClosed => {
                "This account is closed. If you think this is a mistake, contact us."
            }
            Self::NotSignedIn => "You're not signed in",
            Self::SessionEnded => {
                "Your session has expired. Sign in to continue. Nothing you typed is lost."
            }
            Self::SignedInAgain => "You're signed in again. Check your entries and send the form.",
            Self::NotUnderstood => "We couldn't read the request. Reload the page and try again.",
            Self::NewHere => "New here?",
            Self::LostPassword => "Forgot your password?",
            Self::SigningIn => "Signing in…",
            // Dates and numbers.
            Self::Months => "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            Self::Date => "{day} {month} {year}",
            // What is not there, and what failed.
            Self::NotFoundTitle => "Page not found",
            Self::NotFoundText => "The address may be wrong, or the page may have moved.",
            Self::ErrorTitle => "Something went wrong",
            Self::ErrorText => {
                "The problem is on our side. Please try again in a moment. If it keeps happening, send us this reference:"
            }
            Self::TryAgain => "Try again",
        }
    }
}
