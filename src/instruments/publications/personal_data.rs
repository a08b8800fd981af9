//! What tells in a text who somebody is: the name and the phone of a person who is known, however they are written, and phone and
//! identity numbers of whomever, in any spelling: `1[3-9]\d{9}`, also after `86` or `0086`, and `\d{17}[\dX]`, of any
//! width, with separators and what nobody sees between the digits, and not as parts of longer numbers (00 §5.3).

use platform::values::characters::{key, seen};

/// Whether a text has a mobile phone number or an identity number.
#[must_use]
pub fn has_personal_numbers(text: &str) -> bool {
    let groups = groups(&seen(text));
    (0..groups.len()).any(|first| begins_here(&groups[first..]))
}

/// Whether a text has a number of a fixed line with its area code. It may be that of an office, so not every text is refused for it:
/// those are in which people write of themselves.
#[must_use]
pub fn has_landline(text: &str) -> bool {
    let groups = groups(&seen(text));
    (0..groups.len()).any(|first| {
        let mut digits = String::new();
        let together = (first..groups.len())
            .take_while(|place| *place == first || groups[*place].goes_on_from(&groups[*place - 1]));
        together.take(LONGEST).any(|place| {
            digits.push_str(&groups[place].digits);
            local(&digits).is_some()
        })
    })
}

/// Whether a text has the name of somebody, whatever stands between its characters.
#[must_use]
pub fn has_name(text: &str, name: &str) -> bool {
    let plain = |text: &str| key(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let name = plain(name);
    if name.is_empty() {
        return false;
    }
    if name.is_ascii() {
        // Letters of a name stand in many words: whole words are compared.
        let text = key(text);
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        return (0..words.len()).any(|first| begins_with_words(&name, &words[first..]));
    }
    text.split(ends_a_phrase).any(|phrase| plain(phrase).contains(&name))
}

/// Whether a text has the phone number of somebody, with or without its area code, whatever stands between the digits.
#[must_use]
pub fn has_phone(text: &str, phone: &str) -> bool {
    let written = groups(&seen(phone));
    let whole: String = written.iter().map(|group| &*group.digits).collect();
    let mut known: Vec<&str> = written.iter().map(|group| &*group.digits).collect();
    known.extend([Some(&*whole), number_of(&whole), local(&whole)].into_iter().flatten());
    let is_in = |run: &String| known.iter().any(|number| has_number(run, number));
    runs(&groups(&seen(text))).iter().any(is_in)
}

/// A mobile phone number as it is compared, however it is written; none if the text is none.
#[must_use]
pub fn phone(text: &str) -> Option<String> {
    let digits: String = key(text).chars().filter(|c| !is_separator(*c) && *c != '+').collect();
    (digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| number_of(&digits).map(Into::into)).flatten()
}

/// Digits of an identity number: the most that are put together.
const LONGEST: usize = 18;

/// Digits that stand together, and what is before and behind them.
#[derive(Default)]
struct Group {
    before: String,
    digits: String,
    behind: String,
}

impl Group {
    /// Whether nothing but separators is between the group before and this one. A comma of an amount is none, nor is the
    /// point of a decimal.
    fn goes_on_from(&self, last: &Self) -> bool {
        let decimal =
            self.before == "." && self.digits.len() <= 2 && last.before != "." && self.behind != ".";
        self.before.chars().count() <= 3 && self.before.chars().all(is_separator) && !decimal
    }

    /// Whether this is three digits of an amount.
    fn is_thousands(&self) -> bool {
        self.before == "," && self.digits.len() == 3
    }

    /// Whether an `X` ends the digits.
    fn has_x(&self) -> bool {
        let mut behind = self.behind.chars().skip_while(|c| is_separator(*c));
        matches!(behind.next(), Some('X' | 'x')) && !behind.next().is_some_and(char::is_alphanumeric)
    }
}

fn groups(text: &str) -> Vec<Group> {
    let (mut groups, mut between): (Vec<Group>, _) = (Vec::new(), String::new());
    let mut within = false;
    for c in text.chars() {
        match (c.is_ascii_digit(), groups.last_mut().filter(|_| within)) {
            (true, Some(last)) => last.digits.push(c),
            (true, None) => {
                let before = std::mem::take(&mut between);
                if let Some(last) = groups.last_mut() {
                    last.behind.clone_from(&before);
                }
                groups.push(Group { before, digits: c.into(), behind: String::new() });
            }
            (false, _) => between.push(c),
        }
        within = c.is_ascii_digit();
    }
    if let Some(last) = groups.last_mut() {
        last.behind = between;
    }
    groups
}

/// Whether the first groups are the number of a person.
fn begins_here(groups: &[Group]) -> bool {
    let (mut digits, mut amount) = (String::new(), true);
    for (place, group) in groups.iter().enumerate() {
        if place > 0 && !group.goes_on_from(&groups[place - 1]) {
            return false;
        }
        digits.push_str(&group.digits);
        amount &= place == 0 || group.is_thousands();
        if digits.len() > LONGEST {
            return false;
        }
        let is_identity = digits.len() + usize::from(group.has_x()) == LONGEST;
        // Of digits that only stand near each other, some would be one by chance: these say a birthday.
        let is_identity = is_identity && (place == 0 || has_birthday(&digits));
        if (number_of(&digits).is_some() || is_identity) && (place == 0 || !amount) {
            return true;
        }
    }
    false
}

/// The mobile phone number that some digits are.
fn number_of(digits: &str) -> Option<&str> {
    let number = ["0086", "86", ""].iter().find_map(|code| {
        let number = digits.strip_prefix(code)?;
        (number.len() == 11).then_some(number)
    })?;
    let mut first = number.bytes();
    (first.next() == Some(b'1') && matches!(first.next(), Some(b'3'..=b'9'))).then_some(number)
}

/// The number of a fixed line without its area code; none if the digits are no such number.
fn local(digits: &str) -> Option<&str> {
    let national = ["0086", "86"].iter().find_map(|code| digits.strip_prefix(*code));
    let national = national.map(|rest| rest.strip_prefix('0').unwrap_or(rest)).or(digits.strip_prefix('0'))?;
    let (area, shortest) = match national.as_bytes() {
        [b'1', b'0', ..] | [b'2', ..] => (2, 8),
        [b'3'..=b'9', ..] => (3, 7),
        _ => return None,
    };
    let number = national.get(area..)?;
    let fits = (shortest..=8).contains(&number.len())
        && number.starts_with(|first: char| ('2'..='8').contains(&first));
    fits.then_some(number)
}

/// The digits that stand together, with nothing but separators between them.
fn runs(groups: &[Group]) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        match runs.last_mut().filter(|_| place > 0 && group.goes_on_from(&groups[place - 1])) {
            Some(run) => run.push_str(&group.digits),
            None => runs.push(group.digits.clone()),
        }
    }
    runs
}

