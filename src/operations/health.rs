//! `/healthz` says that the process lives, `/readyz` whether it should get requests.

use crate::platform::{
    call::Service,
    problem::{Code, Problem, Result},
};
use actix_web::{
    HttpResponse,
    web::{self, Data, ServiceConfig},
};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::json;
use std::{sync::atomic::Ordering, time::Duration};

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);

/// Serves both.
pub fn routes(config: &mut ServiceConfig) {
    config.route("/healthz", web::get().to(alive)).route("/readyz", web::get().to(ready));
}

async fn alive() -> HttpResponse {
    HttpResponse::Ok().json(json!({"status": "ok"}))
}

async fn ready(service: Data<Service>) -> Result<HttpResponse> {
    match why_not(&service).await {
        None => Ok(HttpResponse::Ok().json(json!({"status": "ready"}))),
        Some(reason) => Err(Problem::new(Code::NotReady).with("reason", reason).retry_after(1)),
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

/// How many migrations the database lacks.
///
/// # Errors
/// The database failed.
pub async fn missing_migrations(db: &DatabaseConnection) -> Result<u64> {
    let count = "SELECT COUNT(*) AS applied FROM seaql_migrations";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), count)).await?;
    let applied: i64 = row.ok_or_else(|| Problem::internal("no count"))?.try_get("", "applied")?;
    let known = Migrator::migrations().len() as u64;
    Ok(known.saturating_sub(u64::try_from(applied).unwrap_or_default()))
}
