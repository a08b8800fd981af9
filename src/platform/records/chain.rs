//! Chains: what came of what. A kind of record says once, in its `listing`, which of its references lead back to what it
//! came of and which lead on to what came of it; whoever follows a chain needs to know no kind by its type.

use super::record_reference::RecordReference;
use crate::{
    values::{sentence::Sentence, words::spelled_out},
    words,
};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::borrow::Cow;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// What it is, for the document.
const ABOUT: &str =
    "What joins two records; read from `from` to `to`.\n两条记录之间的关系,由 `from` 读到 `to`。";

/// What joins two records; read from `from` to `to`. Layers declare theirs with `ties!`, and `routes()` collects them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// The word as it is sent.
    pub word: &'static str,
    /// The Chinese label.
    pub zh: &'static str,
    /// Whether it is read from what came later to what came before: a report answers an opinion that was there first.
    pub reads_back: bool,
}

impl Tie {
    /// The schema of a tie that is one of these: which there are is known when all layers have said theirs.
    #[must_use]
    pub fn any_of(ties: &[Self]) -> Value {
        let words: Vec<_> = ties.iter().map(|tie| tie.word).collect();
        let listed = |label: fn(&Self) -> String| {
            ties.iter().map(|tie| format!("\n- `{}` {}", tie.word, label(tie))).collect::<String>()
        };
        let english = listed(|tie| spelled_out(tie.word));
        let chinese = listed(|tie| tie.zh.to_owned());
        let about = Sentence::from(ABOUT);
        let about =
            Sentence::new(format!("{about:#}\n{chinese}"), format!("{about}\n{english}")).as_written();
        json!({"type": "string", "description": about, "enum": words})
    }
}

impl Serialize for Tie {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word)
    }
}

/// The document has the words, which `routes()` collects.
impl PartialSchema for Tie {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some([""; 0])).into()
    }
}

impl ToSchema for Tie {
    fn name() -> Cow<'static, str> {
        "Tie".into()
    }
}

/// Declares the ties of a layer as constants: `ties! { RAISED_IN = "raised_in" "形成于" reads back; }`.
#[macro_export]
macro_rules! ties {
    ($($tie:ident = $word:literal $zh:literal $($back:ident back)?;)+) => {
        $(
            #[doc = $zh]
            pub const $tie: $crate::records::chain::Tie = $crate::records::chain::Tie {
                word: $word,
                zh: $zh,
                reads_back: $crate::ties!(@back $($back)?),
            };
        )+

        /// The ties of this table.
        pub const ALL: &[$crate::records::chain::Tie] = &[$($tie),+];
    };
    (@back) => { false };
    (@back reads) => { true };
}

words! {
    /// Which way a chain is followed.
    /// 追溯的方向。
    pub enum ChainDirection {
        Both "双向" / "Both directions",
        Forward "向后" / "Forward",
        Backward "向前" / "Backward",
    }
}

impl ChainDirection {
    /// Whether it leads from the end of an edge that came earlier, or from the later one.
    #[must_use]
    pub fn leads_from(self, end: End) -> bool {
        match self {
            Self::Both => true,
            Self::Forward => end == End::Earlier,
            Self::Backward => end == End::Later,
        }
    }
}

/// An end of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// What was there first.
    Earlier,
    /// What came of it.
    Later,
}

/// Two records of a chain, one of which came of the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// What was there first.
    pub earlier: RecordReference,
    /// What came of it.
    pub later: RecordReference,
    /// What one is to the other.
    pub tie: Tie,
}

impl Edge {
    /// The record at an end.
    #[must_use]
    pub fn at(&self, end: End) -> &RecordReference {
        match end {
            End::Earlier => &self.earlier,
            End::Later => &self.later,
        }
    }

    /// The records that a direction leads to from here: none, one, or itself again.
    pub fn beyond(
        &self,
        direction: ChainDirection,
        is_here: impl Fn(&RecordReference) -> bool,
    ) -> impl Iterator<Item = &RecordReference> {
        let ends = [(End::Earlier, &self.later), (End::Later, &self.earlier)];
        ends.into_iter()
            .filter(move |(end, _)| direction.leads_from(*end) && is_here(self.at(*end)))
            .map(|(_, other)| other)
    }
}
