//! Custom tags and their options.

use crate::StoreError;
use crate::stamp::{stamp, statements};
use tributary_domain::custom_tag::{CustomTag, Entity, TagOption};
use tributary_domain::id::{CustomTagId, CustomTagOptionId, OperatorId};
use tributary_domain::time::Timestamp;

statements! {
    INSERT: "INSERT INTO custom_tag (operator_id, entity, name, is_required, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    INSERT_OPTION: "INSERT INTO custom_tag_option (tag_id, name) VALUES ($1, $2) RETURNING id";
    LIST: "SELECT t.id, t.entity, t.name, t.is_required, o.id AS option_id, o.name AS option_name
           FROM custom_tag t LEFT JOIN custom_tag_option o ON o.tag_id = t.id
           WHERE t.operator_id = $1 ORDER BY t.id, o.id";
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    entity: String,
    name: String,
    is_required: bool,
    option_id: Option<i64>,
    option_name: Option<String>,
}

stamp! {
    /// Adds a tag without options. The name is unique among those of its entity.
    pub async fn insert(c, operator: OperatorId, entity: Entity, name: &str, is_required: bool, now: Timestamp) -> CustomTagId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(entity.name());
        Ok(CustomTagId(query.bind(name).bind(is_required).bind(now.0).fetch_one(c).await?))
    }

    /// Adds an option to a tag that the caller found to be the operator's.
    pub async fn insert_option(c, tag: CustomTagId, name: &str) -> CustomTagOptionId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT_OPTION).bind(tag.0).bind(name);
        Ok(CustomTagOptionId(query.fetch_one(c).await?))
    }

    /// Every tag of an operator with its options, in the order they were made.
    pub async fn list(c, operator: OperatorId) -> Vec<CustomTag> {
        let rows = sqlx::query_as::<Db, Row>(LIST).bind(operator.0).fetch_all(c).await?;
        let mut tags: Vec<CustomTag> = Vec::new();
        for row in rows {
            let option = row.option_id.zip(row.option_name.clone());
            let option = option.map(|(id, name)| TagOption { id: CustomTagOptionId(id), name });
            match tags.last_mut().filter(|tag| tag.id.0 == row.id) {
                Some(tag) => tag.options.extend(option),
                None => tags.push(tag(row, option)?),
            }
        }
        Ok(tags)
    }
}

fn tag(row: Row, option: Option<TagOption>) -> Result<CustomTag, StoreError> {
    let broken = || StoreError::Corrupt {
        table: "custom_tag",
        id: row.id,
        what: format!("entity {:?}", row.entity),
    };
    Ok(CustomTag {
        id: CustomTagId(row.id),
        entity: Entity::parse(&row.entity).ok_or_else(broken)?,
        name: row.name,
        is_required: row.is_required,
        options: option.into_iter().collect(),
    })
}