/// Digits of a phone number that nobody takes for another number, at least.
const UNMISTAKABLE: usize = 7;
/// Digits of a phone number at least.
const SHORTEST: usize = 5;

/// Whether digits that stand together have a phone number; a short one is all of them.
fn has_number(run: &str, number: &str) -> bool {
    match number.len() {
        UNMISTAKABLE.. => run.contains(number),
        SHORTEST.. => run == number,
        _ => false,
    }
}

/// Whether words, one after the other, are a name.
fn begins_with_words(name: &str, words: &[&str]) -> bool {
    let mut rest = name;
    for word in words {
        match rest.strip_prefix(word) {
            Some("") => return true,
            Some(more) => rest = more,
            None => return false,
        }
    }
    false
}

/// Whether a phrase ends with a character: what follows belongs to no name that began before.
fn ends_a_phrase(c: char) -> bool {
    matches!(
        c,
        ',' | '，' | '。' | '｡' | '、' | ';' | '；' | ':' | '：' | '!' | '！' | '?' | '？' | '\n' | '\r'
    )
}

/// Whether the digits of an identity number have a day of birth in their place.
fn has_birthday(digits: &str) -> bool {
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let within = |part: Option<u32>, least, most| part.is_some_and(|part| (least..=most).contains(&part));
    within(number(6, 10), 1900, 2199) && within(number(10, 12), 1, 12) && within(number(12, 14), 1, 31)
}

