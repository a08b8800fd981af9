//! Numbers as the databases hold them: rows have the types that bodies have.

use super::{
    columns::{Cell, Stored},
    numbers::{Hundredths, SquareMetres, Whole},
};
use sea_orm::{
    ColIdx, ColumnType, QueryResult, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr},
};

/// A whole number from a column of 32 or 64 bits, which PostgreSQL tells apart.
fn whole<I: ColIdx>(row: &QueryResult, column: I) -> Result<i64, TryGetError> {
    i64::try_get_by(row, column).or_else(|_| i32::try_get_by(row, column).map(i64::from))
}

fn number(value: &Value) -> Result<i64, ValueTypeErr> {
    match value {
        Value::Int(Some(number)) => Ok((*number).into()),
        Value::BigInt(Some(number)) => Ok(*number),
        _ => Err(ValueTypeErr),
    }
}

impl<const MIN: i64, const MAX: i64> Whole<MIN, MAX> {
    /// Whether a column of 32 bits holds it.
    const NARROW: bool = MIN >= i32::MIN as i64 && MAX <= i32::MAX as i64;
}

impl<const MIN: i64, const MAX: i64> From<Whole<MIN, MAX>> for Value {
    fn from(number: Whole<MIN, MAX>) -> Self {
        if Whole::<MIN, MAX>::NARROW { number.get32().into() } else { number.get().into() }
    }
}

impl<const MIN: i64, const MAX: i64> TryGetable for Whole<MIN, MAX> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        whole(row, column).map(Self::stored)
    }
}

impl<const MIN: i64, const MAX: i64> Stored for Whole<MIN, MAX> {
    fn of(cell: Cell<'_>) -> Option<Self> {
        i64::of(cell).map(Self::stored)
    }
}

impl<const MIN: i64, const MAX: i64> ValueType for Whole<MIN, MAX> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        number(&value).map(Self::stored)
    }
    fn type_name() -> String {
        "Whole".into()
    }
    fn array_type() -> ArrayType {
        if Self::NARROW { ArrayType::Int } else { ArrayType::BigInt }
    }
    fn column_type() -> ColumnType {
        if Self::NARROW { ColumnType::Integer } else { ColumnType::BigInteger }
    }
}

impl<const MIN: i64, const MAX: i64> Nullable for Whole<MIN, MAX> {
    fn null() -> Value {
        if Self::NARROW { Value::Int(None) } else { Value::BigInt(None) }
    }
}

macro_rules! stored_as_hundredths {
    ($($decimal:ty: $read:expr, $written:expr;)+) => { $(
        impl From<$decimal> for Value {
            fn from(decimal: $decimal) -> Self {
                $written(decimal).into()
            }
        }

        impl TryGetable for $decimal {
            fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
                whole(row, column).map($read)
            }
        }

        impl Stored for $decimal {
            fn of(cell: Cell<'_>) -> Option<Self> {
                i64::of(cell).map($read)
            }
        }

        impl ValueType for $decimal {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                number(&value).map($read)
            }
            fn type_name() -> String {
                stringify!($decimal).into()
            }
            fn array_type() -> ArrayType {
                ArrayType::BigInt
            }
            fn column_type() -> ColumnType {
                ColumnType::BigInteger
            }
        }

        impl Nullable for $decimal {
            fn null() -> Value {
                Value::BigInt(None)
            }
        }
    )+ };
}

stored_as_hundredths! {
    Hundredths: Hundredths, |decimal: Hundredths| decimal.0;
    SquareMetres: |hundredths| SquareMetres(Hundredths(hundredths)), |area: SquareMetres| area.0.0;
}
