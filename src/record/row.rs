//! The row: the columns of every record, then its own.

use crate::{
    column::{Column, Personal, Readers},
    declaration::Declaration,
};
use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

/// The type that stands for the kind, and the row.
pub fn row(declaration: &Declaration) -> TokenStream {
    let Declaration { docs, kind, table, state, columns, lists, retired, .. } = declaration;
    let fields = columns.iter().map(field);
    let marks = columns.iter().map(mark);
    let dues = columns.iter().filter(|column| !column.due.is_empty()).map(due);
    let retired = retired.iter().map(ToString::to_string);
    let offers = offering(columns);
    let keys = columns.iter().filter(|column| column.keyed).map(key_field);
    let keyed = columns.iter().filter(|column| column.keyed).map(key_kept);
    let read = read(columns, columns.iter().filter(|column| column.keyed));
    let passing = columns.iter().filter(|column| column.is_passing()).map(|column| &column.name);
    quote! {
        use sea_orm::entity::prelude::*;

        #(#docs)*
        #[derive(Debug, Clone, Copy)]
        pub struct #kind;

        #(#docs)*
        #[derive(Clone, Debug, PartialEq, Default, serde::Serialize, serde::Deserialize, DeriveEntityModel)]
        #[sea_orm(table_name = #table)]
        pub struct Model {
            /// UUIDv7.
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: uuid::Uuid,
            /// The tenant.
            pub district_code: String,
            /// Where the record stands in its workflow.
            pub state: #state,
            /// +1 per write.
            pub version: i32,
            /// When it was created.
            pub created_at: chrono::DateTime<chrono::Utc>,
            /// Who created it.
            pub created_by: uuid::Uuid,
            /// When it was changed last.
            pub updated_at: chrono::DateTime<chrono::Utc>,
            /// Who changed it last.
            pub updated_by: uuid::Uuid,
            /// When it was archived.
            pub archived_at: Option<chrono::DateTime<chrono::Utc>>,
            #(#fields,)*
            #(#keys,)*
        }

        /// Relations are followed by the lists' `expand`, not by joins.
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}

        #offers

        #read

        impl ::platform::records::record::Record for Model {
            type Of = Entity;
            type Active = ActiveModel;
            type Column = Column;
            type State = #state;
            const ID: Column = Column::Id;
            const DISTRICT_CODE: Column = Column::DistrictCode;
            const STATE: Column = Column::State;
            const VERSION: Column = Column::Version;
            const CREATED_AT: Column = Column::CreatedAt;
            const CREATED_BY: Column = Column::CreatedBy;
            const ARCHIVED_AT: Column = Column::ArchivedAt;
            const LISTS: &'static [Column] = &[#(Column::#lists),*];
            const MARKS: &'static [::platform::records::mark::Mark] = &[#(#marks),*];
            const DUES: &'static [::platform::records::due::Due<Self>] = &[#(#dues),*];
            const RETIRED: &'static [&'static str] = &[#(#retired),*];

            fn columns() -> &'static str {
                static COLUMNS: std::sync::LazyLock<String> =
                    std::sync::LazyLock::new(::platform::records::column::all_of::<Entity>);
                &COLUMNS
            }
            fn id(&self) -> uuid::Uuid { self.id }
            fn district_code(&self) -> &str { &self.district_code }
            fn state(&self) -> #state { self.state }
            fn set_state(&mut self, state: #state) { self.state = state; }
            fn version(&self) -> i32 { self.version }
            fn begin(&mut self, id: uuid::Uuid, district_code: &str, stamp: ::platform::records::record::Stamp) {
                self.id = id;
                self.district_code = district_code.to_owned();
                self.version = 0;
                self.created_at = stamp.at;
                self.created_by = stamp.by;
            }
            fn touch(&mut self, stamp: ::platform::records::record::Stamp) {
                self.version += 1;
                self.updated_at = stamp.at;
                self.updated_by = stamp.by;
            }
            fn keyed(&mut self, before: Option<&Self>) {
                let _ = before;
                #(#keyed)*
            }
            fn lasting(&self) -> Self {
                Self { #(#passing: Default::default(),)* ..self.clone() }
            }
            fn is_archived(&self) -> bool { self.archived_at.is_some() }
            fn archive(&mut self, at: chrono::DateTime<chrono::Utc>) { self.archived_at = Some(at); }
            fn stamps(&self) -> ::platform::records::record::Stamps {
                ::platform::records::record::Stamps {
                    district_code: self.district_code.clone(),
                    version: self.version,
                    created_at: self.created_at,
                    created_by: self.created_by,
                    updated_at: self.updated_at,
                    updated_by: self.updated_by,
                    archived_at: self.archived_at,
                }
            }
        }
    }
}

