//! What callers send: the content of create and edit, and the bodies of actions.

use crate::{
    column::{CONTENT, CREATE, Column},
    declaration::{Declaration, Extra},
    example::examples,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Ident};

/// The content, and the bodies with what they set.
pub fn bodies(declaration: &Declaration) -> TokenStream {
    let edited = declaration.content.iter().filter(|_| !declaration.by_hand);
    let edited = edited.map(|name| content(declaration, name, &[CONTENT]));
    let created = declaration.create.iter().map(|name| content(declaration, name, &[CREATE, CONTENT]));
    let bodies =
        declaration.bodies.iter().map(|body| action(declaration, &body.docs, &body.name, &body.extra));
    quote!(#(#edited)* #(#created)* #(#bodies)*)
}

/// The columns that a body sets, and whether it may leave each out.
fn columns<'a>(
    declaration: &'a Declaration,
    called: &'a [&'a str],
) -> impl Iterator<Item = (&'a Column, bool)> {
    declaration.columns.iter().filter_map(move |column| {
        let setter = column.setters.iter().find(|setter| called.iter().any(|name| setter.body == name))?;
        Some((column, setter.optional))
    })
}

/// How a field is read: dates and instants strictly, and what may be left out by its default.
fn reading(column: &Column, optional: bool) -> TokenStream {
    let strictly = column.strictly(optional).map(|with| quote!(#[serde(deserialize_with = #with)]));
    // What is null is left out by itself, but not where it is read by a function.
    let left_out = optional && (column.inner().is_none() || strictly.is_some());
    let default = left_out.then(|| quote!(#[serde(default)]));
    quote!(#default #strictly)
}

fn content(declaration: &Declaration, name: &Ident, called: &[&str]) -> TokenStream {
    let docs = &declaration.docs;
    let fields = columns(declaration, called).map(|(column, optional)| {
        let (field, of_type, docs) = (&column.name, column.sent_type(), &column.docs);
        let (schema, reading) = (&column.schema, reading(column, optional || column.inner().is_some()));
        quote!(#(#docs)* #(#schema)* #reading pub #field: #of_type)
    });
    let read = columns(declaration, called).map(|(column, _)| {
        let (field, sent) = (&column.name, column.sent());
        quote!(#field: #sent)
    });
    let written = columns(declaration, called).map(|(column, _)| {
        let field = &column.name;
        let taken = column.taken(&quote!(self.#field.clone()));
        quote!(row.#field = #taken;)
    });
    let examples = examples(columns(declaration, called).map(|(column, _)| column.exemplified()));
    quote! {
        #(#docs)*
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(deny_unknown_fields)]
        #examples
        pub struct #name { #(#fields,)* }

        impl ::platform::records::record::Content<Model> for #name {
            fn read(row: &Model) -> Self {
                Self { #(#read,)* }
            }
            fn write(&self, row: &mut Model) {
                #(#written)*
            }
        }
    }
}

fn action(declaration: &Declaration, docs: &[Attribute], name: &Ident, extra: &[Extra]) -> TokenStream {
    let called = name.to_string();
    let called: &[&str] = &[&called];
    let fields = columns(declaration, called).map(|(column, optional)| {
        let (field, docs) = (&column.name, &column.docs);
        let required = column.inner().filter(|_| !optional);
        let of_type = required.map_or_else(|| column.sent_type(), ToTokens::to_token_stream);
        let (schema, reading) = (&column.schema, reading(column, optional));
        quote!(#(#docs)* #(#schema)* #reading pub #field: #of_type)
    });
    let set = columns(declaration, called).map(|(column, optional)| {
        let field = &column.name;
        let required = column.inner().is_some() && !optional;
        let taken = column.taken(&quote!(self.#field));
        if required { quote!(row.#field = Some(#taken);) } else { quote!(row.#field = #taken;) }
    });
    let own = columns(declaration, called).map(|(column, _)| column.exemplified());
    let examples = examples(own.chain(extra.iter().map(Extra::exemplified)));
    let extra = extra.iter().map(|extra| &extra.field);
    quote! {
        #(#docs)*
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(deny_unknown_fields)]
        #examples
        pub struct #name { #(#fields,)* #(#extra,)* }

        impl ::platform::records::record::Assign<Model> for #name {
            fn assign(self, row: &mut Model) {
                #(#set)*
            }
        }
    }
}
