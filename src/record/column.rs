//! A column as it is declared.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{
    Attribute, Error, Expr, GenericArgument, Ident, Path, PathArguments, Result, Token, Type,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

/// What the columns call the content, and what is sent with it to create a record.
pub const CONTENT: &str = "content";
pub const CREATE: &str = "create";

/// A column.
pub struct Column {
    pub docs: Vec<Attribute>,
    /// What the row takes as it is.
    pub passed: Vec<Attribute>,
    pub name: Ident,
    pub of_type: Type,
    pub setters: Vec<Setter>,
    pub readers: Readers,
    pub when: Option<Path>,
    pub instead: Option<Expr>,
    pub personal: Personal,
    /// The codes of the deadlines in which its day lives.
    pub due: Vec<Expr>,
    /// Whether it is compared by its key, which stands beside it.
    pub keyed: bool,
    /// What lists offer of it.
    pub offers: Vec<Ident>,
    pub example: Option<TokenStream>,
    /// What its schema says beside its type.
    pub schema: Vec<Attribute>,
}

/// A body that sets a column.
pub struct Setter {
    pub body: Ident,
    /// Whether the body may leave it out.
    pub optional: bool,
}

/// Who reads a column beside nobody.
pub enum Readers {
    Nobody,
    /// Everybody who sees the record but the public.
    Staff,
    Public,
    PublicIf(Path),
    Those(Path),
}

/// Whether a column holds personal data.
pub enum Personal {
    No,
    Kept,
    Masked(Ident),
}

impl Parse for Setter {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let body = input.parse()?;
        Ok(Self { body, optional: input.parse::<Option<Token![?]>>()?.is_some() })
    }
}

impl Parse for Readers {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let who: Path = input.parse()?;
        if input.parse::<Option<Token![if]>>()?.is_some() {
            if who.is_ident("public") {
                return input.parse().map(Self::PublicIf);
            }
            return Err(Error::new_spanned(who, "only `public` has a condition: `read_by(public if …)`"));
        }
        Ok(if who.is_ident("public") {
            Self::Public
        } else if who.is_ident("nobody") {
            Self::Nobody
        } else {
            Self::Those(who)
        })
    }
}

impl Parse for Column {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let name: Ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let mut column = Self {
            docs: Vec::new(),
            passed: Vec::new(),
            name,
            of_type: input.parse()?,
            setters: Vec::new(),
            readers: Readers::Staff,
            when: None,
            instead: None,
            personal: Personal::No,
            due: Vec::new(),
            keyed: false,
            offers: Vec::new(),
            example: None,
            schema: Vec::new(),
        };
        for attribute in attributes {
            column.mark(attribute)?;
        }
        if column.docs.is_empty() {
            return Err(Error::new(column.name.span(), "a column needs a description: callers read it"));
        }
        Ok(column)
    }
}

impl Column {
    fn mark(&mut self, attribute: Attribute) -> Result<()> {
        let name = attribute.path().get_ident().map(ToString::to_string).unwrap_or_default();
        match &*name {
            "doc" => self.docs.push(attribute),
            "serde" | "sea_orm" => self.passed.push(attribute),
            "schema" => self.schema.push(attribute),
            "set_by" => {
                let setters = attribute.parse_args_with(Punctuated::<Setter, Token![,]>::parse_terminated)?;
                self.setters.extend(setters);
            }
            "read_by" => self.readers = attribute.parse_args()?,
            "when" => self.when = Some(attribute.parse_args()?),
            "instead" => self.instead = Some(attribute.parse_args()?),
            "personal" => {
                let plain = attribute.meta.require_path_only().is_ok();
                self.personal =
                    if plain { Personal::Kept } else { Personal::Masked(attribute.parse_args()?) };
            }
            "filter" | "range" | "sort" | "search" => {
                attribute.meta.require_path_only()?;
                self.offers.extend(attribute.path().get_ident().cloned());
            }
            "keyed" => {
                attribute.meta.require_path_only()?;
                self.keyed = true;
            }
            "due" => {
                let codes = attribute.parse_args_with(Punctuated::<Expr, Token![,]>::parse_terminated)?;
                self.due.extend(codes);
            }
            "example" => self.example = Some(attribute.parse_args()?),
            _ => {
                let known = "set_by, read_by, when, instead, personal, due, keyed, filter, range, sort, search, example, schema, serde and sea_orm are \
                             known here";
                return Err(Error::new_spanned(attribute, known));
            }
        }
        Ok(())
    }

