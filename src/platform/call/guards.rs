//! The macro `guards!`: conditions that ask the same of one field or another, a line each.

use super::step::Step;
use crate::{
    records::record::List,
    workflow::{Guarded, Verdict, Workflow},
};
use chrono::NaiveDate;

/// A value that a guard looks at.
pub struct Field<'a, T> {
    /// What stands there.
    pub value: &'a T,
    /// Where it stands in the body; what only the row has was not sent.
    pub pointer: Option<&'static str>,
}

impl<T> Field<'_, T> {
    /// Holds if the condition is true; a refusal names the field.
    fn require(&self, condition: bool) -> Verdict {
        self.pointer.into_iter().fold(Verdict::require(condition), Verdict::at)
    }
}

impl<T: Copy + Into<Option<NaiveDate>>> Field<'_, T> {
    fn day(&self) -> Option<NaiveDate> {
        (*self.value).into()
    }
}

/// What may be left out.
pub trait Optional {
    /// Whether it is there.
    fn is_given(&self) -> bool;
}

impl<T> Optional for Option<T> {
    fn is_given(&self) -> bool {
        self.is_some()
    }
}

impl<T> Optional for Vec<T> {
    fn is_given(&self) -> bool {
        !self.is_empty()
    }
}

impl<T> Optional for List<T> {
    fn is_given(&self) -> bool {
        !self.0.is_empty()
    }
}

/// The value is there; a list has something in it.
pub async fn given<W: Workflow, T: Optional>(_: &Step<'_, W>, field: Field<'_, T>) -> Guarded {
    Ok(field.require(field.value.is_given()))
}

/// The day is today or before.
pub async fn until_today<W: Workflow, T>(step: &Step<'_, W>, field: Field<'_, T>) -> Guarded
where
    T: Copy + Into<Option<NaiveDate>>,
{
    Ok(field.require(field.day().is_none_or(|day| day <= step.today())))
}

/// The day is tomorrow or later.
pub async fn after_today<W: Workflow, T>(step: &Step<'_, W>, field: Field<'_, T>) -> Guarded
where
    T: Copy + Into<Option<NaiveDate>>,
{
    Ok(field.require(field.day().is_none_or(|day| day > step.today())))
}

/// The day is another or a later one, where both are known.
pub async fn not_before<W: Workflow, T, S>(
    _: &Step<'_, W>,
    field: Field<'_, T>,
    start: Field<'_, S>,
) -> Guarded
where
    T: Copy + Into<Option<NaiveDate>>,
    S: Copy + Into<Option<NaiveDate>>,
{
    Ok(field.require(field.day().zip(start.day()).is_none_or(|(day, start)| day >= start)))
}

/// The day is a later one, where both are known.
pub async fn after<W: Workflow, T, S>(_: &Step<'_, W>, field: Field<'_, T>, start: Field<'_, S>) -> Guarded
where
    T: Copy + Into<Option<NaiveDate>>,
    S: Copy + Into<Option<NaiveDate>>,
{
    Ok(field.require(field.day().zip(start.day()).is_none_or(|(day, start)| day > start)))
}

/// Declares guards that ask something of fields: `name(Body): question(body.field), …;`, or without the body where only the
/// row is asked. See `docs/adding-a-record.md`.
///
/// A question is an async function of the step and a [`Field`] or more of them that is in scope; a refusal points at the
/// first. Of several questions of one guard the first that is denied refuses.
#[macro_export]
macro_rules! guards {
    ($flow:ident: $(
        $(#[doc = $about:literal])*
        $name:ident $(($body:ident))?: $($question:ident($($place:ident.$field:ident),+)),+ ;
    )+) => {
        $($crate::guards! {
            @guard $flow $(#[doc = $about])* $name $($body)?: $($question($($place.$field),+)),+
        })+
    };
    (@guard $flow:ident $(#[doc = $about:literal])* $name:ident: $($questions:tt)+) => {
        $(#[doc = $about])*
        pub(super) async fn $name<B>(
            step: &$crate::call::Step<'_, $flow>,
            body: &B,
        ) -> $crate::workflow::Guarded {
            let _ = body;
            $crate::guards! { @ask step body $($questions)+ }
        }
    };
    (@guard $flow:ident $(#[doc = $about:literal])* $name:ident $body:ident: $($questions:tt)+) => {
        $(#[doc = $about])*
        pub(super) async fn $name(
            step: &$crate::call::Step<'_, $flow>,
            body: &$body,
        ) -> $crate::workflow::Guarded {
            $crate::guards! { @ask step body $($questions)+ }
        }
    };
    (@ask $step:ident $body:ident $($question:ident($($place:ident.$field:ident),+)),+) => {
        $(
            let verdict = $question($step, $($crate::guards!(@field $step $body $place $field)),+).await?;
            if let $crate::workflow::Verdict::Refused(_) = verdict {
                return Ok(verdict);
            }
        )+
        Ok($crate::workflow::Verdict::Holds)
    };
    (@field $step:ident $body:ident body $field:ident) => {
        $crate::call::guards::Field { value: &$body.$field, pointer: Some(concat!("/", stringify!($field))) }
    };
    (@field $step:ident $body:ident row $field:ident) => {
        $crate::call::guards::Field { value: &$step.row.$field, pointer: None }
    };
}
