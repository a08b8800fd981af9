//! `/healthz` says that the process lives, `/readyz` whether it should get requests, and what else is out of order.
//!
//! Not ready is what another replica may do better: this one drains, prepares, or has no database. A disk that is full or
//! a job that is dead is told in the answer and leaves the replica ready: all replicas share the disk, so taking them out
//! would only end the reading too.

use crate::codes;
use actix_web::{HttpResponse, web::Data};
use migration::{Migrator, MigratorTrait};
use platform::{
    call::Service,
    document::routes::Routes,
    problem::{Problem, Result},
    process::metrics,
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);

/// Serves both.
pub fn routes(routes: &mut Routes) {
    routes.read("/healthz", alive);
    routes.read("/readyz", ready);
}

pub(super) async fn alive() -> HttpResponse {
    HttpResponse::Ok().json(json!({"status": "ok"}))
}

async fn ready(service: Data<Service>) -> Result<HttpResponse> {
    match why_not(&service).await {
        None => {
            let degraded = out_of_order(&service).await;
            let status = if degraded.is_empty() { "ready" } else { "degraded" };
            Ok(HttpResponse::Ok().json(json!({"status": status, "degraded": degraded})))
        }
        Some(reason) => Err(Problem::new(codes::NOT_READY).with("reason", reason).retry_after(1)),
    }
}

async fn why_not(service: &Service) -> Option<&'static str> {
    if service.drain.has_begun() {
        return Some("draining");
    }
    if service.preparing.load(Ordering::Acquire) {
        return Some("demonstration");
    }
    match tokio::time::timeout(PATIENCE, missing_migrations(service.store.read())).await {
        Ok(Ok(0)) => None,
        Ok(Ok(_)) => Some("migrations"),
        Ok(Err(_)) | Err(_) => Some("database"),
    }
}

/// The jobs that are dead and the disks that are full, as `job:deadlines.sweep` and `disk:documents`.
async fn out_of_order(service: &Service) -> Vec<String> {
    let folders = service.folders.clone();
    let full = tokio::task::spawn_blocking(move || folders.full());
    // A disk that does not say how full it is may as well be.
    let full = tokio::time::timeout(PATIENCE, full).await.ok().and_then(std::result::Result::ok);
    let disks = full.unwrap_or_else(|| vec!["silent"]).into_iter().map(|disk| format!("disk:{disk}"));
    let jobs = service.jobs.dead(Instant::now()).into_iter().map(|job| format!("job:{job}"));
    let found: Vec<String> = disks.chain(jobs).collect();
    metrics::degraded(found.len());
    found
}

/// How many migrations the database lacks.
///
/// # Errors
/// The database failed.
pub async fn missing_migrations(db: &impl ConnectionTrait) -> Result<u64> {
    let count = "SELECT COUNT(*) AS applied FROM seaql_migrations";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), count)).await?;
    let applied: i64 = row.ok_or_else(|| Problem::internal("no count"))?.try_get("", "applied")?;
    let known = Migrator::migrations().len() as u64;
    Ok(known.saturating_sub(u64::try_from(applied).unwrap_or_default()))
}
