//! Who rotates and withdraws signing keys.

use super::{api::SigningKeyContent, entity::SigningKeyView};
use crate::codes;
use platform::workflow::Reason;

platform::workflow! {
    /// A key that signs access tokens: published in the JWKS before it signs, replaced by its successor.
    /// 签署访问令牌的密钥:开始签名前先在 JWKS 中公布,由后续密钥接替。
    SigningKeys = "access.signing_key" "签名密钥" / "signing key" "signing keys" at "/signing-keys" view SigningKeyView;
    states SigningKeyState;
    actions SigningKeyAction:
    //  action              | from   | to        | who                    | body              | only if | then
        View "查看" / "View a signing key"     | (any)  | (same)    | PlatformAdmin, Auditor | -                 | -       | - ;
        Create "轮换" / "Rotate the signing key"     | (new)  | Active    | PlatformAdmin          | SigningKeyContent
                            | activates_soon: VALIDATION_FAILED | make_key ;
        Withdraw "撤销" / "Withdraw a signing key"     | Active | Withdrawn | PlatformAdmin          | Reason
                            | another_signs: LAST_SIGNING_KEY    | - ;
}
