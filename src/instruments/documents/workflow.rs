//! How a document gets its content.

use super::entity::{DocumentContent, DocumentView, NewDocument};
use crate::codes;

platform::workflow! {
    /// A document: described first, then uploaded with `POST /documents/{id}/content`; its content never changes after that.
    /// 文书:先登记信息,再以 `POST /documents/{id}/content` 上传内容;上传后内容不得更改。
    Documents = "instrument.document" "文书" / "document" "documents" at "/documents" view DocumentView;
    states DocumentState;
    actions DocumentAction:
    //  action         | from  | to         | who | body | only if | then
        View "查看" / "View a document" | (any) | (same) | CongressStaff, Auditor, Everybody of issuer | - | - | - ;
                    | Stored | (same) | Everybody of public | - | - | - ;
        Create "登记" / "Register a document"  | (new) | Draft      | Everybody | NewDocument | not_secret: SECRET_DOCUMENT | set_issuer ;
        Edit "修改" / "Edit a document"  | Draft | (same)     | Everybody of issuer | DocumentContent | - | - ;
        Store "上传" / "Upload the content of a document"  | Draft | Stored     | System | - | - | - ;
        Remove "归档" / "Archive a document"  | Draft | (archived) | Everybody of issuer | - | - | - ;
}