    /// The last word of the type, and what stands in its brackets.
    fn shape(&self) -> Option<(&Ident, Option<&Type>)> {
        let Type::Path(path) = &self.of_type else { return None };
        let last = path.path.segments.last()?;
        let PathArguments::AngleBracketed(of) = &last.arguments else { return Some((&last.ident, None)) };
        match of.args.first() {
            Some(GenericArgument::Type(inner)) => Some((&last.ident, Some(inner))),
            _ => Some((&last.ident, None)),
        }
    }

    /// What stands in `Option<…>`.
    pub fn inner(&self) -> Option<&Type> {
        self.shape().filter(|(name, _)| *name == "Option").and_then(|(_, inner)| inner)
    }

    /// Whether it is a list in one column.
    fn is_list(&self) -> bool {
        self.shape().is_some_and(|(name, _)| name == "List" || name == "Ids")
    }

    /// Whether it is a list of ids, each of which is named once.
    fn is_set(&self) -> bool {
        self.shape().is_some_and(|(name, item)| name == "Ids" && item.is_none())
    }

    /// How a body reads it where its type alone would take more than the schema allows.
    pub fn strictly(&self, optional: bool) -> Option<&'static str> {
        let nullable = optional && self.inner().is_some();
        let item = self.shape().and_then(|(_, item)| item).unwrap_or(&self.of_type);
        let Type::Path(path) = item else { return None };
        if self.is_set() {
            return Some("::platform::values::strict::ids");
        }
        let last = path.path.segments.last()?.ident.to_string();
        // `DateTime<Utc>` itself has something in its brackets.
        let is_instant = last == "DateTime" || self.shape().is_some_and(|(name, _)| name == "DateTime");
        match (last == "NaiveDate", is_instant) {
            (true, _) if self.is_list() => Some("::platform::values::strict::dates"),
            (true, _) if nullable => Some("::platform::values::strict::date_or_null"),
            (true, _) => Some("::platform::values::strict::date"),
            (_, true) if nullable => Some("::platform::values::strict::instant_or_null"),
            (_, true) => Some("::platform::values::strict::instant"),
            _ => None,
        }
    }

    /// The type in bodies and views: of a list, the list itself.
    pub fn sent_type(&self) -> TokenStream {
        match self.shape() {
            Some((name, Some(item))) if name == "List" => quote!(Vec<#item>),
            Some((name, None)) if name == "Ids" => quote!(Vec<uuid::Uuid>),
            _ => self.of_type.to_token_stream(),
        }
    }

    /// The value of the row, as it is sent.
    pub fn sent(&self) -> TokenStream {
        let name = &self.name;
        if self.is_set() {
            return quote!(::platform::values::strict::each_once(&row.#name.0));
        }
        if self.is_list() { quote!(row.#name.0.clone()) } else { quote!(row.#name.clone()) }
    }

    /// A value that was sent, as the row takes it.
    pub fn taken(&self, value: &TokenStream) -> TokenStream {
        if self.is_list() { quote!(::platform::records::record::List(#value)) } else { quote!(#value) }
    }

    /// Whether its type has a value for those who may not read it: null, or an empty list.
    pub fn can_be_empty(&self) -> bool {
        self.inner().is_some() || self.is_list()
    }

    /// Whether it is no column: a secret between its making and its one answer, or what a body brings and no table keeps.
    pub fn is_passing(&self) -> bool {
        let ignored =
            |attribute: &Attribute| attribute.parse_args::<Ident>().is_ok_and(|said| said == "ignore");
        self.passed.iter().any(|attribute| attribute.path().is_ident("sea_orm") && ignored(attribute))
    }

    /// Whether its day lives in the deadlines alone: what callers draft is a column until the clock starts.
    pub fn is_kept_by_the_clock(&self) -> bool {
        let drafted = |setter: &Setter| setter.body == CONTENT || setter.body == CREATE;
        !self.due.is_empty() && !self.setters.iter().any(drafted)
    }
}
