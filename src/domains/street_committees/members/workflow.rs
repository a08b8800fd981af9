//! How a member of a street committee comes and goes (01 §3.1).

use super::entity::{ActingDirector, MemberContent, MemberNomination, MemberRemoval, MemberView, PutToVote};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A member of a street committee: nominated by the Chairpersons' Meeting, appointed and removed by a ballot of the Standing Committee.
    /// 街道人大工委组成人员:由主任会议提名,常委会表决任免。
    Members = "street_committee.member" "工委组成人员" / "committee member" "committee members" at "/street-committees/members" view MemberView;
    states MemberState;
    actions MemberAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a committee member" | (any) | (same) | CongressStaff, Auditor, StreetDirector of own_committee, StreetClerk of own_committee | - | - | - ;
            | InOffice, Removed, Expired | (same) | Deputy, Public of appointed | - | - | - ;
        Create "提名" / "Nominate a committee member" by Session | (new) | Nominated
            | ChairsSecretary
            | MemberNomination
            | committee_active: ORGANIZATION_ENDED, chairpersons_nominated: WRONG_MEETING by ORG 54, person_in_office: DEPUTY_NOT_IN_OFFICE,
              person_once: ALREADY_EXISTS, one_director: DUPLICATE_DIRECTOR, within_the_quota: QUOTA_EXCEEDED,
              fits_the_mode: STAFFING_MODE_MISMATCH, other_post_named: REASON_MISSING, no_excluded_office: EXCLUDED_OFFICE by ORG 59
            | nominate ;
        Edit "修改" / "Edit a committee member" | Nominated, InOffice | (same)
            | ScOffice
            | MemberContent
            | fits_the_mode: STAFFING_MODE_MISMATCH, other_post_named: REASON_MISSING, no_excluded_office: EXCLUDED_OFFICE by ORG 59
            | - ;
        PutToVote "提请表决" / "Put an appointment to the vote" | Nominated | SubmittedToSc
            | ScOffice
            | PutToVote
            | standing_committee_sits: MEETING_NOT_OPEN, meeting_quorate: QUORUM_NOT_MET, agenda_names_person: WRONG_MEETING by ORG 51
            | prepare_ballot ;
        WithdrawNomination "撤回提名" / "Withdraw a nomination" | Nominated, SubmittedToSc | Withdrawn
            | ChairsSecretary
            | Reason
            | no_papers_issued: VOTE_STARTED
            | - ;
            | Nominated, SubmittedToSc | Withdrawn | System | - | - | - ;
        ReturnNomination "退回提名" / "Return an appointment to its nomination" | SubmittedToSc | Nominated | System | - | - | - ;
        Appoint "任命" / "Record the appointment of a member" | SubmittedToSc | InOffice
            | ScOffice
            | Note
            | ballot_appoints: WRONG_BALLOT by ORG 51, appointment_passed: MAJORITY_NOT_REACHED, no_second_director: DUPLICATE_DIRECTOR
            | appoint ;
        Reject "未通过" / "Record that an appointment was not approved" | SubmittedToSc | NotApproved
            | ScOffice
            | Note
            | ballot_rejects: WRONG_BALLOT by ORG 51
            | reject ;
        LeaveOffice "免职" / "Record that a member left office" | InOffice | Removed
            | ScOffice
            | MemberRemoval
            | ballot_removes: WRONG_BALLOT by ORG 51, removal_passed: MAJORITY_NOT_REACHED, end_proved: DOCUMENT_MISSING
            | remove ;
        NameActing "指定代理主任" / "Name an acting director" | InOffice | (same)
            | ChairsSecretary
            | ActingDirector
            | director_is_vacant: DUPLICATE_DIRECTOR, acting_decided: WRONG_MEETING by ORG 54
            | name_acting ;
        EndActing "代理终止" / "End the acting of a director" | InOffice | (same) | System | - | - | - ;
        Expire "届满" / "Let an office expire" | InOffice | Expired | System | - | - | - ;
}
