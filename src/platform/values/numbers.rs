//! Numbers without floats: bounded whole numbers, money in fen, decimals with two places, ratios.

use super::sentence::Sentence;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, fmt};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type},
};

/// A whole number between `MIN` and `MAX`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Whole<const MIN: i64, const MAX: i64>(i64);

/// A count that cannot be negative.
pub type Count = Whole<0, 2_147_483_647>;
/// An ordinal: 第几届, 第几次.
pub type Ordinal = Whole<1, 9_999>;
/// A calendar year of the service.
pub type Year = Whole<1954, 2200>;
/// An amount of money in fen (1 yuan = 100 fen), at most 2^53 − 1 so that every client can hold it.
pub type Fen = Whole<0, 9_007_199_254_740_991>;
/// A number of which only that is known that every client can hold it.
pub type Long = Whole<-9_007_199_254_740_991, 9_007_199_254_740_991>;
/// The size of something in bytes.
pub type Bytes = Whole<1, 9_007_199_254_740_991>;

impl<const MIN: i64, const MAX: i64> Whole<MIN, MAX> {
    /// The number.
    #[must_use]
    pub fn get(self) -> i64 {
        self.0
    }

    /// The number for a column of 32 bits; declared bounds above that saturate.
    #[must_use]
    pub fn get32(self) -> i32 {
        i32::try_from(self.0).unwrap_or(i32::MAX)
    }

    /// A number that was checked when it was stored.
    #[must_use]
    pub fn stored(number: impl Into<i64>) -> Self {
        Self(number.into())
    }
}

impl<const MIN: i64, const MAX: i64> From<Whole<MIN, MAX>> for i64 {
    fn from(number: Whole<MIN, MAX>) -> Self {
        number.0
    }
}

impl<const MIN: i64, const MAX: i64> Default for Whole<MIN, MAX> {
    /// The least: rows need some number before theirs is set.
    fn default() -> Self {
        Self(MIN)
    }
}

impl<'de, const MIN: i64, const MAX: i64> Deserialize<'de> for Whole<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        if (MIN..=MAX).contains(&number) {
            return Ok(Self(number));
        }
        Err(D::Error::custom(Sentence::new(
            format!("应为 {MIN} 至 {MAX} 的整数"),
            format!("Send a whole number from {MIN} to {MAX}"),
        )))
    }
}

impl<const MIN: i64, const MAX: i64> PartialSchema for Whole<MIN, MAX> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
            .minimum(Some(MIN))
            .maximum(Some(MAX))
            .into()
    }
}

impl<const MIN: i64, const MAX: i64> ToSchema for Whole<MIN, MAX> {
    fn name() -> Cow<'static, str> {
        format!("Whole{MIN}To{MAX}").replace('-', "Minus").into()
    }
}

/// A decimal with two places, held as hundredths; `"85.43"` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hundredths(pub i64);

impl Hundredths {
    /// `part / whole` in percent, rounded half up to two places; none when the whole is zero.
    #[must_use]
    pub fn percent(part: i64, whole: i64) -> Option<Self> {
        Self::quotient(i128::from(part) * 100, whole.into())
    }

    /// `part / whole` rounded half up to two places; none when the whole is not positive or the part negative.
    #[must_use]
    pub fn quotient(part: i128, whole: i128) -> Option<Self> {
        if whole <= 0 || part < 0 {
            return None;
        }
        i64::try_from((part * 200 + whole) / (2 * whole)).ok().map(Self)
    }

    /// Reads `-?\d+\.\d{2}` with at most twelve digits before the point.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (sign, size) = text.strip_prefix('-').map_or((1, text), |size| (-1, size));
        let (whole, places) = size.split_once('.')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(places) || whole.len() > 12 || places.len() != 2 {
            return None;
        }
        let (whole, places): (i64, i64) = (whole.parse().ok()?, places.parse().ok()?);
        Some(Self(sign * (whole * 100 + places)))
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hundredths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| {
            D::Error::custom(Sentence::new(
                "应为带两位小数的字符串,如 \"94.44\"",
                "Send a string with two places, as \"94.44\"",
            ))
        })
    }
}

