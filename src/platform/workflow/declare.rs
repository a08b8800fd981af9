//! The macro `workflow!`: the table in the source becomes types and constants, nothing more.

/// Declares a workflow table. See `docs/adding-a-record.md`.
///
/// Conventions: the row is `super::entity::Model`, the states are words of `super::words`, guards, relations and effects are
/// functions of `super::rules`, `listing` of `super::api`. The View rows say who sees which records: their relations may ask
/// other tables (`Sight`), those of other rows the row alone (`Relation`). `Announced refuses RESULT_LOCKED` says with which
/// code a state refuses what it does not allow; codes are those of the layer's `crate::codes`, which the file imports.
/// `(new)`, `(any)`, `(same)`, `(archived)` and `-` are the only symbols.
///
/// The basis of a refusal is that of its code, or what the use of a guard says: `materials_attached: DOCUMENT_MISSING by SUP 62`.
///
/// Viewing, creating, editing and archiving may be done with an API token, everything else is an act of office and needs the
/// session of the person; a row that says otherwise does so with `by Token`, `by Session` or `by FreshFactor` behind its label.
#[macro_export]
macro_rules! workflow {
    (
        $(#[doc = $about:literal])+
        $flow:ident = $kind:literal $label:literal / $noun:literal $plural:literal at $path:literal view $view:ty;
        states $state_t:ident $(: $($state:ident refuses $refusal:ident),+)? ;
        actions $action_t:ident:
        $( $action:ident $action_zh:literal / $action_en:literal $(
            $(by $assurance:ident)?
            | $from:tt $(, $from_more:ident)*
            | $to:tt $(/ $to_more:ident)*
            | $($who:ident $(@ $function:ident)? $(of $relation:ident)?),+
            | $body:tt
            | $guard:tt $(: $code:ident $(by $($law:ident $article:literal)+)?)?
                $(, $guard_more:ident : $code_more:ident $(by $($law_more:ident $article_more:literal)+)?)*
            | $effect:tt
        ; )+ )+
    ) => {
        use super::{entity::$flow, words::$state_t};

        $crate::words! {
            #[doc = concat!("What may be done with a record: ", $noun, ".\n", $label, "的操作。")]
            pub enum $action_t { $($action $action_zh / $action_en),+ }
        }

        impl $crate::workflow::Workflow for $flow {
            type Model = super::entity::Model;
            type Action = $action_t;
            type View = $view;
            const KIND: &'static str = $kind;
            const LABEL: &'static str = $label;
            const NOUN: &'static str = $noun;
            const PLURAL: &'static str = $plural;
            const PATH: &'static str = $path;
            const ABOUT: &'static str = concat!($($about, "\n"),+);
            const REFUSALS: &'static [($state_t, $crate::problem::Code)] =
                &[$($(($state_t::$state, codes::$refusal)),+)?];
            const TABLE: &'static [$crate::workflow::Rule<Self>] = &[$($(
                $crate::workflow::Rule {
                    action: $action_t::$action,
                    assurance: $crate::workflow!(@assurance $action $($assurance)?),
                    from: $crate::workflow!(@from $state_t $from $($from_more)*),
                    to: $crate::workflow!(@to $state_t $to $($to_more)*),
                    who: &[$($crate::workflow::Party {
                        group: $crate::vocabulary::groups::party::$who,
                        function: $crate::workflow!(@function $($function)?),
                        relation: $crate::workflow!(@relation $action $($relation)?),
                    }),+],
                    body: $crate::workflow!(@body $body),
                    guards: $crate::workflow!(
                        @guards $guard $(: $code [$($($law $article)+)?])?
                        $(, $guard_more : $code_more [$($($law_more $article_more)+)?])*
                    ),
                    effect: $crate::workflow!(@name $effect),
                },
            )+)+];

            fn views() -> &'static [&'static $crate::workflow::Rule<Self>] {
                static VIEWS: std::sync::LazyLock<Vec<&'static $crate::workflow::Rule<$flow>>> =
                    std::sync::LazyLock::new($crate::workflow::views_of::<$flow>);
                &VIEWS
            }

            fn listing() -> &'static $crate::records::listing::Listing<super::entity::Model> {
                static LISTING: std::sync::OnceLock<$crate::records::listing::Listing<super::entity::Model>> =
                    std::sync::OnceLock::new();
                LISTING.get_or_init(super::api::listing)
            }
        }

        impl $crate::call::Performs for $flow {
            fn perform<'a>(
                step: &'a mut $crate::call::Step<'_, Self>,
                rule: usize,
                raw: &'a $crate::http::body::Raw,
            ) -> $crate::values::future::Future<'a, $crate::problem::Result<()>> {
                Box::pin(async move {
                    let _ = &step;
                    let mut index = 0_usize;
                    $($(
                        if rule == index {
                            let body = $crate::workflow!(@take $action $body step raw);
                            $crate::workflow!(@ask step body $guard $(: $code [$($($law $article)+)?])?);
                            $($crate::workflow!(
                                @ask step body $guard_more : $code_more [$($($law_more $article_more)+)?]
                            );)*
                            step.grant();
                            $crate::workflow!(@carry_out step body $effect);
                            return Ok(());
                        }
                        index += 1;
                    )+)+
                    Err($crate::problem::Problem::internal(format!("row {rule} of {index}")))
                })
            }

            fn explain<'a>(
                step: &'a $crate::call::Step<'_, Self>,
                rule: usize,
            ) -> $crate::values::future::Future<'a, $crate::problem::Result<bool>> {
                Box::pin(async move {
                    use $crate::call::{AsksABody as _, AsksTheRow as _};
                    let _ = &step;
                    let mut index = 0_usize;
                    $($(
                        if rule == index {
                            let body = $crate::workflow!(@known $action $body step);
                            let all = [
                                $crate::workflow!(@find_out step body $guard $(: $code [$($($law $article)+)?])?),
                                $($crate::workflow!(
                                    @find_out step body $guard_more : $code_more
                                    [$($($law_more $article_more)+)?]
                                )),*
                            ];
                            let _ = body;
                            return Ok(all.into_iter().all(|asked| asked));
                        }
                        index += 1;
                    )+)+
                    Err($crate::problem::Problem::internal(format!("row {rule} of {index}")))
                })
            }
        }
    };
    (@assurance $action:ident $said:ident) => { $crate::records::assurance::Assurance::$said };
    (@assurance View) => { $crate::records::assurance::Assurance::Token };
    (@assurance Create) => { $crate::records::assurance::Assurance::Token };
    (@assurance Edit) => { $crate::records::assurance::Assurance::Token };
    (@assurance Remove) => { $crate::records::assurance::Assurance::Token };
    (@assurance $act:ident) => { $crate::records::assurance::Assurance::Session };
    (@from $t:ident (new)) => { $crate::workflow::From::New };
    (@from $t:ident (any)) => { $crate::workflow::From::Any };
    (@from $t:ident $($s:ident)+) => { $crate::workflow::From::In(&[$($t::$s),+]) };
    (@to $t:ident (same)) => { $crate::workflow::To::Same };
    (@to $t:ident (archived)) => { $crate::workflow::To::Archived };
    (@to $t:ident $($s:ident)+) => { $crate::workflow::To::OneOf(&[$($t::$s),+]) };
    (@function) => { None };
    (@function $f:ident) => { Some($crate::vocabulary::OrganizationFunction::$f) };
    (@relation $action:ident) => { None };
    (@relation View $f:ident) => {
        Some($crate::workflow::Named {
            name: stringify!($f),
            asked: $crate::workflow::Asked::Rows(|actor| super::rules::$f(actor).into()),
        })
    };
    (@relation $action:ident $f:ident) => {
        Some($crate::workflow::Named {
            name: stringify!($f),
            asked: $crate::workflow::Asked::Row(|actor| super::rules::$f(actor)),
        })
    };
    (@body -) => { None };
    (@body $b:ident) => {
        Some($crate::workflow::Body { name: stringify!($b), schema: $crate::values::schema::Schema::of::<$b> })
    };
    (@guards -) => { &[] };
    (@guards $($g:ident : $c:ident $basis:tt),+) => {
        &[$($crate::workflow::Guard {
            name: stringify!($g),
            code: codes::$c,
            basis: $crate::workflow!(@basis $c $basis),
        }),+]
    };
    (@basis $c:ident []) => { codes::$c.entry().basis };
    (@basis $c:ident [$($law:ident $article:literal)+]) => {
        &[$($crate::problem::law::Article { law: laws::$law, number: $article }),+]
    };
    (@name -) => { None };
    (@name $e:ident) => { Some(stringify!($e)) };
    (@take $action:ident - $step:ident $raw:ident) => { $raw.parse::<$crate::workflow::Nothing>()? };
    (@take Create $b:ident $step:ident $raw:ident) => { $step.write_new::<$b>($raw)? };
    (@take Edit $b:ident $step:ident $raw:ident) => { $step.write_merged::<$b>($raw)? };
    (@take $action:ident $b:ident $step:ident $raw:ident) => { $raw.parse::<$b>()? };
    (@ask $step:ident $body:ident -) => {};
    (@ask $step:ident $body:ident $g:ident : $c:ident $basis:tt) => {
        super::rules::$g(&*$step, &$body)
            .await?
            .or_refuse(codes::$c, $crate::workflow!(@basis $c $basis), stringify!($g))?
    };
    // What is known of a body that nobody has sent: all of it where there is none or nothing in it is asked for; an edit is
    // asked about the content as it is.
    (@known $action:ident - $step:ident) => { Some($crate::workflow::Nothing {}) };
    (@known $action:ident Note $step:ident) => { Some(Note::default()) };
    (@known Edit $b:ident $step:ident) => {
        Some(<$b as $crate::records::record::Content<super::entity::Model>>::read(&$step.row))
    };
    (@known $action:ident $b:ident $step:ident) => { None::<$b> };
    (@find_out $step:ident $body:ident -) => { $body.is_some() };
    (@find_out $step:ident $body:ident $g:ident : $c:ident $basis:tt) => {{
        let verdict = match &$body {
            Some(body) => Some(super::rules::$g($step, body).await?),
            None => match (&$crate::call::Unasked { step: $step, guard: super::rules::$g }).ask() {
                Some(asked) => Some(asked.await?),
                None => None,
            },
        };
        match verdict {
            Some(verdict) => {
                verdict.or_refuse(codes::$c, $crate::workflow!(@basis $c $basis), stringify!($g))?;
                true
            }
            None => false,
        }
    }};
    (@carry_out $step:ident $body:ident -) => { let _ = $body; };
    (@carry_out $step:ident $body:ident assign) => {
        $crate::records::record::Assign::assign($body, &mut $step.row)
    };
    (@carry_out $step:ident $body:ident $e:ident) => { super::rules::$e($step, $body).await? };
}