/// What is written between the digits of one number.
fn is_separator(c: char) -> bool {
    let dash = matches!(c, '-' | '_' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}');
    let point = matches!(c, '.' | ',' | '·' | '•' | '・' | '/' | '\\' | '|');
    let bracket = matches!(c, '(' | ')' | '[' | ']');
    dash || point || bracket || (c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_found_in_any_spelling() {
        for text in [
            "电话13800138000。",
            "１３８００１３８０００",
            "身份证31011419900101001X",
            "310114199001010011",
            "138-0013-8000",
            "138 0013 8000",
            "138\u{3000}0013－8000",
            "(138)0013.8000",
            "1 3 8 0 0 1 3 8 0 0 0",
            "1.3.8.0.0.1.3.8.0.0.0",
            "138\u{200b}0013\u{feff}8000",
            "+86 13800138000",
            "+8613800138000",
            "8613800138000",
            "0086-138-0013-8000",
            "008613800138000",
            "(+86)138,0013,8000",
            "①③⑧⓪⓪①③⑧⓪⓪⓪",
            "310114 19900101 001X",
            "310114-1990-0101-001-x",
            "310114\u{2060}199001010011",
            "2026-09-04 13800138000",
            "第1页 13800138000",
            "2件\n13800138000",
        ] {
            assert!(has_personal_numbers(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_taken_for_them() {
        for text in [
            "12345678901",
            "138001380001",
            "文号〔2026〕18号",
            "3101141990010100",
            "总额 5363760500 元",
            "13,800,138,000 元",
            "1500.00-25000.00",
            "5363760500 20260904",
            "2026-09-04 至 2026-12-31",
            "13人\n8001\n38000",
            "28613800138000",
        ] {
            assert!(!has_personal_numbers(text), "{text}");
        }
    }

    #[test]
    fn the_own_phone_is_found_however_it_is_written() {
        for text in [
            "请回电 021-69001234",
            "请回电69001234",
            "6900 1234",
            "６９００－１２３４",
            "+86 21 6900 1234",
            "(021)6900.1234-801",
            "2026-09-04 69001234",
        ] {
            for phone in
                ["02169001234", "021-69001234", "+86-21-69001234", "(021) 6900 1234", "0086 2169001234"]
            {
                assert!(has_phone(text, phone), "{text} {phone}");
            }
        }
        assert!(has_phone("请打 69001234", "69001234-801") && has_phone("请打 69001234-801", "69001234"));
        assert!(has_phone("短号 66123", "66123") && has_phone("138 0013 8000", "+86 13800138000"));
        for text in ["6900\n1234", "总额 66123400 元", "8 栋 6900 号", "021"] {
            assert!(!has_phone(text, "02169001234") && !has_phone(text, "66123"), "{text}");
        }
        assert!(!has_phone("第8号", "8") && !has_phone("没有号码", ""));
    }

    #[test]
    fn a_fixed_line_has_an_area_code() {
        for text in
            ["请回电 021-69001234", "(010) 6900 1234", "0574-6900123", "05746900 1234", "+86 21 69001234"]
        {
            assert!(has_landline(text) && !has_personal_numbers(text), "{text}");
        }
        for text in
            ["69001234", "12345 热线", "2026-09-04", "0.5 平方米", "文号〔2026〕018号", "10086", "021-12345"]
        {
            assert!(!has_landline(text), "{text}");
        }
    }

    #[test]
    fn a_name_is_found_whatever_stands_between() {
        for text in ["请联系张三丰", "张 三丰", "张·三丰", "张\u{200b}三丰", "张-三/丰女士", "「张三」丰"]
        {
            assert!(has_name(text, "张三丰") && has_name(text, "张 三丰"), "{text}");
        }
        for text in ["John Smith", "请找john-smith。", "JOHN·SMITH", "ＪｏｈｎＳｍｉｔｈ"] {
            assert!(has_name(text, "John Smith"), "{text}");
        }
        assert!(
            !has_name("国王,平安", "王平") && !has_name("国王。平安", "王平") && !has_name("三张", "张三")
        );
        assert!(!has_name("Lighting of the building", "Li") && has_name("Ms Li says", "Li"));
        assert!(!has_name("没有人", "") && !has_name("没有人", "·"));
    }

    #[test]
    fn a_phone_number_has_one_form() {
        for written in [
            "13800138000",
            "138 0013 8000",
            "+86-138-0013-8000",
            "0086 13800138000",
            "１３８００１３８０００",
        ] {
            assert_eq!(phone(written).as_deref(), Some("13800138000"), "{written}");
        }
        for other in ["wx-7f3a90c2", "23800138000", "138001380001", "86138", ""] {
            assert_eq!(phone(other), None, "{other}");
        }
    }
}
