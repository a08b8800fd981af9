//! The words of a removal case: its states, and the types of its columns.

use platform::vocabulary::OrganizationKind;

platform::words! {
    /// States of 撤职案.
    pub enum RemovalCaseState {
        Drafted "联名中" / "Collecting signatures",
        Proposed "提出" / "Proposed",
        OnAgenda "列入议程" / "On the agenda",
        Declined "不提请" / "Not put forward",
        UnderInvestigation "调查中" / "Under investigation",
        Withdrawn "撤回" / "Withdrawn",
        Defended "已申辩" / "Defense presented",
        DefenseWaived "放弃申辩" / "Defense waived",
        Voted "已表决" / "Voted on",
        Decided "已决定" / "Decided",
    }
}

platform::words! {
    /// Who may propose a removal (监督法第六十一条).
    /// 可以提出撤职案的主体(监督法第六十一条)。
    pub enum RemovalProposer {
        Organ "一府一委两院" / "Government, commission, court or procuratorate",
        Chairpersons "主任会议" / "Chairpersons' Meeting",
        MembersJoint "组成人员联名" / "Standing Committee members jointly",
    }
}

platform::words! {
    /// What kind of office somebody is to be removed from (监督法第六十条). Of the last four only the congress removes.
    /// 拟撤销的职务种类(监督法第六十条)。后四种只有人民代表大会可以罢免。
    pub enum RemovalOffice {
        DeputyDistrictHead "副区长" / "Deputy district head",
        GovernmentMember "常委会任命的政府其他组成人员" / "Other appointed member of the government",
        CommissionDeputy "监委副主任" / "Deputy director of the supervisory commission",
        CommissionMember "监委委员" / "Member of the supervisory commission",
        CourtVicePresident "副院长" / "Vice-president of the court",
        CourtJudge "庭长、副庭长、审委会委员、审判员" / "Division head, adjudication committee member, judge",
        DeputyChiefProcurator "副检察长" / "Deputy chief procurator",
        Procurator "检委会委员、检察员" / "Procuratorial committee member or procurator",
        DistrictHead "区长" / "District head",
        CommissionDirector "监委主任" / "Director of the supervisory commission",
        CourtPresident "法院院长" / "President of the court",
        ChiefProcurator "检察长" / "Chief procurator",
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
    /// 申辩的方式(监督法第六十二条)。
    pub enum DefenseMode {
        Oral "会上口头申辩" / "Oral defense at the meeting",
        Written "书面申辩" / "Written defense",
    }
}

platform::words! {
    /// What proves that the person waived the defense.
    /// 当事人放弃申辩的凭据。
    pub enum WaiverProof {
        SignedWaiver "本人签署的放弃声明" / "Waiver signed by the person",
        Invitation "已通知到会的凭证" / "Proof of invitation to the meeting",
    }
}

platform::words! {
    /// How the vote on a removal ended (监督法第六十二条).
    /// 撤职案表决的结果(监督法第六十二条)。
    pub enum RemovalOutcome {
        Removed "撤职" / "Removed from office",
        NotRemoved "未通过" / "Removal not passed",
    }
}
