//! Codes of districts.

/// Whether a district may have this code: six digits (GB/T 2260).
#[must_use]
pub fn is_district_code(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())
}
