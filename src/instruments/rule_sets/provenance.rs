//! Where the number of a rule comes from, as the statute stood on a day (02 §3.10).

use crate::laws;
use chrono::NaiveDate;
use platform::{
    problem::law::{Article, named},
    values::locale::Language,
};

/// What the basis of a rule says whose number is no law's.
const ASSUMED: &str = "假定";

/// The basis of a rule on a day. Under an earlier text of the statute that its tag names, it is the article of that text; a number
/// for which that text had no article was an assumption.
pub(super) fn basis_on(tag: &str, basis: &str, on: Option<NaiveDate>) -> String {
    let Some((day, articles)) = on.zip(articles(tag)) else { return basis.into() };
    if articles.iter().all(|article| article.law.earlier_on(day).is_none()) {
        return basis.into();
    }
    let stood: Vec<Article> = articles.into_iter().flat_map(|article| article.on(day)).collect();
    named(&stood, Language::Chinese).unwrap_or_else(|| ASSUMED.into())
}

/// The articles of a tag: `law SUP 15`, `law SHBUD 35, 40, 46`.
fn articles(tag: &str) -> Option<Vec<Article>> {
    let (short, numbers) = tag.strip_prefix("law ")?.split_once(' ')?;
    let known = laws::ALL.iter().chain(registry::laws::ALL).chain(access::laws::ALL);
    let law = *known.into_iter().find(|law| law.short == short)?;
    let numbers = numbers.split(',').map(|number| number.trim().parse().ok());
    numbers.map(|number| Some(Article { law, number: number? })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_sets::national::DEFAULTS;

    #[test]
    fn a_basis_names_the_text_of_the_day() {
        let cases = [
            ("law SUP 15", "2024-11-08", "监督法第十五条"),
            ("law SUP 15", "2024-11-07", "监督法(2006年)第十二条"),
            ("law SUP 63", "2024-11-07", "监督法(2006年)第八条、监督法(2006年)第二十三条"),
            ("law SUP24 15", "2024-11-07", "假定"),
            ("law SUP24 15", "2024-11-08", "监督法第十五条"),
            ("law SHBUD 15", "2024-11-07", "监督法第十五条"),
            ("law SUP", "2024-11-07", "监督法第十五条"),
            ("practice 304", "2024-11-07", "监督法第十五条"),
        ];
        for (tag, day, basis) in cases {
            assert_eq!(basis_on(tag, "监督法第十五条", day.parse().ok()), basis, "{tag} on {day}");
        }
        assert_eq!(basis_on("law SUP 15", "监督法第十五条", None), "监督法第十五条");
    }

    #[test]
    fn the_tag_of_every_law_bound_default_can_be_read() {
        // The first year of the law itself names no article.
        let unread = DEFAULTS.iter().filter(|default| default.is_law() && articles(default.tag).is_none());
        assert_eq!(unread.map(|default| default.key).collect::<Vec<_>>(), ["statistics.first_year"]);
        for default in DEFAULTS.iter().filter(|default| articles(default.tag).is_some()) {
            let named = named(&articles(default.tag).unwrap(), Language::Chinese);
            let short = default.basis.replace("、第", "、上海市预算审查监督条例第");
            assert_eq!(named.as_deref(), Some(&*short), "{}", default.key);
        }
    }
}
