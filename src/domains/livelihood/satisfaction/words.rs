//! The words of satisfaction: its channels, and why a project may leave the list.

use instruments::{rule_sets::RuleBook, surveys::words::SurveyChannel};
use platform::{problem::Result, values::numbers::Hundredths};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// A channel of the satisfaction score.
    /// 满意度得分的渠道。
    pub enum ScoreChannel {
        Online "网上评议" / "Online review",
        Sample "抽样调查" / "Sample",
        Deputies "代表委员评议" / "Review by deputies and advisers",
        ServiceUsers "受益对象" / "Users, shown apart",
    }
}

impl ScoreChannel {
    /// To which channel of the score the answers of a survey go: whoever is called belongs to the sample.
    #[must_use]
    pub fn of(channel: SurveyChannel) -> Self {
        match channel {
            SurveyChannel::OnlinePublic => Self::Online,
            SurveyChannel::StatisticalSample | SurveyChannel::Telephone => Self::Sample,
            SurveyChannel::DeputiesCppcc => Self::Deputies,
            SurveyChannel::ServiceUsers => Self::ServiceUsers,
        }
    }

    /// The rule with its weight; those who use what was made stand apart and have none.
    #[must_use]
    pub fn rule(self) -> Option<&'static str> {
        match self {
            Self::Online => Some("satisfaction.online_weight"),
            Self::Sample => Some("satisfaction.sample_weight"),
            Self::Deputies => Some("satisfaction.deputies_weight"),
            Self::ServiceUsers => None,
        }
    }

    /// Its weight (percent).
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub(crate) fn weight(self, book: &RuleBook) -> Result<u32> {
        self.rule().map_or(Ok(0), |key| Ok(book.rule(key)?.value))
    }
}

platform::words! {
    /// Why a project may leave the list.
    /// 退出提示的原因。
    pub enum ExitReason {
        LowSatisfaction "连续两年满意度低" / "Low satisfaction in two consecutive years",
        LowAwareness "知晓率低" / "Few people know of it",
        TwiceDissatisfied "两次测评不满意" / "Twice dissatisfied",
    }
}

/// What one channel says.
/// 一个渠道的满意度。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LivelihoodChannelScore)]
pub struct ChannelScore {
    /// The channel.
    /// 渠道。
    pub channel: ScoreChannel,
    /// Its weight (percent); 0 is shown apart.
    /// 权重(百分比);为零的单独列示,不计入得分。
    pub weight: u32,
    /// The surveys that count.
    /// 计入的调查。
    #[schema(max_items = 10)]
    pub survey_ids: Vec<Uuid>,
    /// Answers with points.
    /// 有效答卷数。
    pub valid: i64,
    /// Those of them that are suspect.
    /// 其中疑似异常的答卷数。
    pub suspects: i64,
    /// The mean of the points; null where too few have answered.
    /// 平均分;有效答卷不足的为空。
    pub score: Option<Hundredths>,
    /// The mean without what is suspect.
    /// 剔除疑似异常答卷后的平均分。
    pub score_without_suspects: Option<Hundredths>,
}

/// How many people know of a project.
/// 项目的知晓情况和参与度。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LivelihoodAwareness)]
pub struct Awareness {
    /// Those who know of it (persons).
    /// 知晓人数(人)。
    pub known: i64,
    /// Those who were asked and answered (persons).
    /// 有效答卷人数(人)。
    pub valid: i64,
    /// The share of those who know (percent).
    /// 知晓率(百分比)。
    pub rate: Option<Hundredths>,
    /// Answers per ten thousand residents; null where their number is not known.
    /// 每万名居民的参与人数;居民人数不详的为空。
    pub participation: Option<Hundredths>,
}
