//! Phone and identity numbers in texts: `1[3-9]\d{9}` and `\d{17}[\dXx]`, not as parts of longer numbers.

/// Whether a text has a mobile phone number or an identity number.
#[must_use]
pub fn has_personal_numbers(text: &str) -> bool {
    let characters: Vec<char> = text.chars().map(plain_digit).collect();
    let mut start = 0;
    while start < characters.len() {
        if !characters[start].is_ascii_digit() {
            start += 1;
            continue;
        }
        let digits = characters[start..].iter().take_while(|c| c.is_ascii_digit()).count();
        let next = characters.get(start + digits);
        if is_phone(&characters[start..start + digits]) || is_identity(digits, next.copied()) {
            return true;
        }
        start += digits;
    }
    false
}

/// Full-width digits read like the others.
fn plain_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        other => other,
    }
}

fn is_phone(digits: &[char]) -> bool {
    digits.len() == 11 && digits[0] == '1' && ('3'..='9').contains(&digits[1])
}

fn is_identity(digits: usize, next: Option<char>) -> bool {
    digits == 18 || (digits == 17 && matches!(next, Some('X' | 'x')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_found_and_others_are_not() {
        for text in
            ["电话13800138000。", "１３８００１３８０００", "身份证31011419900101001X", "310114199001010011"]
        {
            assert!(has_personal_numbers(text), "{text}");
        }
        for text in
            ["12345678901", "138001380001", "文号〔2026〕18号", "3101141990010100", "总额 5363760500 元"]
        {
            assert!(!has_personal_numbers(text), "{text}");
        }
    }
}
