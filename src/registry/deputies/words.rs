//! The words of a deputy: its states, and the types of its columns.

platform::words! {
    /// States of 人大代表.
    pub enum DeputyState {
        Active "在任" / "In office",
        Suspended "暂停执行职务" / "Suspended from duties",
        Terminated "资格终止" / "Qualification terminated",
    }
}

platform::words! {
    /// Of which congress.
    /// 代表层级。
    pub enum CongressLevel {
        District "区" / "District",
        Town "镇" / "Town",
        Municipal "市" / "Municipal",
        National "全国" / "National",
    }
}

platform::words! {
    /// Gender.
    /// 性别。
    pub enum Gender {
        Female "女" / "Female",
        Male "男" / "Male",
    }
}

platform::words! {
    /// Why a deputy is suspended (代表法第六十一条) or no longer in office (代表法第六十二条).
    /// 代表暂停执行职务(代表法第六十一条)或资格终止(代表法第六十二条)的原因。
    pub enum StateReason {
        DetainedCriminalCase "因刑事案件被羁押" / "Detained in a criminal case",
        ServingSentence "服刑" / "Serving a sentence",
        MovedOut "迁出或调离" / "Moved away or transferred",
        Resigned "辞职" / "Resigned",
        OrderedToResign "责令辞职" / "Ordered to resign",
        AbsentTwoSessions "两次未经批准缺席" / "Absent from two sessions without leave",
        Recalled "被罢免" / "Recalled",
        LostNationality "丧失国籍" / "Lost Chinese nationality",
        DeprivedOfRights "被剥夺政治权利" / "Deprived of political rights",
        LostCapacity "丧失行为能力" / "Lost legal capacity",
        Deceased "去世" / "Deceased",
    }
}

platform::words! {
    /// Education (学历).
    /// 学历。
    pub enum EducationLevel {
        Primary "小学" / "Primary school",
        JuniorSecondary "初中" / "Junior secondary school",
        SeniorSecondary "高中(中专)" / "Senior or vocational secondary school",
        JuniorCollege "大专" / "Junior college",
        Bachelor "本科" / "Bachelor's degree",
        Master "硕士研究生" / "Master's degree",
        Doctor "博士研究生" / "Doctorate",
        Other "其他" / "Other",
    }
}
