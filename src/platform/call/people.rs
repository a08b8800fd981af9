//! Who the people of an answer are.

use super::Call;
use crate::{
    problem::Result,
    records::people::{NamedPeople, perhaps_people},
};
use serde::Serialize;

impl Call {
    /// The people whose ids stand in an answer, as far as this caller may know them: one query. What the caller is not told
    /// of the records is not in the answer, and so nobody is named here who is not named there.
    ///
    /// # Errors
    /// `INVALID_PARAMETER` if the answer has more ids than are looked up, or the database failed.
    pub async fn people_in(&self, answer: &impl Serialize) -> Result<NamedPeople> {
        let ids = perhaps_people(answer)?;
        let people = (self.service.names)(&self.actor, self.service.store.read().into(), ids).await?;
        Ok(NamedPeople { people })
    }
}
