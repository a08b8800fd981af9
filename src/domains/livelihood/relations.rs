//! Who stands in which relation to the records of livelihood projects: said once for all kinds that have the columns.

use crate::{
    projects::{Projects, entity::Column as Project},
    words::CycleLevel,
};
use platform::{
    records::{actor::Actor, record::Record},
    workflow::{Relation, Sight},
};

/// Something of a year, which is that of the district or of a town.
pub(crate) trait OfALevel: Record {
    /// Column of the level.
    const LEVEL: Self::Column;
    /// Column of the body whose year it is.
    const ORGANIZATION_ID: Self::Column;
}

/// Something that a government office conducts.
pub(crate) trait Governed: Record {
    /// Column of the office.
    const GOVERNMENT_ID: Self::Column;
}

/// Something that a department leads, or that is about what it leads.
pub(crate) trait Led: Record {
    /// Column of the department.
    const LEAD_DEPARTMENT_ID: Self::Column;
}

/// Something of a project, which says who leads.
pub(crate) trait OfAProject: Record {
    /// Column of the project.
    const PROJECT_ID: Self::Column;
}

/// Of the district.
pub(crate) fn in_the_district<M: OfALevel>(_: &Actor) -> Relation<M> {
    Relation::one_of(M::LEVEL, [CycleLevel::District])
}

/// Of the own town.
pub(crate) fn own_town<M: OfALevel>(actor: &Actor) -> Relation<M> {
    Relation::is(M::ORGANIZATION_ID, actor.organization_id)
}

/// The government office that conducts it.
pub(crate) fn own_government<M: Governed>(actor: &Actor) -> Relation<M> {
    Relation::is(M::GOVERNMENT_ID, actor.organization_id)
}

/// Staff of the department that leads.
pub(crate) fn leading<M: Led>(actor: &Actor) -> Relation<M> {
    Relation::is(M::LEAD_DEPARTMENT_ID, actor.organization_id)
}

/// Staff of the department that leads its project.
pub(crate) fn leading_its_project<M: OfAProject>(actor: &Actor) -> Sight<M> {
    Sight::of::<Projects>(actor, M::PROJECT_ID, Sight::is(Project::LeadDepartmentId, actor.organization_id))
}
