//! One text, two databases: the macros that write each statement's function for both drivers.

/// Names the statements of a file, and lists them for the test that prepares them all.
macro_rules! statements {
    ($($name:ident: $sql:expr;)*) => {
        $(const $name: &str = $sql;)*

        /// The statements of this file, by name.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),*];
    };
}

/// Writes each function twice, once for each driver, and a third that picks by the connection.
///
/// In a body, `Db` is the driver and the first parameter is its connection. The body may use
/// whatever both drivers share; what differs between them does not belong here.
macro_rules! stamp {
    ($(
        $(#[$meta:meta])*
        $vis:vis async fn $name:ident($c:ident $(, $arg:ident: $ty:ty)* $(,)?) -> $ret:ty $body:block
    )*) => {
        mod sqlite {
            use super::*;
            type Db = sqlx::Sqlite;
            $(pub(super) async fn $name($c: &mut sqlx::SqliteConnection $(, $arg: $ty)*) -> Result<$ret, crate::StoreError> $body)*
        }

        mod postgres {
            use super::*;
            type Db = sqlx::Postgres;
            $(pub(super) async fn $name($c: &mut sqlx::PgConnection $(, $arg: $ty)*) -> Result<$ret, crate::StoreError> $body)*
        }

        $(
            $(#[$meta])*
            ///
            /// # Errors
            /// What [`StoreError`](crate::StoreError) names.
            $vis async fn $name(connection: &mut impl $crate::Connection $(, $arg: $ty)*) -> Result<$ret, crate::StoreError> {
                match connection.handle() {
                    $crate::connection::Handle::Sqlite(c) => sqlite::$name(c $(, $arg)*).await,
                    $crate::connection::Handle::Postgres(c) => postgres::$name(c $(, $arg)*).await,
                }
            }
        )*
    };
}

/// What is read from the columns of a row in their order, the next one first.
pub(crate) trait InOrder<'r, R>: Sized {
    fn read(row: &'r R, next: &mut std::ops::RangeFrom<usize>) -> Result<Self, sqlx::Error>;
}

/// A row, or a part of one, whose columns are read in their order, which takes a fraction of looking
/// each up by its name. The names are compared in debug builds.
macro_rules! in_order {
    ($vis:vis struct $name:ident { $($field_vis:vis $field:ident: $type:ty,)* }) => {
        $vis struct $name {
            $($field_vis $field: $type,)*
        }

        impl<'r, R> sqlx::FromRow<'r, R> for $name
        where
            R: sqlx::Row,
            Self: $crate::stamp::InOrder<'r, R>,
        {
            fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
                $crate::stamp::InOrder::read(row, &mut (0..))
            }
        }

        impl<'r, R> $crate::stamp::InOrder<'r, R> for $name
        where
            R: sqlx::Row,
            usize: sqlx::ColumnIndex<R>,
            $($type: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,)*
        {
            fn read(row: &'r R, next: &mut std::ops::RangeFrom<usize>) -> Result<Self, sqlx::Error> {
                let mut place = |name: &str| {
                    let at = next.next().unwrap_or_default();
                    debug_assert_eq!(sqlx::Column::name(row.column(at)), name);
                    at
                };
                Ok(Self {
                    $($field: row.try_get(place(stringify!($field)))?,)*
                })
            }
        }
    };
}

pub(crate) use {in_order, stamp, statements};
