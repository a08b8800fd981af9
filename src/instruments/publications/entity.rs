//! The row of a publication.

use super::words::{Channel, PublicationKind, PublicationState, Scope};
use crate::documents::Disclosure;
use chrono::NaiveDate;
use platform::{
    records::{actor::Actor, record::Viewer},
    values::{
        numbers::Whole,
        text::{Prose, Text},
    },
    vocabulary::{Role, groups},
    workflow,
};

platform::record! {
    /// A publication.
    /// 公开事项。
    Publications = "publication", PublicationState {
        /// Kind of the record it is about.
        /// 所涉记录的类型。
        #[set_by(content)] #[read_by(public)] #[example("supervision.plan")]
        subject_type: Text<60>,
        /// The record it is about.
        /// 所涉记录。
        #[set_by(content)] #[example("supervision.plan:1")] #[read_by(public)] #[filter]
        subject_id: Uuid,
        /// Of which round or version of the record, if it has several.
        /// 记录的轮次或者版本;记录有多个轮次或者版本时填写。
        #[set_by(content?)] #[example(1)] #[read_by(public)] #[schema(minimum = 1)]
        round: Option<Whole<1, 1000>>,
        /// What is published.
        /// 公开种类。
        #[set_by(content)] #[example("annual_plan")] #[read_by(public)] #[filter]
        kind: PublicationKind,
        /// To whom.
        /// 公开范围。
        #[set_by(content)] #[read_by(public)] #[filter]
        scope: Scope,
        /// Where.
        /// 地点或者渠道。
        #[set_by(content)] #[read_by(public)]
        channel: Channel,
        /// Title.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[example("嘉定区社区卫生服务能力建设情况的专项工作报告")] #[search]
        title: Text<200>,
        /// The text as the public reads it.
        /// 向公众展示的正文。
        #[set_by(content)] #[read_by(reads_the_text)] #[instead(Prose::stored(TOMBSTONE))] #[example("全区设社区卫生服务中心十三家,家庭医生签约服务覆盖各街镇。")]
        text: Prose,
        /// Whether it may become public at all.
        /// 公开属性,即能否公开。
        #[set_by(content)] #[example("public")] #[read_by(public)]
        disclosure: Disclosure,
        /// The document behind it.
        /// 所依据的文书。
        #[set_by(content)] #[example(null)] #[read_by(reads_the_text)]
        document_id: Option<Uuid>,
        /// Whose it is.
        /// 所属用户或者机构。
        #[read_by(public)]
        author_organization_id: Uuid,
        /// Who wrote it.
        /// 撰写人。
        #[read_by(nobody)]
        author_id: Uuid,
        /// Who checked it; null for those who do not work on it.
        /// 审查人;对不办理该公开事项的人为空。
        #[read_by(works_on_it)]
        reviewed_by: Option<Uuid>,
        /// When it was published.
        /// 公布日期。
        #[read_by(public)] #[range]
        published_on: Option<NaiveDate>,
        /// When it was corrected last.
        /// 最近一次更正日期。
        #[read_by(public)]
        corrected_on: Option<NaiveDate>,
        /// The text that is to replace it, until a second person has looked at it.
        /// 拟更正的正文,第二人审查前暂存于此。
        #[read_by(works_on_it)] #[example("截至2026年六月底,全区设社区卫生服务中心十三家,站点布局基本形成。")]
        correction_text: Option<Prose>,
        /// Why it is to be replaced.
        /// 更正理由。
        #[read_by(works_on_it)] #[example("原文所列统计时点有误,予以更正。")]
        correction_reason: Option<Prose>,
        /// Who wrote the correction.
        /// 更正的撰写人。
        #[read_by(nobody)]
        correction_by: Option<Uuid>,
        /// Why it was withdrawn.
        /// 撤回理由。
        #[read_by(public)] #[example("附件含有不宜公开的个人信息,先行撤下。")]
        withdrawn_reason: Option<Prose>,
    }
    content PublicationContent;
    view PublicationView;
}

/// What outsiders read in place of a text that is not out, or not any more.
const TOMBSTONE: &str = "已撤回";

/// The same, and everybody while it is out.
fn reads_the_text(row: &Model, viewer: &Viewer<'_>) -> bool {
    row.state == PublicationState::Published || works_on_it(row, viewer)
}

/// Whose text it is, or who published it. Somebody with the role of the public does not work on it, whatever organization it is.
fn works_on_it(row: &Model, viewer: &Viewer<'_>) -> bool {
    !viewer.is_public() && (sees_all(viewer.actor) || author(viewer.actor).holds(row))
}

/// Those who see every publication of the district, from the first draft on.
pub(super) fn sees_all(actor: &Actor) -> bool {
    actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor, Role::DistrictAdmin]].concat())
}

/// Staff of the organization whose publication it is.
pub(super) fn author(actor: &Actor) -> workflow::Relation<Model> {
    workflow::Relation::is(Column::AuthorOrganizationId, actor.organization_id)
}
