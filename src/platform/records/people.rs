//! Who the people are whom an answer names by their ids. Users belong to a layer above: the service is given how their names
//! are read.

use super::actor::{Actor, PUBLIC_ID};
use crate::{
    problem::{Problem, Result, codes},
    records::member::ids_of,
    store::Executor,
    values::future::Future,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;
use uuid::Uuid;

/// What `expand` is told for names.
pub const PEOPLE: &str = "people";

/// Ids of one answer that are looked up at most.
const MOST: usize = 10_000;

/// What is told of somebody beside the id.
/// 标识之外对某人的说明。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonName {
    /// The name that others read.
    /// 他人看到的姓名。
    #[schema(examples("演示用户003"))]
    pub display_name: String,
    /// On whose behalf they act.
    /// 代表何单位。
    pub organization_id: Uuid,
}

/// Names by id.
pub type Names = BTreeMap<Uuid, PersonName>;

/// How the names are read that a caller may know, in one query.
pub type ReadNames = for<'a> fn(&'a Actor, Executor<'a>, BTreeSet<Uuid>) -> Future<'a, Result<Names>>;

/// What `expand=people` adds to an answer that is no single record.
/// 非单条记录的应答中 `expand=people` 附加的内容。
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedPeople {
    /// Who is who, by id: the users whose ids stand in the answer, as far as the caller may know them.
    /// 按标识说明各人是谁:应答中出现其标识的用户,以调用方可知悉的为限。
    #[schema(value_type = BTreeMap<String, PersonName>)]
    pub people: Names,
}

/// The ids in an answer that may be those of people. What hides somebody has zeros in their place, and those are nobody's.
///
/// # Errors
/// `INVALID_PARAMETER` if there are more than are looked up: a shorter page is asked for instead.
pub(crate) fn perhaps_people(answer: &impl Serialize) -> Result<BTreeSet<Uuid>> {
    let mut ids = ids_of(&serde_json::to_value(answer).map_err(Problem::internal)?);
    ids.remove(&Uuid::nil());
    ids.remove(&PUBLIC_ID);
    if ids.len() > MOST {
        let many = Problem::new(codes::INVALID_PARAMETER).with("parameter", "limit");
        return Err(many.with("expand", PEOPLE).with("most", MOST));
    }
    Ok(ids)
}
