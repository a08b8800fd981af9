//! The unified social credit code (统一社会信用代码): 17 characters and a check character (GB 32100).

/// The characters, in the order of their values; I, O, S, V and Z are left out.
const CHARACTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether a code has 18 characters of the alphabet and the right check character.
#[must_use]
pub fn is_valid(code: &str) -> bool {
    let values: Option<Vec<usize>> =
        code.bytes().map(|byte| CHARACTERS.iter().position(|known| *known == byte)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    // The weights are the powers of 3 modulo 31; the weighted sum with the check character is a multiple of 31.
    let (sum, _) = values[..17]
        .iter()
        .fold((0, 1), |(sum, weight), value| ((sum + value * weight) % 31, weight * 3 % 31));
    (sum + values[17]).is_multiple_of(31)
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn the_check_character_decides() {
        assert!(is_valid("91350100M000100Y43"));
        for wrong in [
            "91350100M000100Y44",
            "19350100M000100Y43",
            "91350100m000100y43",
            "91350100M000100Y4",
            "91350100M000100O43",
        ] {
            assert!(!is_valid(wrong), "{wrong}");
        }
    }
}
