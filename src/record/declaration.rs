//! The whole declaration of a kind of record.

use crate::column::{CONTENT, CREATE, Column, Readers};
use proc_macro2::TokenStream;
use syn::{
    Attribute, Error, Field, Ident, LitStr, Path, Result, Token, Type, braced,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    token::Brace,
};

mod keyword {
    syn::custom_keyword!(create);
    syn::custom_keyword!(content);
    syn::custom_keyword!(by);
    syn::custom_keyword!(hand);
    syn::custom_keyword!(view);
    syn::custom_keyword!(with);
    syn::custom_keyword!(lists);
    syn::custom_keyword!(retired);
    syn::custom_keyword!(body);
}

/// A kind of record.
pub struct Declaration {
    pub docs: Vec<Attribute>,
    pub kind: Ident,
    pub table: LitStr,
    pub state: Type,
    pub columns: Vec<Column>,
    pub content: Option<Ident>,
    /// Whether the content is a type of its own, which is not made of columns alone.
    pub by_hand: bool,
    /// The body of create, where it has more than the content.
    pub create: Option<Ident>,
    pub view: Option<View>,
    pub lists: Vec<Ident>,
    /// Columns that older entries of the trail tell of.
    pub retired: Vec<Ident>,
    pub bodies: Vec<Body>,
}

/// What callers see of the record.
pub struct View {
    pub name: Ident,
    /// The type of the fields that are no columns.
    pub computed: Option<Path>,
}

/// What the body of an action has beside columns.
pub struct Body {
    pub docs: Vec<Attribute>,
    pub name: Ident,
    pub extra: Vec<Extra>,
}

/// A field of a body that is no column.
pub struct Extra {
    pub field: Field,
    pub example: Option<TokenStream>,
}

impl Parse for Extra {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut field = Field::parse_named(input)?;
        let is_example = |attribute: &Attribute| attribute.path().is_ident("example");
        let example = field.attrs.iter().find(|attribute| is_example(attribute));
        let example = example.map(Attribute::parse_args).transpose()?;
        field.attrs.retain(|attribute| !is_example(attribute));
        Ok(Self { field, example })
    }
}

impl Parse for Declaration {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let docs = input.call(Attribute::parse_outer)?;
        let kind = input.parse()?;
        input.parse::<Token![=]>()?;
        let table = input.parse()?;
        input.parse::<Token![,]>()?;
        let state = input.parse()?;
        let columns;
        braced!(columns in input);
        let columns = Punctuated::<Column, Token![,]>::parse_terminated(&columns)?.into_iter().collect();
        let mut declaration = Self {
            docs,
            kind,
            table,
            state,
            columns,
            content: None,
            by_hand: false,
            create: None,
            view: None,
            lists: Vec::new(),
            retired: Vec::new(),
            bodies: Vec::new(),
        };
        while !input.is_empty() {
            declaration.clause(input)?;
        }
        declaration.check()?;
        Ok(declaration)
    }
}

impl Declaration {
    fn clause(&mut self, input: ParseStream<'_>) -> Result<()> {
        let docs = input.call(Attribute::parse_outer)?;
        let next = input.lookahead1();
        if next.peek(keyword::body) {
            input.parse::<keyword::body>()?;
            let name = input.parse()?;
            let mut body = Body { docs, name, extra: Vec::new() };
            if input.peek(Brace) {
                let extra;
                braced!(extra in input);
                let extra = extra.parse_terminated(Extra::parse, Token![,])?;
                body.extra.extend(extra);
            } else {
                input.parse::<Token![;]>()?;
            }
            self.bodies.push(body);
            return Ok(());
        }
        if let Some(doc) = docs.first() {
            return Err(Error::new_spanned(doc, "only a body is described here"));
        }
        if next.peek(keyword::content) {
            input.parse::<keyword::content>()?;
            self.content = Some(input.parse()?);
            if input.parse::<Option<keyword::by>>()?.is_some() {
                input.parse::<keyword::hand>()?;
                self.by_hand = true;
            }
        } else if next.peek(keyword::create) {
            input.parse::<keyword::create>()?;
            self.create = Some(input.parse()?);
        } else if next.peek(keyword::view) {
            input.parse::<keyword::view>()?;
            let name = input.parse()?;
            let computed = input.parse::<Option<keyword::with>>()?.map(|_| input.parse()).transpose()?;
            self.view = Some(View { name, computed });
        } else if next.peek(keyword::lists) {
            input.parse::<keyword::lists>()?;
            self.lists =
                Punctuated::<Ident, Token![,]>::parse_separated_nonempty(input)?.into_iter().collect();
        } else if next.peek(keyword::retired) {
            input.parse::<keyword::retired>()?;
            self.retired =
                Punctuated::<Ident, Token![,]>::parse_separated_nonempty(input)?.into_iter().collect();
        } else {
            return Err(next.error());
        }
        input.parse::<Token![;]>()?;
        Ok(())
    }

    fn check(&self) -> Result<()> {
        if let Some(create) = self.create.as_ref().filter(|_| self.content.is_none()) {
            return Err(Error::new(create.span(), "what is sent with the content needs a content"));
        }
        for gone in &self.retired {
            let stored = |column: &&Column| column.name == *gone && !column.is_kept_by_the_clock();
            if self.columns.iter().any(|column| stored(&column)) {
                return Err(Error::new(
                    gone.span(),
                    "a column that is there is not retired: its trail is verified",
                ));
            }
        }
        for body in &self.bodies {
            let sets = |column: &Column| column.setters.iter().any(|setter| setter.body == body.name);
            if body.extra.is_empty() && !self.columns.iter().any(sets) {
                return Err(Error::new(
                    body.name.span(),
                    "a body that no column names, and without fields of its own",
                ));
            }
        }
        for column in &self.columns {
            if matches!(column.readers, Readers::Nobody)
                && (column.when.is_some() || column.instead.is_some())
            {
                return Err(Error::new(column.name.span(), "nobody reads it, whenever and instead of what"));
            }
            if column.is_kept_by_the_clock() && column.inner().is_none() {
                return Err(Error::new(
                    column.name.span(),
                    "a day of the clock may be missing: `Option<NaiveDate>`",
                ));
            }
        }
        for setter in self.columns.iter().flat_map(|column| &column.setters) {
            let known = self.bodies.iter().any(|body| body.name == setter.body)
                || (setter.body == CONTENT && self.content.is_some())
                || (setter.body == CREATE && self.create.is_some());
            if !known {
                let name = &setter.body;
                let said = format!("no such body: say `content …;` or `body {name};` behind the columns");
                return Err(Error::new(setter.body.span(), said));
            }
        }
        Ok(())
    }

    /// Whether there is anything that the public reads.
    pub fn is_public(&self) -> bool {
        let public = |column: &Column| matches!(column.readers, Readers::Public | Readers::PublicIf(_));
        self.columns.iter().any(public)
    }
}
