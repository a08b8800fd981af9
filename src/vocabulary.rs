//! The words that everything else uses: roles, kinds and functions of organizations (00 §3).

use crate::words;

words! {
    /// What kind of actor a user is; the organization of the user says on whose behalf.
    /// 用户属于何种角色;其单位说明代表谁。
    pub enum Role {
        PlatformAdmin "平台管理员" / "Platform administrator",
        DistrictAdmin "区管理员" / "District administrator",
        Auditor "审计查看" / "Auditor",
        ScOffice "常委会办公室工作人员" / "Standing Committee office staff",
        ChairsSecretary "主任会议秘书" / "Secretary of the Chairpersons' Meeting",
        ScMember "常委会组成人员" / "Standing Committee member",
        CommitteeStaff "专(工)委工作人员" / "Special or working committee staff",
        DeputyAffairs "代表工委工作人员" / "Deputies' Affairs Committee staff",
        StreetDirector "街道人大工委主任" / "Director of a street working committee",
        StreetClerk "街道人大工委工作人员" / "Street working committee staff",
        TownPresidium "镇人大主席团工作人员" / "Town presidium staff",
        SiteManager "站长/联络员" / "Station head or liaison officer",
        BallotSupervisor "监票人" / "Ballot supervisor",
        Deputy "人大代表" / "Deputy to the People's Congress",
        GovernmentOffice "区政府办公室" / "District government office",
        OrganClerk "承办单位经办人" / "Case officer of the responsible unit",
        OrganHead "承办单位负责人" / "Head of the responsible unit",
        ThirdParty "第三方机构" / "Third-party agency",
        Expert "专家" / "Expert",
        OwnerRepresentative "业主代表" / "Owners' representative",
        Contractor "参建/服务单位" / "Construction or service contractor",
        Service "系统对接账号" / "System integration account",
        Public "社会公众" / "General public",
    }
}

impl Role {
    /// Whether one administrator alone may not give it (00 §3): the offices of the congress side, and administration itself,
    /// since whoever could make a second administrator alone would confirm to themselves.
    #[must_use]
    pub fn is_entrusted(self) -> bool {
        matches!(
            self,
            Self::ScOffice
                | Self::ChairsSecretary
                | Self::ScMember
                | Self::CommitteeStaff
                | Self::DeputyAffairs
                | Self::StreetDirector
                | Self::StreetClerk
                | Self::TownPresidium
                | Self::BallotSupervisor
                | Self::Deputy
                | Self::DistrictAdmin
                | Self::PlatformAdmin
        )
    }

    /// Whether it is the office of a deputy, and ends with the mandate.
    #[must_use]
    pub fn is_mandate(self) -> bool {
        matches!(self, Self::Deputy | Self::ScMember | Self::BallotSupervisor)
    }
}

words! {
    /// Kind of an organization.
    /// 单位的种类。
    pub enum OrganizationKind {
        StandingCommittee "区人大常委会" / "Standing Committee",
        ChairpersonsMeeting "主任会议" / "Chairpersons' Meeting",
        SpecialCommittee "专门委员会" / "Special committee",
        WorkingBody "常委会工作机构" / "Working body of the Standing Committee",
        ScOffice "常委会办公室" / "Standing Committee office",
        StreetWorkingCommittee "街道人大工委" / "Street working committee",
        TownPresidium "镇人大主席团" / "Town People's Congress presidium",
        DistrictGovernment "区人民政府" / "District People's Government",
        GovernmentDepartment "政府工作部门" / "Government department",
        SupervisoryCommission "监察委员会" / "Supervisory commission",
        Court "人民法院" / "People's Court",
        Procuratorate "人民检察院" / "People's Procuratorate",
        StreetOffice "街道办事处" / "Street office",
        TownGovernment "镇人民政府" / "Town People's Government",
        ResidentsCommittee "居民委员会" / "Residents' committee",
        VillageCommittee "村民委员会" / "Villagers' committee",
        PublicInstitution "事业单位" / "Public institution",
        StateEnterprise "国有企业" / "State-owned enterprise",
        ThirdPartyAgency "第三方机构" / "Third-party agency",
        Company "企业" / "Company",
        OwnersGroup "业主小组" / "Owners' group",
        Other "其他" / "Other",
    }
}

impl OrganizationKind {
    /// 一府一委两院: the organs that the Standing Committee of their level supervises (监督法第六条).
    #[must_use]
    pub fn is_supervised_organ(self) -> bool {
        matches!(
            self,
            Self::DistrictGovernment | Self::SupervisoryCommission | Self::Court | Self::Procuratorate
        )
    }
}

