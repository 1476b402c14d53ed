//! Every list as a page and as a file.

use crate::markup::Scene;
use crate::office::content;
use axum::http::StatusCode;
use tributary_domain::list::{List, Query};
use tributary_testing::both;

/// The address of a query's file, or of its page.
fn address(path: &str, query: &Query) -> String {
    let pairs = query.pairs();
    let text = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    format!("{path}?{text}")
}

/// Everything of a list, with every column.
fn all(list: List) -> Query {
    Query {
        columns: list.columns().iter().map(|column| column.key).collect(),
        filters: Vec::new(),
        ..Query::usual(list)
    }
}

both! {
    async fn files_have_the_columns_and_lines_of_their_lists(db: &Database) {
        let scene = Scene::new(db).await;
        for list in List::ALL {
            let (cookie, other) = if list.is_office() {
                (&scene.admin, &scene.own)
            } else {
                (&scene.own, &scene.admin)
            };
            let query = all(list);
            let page = content(&scene.site.visit(cookie, &address(list.path(), &query)).await);
            assert!(page.contains(&list.file_path()), "{list:?} has no way to its file: {page}");
            let file = scene.site.visit(cookie, &address(&list.file_path(), &query)).await;
            assert_eq!(file.status, StatusCode::OK, "{list:?}");
            assert!(file.header("content-type").starts_with("text/csv"), "{list:?}");
            assert!(file.header("content-disposition").contains(".csv"), "{list:?}");
            let text = file.text();
            let first = text.lines().next().unwrap_or_default().to_owned();
            assert_eq!(first, query.columns.join(","), "{list:?}");
            let hidden = Query { columns: query.columns.iter().copied().take(2).collect(), ..query.clone() };
            let file = scene.site.visit(cookie, &address(&list.file_path(), &hidden)).await.text();
            assert_eq!(file.lines().next(), Some(hidden.columns.join(",").as_str()), "{list:?}");

            // Nobody else gets it: it is not there for them, and visitors sign in first.
            let foreign = scene.site.visit(other, &list.file_path()).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{list:?}");
            let visitor = scene.site.get(&list.file_path()).await;
            assert!(visitor.header("location").starts_with("/login"), "{list:?}");
        }
    }

    async fn chosen_columns_are_remembered_and_what_is_not_understood_is_left_out(db: &Database) {
        let scene = Scene::new(db).await;
        let chosen = scene.site.visit(&scene.admin, "/office/links?columns=name&columns=status&columns=nonsense").await;
        let cookie = chosen.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        assert_eq!(cookie, "columns-office-links=name.status");
        let page = content(&chosen);
        assert!(page.contains("data-label=\"Status\"") && !page.contains("data-label=\"Brand\""), "{page}");
        let with = format!("{}; {cookie}", scene.admin);
        let again = content(&scene.site.visit(&with, "/office/links").await);
        assert!(again.contains("data-label=\"Status\"") && !again.contains("data-label=\"Brand\""), "{again}");
        let odd = "/office/links?sort=x&page=-3&per_page=9&brand=y&q=%27%25_&status=z";
        assert_eq!(scene.site.visit(&scene.admin, odd).await.status, StatusCode::OK);
        let sorted = content(&scene.site.visit(&scene.admin, "/office/links?sort=-brand").await);
        assert!(sorted.contains("aria-sort=\"descending\""), "{sorted}");
    }
}