impl PartialSchema for Hundredths {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::Custom("decimal".into())))
            .pattern(Some(r"^-?\d+\.\d{2}$"))
            .examples(["94.44"])
            .into()
    }
}

impl ToSchema for Hundredths {
    fn name() -> Cow<'static, str> {
        "Hundredths".into()
    }
}

/// An area in square metres with two places; `"85.43"` in JSON, never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(transparent)]
pub struct SquareMetres(pub Hundredths);

impl SquareMetres {
    /// Digits, a point, two digits: nothing is rounded.
    fn read(text: &str) -> Option<Self> {
        Hundredths::read(text).filter(|_| !text.starts_with('-')).map(Self)
    }
}

impl<'de> Deserialize<'de> for SquareMetres {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| {
            D::Error::custom(Sentence::new(
                "应为带两位小数的面积,如 \"85.43\"",
                "Send an area with two places, as \"85.43\"",
            ))
        })
    }
}

impl PartialSchema for SquareMetres {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::Custom("decimal".into())))
            .pattern(Some(r"^\d{1,12}\.\d{2}$"))
            .examples(["85.43"])
            .into()
    }
}

impl ToSchema for SquareMetres {
    fn name() -> Cow<'static, str> {
        "SquareMetres".into()
    }
}

/// A share shown with its parts, so that nobody compares rounded percentages (00 §2).
/// 比例及其分子、分母,避免以舍入后的百分比进行比较(00 §2)。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Ratio {
    /// The part.
    /// 分子。
    pub numerator: i64,
    /// The whole.
    /// 分母。
    pub denominator: i64,
    /// Percent, half up to two places; null when the whole is 0.
    /// 百分比数值,四舍五入至两位小数;分母为 0 的为空。
    #[schema(required = true)]
    pub value: Option<Hundredths>,
    /// Always `%`.
    /// 固定为 `%`。
    pub unit: &'static str,
}

impl Ratio {
    /// The share of `numerator` in `denominator`.
    #[must_use]
    pub fn of(numerator: i64, denominator: i64) -> Self {
        Self { numerator, denominator, value: Hundredths::percent(numerator, denominator), unit: "%" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_up_to_two_places() {
        assert_eq!(Hundredths::percent(3, 35).unwrap().to_string(), "8.57");
        assert_eq!(Hundredths::percent(15, 35).unwrap().to_string(), "42.86");
        assert_eq!(Hundredths::percent(1, 20_000).unwrap().to_string(), "0.01");
        assert_eq!(Hundredths::percent(1, 0), None);
        assert_eq!(Hundredths(-5).to_string(), "-0.05");
    }

    #[test]
    fn areas_are_read_as_they_are_written() {
        assert_eq!(SquareMetres::read("85.43"), Some(SquareMetres(Hundredths(8_543))));
        assert_eq!(SquareMetres::read("0.00").map(|area| area.0.to_string()), Some("0.00".into()));
        for wrong in ["-1.00", "1", "1.5", "1.500", ".50", "1e3", "+1.00", "9999999999999999.00", ""] {
            assert_eq!(SquareMetres::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn decimals_are_read_as_they_are_written() {
        for wrong in ["", "1", "1.2", "1.234", ".50", "+1.00", "1e2", "--1.00", "1234567890123.00", "１.00"]
        {
            assert_eq!(Hundredths::read(wrong), None, "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_again(hundredths in -99_999_999_999_999i64..=99_999_999_999_999) {
            assert_eq!(Hundredths::read(&Hundredths(hundredths).to_string()), Some(Hundredths(hundredths)));
        }

        #[test]
        fn the_rounded_share_is_the_nearest(part in 0i64..1_000_000_000, whole in 1i64..1_000_000_000) {
            let hundredths = i128::from(Hundredths::percent(part, whole).unwrap().0);
            let error = hundredths * i128::from(whole) - i128::from(part) * 10_000;
            assert!(2 * error <= i128::from(whole) && 2 * error > -i128::from(whole));
        }
    }
}
