//! The words of a satisfaction vote: its states, and the types of its columns.

use registry::meetings::MeetingKind;

platform::words! {
    /// States of 满意度测评.
    pub enum SatisfactionVoteState {
        Planned "拟定" / "Planned",
        Voting "表决中" / "Voting under way",
        Decided "已有结果" / "Result known",
        Announced "已公布" / "Announced",
        Rectifying "整改中" / "Under rectification",
        Closed "办结" / "Closed",
    }
}

platform::words! {
    /// What is voted on.
    /// 测评对象的种类。
    pub enum ObjectKind {
        WorkReport "专项工作报告" / "Special work report",
        OpinionHandling "审议意见落实" / "Handling of a deliberation opinion",
        SuggestionHandling "建议办理" / "Handling of suggestions",
        InquiryAnswer "询问答复" / "Answer in an inquiry",
        LivelihoodProject "实事项目" / "Livelihood project",
        AuditRectification "审计整改" / "Rectification of audit findings",
        Other "其他" / "Other",
    }
}

platform::words! {
    /// When in the work.
    /// 测评阶段。
    pub enum Phase {
        Once "一次" / "Once",
        MidYear "年中" / "Mid-year",
        YearEnd "年末" / "Year-end",
        NextYear "次年" / "Following year",
    }
}

platform::words! {
    /// Who votes.
    /// 测评主体。
    pub enum VoterGroup {
        ScMembers "组成人员" / "Standing Committee members",
        Deputies "代表" / "Deputies",
    }
}

impl VoterGroup {
    /// The meetings in which these vote.
    #[must_use]
    pub fn assembly(self) -> MeetingKind {
        match self {
            Self::ScMembers => MeetingKind::ScPlenary,
            Self::Deputies => MeetingKind::Congress,
        }
    }
}

/// Code of a deadline: the report after a dissatisfied vote.
pub const VOTE_RECTIFICATION: &str = "VOTE_RECTIFICATION";
