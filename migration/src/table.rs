//! What every table of records has: the common columns, and an index for every order and filter of its list.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean, date, integer, json, text, timestamp_with_time_zone, uuid},
};

/// A table of records in the making.
pub(crate) struct RecordTable {
    name: &'static str,
    create: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

impl RecordTable {
    /// The common columns (00 §2) and the index of the usual order.
    pub(crate) fn new(name: &'static str) -> Self {
        let mut create = Table::create();
        create
            .table(name)
            .col(uuid("id").primary_key())
            .col(text("district_code"))
            .col(text("state"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(uuid("created_by"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(uuid("updated_by"))
            .col(timestamp_with_time_zone("archived_at").null());
        Self { name, create, indexes: Vec::new() }.ordered_by("created_at").filtered_by("state")
    }

    fn column(mut self, mut column: ColumnDef, required: bool) -> Self {
        if !required {
            column.null();
        }
        self.create.col(column);
        self
    }

    /// A text column.
    pub(crate) fn text(self, name: &'static str) -> Self {
        self.column(text(name), true)
    }

    /// A text column that may be null.
    pub(crate) fn text_or_null(self, name: &'static str) -> Self {
        self.column(nullable(name, ColumnType::Text), false)
    }

    /// A whole number.
    pub(crate) fn integer(self, name: &'static str) -> Self {
        self.column(integer(name), true)
    }

    /// A whole number that may be null.
    pub(crate) fn integer_or_null(self, name: &'static str) -> Self {
        self.column(nullable(name, ColumnType::Integer), false)
    }

    /// A large whole number.
    pub(crate) fn big_integer(self, name: &'static str) -> Self {
        self.column(big_integer(name), true)
    }

    /// A large whole number that may be null.
    pub(crate) fn big_integer_or_null(self, name: &'static str) -> Self {
        self.column(nullable(name, ColumnType::BigInteger), false)
    }

    /// Yes or no.
    pub(crate) fn boolean(self, name: &'static str) -> Self {
        self.column(boolean(name), true)
    }

    /// Yes, no, or not known.
    pub(crate) fn boolean_or_null(self, name: &'static str) -> Self {
        self.column(nullable(name, ColumnType::Boolean), false)
    }

    /// A calendar date.
    pub(crate) fn date(self, name: &'static str) -> Self {
        self.column(date(name), true)
    }

    /// A calendar date that may be null.
    pub(crate) fn date_or_null(self, name: &'static str) -> Self {
        self.column(nullable(name, ColumnType::Date), false)
    }

    /// An instant.
    pub(crate) fn instant(self, name: &'static str) -> Self {
        self.column(timestamp_with_time_zone(name), true)
    }

    /// An instant that may be null.
    pub(crate) fn instant_or_null(self, name: &'static str) -> Self {
        self.column(nullable(name, ColumnType::TimestampWithTimeZone), false)
    }

    /// A JSON text, kept as it was written.
    pub(crate) fn json(self, name: &'static str) -> Self {
        self.column(json(name), true)
    }

    /// The id of a record of any kind, or of a kind that has its own check.
    pub(crate) fn id(self, name: &'static str) -> Self {
        self.column(uuid(name), true)
    }

    /// The same, or null.
    pub(crate) fn id_or_null(self, name: &'static str) -> Self {
        self.column(nullable(name, ColumnType::Uuid), false)
    }

    /// A reference to a record of a table, with its index.
    pub(crate) fn refers(self, name: &'static str, table: &'static str) -> Self {
        self.id(name).key(name, table)
    }

    /// A reference that may be null.
    pub(crate) fn refers_or_null(self, name: &'static str, table: &'static str) -> Self {
        self.id_or_null(name).key(name, table)
    }

    fn key(mut self, name: &'static str, table: &'static str) -> Self {
        self.create.foreign_key(ForeignKey::create().from(self.name, name).to(table, "id"));
        self.indexes.push(self.index(&[name], false));
        self.filtered_by(name)
    }

    /// The index of an order of the list.
    pub(crate) fn ordered_by(mut self, name: &'static str) -> Self {
        self.indexes.push(self.index(&["district_code", name, "id"], false));
        self
    }

    /// The index of a filter of the list, in the usual order.
    pub(crate) fn filtered_by(mut self, name: &'static str) -> Self {
        self.indexes.push(self.index(&["district_code", name, "created_at", "id"], false));
        self
    }

    /// Columns that no two active or archived records share.
    pub(crate) fn unique(mut self, names: &[&'static str]) -> Self {
        self.indexes.push(self.index(names, true));
        self
    }

    /// Columns that no two active records share; archived ones do not count.
    pub(crate) fn unique_while_active(mut self, names: &[&'static str]) -> Self {
        let mut index = self.index(names, true);
        index.and_where(Expr::col("archived_at").is_null());
        self.indexes.push(index);
        self
    }

    fn index(&self, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
        let kind = if unique { "unique" } else { "by" };
        let mut index = Index::create();
        index.name(short(&format!("{}_{kind}_{}", self.name, columns.join("_")))).table(self.name);
        for column in columns {
            index.col(*column);
        }
        if unique {
            index.unique();
        }
        index
    }

    /// Creates the table and its indexes.
    pub(crate) async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.create).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn nullable(name: &'static str, kind: ColumnType) -> ColumnDef {
    ColumnDef::new_with_type(name, kind)
}

/// PostgreSQL cuts names at 63 bytes; two long ones must not become one.
pub(crate) fn short(name: &str) -> String {
    if name.len() <= 60 {
        return name.to_owned();
    }
    let sum = name.bytes().fold(5_381_u32, |sum, byte| sum.wrapping_mul(33) ^ u32::from(byte));
    format!("{}_{sum:08x}", &name[..51])
}

/// Drops tables, the last one first.
pub(crate) async fn drop_tables(manager: &SchemaManager<'_>, names: &[&'static str]) -> Result<(), DbErr> {
    for name in names.iter().rev() {
        manager.drop_table(Table::drop().table(*name).to_owned()).await?;
    }
    Ok(())
}

/// A column that may be null.
pub(crate) fn null(name: &'static str, kind: ColumnType) -> ColumnDef {
    nullable(name, kind).null().to_owned()
}

/// A column that is filled with a value where there are rows.
pub(crate) fn filled(name: &'static str, kind: ColumnType, value: impl Into<Expr>) -> ColumnDef {
    nullable(name, kind).not_null().default(value).to_owned()
}

/// Adds columns to their tables.
pub(crate) async fn add_columns(
    manager: &SchemaManager<'_>,
    columns: impl IntoIterator<Item = (&'static str, ColumnDef)>,
) -> Result<(), DbErr> {
    for (table, column) in columns {
        manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
    }
    Ok(())
}

/// Drops what [`add_columns`] added.
pub(crate) async fn drop_columns(
    manager: &SchemaManager<'_>,
    columns: impl IntoIterator<Item = (&'static str, ColumnDef)>,
) -> Result<(), DbErr> {
    for (table, column) in columns {
        let dropped = Table::alter().table(table).drop_column(column.get_column_name()).to_owned();
        manager.alter_table(dropped).await?;
    }
    Ok(())
}
