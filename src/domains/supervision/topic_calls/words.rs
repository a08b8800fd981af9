//! The words of a call for topics: its states, and the types of its columns.

use platform::vocabulary::{Role, groups};

platform::words! {
    /// States of 议题征集.
    pub enum TopicCallState {
        Draft "草案" / "Draft",
        Open "征集中" / "Open for proposals",
        Closed "已截止" / "Closed",
    }
}

platform::words! {
    /// Through which channel topics are proposed.
    /// 议题提出的渠道。
    pub enum CallChannel {
        PublicWeb "网络" / "Public website",
        Deputies "代表" / "Deputies",
        Sites "家站点" / "Deputies' stations",
        Organs "一府一委两院" / "Supervised organs",
        Committees "专工委" / "Special committees and working bodies",
    }
}

impl CallChannel {
    /// The roles that propose through the channel.
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::PublicWeb => &[Role::Public],
            Self::Deputies => &[Role::Deputy, Role::ScMember, Role::DeputyAffairs],
            Self::Sites => &[Role::SiteManager, Role::StreetDirector, Role::StreetClerk, Role::TownPresidium],
            Self::Organs => groups::OrganStaff.roles,
            Self::Committees => &[Role::CommitteeStaff, Role::ScMember],
        }
    }
}
