//! What an event costs does not depend on how many were before it. Counted is what is asked of
//! memory: whoever copies a list for each event asks for the square of its length.

#![expect(
    unsafe_code,
    reason = "an allocator that counts can't be written without"
)]
#![expect(clippy::unwrap_used, reason = "what can't be applied fails the test")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use tributary_domain::commission::{
    Accrual, AppliedTerms, Cause, CommissionState, DepositChange, DepositSource, Deposits, Player,
};
use tributary_domain::event::Sums;
use tributary_domain::id::{BrandId, RegistrationId};
use tributary_domain::money::Money;
use tributary_domain::time::{DAY, Timestamp};

const PLAYER: RegistrationId = RegistrationId(1);

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, which notes how many bytes each thread has asked for.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: everything is the system's; counting asks for nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.set(ASKED.get() + layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// A player all of whose deposits are known, as when it registers.
fn state() -> CommissionState {
    let mut state = CommissionState::default();
    state
        .players
        .insert(PLAYER, Player::new(PLAYER, BrandId(1)));
    state.deposits.insert(PLAYER, Deposits::default());
    state
}

fn source(number: i64, amount: i64) -> DepositSource {
    DepositSource {
        event: format!("event {number}"),
        at: Timestamp(number * 1_000),
        amount: Money(amount),
    }
}

/// What is sent: the event's number, and the change it makes of the deposits.
type Kind = fn(i64) -> (Sums, DepositChange);

const KINDS: [(&str, Kind); 6] = [
    ("deposits", |number| (deposits(1), now(source(number, 1)))),
    // Each before all the others.
    ("deposits, the last one first", |number| {
        (deposits(1), now(source(-number, 1)))
    }),
    ("deposits at one moment", |number| {
        let at = Timestamp(0);
        (
            deposits(1),
            now(DepositSource {
                at,
                ..source(number, 1)
            }),
        )
    }),
    ("deposits and their reversals", |number| {
        let (number, is_reversal) = (number / 2, number % 2 == 1);
        let amount = i64::from(!is_reversal);
        (
            deposits(1 - 2 * i64::from(is_reversal)),
            now(source(number, amount)),
        )
    }),
    (
        "activities, each in the place of the one before",
        |number| {
            let change = DepositChange {
                replaces: Some(format!("event {}", number - 1)),
                ..now(source(number, 1))
            };
            (deposits(1), change)
        },
    ),
    ("wagers", |_| {
        let sums = Sums {
            bets: 1,
            ..Sums::default()
        };
        (sums, DepositChange::default())
    }),
];

fn deposits(count: i64) -> Sums {
    Sums {
        deposits: count,
        deposit_count: count,
        ..Sums::default()
    }
}

fn now(source: DepositSource) -> DepositChange {
    DepositChange {
        now: Some(source),
        replaces: None,
    }
}

/// Bytes that so many events of a kind ask for.
fn cost(kind: Kind, events: i64) -> usize {
    let mut state = state();
    let before = ASKED.get();
    for number in 0..events {
        let (delta, deposit) = kind(number);
        let accrual = Accrual {
            under: AppliedTerms::default(),
            delta,
            on: 20_000 + number % 100,
        };
        let cause = Cause {
            event: Some(0),
            at: Timestamp(accrual.on * DAY),
            first_open_day: 0,
        };
        state.accrue(PLAYER, cause, &accrual, deposit).unwrap();
    }
    ASKED.get() - before
}

#[test]
fn an_event_costs_the_same_however_many_there_are() {
    for (name, kind) in KINDS {
        let (few, many) = (cost(kind, 1_000), cost(kind, 8_000));
        // Eight times as many; the square would be sixty-four times as much.
        assert!(many < 12 * few, "{name}: {few} bytes, then {many}");
    }
}
