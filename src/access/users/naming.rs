//! Which names users of a district may have. Names are unique in the whole service, since people sign in by them; a
//! district's administrator chooses among those of the own district only, and so cannot ask who there is in another.

use super::{
    Users,
    entity::{Column, Entity, Model, NewUser},
};
use platform::{
    call::Step,
    values::{characters::key, district_code::is_district_code},
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

/// The users who may be meant by a name: the one with its key, and one who had the same name in another spelling when keys
/// were made (`migration`), and who is found by the own spelling alone.
#[must_use]
pub fn named(username: &str) -> Select<Entity> {
    Entity::find().filter(Column::UsernameKey.is_in([key(username), format!("\u{1}{username}")]))
}

/// The user among them who is meant: the own spelling goes first.
#[must_use]
pub fn the_one(mut users: Vec<Model>, username: &str) -> Option<Model> {
    users.sort_by_key(|user| *user.username != *username);
    users.into_iter().next()
}

/// The name begins with the code of the district; only the platform's administrator, who sees every district, may choose
/// one that belongs to none.
pub(super) async fn name_of_the_district(step: &Step<'_, Users>, body: &NewUser) -> Guarded {
    let has_a_district = district_of(&body.username).is_some() || step.call.actor.crosses_districts();
    let fits = has_a_district && is_of_no_other(&body.username, &step.row.district_code);
    Ok(Verdict::require(fits).at("/username"))
}

/// Whether a name begins like one of another district neither as it is written nor as it reads.
#[must_use]
pub fn is_of_no_other(username: &str, district: &str) -> bool {
    [username, &*key(username)].iter().all(|name| district_of(name).is_none_or(|code| code == district))
}

/// The district whose code a name begins with, `310114-zhang`.
fn district_of(username: &str) -> Option<&str> {
    let (code, name) = username.split_once('-')?;
    (is_district_code(code) && !name.is_empty()).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{district_of, key};

    #[test]
    fn a_name_belongs_to_the_district_whose_code_it_begins_with() {
        assert_eq!(district_of("310114-zhang"), Some("310114"));
        assert_eq!(district_of("310114-"), None);
        assert_eq!(district_of("zhang"), None);
        assert_eq!(district_of("31011４-zhang"), None);
        assert_eq!(district_of(&key("31011４-zhang")), Some("310114"));
    }
}
