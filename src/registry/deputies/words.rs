//! The words of a deputy: its states, and the types of its columns.

platform::words! {
    /// States of 人大代表.
    pub enum DeputyState {
        Active "在任",
        Suspended "暂停执行职务",
        Terminated "资格终止",
    }
}

platform::words! {
    /// Of which congress.
    pub enum CongressLevel {
        District "区",
        Town "镇",
        Municipal "市",
        National "全国",
    }
}

platform::words! {
    /// Gender.
    pub enum Gender {
        Female "女",
        Male "男",
    }
}

platform::words! {
    /// Why a deputy is suspended (代表法第六十一条) or no longer in office (代表法第六十二条).
    pub enum StateReason {
        DetainedCriminalCase "因刑事案件被羁押",
        ServingSentence "服刑",
        MovedOut "迁出或调离",
        Resigned "辞职",
        OrderedToResign "责令辞职",
        AbsentTwoSessions "两次未经批准缺席",
        Recalled "被罢免",
        LostNationality "丧失国籍",
        DeprivedOfRights "被剥夺政治权利",
        LostCapacity "丧失行为能力",
        Deceased "去世",
    }
}

platform::words! {
    /// Education (学历).
    pub enum EducationLevel {
        Primary "小学",
        JuniorSecondary "初中",
        SeniorSecondary "高中(中专)",
        JuniorCollege "大专",
        Bachelor "本科",
        Master "硕士研究生",
        Doctor "博士研究生",
        Other "其他",
    }
}
