//! The row of a member of a street committee.

use super::words::{Employment, MemberState, Post, RemovalKind};
use chrono::NaiveDate;
use platform::values::text::{Prose, Text};

platform::record! {
    /// A member of a street committee: nominated, appointed, in office, or no longer.
    /// 街道人大工委组成人员:提名、任命、在任或者离任。
    Members = "street_committee_member", MemberState {
        /// The committee.
        /// 所在工委。
        #[set_by(create)] #[read_by(public)] #[filter]
        committee_id: Uuid,
        /// Name.
        /// 姓名。
        #[set_by(create)] #[example("演示工委委员002")] #[read_by(public)] #[personal] #[search]
        person_name: Text<50>,
        /// The deputy who it is; a director normally is one.
        /// 本人为代表的,对应的代表;主任一般由代表担任。
        #[set_by(create)] #[example("registry.deputy:11")] #[read_by(public)] #[filter]
        deputy_id: Option<Uuid>,
        /// Post.
        /// 职务。
        #[set_by(create)] #[example("member")] #[read_by(public)] #[filter]
        post: Post,
        /// Full time or part time.
        /// 专职或者兼职。
        #[set_by(content)] #[read_by(public)]
        employment: Employment,
        /// The other post of whoever is there part time.
        /// 兼职人员的其他职务。
        #[set_by(content)] #[read_by(public)] #[example("街道党工委书记")]
        concurrent_post: Option<Text<100>>,
        /// Holds a post in administration, supervision, court or procuratorate.
        /// 是否担任国家行政、监察、审判、检察机关的职务。
        #[set_by(content?)]
        holds_excluded_office: bool,
        /// When the chairpersons nominated.
        /// 主任会议提名的日期。
        nominated_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that nominated.
        /// 提名的主任会议。
        #[set_by(create)]
        nomination_meeting_id: Uuid,
        /// The term of the Standing Committee.
        /// 所属届次。
        #[read_by(public)] #[filter]
        term_id: Uuid,
        /// The ballot on the appointment.
        /// 任命的表决。
        ballot_id: Option<Uuid>,
        /// When the appointment was announced.
        /// 任命公布的日期。
        #[read_by(public)]
        appointed_on: Option<NaiveDate>,
        /// When the office ended.
        /// 离任日期。
        #[read_by(public)]
        removed_on: Option<NaiveDate>,
        /// How it ended.
        /// 离任方式。
        #[set_by(MemberRemoval)] #[read_by(public)]
        removal_kind: Option<RemovalKind>,
        /// The ballot on the dismissal, or on the acceptance of the resignation.
        /// 免职或者接受辞职的表决。
        #[set_by(MemberRemoval?)]
        removal_ballot_id: Option<Uuid>,
        /// What proves a death or a loss of capacity.
        /// 证明去世或者丧失行为能力的文书。
        #[set_by(MemberRemoval?)]
        removal_document_id: Option<Uuid>,
        /// Acts as director while that post is vacant.
        /// 主任空缺期间是否代理主任。
        #[read_by(public)]
        is_acting: bool,
        /// The Chairpersons' Meeting that named the acting director.
        /// 决定代理主任的主任会议。
        #[set_by(ActingDirector)]
        acting_meeting_id: Option<Uuid>,
    }
    content MemberContent;
    create MemberNomination;
    view MemberView;
    /// The meeting of the Standing Committee that votes on an appointment.
    /// 表决任命的常委会会议。
    body PutToVote {
        /// The meeting: it sits, and its agenda names the person.
        /// 会议:正在举行,议程列明该人选。
        pub meeting_id: Uuid,
    }
    /// The end of an office.
    /// 离任。
    body MemberRemoval {
        /// Remarks.
        /// 备注。
        #[example("本人因工作调动辞去职务。")]
        pub note: Option<Prose>,
    }
    /// Whoever acts as director.
    /// 代理主任。
    body ActingDirector;
}