fn field(column: &Column) -> TokenStream {
    let Column { docs, passed, name, of_type, .. } = column;
    let elsewhere = column.is_kept_by_the_clock().then(|| quote!(#[serde(skip)] #[sea_orm(ignore)]));
    quote!(#(#docs)* #(#passed)* #elsewhere pub #name: #of_type)
}

/// The columns that every record begins with, as the row declares them.
const COMMON: [&str; 9] = [
    "id",
    "district_code",
    "state",
    "version",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "archived_at",
];

/// Every field from its place among the columns; what is no column begins empty.
fn read<'a>(columns: &[Column], keyed: impl Iterator<Item = &'a Column>) -> TokenStream {
    let is_none = |column: &&Column| column.is_passing() || column.is_kept_by_the_clock();
    let common = COMMON.iter().map(|name| format_ident!("{name}"));
    let own = columns.iter().filter(|column| !is_none(column)).map(|column| column.name.clone());
    let places = common.chain(own).chain(keyed.map(key_name)).enumerate();
    let read = places.map(|(place, name)| quote!(#name: columns.at(#place)?));
    let empty = columns.iter().filter(is_none).map(|column| &column.name);
    quote! {
        impl ::platform::values::columns::Row for Model {
            fn of(columns: &impl ::platform::values::columns::Columns) -> Result<Self, DbErr> {
                Ok(Self { #(#read,)* #(#empty: Default::default(),)* })
            }
        }
    }
}

/// The column of the key of a column.
fn key_name(column: &Column) -> Ident {
    format_ident!("{}_key", column.name)
}

fn key_field(column: &Column) -> TokenStream {
    let name = key_name(column);
    let of_type = if column.inner().is_some() { quote!(Option<String>) } else { quote!(String) };
    quote! {
        /// The form in which the column before is compared.
        #[serde(skip)]
        pub #name: #of_type
    }
}

/// The key follows what is written, when that changes: an old one may be special.
fn key_kept(column: &Column) -> TokenStream {
    let (key, name) = (key_name(column), &column.name);
    let made = if column.inner().is_some() {
        quote!(self.#name.as_deref().map(::platform::values::characters::key))
    } else {
        quote!(::platform::values::characters::key(&self.#name))
    };
    quote! {
        if before.is_none_or(|before| before.#name != self.#name) {
            self.#key = #made;
        }
    }
}

/// What lists offer of the columns.
fn offering(columns: &[Column]) -> TokenStream {
    let offers = columns.iter().flat_map(offers);
    quote! {
        impl ::platform::records::listing::Offers for Model {
            fn offer(list: ::platform::records::listing::Listing<Self>) -> ::platform::records::listing::Listing<Self> {
                list #(#offers)*
            }
        }
    }
}

/// What lists offer of a column, as calls on the listing.
fn offers(column: &Column) -> impl Iterator<Item = TokenStream> {
    let camel = |name: &dyn std::fmt::Display| format_ident!("{}", name.to_string().to_upper_camel_case());
    let (name, of_type) = (camel(&column.name), column.inner().unwrap_or(&column.of_type));
    let key = column.keyed.then(|| camel(&key_name(column)));
    column.offers.iter().map(move |offer| match offer.to_string().as_str() {
        "filter" => {
            let by_key = key.as_ref().map(|key| quote!(.any_key_of(Column::#name, Column::#key)));
            by_key.unwrap_or_else(|| quote!(.any_of::<#of_type>(Column::#name)))
        }
        "search" => quote!(.search(Column::#name)),
        _ => quote!(.#offer::<#of_type>(Column::#name)),
    })
}

/// A day that lives in the deadlines.
fn due(column: &Column) -> TokenStream {
    let (name, codes) = (&column.name, &column.due);
    let is_column = !column.is_kept_by_the_clock();
    let set = match (column.inner().is_some(), is_column) {
        // What is drafted stands until there is a clock.
        (true, true) => quote!(row.#name = day.or(row.#name)),
        (true, false) => quote!(row.#name = day),
        (false, _) => quote!(row.#name = day.unwrap_or(row.#name)),
    };
    quote! {
        ::platform::records::due::Due {
            codes: &[#(#codes),*],
            is_column: #is_column,
            set: |row, day| #set,
        }
    }
}

/// What is said of a column, as a value.
fn mark(column: &Column) -> TokenStream {
    let name = column.name.to_string();
    let readers = match &column.readers {
        Readers::Nobody => quote!(Nobody),
        Readers::Staff => quote!(Staff),
        Readers::Public => quote!(Public),
        Readers::PublicIf(path) => {
            let said = last(path);
            quote!(PublicIf(#said))
        }
        Readers::Those(path) => {
            let said = last(path);
            quote!(Those(#said))
        }
    };
    let masked = matches!(column.personal, Personal::Masked(_));
    let is_plain = column.when.is_none() && column.instead.is_none() && !masked;
    let personal = match &column.personal {
        Personal::No => quote!(None),
        Personal::Kept => quote!(Some(::platform::records::personal::Mask::None)),
        Personal::Masked(mask) => quote!(Some(::platform::records::personal::Mask::#mask)),
    };
    quote! {
        ::platform::records::mark::Mark {
            column: #name,
            readers: ::platform::records::mark::Readers::#readers,
            is_plain: #is_plain,
            personal: #personal,
        }
    }
}

fn last(path: &syn::Path) -> String {
    let last = path.segments.last().map(|last| last.ident.clone());
    last.unwrap_or_else(|| format_ident!("unnamed")).to_string()
}
