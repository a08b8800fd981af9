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
        Filed "已报送" / "Filed",
        Returned "退回补正" / "Returned for completion",
        Registered "已登记" / "Registered",
        Reviewing "审查中" / "Under review",
        Communicating "沟通中" / "In communication",
        OpinionSent "已发书面意见" / "Written opinion sent",
        RevocationProposed "提请撤销" / "Revocation proposed",
        Corrected "已纠正" / "Corrected",
        Finished "审结无问题" / "Review finished, no problem found",
        Revoked "已撤销" / "Revoked",
    }
}

platform::words! {
    /// What kind of document it is (监督法第三十九条).
    /// 文件的种类(监督法第三十九条)。
    pub enum NormativeKind {
        Decision "决定" / "Decision",
        Order "命令" / "Order",
        Regulation "规定" / "Provisions",
        Measure "办法" / "Measures",
        TownCongressResolution "镇人大决议决定" / "Resolution of a town People's Congress",
        Supervisory "监委规范性文件" / "Supervisory commission document",
        JudicialGuidance "法检指导性文件" / "Court or procuratorate guidance",
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
    /// 随文件报送的材料。
    pub enum AttachmentKind {
        FilingReport "备案报告" / "Filing report",
        Text "文本" / "Text",
        Explanation "说明" / "Explanatory note",
        Basis "制定依据" / "Basis for its making",
    }
}

platform::words! {
    /// Why it is reviewed.
    /// 审查方式。
    pub enum ReviewKind {
        Active "主动审查" / "Review on own initiative",
        OnRequest "依要求审查" / "Review on request",
        OnSuggestion "依建议审查" / "Review on suggestion",
        Special "专项审查" / "Special review",
        Transferred "移送审查" / "Review on transfer",
    }
}

platform::words! {
    /// What a review may find (监督法第三十九条).
    /// 审查可能发现的问题(监督法第三十九条)。
    pub enum FindingGround {
        ExceedsAuthority "超越权限或者减损权利、增加义务" / "Exceeds authority or infringes rights",
        ConflictsWithLaw "同法律法规相抵触" / "Conflicts with laws or regulations",
        OtherwiseImproper "其他不适当" / "Otherwise inappropriate",
    }
}

platform::words! {
    /// How a review ended.
    /// 审查的结果。
    pub enum ReviewResult {
        NoProblem "未发现问题" / "No problem found",
        Corrected "已纠正" / "Corrected",
        WrittenOpinion "书面意见" / "Written opinion",
        Revoked "撤销" / "Revoked",
    }
}

/// Something that a review found.
/// 审查发现的一项问题。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"replaced_by_id": null, 
    "article": "第八条",
    "text": "对未备案车辆加收停放费,缺少法律法规依据,增加了公民义务。",
    "withdrawn_reason": "制定机关补充说明了市政府规章依据。"
})))]
pub struct Finding {
    /// Why it is wrong.
    /// 不当的事由。
    pub ground: FindingGround,
    /// In which article of the document.
    /// 所涉文件条款。
    pub article: Text<60>,
    /// The finding.
    /// 审查发现的内容。
    pub text: Prose,
    /// Why the review gave it up; written when the explanation is accepted.
    /// 撤回该项审查发现的理由;接受说明时记入。
    #[serde(default)]
    pub withdrawn_reason: Option<Prose>,
    /// The new text that met it, which was filed itself; written when the review confirms it.
    /// 纠正该项问题的新文本,单独报送备案;审查确认时记入。
    #[serde(default)]
    pub replaced_by_id: Option<Uuid>,
    /// The document that repealed what was wrong; written when the review confirms it.
    /// 废止不当内容的文件;审查确认时记入。
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
/// 报送备案的一份附件。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingAttachment {
    /// What it is.
    /// 类型。
    pub kind: AttachmentKind,
    /// The document.
    /// 文件。
    pub document_id: Uuid,
}

/// Code of a deadline: the filing.
pub const NORMATIVE_FILING: &str = "NORMATIVE_FILING";
/// Code of a deadline: the answer of the issuer to the findings, and then to the written opinion.
pub const NORMATIVE_ANSWER: &str = "NORMATIVE_ANSWER";
/// Code of a deadline: the review.
pub const NORMATIVE_REVIEW: &str = "NORMATIVE_REVIEW";
