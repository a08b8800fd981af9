//! Which value a rule has in a district on a day.

use super::{RuleKind, RuleSetState, entity, national, provenance::basis_on};
use crate::codes;
use chrono::NaiveDate;
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
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

impl Rule {
    /// The day of a year that it names as month and day: 131 is January 31.
    #[must_use]
    pub fn day_of(&self, year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, self.value / 100, self.value % 100).unwrap_or_default()
    }
}

/// Jurisdictions from the nearest to the farthest.
fn jurisdictions(district_code: &str) -> [String; 3] {
    let municipality = district_code.get(..2).map_or_else(String::new, |province| format!("{province}0000"));
    [district_code.to_owned(), municipality, "000000".to_owned()]
}

/// The rules of a kind that are in force in a district on a day: read once, asked for as many keys as needed.
#[derive(Debug, Clone)]
pub struct RuleBook {
    kind: RuleKind,
    /// The decisive day, whose text of the law a basis names; none for the texts of today.
    on: Option<NaiveDate>,
    /// The nearest jurisdiction first.
    sets: Vec<entity::Model>,
}

impl RuleBook {
    /// The national defaults alone.
    #[must_use]
    pub fn national(kind: RuleKind) -> Self {
        Self { kind, on: None, sets: Vec::new() }
    }

    /// What is in force in the district on the decisive day; one query.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open(
        db: &impl ConnectionTrait,
        district_code: &str,
        kind: RuleKind,
        on: NaiveDate,
    ) -> Result<Self> {
        use entity::Column;
        let jurisdictions = jurisdictions(district_code);
        let not_ended = Condition::any().add(Column::EffectiveTo.is_null()).add(Column::EffectiveTo.gte(on));
        let mut sets = entity::Entity::find()
            .filter(Column::Kind.eq(kind))
            .filter(Column::State.is_in([RuleSetState::Active, RuleSetState::Superseded]))
            .filter(Column::Jurisdiction.is_in(jurisdictions.clone()))
            .filter(Column::EffectiveFrom.lte(on))
            .filter(not_ended)
            .all(db)
            .await?;
        sets.sort_by_key(|set| jurisdictions.iter().position(|code| *code == *set.jurisdiction));
        Ok(Self { kind, on: Some(on), sets })
    }

    /// The rule of a key: of the nearest jurisdiction that has it, else the national default.
    ///
    /// # Errors
    /// `RULE_SET_MISSING` if neither a set nor a default has the key.
    pub fn rule(&self, key: &str) -> Result<Rule> {
        for set in &self.sets {
            if let Some(param) = set.params.0.iter().find(|param| *param.key == *key) {
                return Ok(Rule {
                    value: u32::try_from(param.value.get()).map_err(Problem::internal)?,
                    unit: param.unit.to_string(),
                    basis: basis_on(&param.tag, &param.basis, self.on),
                    rule_set_id: Some(set.id),
                });
            }
        }
        let default = national::default(self.kind, key)
            .ok_or_else(|| Problem::new(codes::RULE_SET_MISSING).with("key", key))?;
        Ok(Rule {
            value: u32::try_from(default.value).map_err(Problem::internal)?,
            unit: default.unit.into(),
            basis: basis_on(default.tag, default.basis, self.on),
            rule_set_id: None,
        })
    }

    /// The words of a key: of the nearest jurisdiction that lists some, else the national default.
    ///
    /// # Errors
    /// `RULE_SET_MISSING` if neither a set nor a default has the key.
    pub fn words(&self, key: &str) -> Result<Vec<String>> {
        let params = self.sets.iter().flat_map(|set| &set.params.0);
        let nearest = params.filter(|param| *param.key == *key).find(|param| !param.words.is_empty());
        if let Some(param) = nearest {
            return Ok(param.words.iter().map(ToString::to_string).collect());
        }
        let default = national::default(self.kind, key)
            .ok_or_else(|| Problem::new(codes::RULE_SET_MISSING).with("key", key))?;
        Ok(default.words.iter().map(ToString::to_string).collect())
    }

    /// The value of a key.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub fn number(&self, key: &str) -> Result<i64> {
        Ok(self.rule(key)?.value.into())
    }

    /// The nearest rule set in force; none where only national defaults apply.
    #[must_use]
    pub fn rule_set_id(&self) -> Option<Uuid> {
        self.sets.first().map(|set| set.id)
    }
}

/// The rule in force in the district on the decisive day.
///
/// # Errors
/// `RULE_SET_MISSING` if neither a set nor a default has the key.
pub async fn rule(work: &UnitOfWork<'_>, kind: RuleKind, key: &str, on: NaiveDate) -> Result<Rule> {
    RuleBook::open(work.tx, work.district_code, kind, on).await?.rule(key)
}
