//! How something becomes public (00 §5.3).

use super::{
    api::Correction,
    entity::{PublicationContent, PublicationView},
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What is told to the deputies or the public: drafted, checked by a second person, published, corrected, withdrawn.
    /// 向代表通报或者向社会公布的内容:起草、第二人审查、公开、更正、撤回。
    Publications = "instrument.publication" "公开" / "publication" "publications" at "/publications" view PublicationView;
    states PublicationState;
    actions PublicationAction:
    //  action              | from      | to         | who
    //                      | body | only if | then
        View "查看" / "View a publication" | (any) | (same) | CongressStaff, Auditor, DistrictAdmin, Everybody of author | - | - | - ;
                    | Published, Withdrawn | (same)
                    | Deputy, Everybody of to_the_public, Public of to_the_public
                    | - | - | - ;
        Create "起草" / "Draft a publication"     | (new)     | Draft      | ScOffice, CommitteeStaff, DeputyAffairs, TownPresidium, SiteManager, GovernmentOffice, OrganClerk, OrganHead
                            | PublicationContent | subject_exists: UNKNOWN_REFERENCE, document_exists: UNKNOWN_REFERENCE, own_side: FORBIDDEN_SCOPE | set_author ;
        Edit "修改" / "Edit a publication"     | Draft     | (same)     | ScOffice of author, CommitteeStaff of author, DeputyAffairs of author, TownPresidium of author, SiteManager of author, OrganStaff of author
                            | PublicationContent | subject_exists: UNKNOWN_REFERENCE, document_exists: UNKNOWN_REFERENCE, own_side: FORBIDDEN_SCOPE | - ;
        Review "保密审查" / "Review a publication for confidentiality" | Draft     | Reviewed   | ScOffice, ChairsSecretary, CommitteeStaff of author, DeputyAffairs of author, TownPresidium of author, OrganStaff of author
                            | Note | not_the_author: SELF_VERIFICATION, may_be_disclosed: DISCLOSURE_FORBIDDEN | set_reviewer ;
        Publish "公开" / "Release a publication"     | Reviewed  | Published  | ScOffice, DeputyAffairs of author, TownPresidium of author, SiteManager of author, OrganClerk of author
                            | Note | no_personal_data: PERSONAL_DATA_IN_PUBLICATION | set_published ;
        ProposeCorrection "拟更正" / "Propose the correction of a publication" | Published | (same)
                            | ScOffice, CommitteeStaff of author, DeputyAffairs of author, TownPresidium of author, SiteManager of author, OrganStaff of author
                            | Correction | correction_without_personal_data: PERSONAL_DATA_IN_PUBLICATION | propose_correction ;
        Correct "更正" / "Correct a publication"     | Published | (same)     | ScOffice, DeputyAffairs of author, TownPresidium of author, SiteManager of author, OrganClerk of author
                            | Note | correction_proposed: INVALID_TRANSITION, corrected_by_another: SELF_VERIFICATION,
                              correction_may_be_disclosed: DISCLOSURE_FORBIDDEN
                            | correct ;
        Withdraw "撤回" / "Withdraw a publication"     | Published | Withdrawn  | ScOffice, DeputyAffairs of author, TownPresidium of author, SiteManager of author, OrganClerk of author, DistrictAdmin
                            | Reason | withdrawal_without_personal_data: PERSONAL_DATA_IN_PUBLICATION | withdraw ;
        Remove "归档" / "Archive a publication"     | Draft     | (archived) | ScOffice of author, CommitteeStaff of author, DeputyAffairs of author, TownPresidium of author, SiteManager of author, OrganStaff of author
                            | - | - | - ;
                    | Draft, Reviewed | (archived) | System | - | - | - ;
}
