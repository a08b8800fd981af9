//! Examples: fields name them, and their struct says them, because utoipa drops an example beside the reference to a named type.

use crate::{column::Column, declaration::Extra};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, ext::IdentExt};

/// A field and its example.
type Exemplified<'a> = Option<(&'a Ident, &'a TokenStream)>;

impl Column {
    pub fn exemplified(&self) -> Exemplified<'_> {
        self.example.as_ref().map(|example| (&self.name, example))
    }
}

impl Extra {
    pub fn exemplified(&self) -> Exemplified<'_> {
        self.field.ident.as_ref().zip(self.example.as_ref())
    }
}

/// What the struct says of its fields; the service hands it on to them (`platform::values::schema`).
pub fn examples<'a>(fields: impl Iterator<Item = Exemplified<'a>>) -> Option<TokenStream> {
    let (names, examples): (Vec<String>, Vec<&TokenStream>) =
        fields.flatten().map(|(name, example)| (name.unraw().to_string(), example)).unzip();
    (!names.is_empty()).then(|| quote!(#[schema(examples(json!({ #(#names: #examples),* })))]))
}
