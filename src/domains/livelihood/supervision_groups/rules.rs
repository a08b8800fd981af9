//! Who sees a supervision group.

pub(super) use super::{forming::*, guards::*};
pub(super) use crate::relations::leading_its_project as leading;

use super::entity::{Column, Model};
use crate::relations::OfAProject;

impl OfAProject for Model {
    const PROJECT_ID: Column = Column::ProjectId;
}
