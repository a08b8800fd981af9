//! What stands in a district after its foundation, and how more of it comes.

use access::users::Users;
use chrono::NaiveDate;
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::actor::Actor,
    values::{exemplar, text::Text},
    workflow::Workflow,
};
use registry::deputies::Deputies;
use std::collections::HashMap;
use uuid::Uuid;

/// Members of the Standing Committee among the deputies.
pub(super) const MEMBERS: usize = 9;

/// What stands in a district after its foundation.
#[derive(Debug, Clone, Default)]
pub struct Foundation {
    /// The district.
    pub district_code: String,
    /// Organizations by the code that follows the district's.
    pub organizations: HashMap<String, Uuid>,
    /// Users by the name that follows the district's code.
    pub users: HashMap<String, Actor>,
    /// The running term.
    pub term_id: Uuid,
    /// Its ordinal: 第几届.
    pub term: i32,
    /// The deputies; the first nine are members of the Standing Committee.
    pub deputies: Vec<Uuid>,
}

/// The id of a record by its name in its district, the same in every demonstration.
pub(super) fn known<W: Workflow>(district: &str, name: &str) -> Uuid {
    if district == exemplar::DISTRICT {
        return exemplar::exemplar(W::KIND, name);
    }
    exemplar::exemplar(W::KIND, &format!("{district}/{name}"))
}

/// Gives somebody an account.
pub(super) async fn register(
    work: &UnitOfWork<'_>,
    founded: &mut Foundation,
    short: &str,
    user: Actor,
    password_hash: &str,
) -> Result<()> {
    let made = work.make::<Users>(|row| {
        row.id = known::<Users>(work.district_code, short);
        row.username = Text::stored(&*user.username);
        row.display_name = Text::stored(format!("演示用户{:03}", founded.users.len() + 1));
        row.roles = user.roles.clone().into();
        row.organization_id = user.organization_id;
        row.deputy_id = user.deputy_id;
        row.password_hash = Some(password_hash.into());
    });
    let user_id = made.await?.id;
    founded.users.insert(short.to_owned(), Actor { user_id, ..user });
    Ok(())
}

/// The next deputy, of a constituency.
pub(super) async fn elect_one(
    work: &UnitOfWork<'_>,
    founded: &mut Foundation,
    constituency: Uuid,
) -> Result<Uuid> {
    let number = founded.deputies.len() + 1;
    let deputy = work.make::<Deputies>(|row| {
        row.id = known::<Deputies>(work.district_code, &number.to_string());
        row.deputy_no = Text::stored(format!("D{}-{number:03}", founded.term));
        row.full_name = Text::stored(format!("演示代表{number:03}"));
        row.birth_date = NaiveDate::from_ymd_opt(1975, 5, 1).unwrap_or_default();
        row.contact_phone = Text::stored(format!("1380000{number:04}"));
        row.term_id = founded.term_id;
        row.constituency_id = Some(constituency);
        row.is_sc_member = number <= MEMBERS;
        row.public_profile = true;
    });
    let deputy = deputy.await?.id;
    founded.deputies.push(deputy);
    Ok(deputy)
}
