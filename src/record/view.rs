//! What each caller reads of a record.

use crate::{
    column::{CONTENT, Column, Personal, Readers},
    declaration::{Declaration, View},
    example::examples,
};
use proc_macro2::TokenStream;
use quote::quote;

/// The view, if the declaration names one.
pub fn view(declaration: &Declaration) -> TokenStream {
    declaration.view.iter().map(|named| whole(declaration, named)).collect()
}

fn whole(declaration: &Declaration, View { name, computed }: &View) -> TokenStream {
    let docs = &declaration.docs;
    let shown = || declaration.columns.iter().filter(|column| !matches!(column.readers, Readers::Nobody));
    let fields = shown().map(|column| field(declaration, column));
    let values = shown().map(|column| value(declaration, column));
    // What is masked is there to see; who changed it is no secret.
    let hidden =
        shown().filter(|column| !matches!(column.personal, Personal::Masked(_))).filter_map(|column| {
            let reads = reads(declaration, column)?;
            Some(quote!(!(#reads)))
        });
    let computed_field = computed.iter().map(|path| {
        quote! {
            /// What is computed.
            #[serde(flatten)]
            pub computed: #path
        }
    });
    let computed_value = computed.iter().map(
        |path| quote!(computed: <#path as ::platform::records::record::Computed<Model>>::of(row, viewer)),
    );
    let kind = &declaration.kind;
    // Who is an outsider is asked once for all columns.
    let outside = declaration.is_public().then(|| {
        quote! {
            let outside = ::platform::workflow::reads_as_the_public::<#kind>(viewer.actor, row);
            let _ = outside;
        }
    });
    let examples = examples(shown().map(Column::exemplified));
    quote! {
        #(#docs)*
        #[derive(Debug, serde::Serialize, utoipa::ToSchema)]
        #examples
        pub struct #name { #(#fields,)* #(#computed_field,)* }

        impl ::platform::records::record::View<Model> for #name {
            fn of(row: &Model, viewer: &::platform::records::record::Viewer<'_>) -> Self {
                let _ = viewer;
                #outside
                Self { #(#values,)* #(#computed_value,)* }
            }
            fn hides(row: &Model, viewer: &::platform::records::record::Viewer<'_>) -> bool {
                let _ = (row, viewer);
                #outside
                false #(|| #hidden)*
            }
        }
    }
}

/// Whether the caller may read a column; none if every caller may who sees the record.
fn reads(declaration: &Declaration, column: &Column) -> Option<TokenStream> {
    let staff = quote!(!outside);
    match &column.readers {
        Readers::Public => None,
        Readers::Staff => declaration.is_public().then_some(staff),
        Readers::PublicIf(condition) => Some(quote!((#staff || #condition(row)))),
        Readers::Those(test) => Some(quote!(#test(row, viewer))),
        Readers::Nobody => Some(quote!(false)),
    }
}

/// Whether the view shows the column as null where the row is never null.
fn becomes_nullable(declaration: &Declaration, column: &Column) -> bool {
    let masked = matches!(column.personal, Personal::Masked(_));
    let guarded = reads(declaration, column).is_some() || column.when.is_some();
    guarded && column.instead.is_none() && !masked && !column.can_be_empty()
}

fn field(declaration: &Declaration, column: &Column) -> TokenStream {
    let (docs, name, of_type) = (&column.docs, &column.name, column.sent_type());
    // What an action must send, a record need not have yet.
    let awaited = !column.setters.is_empty() && !column.setters.iter().any(|setter| setter.body == CONTENT);
    let schema = column.schema.iter().filter(|_| !awaited);
    let schema = quote!(#(#schema)*);
    // A field that is null is there all the same.
    let nullable = quote!(#[schema(required = true)]);
    if becomes_nullable(declaration, column) {
        return quote!(#(#docs)* #schema #nullable pub #name: Option<#of_type>);
    }
    let nullable = column.inner().map(|_| nullable);
    quote!(#(#docs)* #schema #nullable pub #name: #of_type)
}

fn value(declaration: &Declaration, column: &Column) -> TokenStream {
    let name = &column.name;
    let plain = column.sent();
    let when = column.when.iter().map(|condition| quote!(#condition(row)));
    let tests: Vec<TokenStream> = reads(declaration, column).into_iter().chain(when).collect();
    if tests.is_empty() {
        return quote!(#name: #plain);
    }
    let otherwise = match (&column.instead, &column.personal) {
        (Some(instead), _) => quote!(#instead),
        (None, Personal::Masked(mask)) => quote!(::platform::records::personal::Mask::#mask.over(&row.#name)),
        (None, _) => quote!(Default::default()),
    };
    let plain = if becomes_nullable(declaration, column) { quote!(Some(#plain)) } else { plain };
    quote!(#name: if #(#tests)&&* { #plain } else { #otherwise })
}
