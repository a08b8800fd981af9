//! The words of a satisfaction vote: its states, and the types of its columns.

use registry::meetings::MeetingKind;

platform::words! {
    /// States of 满意度测评.
    pub enum SatisfactionVoteState {
        Planned "拟定",
        Voting "表决中",
        Decided "已有结果",
        Announced "已公布",
        Rectifying "整改中",
        Closed "办结",
    }
}

platform::words! {
    /// What is voted on.
    pub enum ObjectKind {
        WorkReport "专项工作报告",
        OpinionHandling "审议意见落实",
        SuggestionHandling "建议办理",
        InquiryAnswer "询问答复",
        LivelihoodProject "实事项目",
        AuditRectification "审计整改",
        Other "其他",
    }
}

platform::words! {
    /// When in the work.
    pub enum Phase {
        Once "一次",
        MidYear "年中",
        YearEnd "年末",
        NextYear "次年",
    }
}

platform::words! {
    /// Who votes.
    pub enum VoterGroup {
        ScMembers "组成人员",
        Deputies "代表",
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
