//! Which names users of a district may have. Names are unique in the whole service, since people sign in by them; a
//! district's administrator chooses among those of the own district only, and so cannot ask who there is in another.

use super::{Users, entity::NewUser};
use platform::{
    call::Step,
    workflow::{Guarded, Verdict},
};

/// The name begins with the code of the district; only the platform's administrator, who sees every district, may choose
/// one that belongs to none.
pub(super) async fn name_of_the_district(step: &Step<'_, Users>, body: &NewUser) -> Guarded {
    let fits = match district_of(&body.username) {
        Some(code) => code == step.row.district_code,
        None => step.call.actor.crosses_districts(),
    };
    Ok(Verdict::require(fits).at("/username"))
}

/// The district whose code a name begins with, `310114-zhang`.
fn district_of(username: &str) -> Option<&str> {
    let (code, name) = username.split_once('-')?;
    (code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty()).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::district_of;

    #[test]
    fn a_name_belongs_to_the_district_whose_code_it_begins_with() {
        assert_eq!(district_of("310114-zhang"), Some("310114"));
        assert_eq!(district_of("310114-"), None);
        assert_eq!(district_of("zhang"), None);
        assert_eq!(district_of("31011４-zhang"), None);
    }
}
