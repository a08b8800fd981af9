//! Many supervision items, made the same way every time, so that load can be measured at 10⁵ and 10⁶ records.

use crate::codes;
use chrono::{DateTime, Duration, Utc};
use platform::{
    call::Service,
    problem::{Problem, Result},
    records::audit::{self, entity as audit_entity, pending},
    store::Outcome,
    values::{text::Text, words::Words},
    vocabulary::OrganizationKind,
};
use registry::organizations;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use std::sync::Arc;
use supervision::items::{Form, ItemState, LawVersion, entity};
use uuid::Uuid;

/// Rows of one statement: below the parameter limits of both databases.
const CHUNK: u64 = 400;

/// The organizations that the items name.
#[derive(Clone, Copy)]
struct Bodies {
    committee: Uuid,
    organ: Uuid,
}

/// Adds `count` items to 嘉定, each with its first audit entry; says how many items there are then.
///
/// # Errors
/// There is no foundation yet, or the database failed.
pub async fn scale(service: &Arc<Service>, count: u64) -> Result<u64> {
    let bodies = Bodies {
        committee: body(service, OrganizationKind::SpecialCommittee).await?,
        organ: body(service, OrganizationKind::DistrictGovernment).await?,
    };
    let items = entity::Entity::find().filter(entity::Column::DistrictCode.eq("310114"));
    let present = items.clone().filter(entity::Column::ItemNo.like("L%")).count(service.store.read()).await?;
    let start = service.clock.now();
    let mut done = 0;
    while done < count {
        let (first, size) = (present + done, CHUNK.min(count - done));
        let chunk: Vec<entity::Model> =
            (first..first + size).map(|number| item(number, bodies, start)).collect();
        let chunk = Arc::new(chunk);
        let write = service.store.write(move |tx| {
            let chunk = Arc::clone(&chunk);
            Box::pin(async move {
                let entries = chunk.iter().map(created).collect::<Result<Vec<_>>>()?;
                tx.insert_all(vec![pending::noting(entries.iter().map(|entry| entry.id))]).await?;
                let entries = entries.into_iter().map(|entry| entry.into_active_model().reset_all());
                let rows = chunk.iter().map(|row| row.clone().into_active_model().reset_all());
                entity::Entity::insert_many(rows).exec_without_returning(tx).await?;
                audit_entity::Entity::insert_many(entries).exec_without_returning(tx).await?;
                Ok(Outcome::Commit(()))
            })
        });
        write.await?;
        done += size;
    }
    Ok(items.count(service.store.read()).await?)
}

async fn body(service: &Service, kind: OrganizationKind) -> Result<Uuid> {
    use organizations::entity::{Column, Entity};
    let found = Entity::find().filter(Column::DistrictCode.eq("310114")).filter(Column::Kind.eq(kind));
    let found = found.one(service.store.read()).await?;
    let missing =
        || Problem::new(codes::NOT_FOUND).because("fill the demonstration data first: jiandu serve --demo");
    Ok(found.ok_or_else(missing)?.id)
}

/// The `number`-th item: always the same content.
fn item(number: u64, bodies: Bodies, start: DateTime<Utc>) -> entity::Model {
    let states = ItemState::ALL;
    let forms = Form::ALL;
    let place = |length: usize| usize::try_from(number).unwrap_or(0) % length;
    // Creation times differ and lie in the past, in the order of the numbers.
    let at = start - Duration::days(400) + Duration::milliseconds(i64::try_from(number).unwrap_or(0));
    entity::Model {
        id: Uuid::now_v7(),
        district_code: "310114".into(),
        state: states[place(states.len())],
        version: 1,
        created_at: at,
        updated_at: at,
        item_no: Text::stored(format!("L{number:09}")),
        item_no_key: format!("l{number:09}"),
        title: Text::stored(format!("负载测试议题{number:09}:推动区域治理事项落实情况")),
        purpose: Text::stored("按固定规则生成的负载测试数据。"),
        form: forms[place(forms.len())],
        law_version: LawVersion::Amended2024,
        out_of_plan_reason: Some(Text::stored("负载测试")),
        lead_committee_id: bodies.committee,
        supervised_organ_id: bodies.organ,
        ..Default::default()
    }
}

/// The first entry of an item's history.
fn created(row: &entity::Model) -> Result<audit_entity::Model> {
    let mut entry = audit_entity::Model {
        id: Uuid::now_v7(),
        district_code: row.district_code.clone(),
        actor_id: Uuid::nil(),
        role: None,
        organization_id: Uuid::nil(),
        subject_type: "supervision.item".into(),
        subject_id: row.id,
        sequence: 1,
        action: "create".into(),
        from_state: None,
        to_state: row.state.word().into(),
        reason: Some("负载测试".into()),
        diff: audit::diff(None, row)?,
        request_id: "scale".into(),
        occurred_at: row.created_at,
        hash: String::new(),
    };
    entry.hash = audit::seal(None, &entry)?;
    Ok(entry)
}
