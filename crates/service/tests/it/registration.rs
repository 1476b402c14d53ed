//! Every code of contract.md §3, in its order, on both databases.

use crate::world::{HERE, World, code, fields, form, solve, staff};
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::{Permission, Scope};
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, StaffId};
use tributary_domain::registration::Field;
use tributary_domain::staff::Role;
use tributary_service::affiliate::overview;
use tributary_service::affiliate::{Decision, decide, show};
use tributary_service::invitation::{self, Maker};
use tributary_service::registration::{Grants, Invitation, Submission, register};
use tributary_service::{Actor, operator};
use tributary_testing::{both, execute};

fn submission(username: &str) -> Submission {
    Submission {
        form: form(username),
        ..Submission::default()
    }
}

/// The parameters of an invitation link, as the form gets them.
fn invited(url: &str) -> Option<Invitation> {
    let params: Vec<(&str, &str)> = url
        .split_once('?')?
        .1
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .collect();
    Invitation::from_params(|name| {
        params
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
    })
}

both! {
    async fn a_visitor_becomes_pending(db: &Database) {
        let world = World::new(db).await;
        let new = world.sign_up(form("newcomer")).await.unwrap();
        assert_eq!(new.status, Status::Pending);
        let detail = show(&world.service, &world.admin(), new.id).await.unwrap();
        assert_eq!(detail.affiliate.username, "newcomer");
        assert_eq!(detail.history[0].0.action, "affiliate.registered");
    }

    async fn checks_come_in_their_order(db: &Database) {
        let world = World::new(db).await;
        world.affiliate("taken.name").await;
        // Everything is wrong; each step mends what the step before was refused for.
        let mut form = form("taken.name");
        form.set(Field::FirstName, "");
        form.set(Field::Hostname, "nobody.example");
        form.set(Field::Username, "short");
        form.set(Field::Password, "weak");
        form.set(Field::Token, "nonsense");
        let mut steps = Vec::new();
        for (field, text) in [
            (Field::FirstName, "First"),
            (Field::Hostname, "AFF.example."),
            (Field::Username, "Taken.NAME"),
            (Field::Password, "Q!w2e3r4"),
            (Field::Token, ""),
        ] {
            let refused = register(&world.service, &world.visitor(), None, Submission { form: form.clone(), ..Submission::default() }).await;
            steps.push(code(refused));
            form.set(field, if field == Field::Token { world.token() } else { text.to_owned() });
        }
        form.set(Field::Email, "TAKEN.NAME@mail.EXAMPLE");
        steps.push(code(register(&world.service, &world.visitor(), None, Submission { form: form.clone(), ..Submission::default() }).await));
        form.set(Field::Username, "free.name");
        form.set(Field::Token, world.token());
        steps.push(code(register(&world.service, &world.visitor(), None, Submission { form, ..Submission::default() }).await));
        assert_eq!(
            steps,
            [
                Code::FormNotValid,
                Code::CannotFindOperatorByHost,
                Code::UsernameRuleNotValid,
                Code::PasswordStrength,
                Code::Bot,
                Code::UsernameAlreadyExists,
                Code::EmailAlreadyExists,
            ]
        );
    }

    async fn an_empty_body_names_every_mandatory_field(db: &Database) {
        let world = World::new(db).await;
        let refused = register(&world.service, &world.visitor(), None, Submission::default()).await;
        assert_eq!(
            fields(refused),
            ["first_name", "last_name", "bo_user_email", "username", "password", "country", "tc", "hostname", "token"]
        );
    }

    async fn an_earlier_refusal_spends_no_token(db: &Database) {
        let world = World::new(db).await;
        let token = world.token();
        let mut form = form("careful");
        form.set(Field::Token, &*token);
        form.set(Field::Password, "weak");
        let attempt = |form| register(&world.service, &Actor::Visitor { ip: HERE }, None, Submission { form, ..Submission::default() });
        assert_eq!(code(attempt(form.clone()).await), Code::PasswordStrength);
        form.set(Field::Password, "Q!w2e3r4");
        assert_eq!(code(attempt(form.clone()).await), Code::Ok);
        form.set(Field::Username, "careful2");
        form.set(Field::Email, "careful2@mail.example");
        assert_eq!(code(attempt(form).await), Code::Bot, "a spent token");
    }

    async fn a_token_of_another_operator_is_worth_nothing(db: &Database) {
        let world = World::new(db).await;
        let other = world.other_operator().await;
        let mut form = form("crossing");
        form.set(Field::Token, solve(&world.service, other));
        assert_eq!(code(register(&world.service, &world.visitor(), None, Submission { form, ..Submission::default() }).await), Code::Bot);
    }

    async fn off_means_a_key_on_every_call(db: &Database) {
        let world = World::with_captcha(db, CaptchaKind::Off).await;
        assert_eq!(code(register(&world.service, &world.visitor(), None, submission("keyless")).await), Code::Bot);
        let key = world.key(&[Permission::AffiliatesWrite], &[Scope::All]).await;
        let new = register(&world.service, &key, None, submission("withkey")).await.unwrap();
        assert_eq!(new.status, Status::Pending);
    }

    async fn only_a_key_grants(db: &Database) {
        let world = World::new(db).await;
        let parent = world.affiliate("the.parent").await;
        let grants = Grants {
            manager_id: Some(world.manager),
            parent_affiliate_id: Some(parent),
            ext_affiliate_id: Some("ext-1".into()),
            extra_role_ids: vec![100],
        };
        let key = world.key(&[Permission::AffiliatesWrite], &[Scope::All]).await;
        let granted = Submission { grants: grants.clone(), ..submission("granted") };
        let new = register(&world.service, &key, None, granted).await.unwrap();
        assert_eq!(new.status, Status::Approved);
        let affiliate = show(&world.service, &world.admin(), new.id).await.unwrap().affiliate;
        assert_eq!((affiliate.manager_id, affiliate.parent_affiliate_id), (Some(world.manager), Some(parent)));
        assert_eq!((affiliate.ext_affiliate_id.as_deref(), &affiliate.extra_role_ids[..]), (Some("ext-1"), &[100][..]));

        let mut grabbing = Submission { grants, ..submission("grabbing") };
        grabbing.form.set(Field::Token, world.token());
        let new = register(&world.service, &world.visitor(), None, grabbing).await.unwrap();
        assert_eq!(new.status, Status::Pending);
        let affiliate = show(&world.service, &world.admin(), new.id).await.unwrap().affiliate;
        assert_eq!((affiliate.manager_id, affiliate.parent_affiliate_id, affiliate.ext_affiliate_id), (None, None, None));
        assert!(affiliate.extra_role_ids.is_empty() && affiliate.wished_manager_id.is_none());
    }

    async fn a_key_names_what_does_not_exist(db: &Database) {
        let world = World::new(db).await;
        let key = world.key(&[Permission::AffiliatesWrite], &[Scope::All]).await;
        let grants = Grants {
            manager_id: Some(StaffId(999)),
            parent_affiliate_id: Some(AffiliateId(999)),
            extra_role_ids: vec![1],
            ..Grants::default()
        };
        let refused = register(&world.service, &key, None, Submission { grants, ..submission("nowhere") }).await;
        assert_eq!(fields(refused), ["parent_affiliate_id", "manager_id", "extra_role_ids"]);
    }

    async fn a_key_without_the_permission_or_scope_is_refused(db: &Database) {
        let world = World::new(db).await;
        let affiliate = world.affiliate("somebody").await;
        for (permissions, scopes) in [
            (&[][..], &[Scope::All][..]),
            (&[Permission::AffiliatesRead], &[Scope::All]),
            (&[Permission::AffiliatesWrite], &[]),
            (&[Permission::AffiliatesWrite], &[Scope::Affiliate(affiliate)]),
        ] {
            let key = world.key(permissions, scopes).await;
            let refused = register(&world.service, &key, None, submission("refused")).await;
            assert_eq!(code(refused), Code::Forbidden, "{permissions:?} {scopes:?}");
        }
    }

    async fn a_key_finds_no_operator_but_its_own(db: &Database) {
        let world = World::new(db).await;
        world.other_operator().await;
        let key = world.key(&[Permission::AffiliatesWrite], &[Scope::All]).await;
        let mut elsewhere = submission("elsewhere");
        elsewhere.form.set(Field::Hostname, "other.example");
        assert_eq!(code(register(&world.service, &key, None, elsewhere).await), Code::CannotFindOperatorByHost);
    }

    async fn a_signed_invitation_approves_and_an_unsigned_one_is_a_wish(db: &Database) {
        let world = World::new(db).await;
        let parent = world.affiliate("inviter").await;
        let approve = Decision { status: Status::Approved, manager_id: Some(world.manager), reason: String::new() };
        decide(&world.service, &world.admin(), parent, approve).await.unwrap();
        let url = invitation::links(&world.service, &world.admin(), "https://aff.example", Some(parent)).await.unwrap();
        assert!(url.starts_with(&format!("https://aff.example/register?paff={parent}&mgr={}&sig=", world.manager)), "{url}");
        let forged = format!("{}{}", &url[..url.len() - 1], if url.ends_with('0') { '1' } else { '0' });
        let swapped = url.replace(&format!("mgr={}", world.manager), &format!("mgr={}", world.admin));

        for (username, url, status, manager, wish) in [
            ("by.signed", url.clone(), Status::Approved, Some(world.manager), None),
            ("by.modest", format!("{url}&auto_approve=false"), Status::Pending, Some(world.manager), None),
            ("by.forged", forged, Status::Pending, None, Some(world.manager)),
            ("by.swapped", swapped, Status::Pending, None, Some(world.admin)),
        ] {
            let mut submission = Submission { invitation: invited(&url), ..submission(username) };
            submission.form.set(Field::Token, world.token());
            let new = register(&world.service, &world.visitor(), None, submission).await.unwrap();
            let affiliate = show(&world.service, &world.admin(), new.id).await.unwrap().affiliate;
            assert_eq!((new.status, affiliate.manager_id, affiliate.wished_manager_id), (status, manager, wish), "{username}");
            let parents = (affiliate.parent_affiliate_id, affiliate.wished_parent_id);
            assert_eq!(parents, if wish.is_none() { (Some(parent), None) } else { (None, Some(parent)) }, "{username}");
        }
    }

    async fn an_invitation_of_a_suspended_parent_is_a_wish(db: &Database) {
        let world = World::new(db).await;
        let parent = world.affiliate("inviter").await;
        let url = invitation::url(&world.service, world.operator, "https://aff.example", Some(parent), Some(world.manager), Maker::Programme).unwrap();
        let mut submission = Submission { invitation: invited(&url), ..submission("invited") };
        submission.form.set(Field::Token, world.token());
        let new = register(&world.service, &world.visitor(), None, submission).await.unwrap();
        assert_eq!(new.status, Status::Pending);
    }

    async fn an_invitation_approves_where_its_maker_might(db: &Database) {
        let world = World::new(db).await;
        let parent = world.affiliate("inviter").await;
        let approve = Decision { status: Status::Approved, manager_id: Some(world.manager), reason: String::new() };
        decide(&world.service, &world.admin(), parent, approve).await.unwrap();
        let mut number = 0;
        let mut sign_up = async |url: &str| {
            number += 1;
            let mut submission = Submission { invitation: invited(url), ..submission(&format!("invited{number}")) };
            submission.form.set(Field::Token, world.token());
            let new = register(&world.service, &world.visitor(), None, submission).await.unwrap();
            show(&world.service, &world.admin(), new.id).await.unwrap().affiliate
        };
        let origin = "https://aff.example";
        // Each sign-up hashes a password: one who may approve and one who may not stand for all.
        for role in [Role::Manager, Role::Support] {
            let id = staff(&world.service, world.operator, &format!("a.{}", role.name()), role).await;
            let maker = world.staff(id, role);
            for of in [None, Some(parent)] {
                let url = invitation::links(&world.service, &maker, origin, of).await.unwrap();
                let manager = if of.is_some() { world.manager } else { id };
                // Made in one role and used in another: the one that they have then counts.
                for now in Role::ALL {
                    execute(&world.url, &format!("UPDATE staff SET role = '{}' WHERE id = {id}", now.name())).await;
                    let new = sign_up(&url).await;
                    let may = if now.decides_on_affiliates() { Status::Approved } else { Status::Pending };
                    assert_eq!((new.status, new.manager_id, new.parent_affiliate_id), (may, Some(manager), of), "{role:?} {now:?} {of:?}");
                }
                // Nobody strips the maker off, or puts another one in.
                let (bare, _) = url.rsplit_once('.').unwrap();
                for forged in [bare.to_owned(), format!("{bare}.{}", world.admin), format!("{bare}.0")] {
                    let new = sign_up(&forged).await;
                    assert_eq!((new.status, new.manager_id), (Status::Pending, None), "{forged}");
                }
                execute(&world.url, &format!("UPDATE staff SET role = 'admin', is_active = FALSE WHERE id = {id}")).await;
                let new = sign_up(&url).await;
                assert_eq!((new.status, new.manager_id), (Status::Pending, None), "{role:?} has left");
                execute(&world.url, &format!("UPDATE staff SET is_active = TRUE WHERE id = {id}")).await;
            }
            // The programme's own link approves in the name of the manager it leads to.
            let url = invitation::url(&world.service, world.operator, origin, None, Some(id), Maker::Programme).unwrap();
            execute(&world.url, &format!("UPDATE staff SET role = '{}' WHERE id = {id}", role.name())).await;
            let may = if role.decides_on_affiliates() { Status::Approved } else { Status::Pending };
            assert_eq!(sign_up(&url).await.status, may, "{role:?}");
        }
        for (permissions, scope, may) in [
            (&[Permission::AffiliatesRead][..], Scope::All, Status::Pending),
            (&[Permission::AffiliatesRead, Permission::AffiliatesWrite], Scope::All, Status::Approved),
            (&[Permission::AffiliatesRead, Permission::AffiliatesWrite], Scope::Affiliate(parent), Status::Pending),
        ] {
            let key = world.key(permissions, &[scope]).await;
            let found = overview::show(&world.service, &key, parent).await.unwrap();
            let (sub, same) = overview::links(&world.service, &key, &found.rows[0], origin).unwrap();
            for url in [sub, same.unwrap()] {
                let new = sign_up(&url).await;
                assert_eq!((new.status, new.manager_id), (may, Some(world.manager)), "{permissions:?} {scope:?}");
            }
        }
    }

    async fn names_are_unique_in_every_spelling(db: &Database) {
        let world = World::new(db).await;
        world.affiliate("straße.user").await;
        for spelling in ["STRASSE.USER", "ｓｔｒａｓｓｅ.user", " straße.USER "] {
            let mut form = form("x");
            form.set(Field::Username, spelling);
            form.set(Field::Email, "unique@mail.example");
            assert_eq!(code(world.sign_up(form).await), Code::UsernameAlreadyExists, "{spelling}");
        }
        let mut staffs = form("manager");
        staffs.set(Field::Email, "another@mail.example");
        assert_eq!(code(world.sign_up(staffs).await), Code::UsernameAlreadyExists, "a name of staff");
    }

    async fn two_operators_do_not_share_names(db: &Database) {
        let world = World::new(db).await;
        world.other_operator().await;
        world.affiliate("same.name").await;
        let mut elsewhere = submission("same.name");
        elsewhere.form.set(Field::Hostname, "other.example");
        assert_eq!(code(register(&world.service, &Actor::Console, None, elsewhere).await), Code::Ok);
    }

    async fn of_twenty_at_once_one_gets_the_name(db: &Database) {
        let world = World::new(db).await;
        let mut attempts = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (service, form) = (world.service.clone(), form("contested"));
            attempts.spawn(async move {
                code(register(&service, &Actor::Console, None, Submission { form, ..Submission::default() }).await)
            });
        }
        let codes = attempts.join_all().await;
        assert_eq!(codes.iter().filter(|code| **code == Code::Ok).count(), 1, "{codes:?}");
        assert_eq!(codes.iter().filter(|code| **code == Code::UsernameAlreadyExists).count(), 19, "{codes:?}");
    }

    async fn pages_of_strangers_may_not_call(db: &Database) {
        let world = World::new(db).await;
        operator::set(&world.service, &Actor::Console, world.operator, &[("origins".into(), "https://www.partner.example".into())]).await.unwrap();
        for (origin, expected) in [
            ("https://aff.example", Code::Ok),
            ("http://AFF.example:8080", Code::Ok),
            ("https://www.partner.example", Code::Ok),
            ("https://www.partner.example:444", Code::OriginNotAllowed),
            ("https://aff.example.evil.test", Code::OriginNotAllowed),
            ("https://evil.test", Code::OriginNotAllowed),
            ("null", Code::OriginNotAllowed),
        ] {
            let mut submission = submission(&format!("from{}", origin.len()));
            submission.form.set(Field::Token, world.token());
            assert_eq!(code(register(&world.service, &world.visitor(), Some(origin), submission).await), expected, "{origin}");
        }
    }

    async fn signed_in_people_do_not_sign_up(db: &Database) {
        let world = World::new(db).await;
        let staff = world.staff(world.manager, Role::Manager);
        assert_eq!(code(register(&world.service, &staff, None, submission("doubled")).await), Code::Forbidden);
    }
}
