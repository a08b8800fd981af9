//! The row of an answer.

use super::words::{AgeBand, Level, SurveyResponseState};
use access::public_access::AccessCode;
use platform::values::{
    numbers::Whole,
    text::{Prose, Text},
};

platform::record! {
    /// An answer.
    /// 答复或者答卷。
    SurveyResponses = "survey_response", SurveyResponseState {
        /// The survey; left out where the path names it.
        /// 所属调查;路径中已指明的不填。
        #[set_by(content?)] #[read_by(public)] #[filter]
        survey_id: Uuid,
        /// The question.
        /// 问题。
        #[set_by(content)] #[read_by(public)]
        #[example("overall")]
        item: Text<40>,
        /// The answer to a question of five levels.
        /// 五级评价题的答案。
        #[set_by(content)] #[read_by(public)]
        level: Option<Level>,
        /// The answer to a question of points, 0 to 100.
        /// 评分题的分数,0 至 100。
        #[set_by(content)] #[example(null)] #[read_by(public)]
        score: Option<Whole<0, 100>>,
        /// The points, in hundredths: of the score, or of the level by the rules.
        /// 得分,精确到百分之一:来自评分,或按规则由等级折算。
        #[read_by(nobody)]
        points: Option<i32>,
        /// Whether the person knows of what is asked about; who does not gives neither level nor score.
        /// 是否了解所调查的事项;不了解的,不填评价等级和分数。
        #[set_by(content)] #[example(true)] #[read_by(public)]
        known: bool,
        /// Lives in the district.
        /// 是否为本区居民。
        #[set_by(content)] #[read_by(public)]
        resident: bool,
        /// Age.
        /// 年龄段。
        #[set_by(content)] #[read_by(public)] #[personal]
        age_band: Option<AgeBand>,
        /// Opinion; without phone or identity numbers.
        /// 意见;不得含电话号码和身份证件号码。
        #[set_by(content)] #[example("站点离家近了,希望延长周末门诊时间。")] #[read_by(public)] #[personal]
        comment: Option<Prose>,
        /// Whose survey it was when it was answered; whose it is, the survey says.
        #[read_by(nobody)]
        owner_organization_id: Uuid,
        /// The agency that conducted it then.
        #[read_by(nobody)]
        agency_id: Option<Uuid>,
        /// Of no use to a caller, and not in the audit trail.
        #[serde(skip)]
        #[read_by(nobody)]
        dedup_hash: String,
        /// From where an answer of the public came, as a keyed hash; of no use to a caller, and not in the audit trail.
        #[serde(skip)]
        #[read_by(nobody)]
        source_hash: Option<String>,
        /// Whether it is one of many that came from one place within an hour: it is counted apart.
        /// 是否疑似异常:一小时内同一来源集中提交、超出规定数量的答卷,单独计数。
        suspect: bool,
        /// Whether the person had answered the question before, without a token: the first answer is counted, this one is not.
        /// 是否为公众的重复答卷:同一人对同一题目以首次答卷计入,本答卷不计入。
        repeated: bool,
        /// What the channel knows the person by: mobile number, account, number in the sample. Only a keyed hash is kept,
        /// so that the same person answers once. A deputy who answers is known already.
        /// 调查渠道识别答卷人的标识:手机号码、账号或者样本编号。只保存带密钥的散列值,以保证同一人只答一次;代表答卷的,身份已知,无需填写。
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[set_by(content)] #[read_by(nobody)] #[example("wx-7f3a90c2")]
        respondent_key: Option<Text<100, 4>>,
        /// The code that opens this answer: only in the answer that made it, and only for the public; null ever after.
        /// 查询码,用于查看本答卷:只在提交时的响应中向社会公众给出一次,此后均为空。
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[read_by(public)]
        access_code: Option<AccessCode>,
    }
    content SurveyAnswer;
    view SurveyResponseView;
}
