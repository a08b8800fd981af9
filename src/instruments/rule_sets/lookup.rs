//! Which value a rule has in a district on a day.

use super::{RuleKind, RuleSetState, entity, national};
use crate::platform::{
    call::Scene,
    problem::{Code, Problem, Result},
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The value of a rule, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The value.
    pub value: u32,
    /// In what.
    pub unit: String,
    /// The article or the source in words.
    pub basis: String,
    /// The rule set; none for a national default.
    pub rule_set_id: Option<Uuid>,
}

/// Jurisdictions from the nearest to the farthest.
fn jurisdictions(district_code: &str) -> [String; 3] {
    let municipality = district_code.get(..2).map_or_else(String::new, |province| format!("{province}0000"));
    [district_code.to_owned(), municipality, "000000".to_owned()]
}

/// The rule in force in the district on the decisive day.
///
/// # Errors
/// `RULE_SET_MISSING` if neither a set nor a default has the key.
pub async fn rule(scene: &Scene<'_>, kind: RuleKind, key: &str, on: NaiveDate) -> Result<Rule> {
    use entity::Column;
    let jurisdictions = jurisdictions(scene.district_code);
    let not_ended = Condition::any().add(Column::EffectiveTo.is_null()).add(Column::EffectiveTo.gte(on));
    let sets = entity::Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::State.is_in([RuleSetState::Active, RuleSetState::Superseded]))
        .filter(Column::Jurisdiction.is_in(jurisdictions.clone()))
        .filter(Column::EffectiveFrom.lte(on))
        .filter(not_ended)
        .all(scene.tx)
        .await?;
    for jurisdiction in &jurisdictions {
        for set in sets.iter().filter(|set| set.jurisdiction == *jurisdiction) {
            if let Some(param) = set.params.0.iter().find(|param| *param.key == *key) {
                return Ok(Rule {
                    value: u32::try_from(param.value.get()).map_err(Problem::internal)?,
                    unit: param.unit.to_string(),
                    basis: param.basis.to_string(),
                    rule_set_id: Some(set.id),
                });
            }
        }
    }
    let default =
        national::default(kind, key).ok_or_else(|| Problem::new(Code::RuleSetMissing).with("key", key))?;
    Ok(Rule {
        value: u32::try_from(default.value).map_err(Problem::internal)?,
        unit: default.unit.into(),
        basis: default.basis.into(),
        rule_set_id: None,
    })
}
