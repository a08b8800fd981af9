//! The words that several records of livelihood projects share.

platform::words! {
    /// The field of life that a project serves.
    /// 民生领域。
    pub enum ProjectCategory {
        Childcare "幼有所育" / "Childcare",
        Education "学有所教" / "Education",
        Employment "劳有所得" / "Employment",
        Health "病有所医" / "Health",
        Elderly "老有所养" / "Care for the elderly",
        Housing "住有所居" / "Housing",
        Assistance "弱有所扶" / "Assistance",
        Transport "行有所畅" / "Transport",
        Environment "环境" / "Environment",
        CultureSport "文体" / "Culture and sport",
        Safety "安全" / "Safety",
        Digital "数字化" / "Digital services",
    }
}

platform::words! {
    /// At whose level it is decided.
    /// 层级。
    pub enum CycleLevel {
        District "区" / "District",
        Town "镇" / "Town",
    }
}
