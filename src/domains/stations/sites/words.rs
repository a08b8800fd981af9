//! The words of a site: its states, and the types of its columns.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 家站点.
    pub enum SiteState {
        Proposed "申报" / "Proposed",
        Building "建设中" / "Being set up",
        Accepted "验收合格" / "Accepted",
        Active "启用" / "In use",
        Rectifying "整改" / "Being put right",
        Suspended "暂停" / "Suspended",
        Closed "撤销" / "Closed",
        Rejected "不予设立" / "Not approved",
    }
}

impl SiteState {
    /// Whether people are received there.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Active | Self::Rectifying)
    }

    /// Whether it is there, or still may be.
    #[must_use]
    pub fn stands(self) -> bool {
        !matches!(self, Self::Closed | Self::Rejected)
    }
}

platform::words! {
    /// Which of the four kinds of site.
    /// 家站点的类型。
    pub enum SiteTier {
        Home "代表之家" / "Deputies' home",
        Station "代表联络站" / "Contact station",
        Point "代表联系点" / "Contact point",
        Room "代表接待室" / "Reception room",
    }
}

platform::words! {
    /// In what kind of place it is set up.
    /// 设置场所。
    pub enum VenueKind {
        ResidentsCommittee "居委会" / "Residents' committee",
        VillageCommittee "村委会" / "Villagers' committee",
        PartyServiceCenter "党群服务中心" / "Party and community service center",
        Building "楼宇" / "Office building",
        Enterprise "企业" / "Enterprise",
        IndustrialPark "园区" / "Industrial park",
        Mall "商圈" / "Shopping area",
        School "学校" / "School",
        DeputyWorkplace "代表单位" / "A deputy's workplace",
        Online "线上" / "Online",
        Other "其他" / "Other",
    }
}

platform::words! {
    /// In which system a place is measured.
    /// 坐标系。
    pub enum CoordinateSystem {
        Wgs84 "WGS-84坐标" / "WGS 84",
        Gcj02 "国测局坐标(GCJ-02)" / "GCJ-02",
    }
}

platform::words! {
    /// What it is equipped with.
    /// 配备的设施。
    pub enum Facility {
        FixedVenue "固定场所" / "Fixed venue",
        UnifiedPlate "统一标牌" / "Uniform plate",
        OfficeEquipment "办公设备" / "Office equipment",
        NoticeBoard "公示栏" / "Notice board",
        OpinionBox "意见箱" / "Opinion box",
        LawBooks "学习资料" / "Reading material",
        FileCabinet "档案柜" / "File cabinet",
        QrCode "二维码" / "QR code",
    }
}

platform::words! {
    /// What it shows to everybody.
    /// 公开的内容。
    pub enum PublicItem {
        DeputyInfo "代表信息" / "Who the deputies are",
        Rules "制度" / "Rules",
        ReceptionSchedule "接待安排" / "When people are received",
        HandlingResults "办理结果" / "What became of opinions",
        DutyInfo "履职情况" / "What the deputies do",
    }
}

platform::words! {
    /// What it is besides.
    /// 特色功能。
    pub enum SpecialFunction {
        LegislationContact "立法联系点" / "Contact point for legislation",
        PracticeStation "全过程人民民主实践站" / "Practice station of whole-process people's democracy",
        BudgetObservation "预算观察点" / "Budget observation point",
        Business "营商" / "Business environment",
    }
}

/// A time in which it was suspended.
/// 一次暂停。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(examples(json!({"from": "2026-03-02", "until": "2026-05-06"})))]
pub struct Pause {
    /// The first day.
    /// 起始日期。
    pub from: NaiveDate,
    /// The day on which it was opened again, or closed; none while it is suspended.
    /// 恢复启用或者撤销的日期;仍在暂停的为空。
    pub until: Option<NaiveDate>,
}

/// Code of a deadline: until when a site is put right.
pub const SITE_RECTIFICATION: &str = "SITE_RECTIFICATION";
/// Code of a deadline: until when a site may stay suspended.
pub const SITE_SUSPENSION: &str = "SITE_SUSPENSION";
