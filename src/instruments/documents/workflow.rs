//! How a document gets its content.

use super::entity::{DocumentContent, DocumentView, NewDocument};
use crate::codes;

platform::workflow! {
    /// A document: described first, then uploaded with `POST /documents/{id}/content`; its content never changes after that.
    Documents = "instrument.document" "文书" at "/documents" view DocumentView;
    states DocumentState;
    actions DocumentAction:
    //  action         | from  | to         | who | body | only if | then
        View "查看" | (any) | (same) | CongressStaff, Auditor, Everybody of issuer | - | - | - ;
                    | Stored | (same) | Everybody of public | - | - | - ;
        Create "登记"  | (new) | Draft      | Everybody | NewDocument | not_secret: SECRET_DOCUMENT | set_issuer ;
        Edit   "修改"  | Draft | (same)     | Everybody of issuer | DocumentContent | - | - ;
        Store  "上传"  | Draft | Stored     | System | - | - | - ;
        Remove "归档"  | Draft | (archived) | Everybody of issuer | - | - | - ;
}
