//! How something becomes public (00 §5.3).

use super::{
    api::Correction,
    entity::{PublicationContent, PublicationView},
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What is told to the deputies or the public: drafted, checked by a second person, published, corrected, withdrawn.
    Publications = "instrument.publication" "公开" at "/publications" view PublicationView;
    states PublicationState;
    actions PublicationAction:
    //  action              | from      | to         | who
    //                      | body | only if | then
        View "查看" | (any) | (same) | CongressStaff, Auditor, DistrictAdmin, Everybody of author | - | - | - ;
                    | Published, Withdrawn | (same)
                    | Deputy, Everybody of to_the_public, Public of to_the_public
                    | - | - | - ;
        Create   "起草"     | (new)     | Draft      | ScOffice, CommitteeStaff, DeputyAffairs, SiteManager, GovernmentOffice, OrganClerk, OrganHead
                            | PublicationContent | subject_exists: UNKNOWN_REFERENCE, own_side: FORBIDDEN_SCOPE | set_author ;
        Edit     "修改"     | Draft     | (same)     | ScOffice of author, CommitteeStaff of author, DeputyAffairs of author, SiteManager of author, OrganStaff of author
                            | PublicationContent | subject_exists: UNKNOWN_REFERENCE, own_side: FORBIDDEN_SCOPE | - ;
        Review   "保密审查" | Draft     | Reviewed   | ScOffice, ChairsSecretary, CommitteeStaff of author, DeputyAffairs of author, OrganStaff of author
                            | Note | not_the_author: SELF_VERIFICATION, may_be_disclosed: DISCLOSURE_FORBIDDEN | set_reviewer ;
        Publish  "公开"     | Reviewed  | Published  | ScOffice, DeputyAffairs of author, SiteManager of author, OrganClerk of author
                            | Note | no_personal_data: PERSONAL_DATA_IN_PUBLICATION | set_published ;
        ProposeCorrection "拟更正" | Published | (same)
                            | ScOffice, CommitteeStaff of author, DeputyAffairs of author, SiteManager of author, OrganStaff of author
                            | Correction | correction_without_personal_data: PERSONAL_DATA_IN_PUBLICATION | propose_correction ;
        Correct  "更正"     | Published | (same)     | ScOffice, DeputyAffairs of author, SiteManager of author, OrganClerk of author
                            | Note | correction_proposed: INVALID_TRANSITION, corrected_by_another: SELF_VERIFICATION,
                              correction_may_be_disclosed: DISCLOSURE_FORBIDDEN
                            | correct ;
        Withdraw "撤回"     | Published | Withdrawn  | ScOffice, DeputyAffairs of author, SiteManager of author, OrganClerk of author, DistrictAdmin
                            | Reason | withdrawal_without_personal_data: PERSONAL_DATA_IN_PUBLICATION | withdraw ;
        Remove   "归档"     | Draft     | (archived) | ScOffice of author, CommitteeStaff of author, DeputyAffairs of author, SiteManager of author, OrganStaff of author
                            | - | - | - ;
}
