//! `record!`: a kind of record, with each of its columns written once (`docs/decisions/0058-one-list-of-columns.md`).

mod body;
mod column;
mod declaration;
mod example;
mod row;
mod view;

use declaration::Declaration;
use proc_macro::TokenStream;
use quote::quote;
use syn::parse_macro_input;

/// Declares a kind of record: its row, what callers send, what each of them reads.
///
/// ```text
/// platform::record! {
///     /// An organization of a district.
///     Organizations = "organization", OrganizationState {
///         /// Code, unique in the district.
///         #[set_by(content)]
///         #[read_by(public)]
///         #[example("jd-gov")]
///         code: Text<32>,
///         …
///     }
///     content OrganizationContent;
///     view OrganizationView;
///     /// The end of an organization.
///     body Dissolution { /// Why. reason: Prose }
/// }
/// ```
///
/// Of a column are said its name, type and description, and:
///
/// - `#[set_by(content, Body, Other?)]`: the bodies that set it. The content is what callers create and edit; the other bodies
///   are those of actions, and `create` what is sent but once, with the content of a new record. In the body of an action a nullable column is required; `?` lets it be left out. A column that no body
///   sets is the service's.
/// - `#[read_by(public)]`, `#[read_by(public if condition)]` with `fn(&Model) -> bool`, `#[read_by(test)]` with
///   `fn(&Model, &Viewer) -> bool`, `#[read_by(nobody)]`. Without it, everybody who sees the record reads it but the public.
/// - `#[when(condition)]`, `fn(&Model) -> bool`: until then nobody reads it.
/// - `#[instead(expression)]`: what is read by those who may not read it, where null or an empty list would not do.
/// - `#[personal]`: personal data, by which the retention of the trail goes; `#[personal(Phone)]` names the
///   `platform::records::personal::Mask` in which the trail keeps it, and whoever may not read it sees it.
/// - `#[due(CODE, …)]`: the day lives in the deadlines of these codes, and is read from there; of what no content sets there is no
///   column.
/// - `#[keyed]`: the text is compared by its key (width, case and what nobody sees do not count), which stands in a column of its own
///   beside it, `…_key`; filters ask for it, and where something is unique it is the key.
/// - `#[filter]`, `#[range]`, `#[sort]`, `#[search]`: what lists offer of it: values, a range, an order (never null), words of `q`.
/// - `#[example(…)]` and `#[schema(…)]`, which go into the schemas; of a column that only actions set, into those of their bodies;
///   `#[example(…)]` also of the fields of a `body`.
/// - `#[serde(skip)]` for what is not in the trail, `#[sea_orm(…)]` for what its row needs.
///
/// Whoever may not read a column finds null or an empty list; so in the view of a record that the public sees, a column that is
/// not public and neither nullable nor a list becomes nullable.
///
/// Behind the columns: `content X;`, `create X;` and `view X;` name those types, `content X by hand;` one that is
/// not made of columns alone, `view X with Y;` adds the fields of a `Computed`;
/// `lists A, B;` the lists of ids by which records are looked up; `body X { … }` a body with fields that are no columns;
/// `retired a, b;` columns that records had once, of which their trail still tells.
#[proc_macro]
pub fn record(input: TokenStream) -> TokenStream {
    let declaration = parse_macro_input!(input as Declaration);
    let (row, bodies, view) = (row::row(&declaration), body::bodies(&declaration), view::view(&declaration));
    quote!(#row #bodies #view).into()
}
