//! The dashboard says what the reports say, to whom they say it.

use crate::report::{count, visits};
use crate::world::{World, code};
use tributary_domain::dimension::Counters;
use tributary_domain::error::Code;
use tributary_domain::id::StaffId;
use tributary_domain::report::{Cell, Request};
use tributary_domain::staff::Role;
use tributary_domain::time::{DAY, Date};
use tributary_service::dashboard::{Figure, Span, own};
use tributary_service::{Actor, report};
use tributary_testing::{Database, both};

fn keys(figures: &[Figure]) -> Vec<&'static str> {
    figures.iter().map(|figure| figure.column.key).collect()
}

async fn figures_are_those_of_the_reports(db: &Database) {
    let world = World::new(db).await;
    let (one, actor) = world.partner("number.one", &[104, 118]).await;
    let (two, other) = world.partner("number.two", &[]).await;
    let today = world.service.clock.now().0.div_euclid(DAY);
    assert!(
        own(&world.service, &actor, Span::Week)
            .await
            .unwrap()
            .is_new
    );
    let mut rows = Vec::new();
    for (affiliate, back, many) in [
        (one.0, 0, 5),
        (one.0, 6, 7),
        (one.0, 7, 11),
        (one.0, 40, 13),
        (two.0, 0, 100),
    ] {
        let (dimension, counters) = visits(affiliate, 3, "x", many);
        rows.push((
            dimension,
            today - back,
            Counters {
                registrations: 1,
                first_deposits: 2,
                deposits: 1_500_000,
                cpa: 250_000,
                ..counters
            },
        ));
    }
    count(&world, &rows).await;

    let board = own(&world.service, &actor, Span::Week).await.unwrap();
    // Deposits by role 118 and first deposits by 104; net P&L by none it has.
    let expected = [
        "visit_count",
        "registration_count",
        "ftd_count",
        "deposit_total",
        "commissions_total",
    ];
    assert_eq!(keys(&board.figures), expected);
    let visits = &board.figures[0];
    assert_eq!(
        (visits.now, visits.before, &visits.days),
        (12, 11, &vec![7, 0, 0, 0, 0, 0, 5])
    );
    assert_eq!(board.figures[4].now, 500_000);
    for figure in &board.figures {
        let asked = Request {
            report: "media".into(),
            from: Some(Date::from_days(board.now.from)),
            to: Some(Date::from_days(board.now.to)),
            columns: Some(vec![figure.column.key.into()]),
            ..Request::default()
        };
        let totals = report::run(&world.service, &actor, &asked)
            .await
            .unwrap()
            .table
            .totals;
        let said = match totals[..] {
            [Cell::Number(number)] => number,
            [Cell::Money(money)] => money.0,
            _ => panic!("{totals:?}"),
        };
        assert_eq!(figure.now, said, "{}", figure.column.key);
    }
    assert_eq!(
        (
            board.links.len(),
            board.links[0].visits,
            board.links[0].registrations
        ),
        (1, 12, 2)
    );
    assert!(!board.is_new);
    let of_today = own(&world.service, &actor, Span::Today).await.unwrap();
    assert_eq!(
        (
            of_today.figures[0].now,
            of_today.figures[0].before,
            of_today.figures[0].days.len()
        ),
        (5, 0, 7)
    );
    let of_month = own(&world.service, &actor, Span::Month).await.unwrap();
    assert_eq!(
        (
            of_month.figures[0].now,
            of_month.figures[0].before,
            of_month.figures[0].days.len()
        ),
        (23, 13, 30)
    );

    let board = own(&world.service, &other, Span::Month).await.unwrap();
    assert_eq!(
        keys(&board.figures),
        ["visit_count", "registration_count", "commissions_total"]
    );
    assert_eq!(board.figures[0].now, 100);
    for actor in [
        world.admin(),
        world.staff(StaffId(1), Role::Support),
        world.visitor(),
        Actor::Console,
    ] {
        assert_eq!(
            code(own(&world.service, &actor, Span::Week).await),
            Code::Forbidden
        );
    }
}

both! {
    figures_are_those_of_the_reports,
}
