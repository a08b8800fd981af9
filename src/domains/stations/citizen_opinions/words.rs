//! The words of an opinion: its states, and the types of its columns.

platform::words! {
    /// States of 群众意见建议.
    pub enum CitizenOpinionState {
        Received "已接收" / "Received",
        Accepted "已受理" / "Accepted",
        NotAccepted "不予受理" / "Not accepted",
        Routed "已分办" / "Passed on",
        Signed "已签收" / "Taken over",
        Returned "退回" / "Returned",
        Replied "已答复" / "Replied to",
        Rated "已评价" / "Rated",
        Rehandling "重新办理" / "Being handled again",
        Converted "转为建议" / "Turned into a suggestion",
        Merged "已合并" / "Merged",
        Closed "办结" / "Closed",
        Published "公开" / "Published",
    }
}

impl CitizenOpinionState {
    /// Whether somebody still works on it.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::NotAccepted | Self::Merged | Self::Closed | Self::Published)
    }
}

platform::words! {
    /// How it was said.
    /// 反映渠道。
    pub enum OpinionChannel {
        Reception "接待" / "Reception",
        Visit "走访" / "Visit",
        OpinionBox "意见箱" / "Opinion box",
        QrCode "扫码" / "QR code",
        Phone "电话" / "Phone",
        Letter "来信" / "Letter",
        Online "线上" / "Online",
        Meeting "座谈" / "Meeting",
    }
}

impl OpinionChannel {
    /// Whether people write it themselves.
    #[must_use]
    pub fn is_written_by_the_public(self) -> bool {
        matches!(self, Self::QrCode | Self::Online)
    }
}

platform::words! {
    /// What it is about.
    /// 类别。
    pub enum TopicCategory {
        UrbanManagement "城市管理" / "City management",
        HousingProperty "住房物业" / "Housing and property management",
        Transport "交通" / "Transport",
        Environment "环境" / "Environment",
        Education "教育" / "Education",
        Health "卫生" / "Health",
        ElderlyCare "养老" / "Care for the elderly",
        EmploymentSocialSecurity "就业社保" / "Employment and social security",
        PublicSafety "公共安全" / "Public safety",
        BusinessEnvironment "营商环境" / "Business environment",
        AgricultureRural "农业农村" / "Agriculture and rural affairs",
        Legislation "立法" / "Legislation",
        Other "其他" / "Other",
    }
}

platform::words! {
    /// Of what nature it is.
    /// 性质。
    pub enum MatterNature {
        Individual "个别诉求" / "A matter of one person",
        Common "共性问题" / "A common problem",
        Policy "政策建议" / "A proposal on policy",
        Legislation "立法意见" / "An opinion on legislation",
        ComplaintOnStaff "申诉意见" / "A complaint about staff",
        Emergency "突发紧急" / "An emergency",
    }
}

platform::words! {
    /// Whether another procedure deals with the matter.
    /// 程序核查:是否在诉讼、仲裁、复议或者信访程序中。
    pub enum ProcedureCheck {
        None "无" / "None",
        Pending "在诉讼仲裁复议信访中" / "Pending in another procedure",
    }
}

platform::words! {
    /// Why it is not accepted.
    /// 不受理原因。
    pub enum NotAcceptedReason {
        LitigationArbitrationReview "诉讼仲裁复议" / "Litigation, arbitration or review",
        PersonalJudicialMatter "涉法涉诉" / "A judicial matter of the person",
        PersonalNonPublicInterest "非公益个人事项" / "A private matter of no public interest",
        PetitionProcedure "信访程序" / "The petition procedure deals with it",
        StateSecret "涉密" / "State secrets",
        Duplicate "重复" / "Said before by the same person",
        NoFacts "无具体内容" / "No facts",
        InsultOnly "仅有辱骂" / "Insults only",
        OutsideCompetence "不属受理范围" / "Outside what the sites deal with",
    }
}

platform::words! {
    /// Which way it goes.
    /// 办理途径。
    pub enum OpinionRoute {
        OnTheSpot "当场答复" / "Answered on the spot",
        StreetOrTown "街镇办理" / "Street or town",
        District "报区" / "District",
        ToSuggestion "转代表建议" / "Deputy's suggestion",
        ToLegislation "转立法联系点" / "Contact point for legislation",
        Hotline12345 "转12345" / "Hotline 12345",
        ToHigherDeputy "请上级代表反映" / "Deputy of a higher congress",
    }
}

impl OpinionRoute {
    /// Whether somebody outside deals with it, whose answer the site writes down.
    #[must_use]
    pub fn is_external(self) -> bool {
        matches!(self, Self::ToLegislation | Self::Hotline12345 | Self::ToHigherDeputy)
    }

    /// Whether it is chosen when the opinion is passed on; the others follow from other actions.
    #[must_use]
    pub fn is_passed_on(self) -> bool {
        !matches!(self, Self::OnTheSpot | Self::ToSuggestion)
    }
}

/// Code of a deadline: whether it is accepted.
pub const OPINION_ACCEPTANCE: &str = "OPINION_ACCEPTANCE";
/// Code of a deadline: the review of a refusal.
pub const OPINION_REVIEW: &str = "OPINION_REVIEW";
/// Code of a deadline: to whom it goes.
pub const OPINION_ROUTING: &str = "OPINION_ROUTING";
/// Code of a deadline: the office of the organ takes it over.
pub const OPINION_SIGNING: &str = "OPINION_SIGNING";
/// Code of a deadline: the reply.
pub const OPINION_REPLY: &str = "OPINION_REPLY";
/// Code of a deadline: the decision on more time.
pub const OPINION_EXTENSION: &str = "OPINION_EXTENSION";
/// Code of a deadline: the rating of the reply.
pub const OPINION_RATING: &str = "OPINION_RATING";
/// Code of a deadline: the decision on handling it again.
pub const OPINION_REHANDLING: &str = "OPINION_REHANDLING";
/// Code of a deadline: somebody looks back at what came of it.
pub const OPINION_LOOK_BACK: &str = "OPINION_LOOK_BACK";
