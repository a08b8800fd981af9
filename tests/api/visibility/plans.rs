//! What somebody may see is part of the query of each list: whoever reads, the query is answered by indexes.

use super::everybody;
use crate::{
    lists::{Demand, complaint},
    support::App,
};
use std::collections::BTreeMap;

#[tokio::test]
async fn every_list_is_read_by_its_index_whoever_reads() {
    let app = App::demonstration().await;
    let statements = app.application.service.store.statements();
    let (people, mut queries) = (everybody(&app).await, BTreeMap::new());
    statements.listen();
    // The operator reads all districts at once, for which no list has an order.
    for (name, person) in people.iter().filter(|(name, _)| *name != "platform-admin") {
        for table in &jiandu::app::routes().tables {
            drop(statements.take());
            if person.get(&format!("{}?limit=1", table.path)).await.status != 200 {
                continue;
            }
            for query in statements.take().iter().filter(|query| query.sql.contains("ORDER BY")) {
                queries.entry(query.sql.clone()).or_insert((name.clone(), query.clone()));
            }
        }
    }
    let mut wrong = Vec::new();
    for (name, query) in queries.values() {
        let complaint = complaint(&app, query, Demand::Ordered).await;
        // Who has no code has no record: the planner sees that there is nothing to read.
        let complaint = complaint.filter(|plan| !plan.contains("One-Time Filter: false"));
        wrong.extend(complaint.map(|complaint| format!("{name}: {complaint}")));
    }
    println!("{} queries of {} people", queries.len(), people.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), queries.len(), wrong.join("\n\n"));
    assert!(queries.len() > 80, "only {} queries", queries.len());
}
