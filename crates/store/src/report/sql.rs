//! A statement that is put together from constants, with its values beside it.

use tributary_domain::id::AffiliateId;

/// A value that is bound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Bound {
    Number(i64),
    Text(String),
}

/// A statement. Only constants, numbers of parameters and statements made the same way get into
/// its text: nothing a caller wrote ever does, so that it is safe to run as it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Bound>,
}

impl Sql {
    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The values, `$1` first.
    pub(crate) fn values(&self) -> &[Bound] {
        &self.values
    }

    /// Adds text of ours.
    pub(crate) fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds text of ours in which each `{name}` stands for one of these values.
    pub(crate) fn filled(
        &mut self,
        text: &'static str,
        values: &[(&'static str, Bound)],
    ) -> &mut Self {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            self.push(before);
            let Some((name, behind)) = after.split_once('}') else {
                break;
            };
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => self.bind(value.clone()),
                None => self.push("NULL"),
            };
            rest = behind;
        }
        self.push(rest)
    }

    /// Adds a number of ours, for example the place of a column.
    pub(crate) fn number(&mut self, number: usize) -> &mut Self {
        self.text.push_str(&number.to_string());
        self
    }

    /// Adds a value of the caller's: its parameter.
    pub(crate) fn bind(&mut self, value: Bound) -> &mut Self {
        self.values.push(value);
        self.text.push('$');
        self.number(self.values.len())
    }

    /// Adds `(a, b, …)` of parameters; an empty list is one that nothing is in.
    pub(crate) fn list(&mut self, values: impl IntoIterator<Item = Bound>) -> &mut Self {
        self.push("(");
        let mut is_empty = true;
        for value in values {
            if !is_empty {
                self.push(", ");
            }
            is_empty = false;
            self.bind(value);
        }
        self.push(if is_empty { "NULL)" } else { ")" })
    }

    /// Adds `condition AND it is one of these affiliates`.
    pub(crate) fn affiliates(&mut self, column: &'static str, ids: &[AffiliateId]) -> &mut Self {
        self.push(" AND ").push(column);
        match ids {
            [id] => self.push(" = ").bind(Bound::Number(id.0)),
            ids => {
                self.push(" IN ");
                self.list(ids.iter().map(|id| Bound::Number(id.0)))
            }
        }
    }
}
