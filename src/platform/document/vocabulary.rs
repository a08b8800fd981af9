//! Every closed list of words with its labels, for those who show them: read from the schemas, which have both.

use super::{routes::Routes, whole::in_both_languages};
use crate::values::{
    locale::Language,
    sentence::{Sentence, part},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Every closed list of words that the API sends or takes.
/// 接口收发的全部词表。
#[derive(Debug, Serialize, ToSchema)]
pub struct Vocabulary {
    /// The lists, by name.
    /// 各词表,按名称排列。
    items: Vec<WordList>,
}

/// A closed list of words: the schema of that name has the same.
/// 一个词表,与同名的数据结构一致。
#[derive(Debug, Serialize, ToSchema)]
struct WordList {
    /// The name of the schema.
    /// 数据结构的名称。
    #[schema(examples("MeetingKind"))]
    name: String,
    /// What it is, in Chinese.
    /// 中文说明。
    zh: String,
    /// What it is, in English.
    /// 英文说明。
    en: String,
    /// The words, in their order.
    /// 各词,按固定次序。
    words: Vec<Labelled>,
}

/// A word with its labels.
/// 词及其名称。
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VocabularyWord)]
struct Labelled {
    /// As it is sent.
    /// 收发时的写法。
    #[schema(examples("sc_plenary"))]
    word: String,
    /// The Chinese label.
    /// 中文名称。
    zh: String,
    /// The English label.
    /// 英文名称。
    en: String,
}

impl Vocabulary {
    /// The words of all schemas.
    pub(super) fn of(routes: &Routes) -> Self {
        let document = in_both_languages(routes, "", None);
        let schemas = document["components"]["schemas"].as_object();
        Self {
            items: schemas.into_iter().flatten().filter_map(|(name, schema)| listed(name, schema)).collect(),
        }
    }
}

fn listed(name: &str, schema: &Value) -> Option<WordList> {
    let (words, labels) = (schema["enum"].as_array()?, schema["x-enum-descriptions"].as_array()?);
    let both = |text: &str| Sentence::written(text);
    let about = both(schema["description"].as_str()?);
    let words = words.iter().zip(labels).filter_map(|(word, label)| {
        let label = label.as_str()?;
        let (zh, en) = (part(label, Language::Chinese), part(label, Language::English));
        Some(Labelled { word: word.as_str()?.into(), zh: zh.into(), en: en.into() })
    });
    Some(WordList {
        name: name.into(),
        zh: about.pick(Language::Chinese).to_owned(),
        en: about.pick(Language::English).to_owned(),
        words: words.collect(),
    })
}
