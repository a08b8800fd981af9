//! Who may report: a head of the organ, or of the department that the government sends (监督法第十六条).

use super::{
    Items,
    entity::Reporter,
    words::{Form, ReporterCapacity},
};
use instruments::rule_sets::{RuleBook, RuleKind};
use platform::{
    call::Step,
    problem::Result,
    values::words::Words,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict},
};
use registry::organizations::Organizations;

/// What a deputy's post has before that of the head: 副区长.
const DEPUTY: char = '副';

/// In which capacity somebody with a post speaks for an organ, whose head has one of these posts: the post comes last, after the
/// name of the organ or a remark.
fn capacity_of(post: &str, heads: &[String]) -> Option<ReporterCapacity> {
    let before = heads.iter().find_map(|head| post.strip_suffix(head.as_str()))?;
    Some(if before.ends_with(DEPUTY) {
        ReporterCapacity::OrganDeputyHead
    } else {
        ReporterCapacity::OrganHead
    })
}

/// The posts of the heads of such organs.
async fn heads(step: &Step<'_, Items>, organ: OrganizationKind) -> Result<Vec<String>> {
    let rules =
        RuleBook::open(step.tx, step.work().district_code, RuleKind::Supervision, step.today()).await?;
    rules.words(&format!("reporter.posts.{}", organ.word()))
}

/// 监督法第十六条: the head of the organ, or a deputy head by the post; for the government also the head of the department that it
/// sends. On the review of filings reports the head of the body that reviewed (第四十五条).
pub(super) async fn reporter_allowed(step: &Step<'_, Items>, body: &Reporter) -> Guarded {
    let organ = step.stored::<Organizations>(step.row.supervised_organ_id).await?;
    let speaker =
        step.referred::<Organizations>(body.reporter_organization_id, "/reporter_organization_id").await?;
    let capacity = body.reporter_capacity;
    if step.row.form == Form::FilingReview {
        let head = speaker.id == step.row.lead_committee_id && capacity == ReporterCapacity::OrganHead;
        return Ok(Verdict::require(head).at("/reporter_organization_id"));
    }
    if capacity == ReporterCapacity::DepartmentHead {
        let sends = organ.kind == OrganizationKind::DistrictGovernment && speaker.parent_id == Some(organ.id);
        return Ok(Verdict::require(sends).at("/reporter_organization_id"));
    }
    if speaker.id != organ.id {
        return Ok(Verdict::require(false).at("/reporter_organization_id"));
    }
    let posts = heads(step, organ.kind).await?;
    let fits = capacity_of(&body.reporter_post, &posts) == Some(capacity);
    Ok(Verdict::require(fits).with("posts", posts).at("/reporter_post"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_says_the_capacity() {
        use ReporterCapacity::{OrganDeputyHead, OrganHead};
        let cases = [
            ("区长", "区长", Some(OrganHead)),
            ("区委副书记、区长", "区长", Some(OrganHead)),
            ("副区长", "区长", Some(OrganDeputyHead)),
            ("常务副区长", "区长", Some(OrganDeputyHead)),
            ("区长助理", "区长", None),
            ("秘书长", "区长", None),
            ("区人民检察院副检察长", "检察长", Some(OrganDeputyHead)),
            ("", "区长", None),
        ];
        for (post, head, capacity) in cases {
            assert_eq!(capacity_of(post, &[head.to_owned()]), capacity, "{post}");
        }
    }

    proptest::proptest! {
        /// Whatever stands before it, a post is that of the head or of a deputy, and never both.
        #[test]
        fn what_stands_before_decides(before in "[区委书记、副常务]{0,6}") {
            let of = |post: String| capacity_of(&post, &["区长".to_owned()]);
            let deputy = before.ends_with('副');
            let expected =
                if deputy { ReporterCapacity::OrganDeputyHead } else { ReporterCapacity::OrganHead };
            assert_eq!(of(format!("{before}区长")), Some(expected));
            assert_eq!(of(format!("{before}副区长")), Some(ReporterCapacity::OrganDeputyHead));
        }
    }
}
