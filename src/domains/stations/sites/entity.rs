//! The row of a site.

use super::words::{
    CoordinateSystem, Facility, Pause, PublicItem, SITE_RECTIFICATION, SITE_SUSPENSION, SiteState, SiteTier,
    SpecialFunction, VenueKind,
};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::{SquareMetres, Whole},
        text::{Prose, Text},
    },
};
use uuid::Uuid;

platform::record! {
    /// A site.
    /// 家站点。
    Sites = "site", SiteState {
        /// Number, unique in the district and never used again.
        /// 编号,在本区唯一,不再重复使用。
        #[set_by(create)] #[read_by(public)] #[example("JQ-01")] #[sort] #[keyed]
        site_no: Text<20>,
        /// Which kind.
        /// 类型。
        #[set_by(create)] #[example("station")] #[read_by(public)] #[filter]
        tier: SiteTier,
        /// The name on the plate, unique in the street or town.
        /// 挂牌名称,在同一街镇内唯一。
        #[set_by(content)] #[read_by(public)] #[example("江桥镇第一代表联络站")] #[search] #[keyed]
        name: Text<60>,
        /// The street office or town government of its area.
        /// 所属街镇的街道办事处或者镇人民政府。
        #[set_by(create)] #[example("registry.organization:street")] #[read_by(public)] #[filter]
        street_or_town_id: Uuid,
        /// The street working committee or town presidium that runs it.
        /// 负责该站点的街道人大工委或者镇人大主席团。
        #[read_by(public)] #[filter]
        committee_id: Uuid,
        /// The deputies' home above a station, a point or a room.
        /// 联络站、联系点、接待室的上级代表之家。
        #[set_by(content)] #[example("stations.site:1")] #[read_by(public)] #[filter]
        parent_site_id: Option<Uuid>,
        /// The residents' and village committees that it serves; a station and a point serve at least one.
        /// 服务的居民委员会、村民委员会;联络站和联系点至少一个。
        #[set_by(content?)] #[example(["registry.organization:residents"])] #[read_by(public)]
        served_committee_ids: Ids,
        /// In what kind of place.
        /// 设置场所。
        #[set_by(content)] #[read_by(public)] #[filter]
        venue_kind: VenueKind,
        /// Where it is.
        /// 地址。
        #[set_by(content)] #[read_by(public)] #[example("嘉定区江桥镇金园一路1号")] #[search]
        address: Text<200>,
        /// Longitude in degrees, with six places.
        /// 经度(度),保留六位小数。
        #[set_by(content)] #[read_by(public)] #[example("121.332000")]
        longitude: Text<11, 8>,
        /// Latitude in degrees, with six places.
        /// 纬度(度),保留六位小数。
        #[set_by(content)] #[read_by(public)] #[example("31.252000")]
        latitude: Text<11, 8>,
        /// How the place is measured.
        /// 坐标系。
        #[set_by(content)] #[read_by(public)]
        coordinate_system: CoordinateSystem,
        /// Why it lies so near to another site of its kind, if it does.
        /// 与同类站点距离过近的,设立的理由。
        #[set_by(content?)] #[example("两处居民区之间有铁路隔断。")]
        nearness_reason: Option<Prose>,
        /// Floor area (m²).
        /// 面积(m²)。
        #[set_by(content)] #[read_by(public)]
        floor_area_m2: Option<SquareMetres>,
        /// Whether everybody gets in without steps.
        /// 是否无障碍。
        #[set_by(content?)] #[read_by(public)]
        barrier_free: bool,
        /// What it is equipped with.
        /// 配备的设施。
        #[set_by(content?)] #[read_by(public)]
        facilities: List<Facility>,
        /// What it shows to everybody.
        /// 公开的内容。
        #[set_by(content?)] #[read_by(public)]
        public_items: List<PublicItem>,
        /// What it is besides.
        /// 特色功能。
        #[set_by(content?)] #[read_by(public)]
        special_functions: List<SpecialFunction>,
        /// When it is open.
        /// 开放时间。
        #[set_by(content)] #[read_by(public)] #[example("工作日 9:00–17:00")]
        opening_hours: Text<200>,
        /// The number at which it is called.
        /// 站点电话。
        #[set_by(content)] #[read_by(public)] #[example("021-69000001")]
        contact_number: Text<20, 5>,
        /// The user who leads it.
        /// 站长(用户)。
        #[set_by(content)] #[example("access.user:site-manager")]
        leader_id: Option<Uuid>,
        /// The users who keep contact.
        /// 联络员(用户)。
        #[set_by(content?)] #[example(["access.user:street-clerk"])]
        liaison_ids: Ids,
        /// The photo of its plate.
        /// 标牌照片。
        #[set_by(SiteActivation)] #[example("instrument.document:1")]
        plate_photo_id: Option<Uuid>,
        /// When it was opened.
        /// 挂牌日期。
        #[read_by(public)]
        opened_on: Option<NaiveDate>,
        /// When it was closed.
        /// 撤销日期。
        #[read_by(public)]
        closed_on: Option<NaiveDate>,
        /// Until when it is suspended.
        /// 暂停至。
        #[read_by(public)] #[set_by(SiteSuspension)] #[example("2026-11-30")] #[due(SITE_SUSPENSION)]
        suspended_until: Option<NaiveDate>,
        /// When it was suspended.
        /// 历次暂停。
        suspensions: List<Pause>,
        /// Its stars, from one to five; none without an assessment that gives some.
        /// 星级,一至五星;没有星级的为空。
        #[read_by(public)] #[example(4)]
        star_rating: Option<Whole<1, 5>>,
        /// The issue by which it is put right, or was last.
        /// 最近一次整改的问题。
        #[filter]
        rectification_issue_id: Option<Uuid>,
        /// Until when it is put right.
        /// 整改期限。
        #[due(SITE_RECTIFICATION)]
        rectified_until: Option<NaiveDate>,
        /// The site that took over what it had.
        /// 承接站点。
        #[set_by(SiteClosing?)] #[read_by(public)]
        successor_site_id: Option<Uuid>,
    }
    content SiteContent;
    create NewSite;
    view SiteView;
    lists LiaisonIds;
    /// The opening of a site, or its opening again.
    /// 启用或者恢复启用站点。
    body SiteActivation;
    /// A suspension of a site.
    /// 暂停站点。
    body SiteSuspension {
        /// Why.
        /// 理由。
        #[example("场地消防改造,暂停接待两个月。")]
        pub reason: Prose,
        /// The written consent of the other side: of the deputies' affairs committee, or of the street or town.
        /// 对方的书面同意:代表工委的,或者街镇的。
        pub consent_document_id: Option<Uuid>,
    }
    /// The order to put a site right.
    /// 责令站点整改。
    body RectificationOrder {
        /// The number of the issue that is made.
        /// 由此登记的问题编号。
        #[example("嘉站改〔2026〕1号")]
        pub issue_no: Text<60>,
        /// What is to be put right.
        /// 整改事项。
        #[example("连续两个季度未开展活动,请补齐年度计划并恢复接待。")]
        pub reason: Prose,
    }
    /// The end of a site.
    /// 撤销站点。
    body SiteClosing {
        /// Why.
        /// 理由。
        #[example("居民区合并,站点并入邻近代表之家。")]
        pub reason: Prose,
        /// The written consent of the other side: of the deputies' affairs committee, or of the street or town.
        /// 对方的书面同意:代表工委的,或者街镇的。
        pub consent_document_id: Option<Uuid>,
    }
}