words! {
    /// What an organization does; one may have several.
    /// 单位的职能;可有多项。
    pub enum OrganizationFunction {
        BudgetWork "预算工委" / "Budget Working Committee",
        FinanceEconomy "财经委" / "Finance and Economy Committee",
        DeputyAffairs "代表工委" / "Deputies' Affairs Committee",
        UrbanEnvironment "城建环保" / "Urban construction and environmental protection",
        EducationScienceCultureHealth "教科文卫" / "Education, science, culture and health",
        SocialDevelopment "社会建设" / "Social development",
        SupervisoryJudicial "监察司法" / "Supervisory and judicial affairs",
        AgricultureRural "农业农村" / "Agriculture and rural affairs",
        EthnicOverseas "民宗侨" / "Ethnic, religious and overseas Chinese affairs",
        FilingReview "备案审查" / "Filing and review",
        GovernmentOffice "政府办" / "Government office",
        Finance "财政" / "Public finance",
        StateAssets "国资" / "State-owned assets",
        Audit "审计" / "Audit",
        Planning "规划资源" / "Planning and natural resources",
        Housing "房管" / "Housing administration",
        Construction "建设" / "Construction",
        MarketSupervision "市场监管" / "Market regulation",
        DataProvider "联网数据提供" / "Networked data provider",
        Utility "管线" / "Utility lines",
        PropertyManagement "物业" / "Property management",
        ElevatorMaintenance "维保" / "Elevator maintenance",
        Inspection "特种设备检验" / "Special equipment inspection",
        Design "设计" / "Design",
        WorksSupervision "监理" / "Works supervision",
        Evaluation "绩效评价" / "Performance evaluation",
        Survey "调查" / "Surveys",
        Insurance "保险" / "Insurance",
    }
}

/// Groups of roles that workflow tables name by one word.
pub mod groups {
    use super::Role;

    /// A named group of roles.
    #[derive(Debug, Clone, Copy)]
    pub struct Group {
        /// The name that tables print.
        pub name: &'static str,
        /// What it is called in Chinese.
        pub zh: &'static str,
        /// The roles in it.
        pub roles: &'static [Role],
    }

    macro_rules! groups {
        ($($(#[$doc:meta])* $name:ident $zh:literal = $($role:ident)|+;)+) => {
            $($(#[$doc])* #[expect(non_upper_case_globals, reason = "tables name groups and roles alike")]
            pub const $name: Group = Group { name: stringify!($name), zh: $zh, roles: &[$(Role::$role),+] };)+
        };
    }

    groups! {
        /// The Standing Committee and its staff: they read every record of their district.
        CongressStaff "常委会组成人员和机关工作人员" = ScOffice | ChairsSecretary | ScMember | CommitteeStaff | DeputyAffairs;
        /// Street and town congress bodies.
        StreetStaff "街镇人大工作人员" = StreetDirector | StreetClerk | TownPresidium;
        /// The government side.
        OrganStaff "政府和承办单位人员" = GovernmentOffice | OrganClerk | OrganHead;
        /// Everybody who signs in for a district.
        Everybody "本区登录用户" = DistrictAdmin | Auditor | ScOffice | ChairsSecretary | ScMember | CommitteeStaff | DeputyAffairs
            | StreetDirector | StreetClerk | TownPresidium | SiteManager | BallotSupervisor | Deputy
            | GovernmentOffice | OrganClerk | OrganHead | ThirdParty | Expert | OwnerRepresentative | Contractor
            | Service | PlatformAdmin;
    }

    macro_rules! singles {
        ($($role:ident)+) => {
            $(#[doc = stringify!($role)] #[expect(non_upper_case_globals, reason = "named like the role")]
            pub const $role: Group = Group { name: stringify!($role), zh: "", roles: &[Role::$role] };)+
        };
    }

    /// Nobody: only the effects of other actions lead there.
    #[expect(non_upper_case_globals, reason = "tables name groups and roles alike")]
    pub const System: Group = Group { name: "System", zh: "系统", roles: &[] };

    /// Each role as a group of one, so that a table cell may hold either.
    pub mod party {
        pub use super::{CongressStaff, Everybody, OrganStaff, StreetStaff, System};
        use super::{Group, Role};

        singles! {
            PlatformAdmin DistrictAdmin Auditor ScOffice ChairsSecretary ScMember CommitteeStaff DeputyAffairs
            StreetDirector StreetClerk TownPresidium SiteManager BallotSupervisor Deputy GovernmentOffice OrganClerk
            OrganHead ThirdParty Expert OwnerRepresentative Contractor Service Public
        }
    }
}
