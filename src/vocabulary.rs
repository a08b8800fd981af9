//! The words that everything else uses: roles, kinds and functions of organizations (00 §3).

use crate::words;

words! {
    /// What kind of actor a user is; the organization of the user says on whose behalf.
    pub enum Role {
        PlatformAdmin "平台管理员",
        DistrictAdmin "区管理员",
        Auditor "审计查看",
        ScOffice "常委会办公室工作人员",
        ChairsSecretary "主任会议秘书",
        ScMember "常委会组成人员",
        CommitteeStaff "专(工)委工作人员",
        DeputyAffairs "代表工委工作人员",
        StreetDirector "街道人大工委主任",
        StreetClerk "街道人大工委工作人员",
        TownPresidium "镇人大主席团工作人员",
        SiteManager "站长/联络员",
        BallotSupervisor "监票人",
        Deputy "人大代表",
        GovernmentOffice "区政府办公室",
        OrganClerk "承办单位经办人",
        OrganHead "承办单位负责人",
        ThirdParty "第三方机构",
        Expert "专家",
        OwnerRepresentative "业主代表",
        Contractor "参建/服务单位",
        Service "系统对接账号",
        Public "社会公众",
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
    pub enum OrganizationKind {
        StandingCommittee "区人大常委会",
        ChairpersonsMeeting "主任会议",
        SpecialCommittee "专门委员会",
        WorkingBody "常委会工作机构",
        ScOffice "常委会办公室",
        StreetWorkingCommittee "街道人大工委",
        TownPresidium "镇人大主席团",
        DistrictGovernment "区人民政府",
        GovernmentDepartment "政府工作部门",
        SupervisoryCommission "监察委员会",
        Court "人民法院",
        Procuratorate "人民检察院",
        StreetOffice "街道办事处",
        TownGovernment "镇人民政府",
        ResidentsCommittee "居民委员会",
        VillageCommittee "村民委员会",
        PublicInstitution "事业单位",
        StateEnterprise "国有企业",
        ThirdPartyAgency "第三方机构",
        Company "企业",
        OwnersGroup "业主小组",
        Other "其他",
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
    pub enum Function {
        BudgetWork "预算工委",
        FinanceEconomy "财经委",
        DeputyAffairs "代表工委",
        UrbanEnvironment "城建环保",
        EducationScienceCultureHealth "教科文卫",
        SocialDevelopment "社会建设",
        SupervisoryJudicial "监察司法",
        AgricultureRural "农业农村",
        EthnicOverseas "民宗侨",
        FilingReview "备案审查",
        GovernmentOffice "政府办",
        Finance "财政",
        StateAssets "国资",
        Audit "审计",
        Planning "规划资源",
        Housing "房管",
        Construction "建设",
        MarketSupervision "市场监管",
        DataProvider "联网数据提供",
        Utility "管线",
        PropertyManagement "物业",
        ElevatorMaintenance "维保",
        Inspection "特种设备检验",
        Design "设计",
        WorksSupervision "监理",
        Evaluation "绩效评价",
        Survey "调查",
        Insurance "保险",
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
        /// The roles in it.
        pub roles: &'static [Role],
    }

    macro_rules! groups {
        ($($(#[$doc:meta])* $name:ident = $($role:ident)|+;)+) => {
            $($(#[$doc])* #[expect(non_upper_case_globals, reason = "tables name groups and roles alike")]
            pub const $name: Group = Group { name: stringify!($name), roles: &[$(Role::$role),+] };)+
        };
    }

    groups! {
        /// The Standing Committee and its staff: they read every record of their district.
        CongressStaff = ScOffice | ChairsSecretary | ScMember | CommitteeStaff | DeputyAffairs;
        /// Street and town congress bodies.
        StreetStaff = StreetDirector | StreetClerk | TownPresidium;
        /// The government side.
        OrganStaff = GovernmentOffice | OrganClerk | OrganHead;
        /// Everybody who signs in for a district.
        Everybody = DistrictAdmin | Auditor | ScOffice | ChairsSecretary | ScMember | CommitteeStaff | DeputyAffairs
            | StreetDirector | StreetClerk | TownPresidium | SiteManager | BallotSupervisor | Deputy
            | GovernmentOffice | OrganClerk | OrganHead | ThirdParty | Expert | OwnerRepresentative | Contractor
            | Service | PlatformAdmin;
    }

    macro_rules! singles {
        ($($role:ident)+) => {
            $(#[doc = stringify!($role)] #[expect(non_upper_case_globals, reason = "named like the role")]
            pub const $role: Group = Group { name: stringify!($role), roles: &[Role::$role] };)+
        };
    }

    /// Nobody: only the effects of other actions lead there.
    #[expect(non_upper_case_globals, reason = "tables name groups and roles alike")]
    pub const System: Group = Group { name: "System", roles: &[] };

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
