//! The words of a removal case: its states, and the types of its columns.

use platform::vocabulary::OrganizationKind;

platform::words! {
    /// States of 撤职案.
    pub enum RemovalCaseState {
        Drafted "联名中",
        Proposed "提出",
        OnAgenda "列入议程",
        Declined "不提请",
        UnderInvestigation "调查中",
        Withdrawn "撤回",
        Defended "已申辩",
        DefenseWaived "放弃申辩",
        Voted "已表决",
        Decided "已决定",
    }
}

platform::words! {
    /// Who may propose a removal (监督法第六十一条).
    pub enum RemovalProposer {
        Organ "一府一委两院",
        Chairpersons "主任会议",
        MembersJoint "组成人员联名",
    }
}

platform::words! {
    /// What kind of office somebody is to be removed from (监督法第六十条). Of the last four only the congress removes.
    pub enum RemovalOffice {
        DeputyDistrictHead "副区长",
        GovernmentMember "常委会任命的政府其他组成人员",
        CommissionDeputy "监委副主任",
        CommissionMember "监委委员",
        CourtVicePresident "副院长",
        CourtJudge "庭长、副庭长、审委会委员、审判员",
        DeputyChiefProcurator "副检察长",
        Procurator "检委会委员、检察员",
        DistrictHead "区长",
        CommissionDirector "监委主任",
        CourtPresident "法院院长",
        ChiefProcurator "检察长",
    }
}

impl RemovalOffice {
    /// 监督法第六十条: whether the Standing Committee may remove from it.
    #[must_use]
    pub fn is_removable(self) -> bool {
        !matches!(
            self,
            Self::DistrictHead | Self::CommissionDirector | Self::CourtPresident | Self::ChiefProcurator
        )
    }

    /// Whether an organ of this kind has such an office.
    #[must_use]
    pub fn is_of(self, organ: OrganizationKind) -> bool {
        use OrganizationKind as K;
        match self {
            Self::DistrictHead | Self::DeputyDistrictHead => organ == K::DistrictGovernment,
            Self::GovernmentMember => matches!(organ, K::DistrictGovernment | K::GovernmentDepartment),
            Self::CommissionDirector | Self::CommissionDeputy | Self::CommissionMember => {
                organ == K::SupervisoryCommission
            }
            Self::CourtPresident | Self::CourtVicePresident | Self::CourtJudge => organ == K::Court,
            Self::ChiefProcurator | Self::DeputyChiefProcurator | Self::Procurator => {
                organ == K::Procuratorate
            }
        }
    }
}

platform::words! {
    /// How the person defends (监督法第六十二条).
    pub enum DefenseMode {
        Oral "会上口头申辩",
        Written "书面申辩",
    }
}

platform::words! {
    /// What proves that the person waived the defense.
    pub enum WaiverProof {
        SignedWaiver "本人签署的放弃声明",
        Invitation "已通知到会的凭证",
    }
}

platform::words! {
    /// How the vote on a removal ended (监督法第六十二条).
    pub enum RemovalOutcome {
        Removed "撤职",
        NotRemoved "未通过",
    }
}
