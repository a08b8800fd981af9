//! The row of a deputy's enrollment at a site.

use super::words::SiteDeputyState;
use chrono::NaiveDate;

platform::record! {
    /// A deputy's enrollment at a site.
    /// 代表编入家站点的记录。
    SiteDeputies = "site_deputy", SiteDeputyState {
        /// The site.
        /// 站点。
        #[set_by(content)] #[read_by(public)] #[filter]
        site_id: Uuid,
        /// The deputy.
        /// 代表。
        #[set_by(content)] #[example("registry.deputy:1")] #[read_by(public)] #[filter]
        deputy_id: Uuid,
        /// Whether it is the deputy's primary site.
        /// 是否为该代表的主站点。
        #[set_by(content)] #[example(true)] #[read_by(public)] #[filter]
        is_primary: bool,
        /// Since when.
        /// 编入日期。
        #[set_by(content)] #[read_by(public)] #[example("2026-08-01")]
        joined_on: NaiveDate,
        /// The last day there.
        /// 离站日期,即在站的最后一日。
        #[read_by(public)]
        left_on: Option<NaiveDate>,
        /// The street working committee or town presidium that runs the site.
        /// 负责该站点的街道人大工委或者镇人大主席团。
        #[read_by(public)] #[filter]
        committee_id: Uuid,
    }
    content SiteDeputyContent;
    view SiteDeputyView;
    /// The move to another site.
    /// 代表移至其他站点。
    body SiteMove {
        /// The site.
        /// 移至的站点。
        #[example("stations.site:1")]
        pub to_site_id: Uuid,
    }
}
