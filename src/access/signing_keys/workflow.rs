//! Who rotates and withdraws signing keys.

use super::{api::SigningKeyContent, entity::SigningKeyView};
use crate::codes;
use platform::workflow::Reason;

platform::workflow! {
    /// A key that signs access tokens: published in the JWKS before it signs, replaced by its successor.
    SigningKeys = "access.signing_key" "签名密钥" at "/signing-keys" view SigningKeyView;
    states SigningKeyState;
    actions SigningKeyAction:
    //  action              | from   | to        | who                    | body              | only if | then
        View     "查看"     | (any)  | (same)    | PlatformAdmin, Auditor | -                 | -       | - ;
        Create   "轮换"     | (new)  | Active    | PlatformAdmin          | SigningKeyContent
                            | activates_soon: VALIDATION_FAILED | make_key ;
        Withdraw "撤销"     | Active | Withdrawn | PlatformAdmin          | Reason
                            | another_signs: LAST_SIGNING_KEY    | - ;
}
