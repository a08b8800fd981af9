//! The words of a normative document: its states, and the types of its columns.

use platform::{
    values::text::{Prose, Text},
    vocabulary::OrganizationKind,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 规范性文件备案.
    pub enum NormativeDocumentState {
        Filed "已报送",
        Returned "退回补正",
        Registered "已登记",
        Reviewing "审查中",
        Communicating "沟通中",
        OpinionSent "已发书面意见",
        RevocationProposed "提请撤销",
        Corrected "已纠正",
        Finished "审结无问题",
        Revoked "已撤销",
    }
}

platform::words! {
    /// What kind of document it is (监督法第三十九条).
    pub enum NormativeKind {
        Decision "决定",
        Order "命令",
        Regulation "规定",
        Measure "办法",
        TownCongressResolution "镇人大决议决定",
        Supervisory "监委规范性文件",
        JudicialGuidance "法检指导性文件",
    }
}

impl NormativeKind {
    /// 监督法第三十九条: who issues such documents.
    #[must_use]
    pub fn is_issued_by(self, organ: OrganizationKind) -> bool {
        use OrganizationKind as K;
        match self {
            Self::Decision | Self::Order | Self::Regulation | Self::Measure => organ == K::DistrictGovernment,
            Self::TownCongressResolution => organ == K::TownPresidium,
            Self::Supervisory => organ == K::SupervisoryCommission,
            Self::JudicialGuidance => matches!(organ, K::Court | K::Procuratorate),
        }
    }
}

platform::words! {
    /// What is filed with the document.
    pub enum AttachmentKind {
        FilingReport "备案报告",
        Text "文本",
        Explanation "说明",
        Basis "制定依据",
    }
}

platform::words! {
    /// Why it is reviewed.
    pub enum ReviewKind {
        Active "主动审查",
        OnRequest "依要求审查",
        OnSuggestion "依建议审查",
        Special "专项审查",
        Transferred "移送审查",
    }
}

platform::words! {
    /// What a review may find (监督法第三十九条).
    pub enum FindingGround {
        ExceedsAuthority "超越权限或者减损权利、增加义务",
        ConflictsWithLaw "同法律法规相抵触",
        OtherwiseImproper "其他不适当",
    }
}

platform::words! {
    /// How a review ended.
    pub enum ReviewResult {
        NoProblem "未发现问题",
        Corrected "已纠正",
        WrittenOpinion "书面意见",
        Revoked "撤销",
    }
}

/// Something that a review found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Why it is wrong.
    pub ground: FindingGround,
    /// In which article of the document.
    #[schema(examples("第八条"))]
    pub article: Text<60>,
    /// The finding.
    pub text: Prose,
    /// Why the review gave it up; written when the explanation is accepted.
    #[serde(default)]
    pub withdrawn_reason: Option<Prose>,
    /// The new text that met it, which was filed itself; written when the review confirms it.
    #[serde(default)]
    pub replaced_by_id: Option<Uuid>,
    /// The document that repealed what was wrong; written when the review confirms it.
    #[serde(default)]
    pub repeal_document_id: Option<Uuid>,
}

impl Finding {
    /// What was found and nothing more, whatever was sent.
    pub(super) fn open(&mut self) {
        (self.withdrawn_reason, self.replaced_by_id, self.repeal_document_id) = (None, None, None);
    }

    /// Whether the review confirmed that a new text or a repeal has met it.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.replaced_by_id.is_some() || self.repeal_document_id.is_some()
    }
}

/// An attachment of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingAttachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// The document.
    pub document_id: Uuid,
}

/// Code of a deadline: the filing.
pub const NORMATIVE_FILING: &str = "NORMATIVE_FILING";
/// Code of a deadline: the answer of the issuer to the findings, and then to the written opinion.
pub const NORMATIVE_ANSWER: &str = "NORMATIVE_ANSWER";
/// Code of a deadline: the review.
pub const NORMATIVE_REVIEW: &str = "NORMATIVE_REVIEW";
