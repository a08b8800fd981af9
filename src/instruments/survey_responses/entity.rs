//! The row of an answer.

use super::words::{AgeBand, Level, SurveyResponseState};
use access::public_access::AccessCode;
use platform::values::{
    numbers::Whole,
    text::{Prose, Text},
};

platform::record! {
    /// An answer.
    SurveyResponses = "survey_response", SurveyResponseState {
        /// The survey; left out where the path names it.
        #[set_by(content?)] #[read_by(public)] #[filter]
        survey_id: Uuid,
        /// The question.
        #[set_by(content)] #[read_by(public)]
        #[example("overall")]
        item: Text<40>,
        /// The answer to a question of five levels.
        #[set_by(content)] #[read_by(public)]
        level: Option<Level>,
        /// The answer to a question of points, 0 to 100.
        #[set_by(content)] #[read_by(public)]
        score: Option<Whole<0, 100>>,
        /// The points, in hundredths: of the score, or of the level by the rules.
        #[read_by(nobody)]
        points: Option<i32>,
        /// Whether the person knows of what is asked about; who does not gives neither level nor score.
        #[set_by(content)] #[read_by(public)]
        known: bool,
        /// Lives in the district.
        #[set_by(content)] #[read_by(public)]
        resident: bool,
        /// Age.
        #[set_by(content)] #[read_by(public)] #[personal]
        age_band: Option<AgeBand>,
        /// Opinion; without phone or identity numbers.
        #[set_by(content)] #[read_by(public)] #[personal]
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
        /// What the channel knows the person by: mobile number, account, number in the sample. Only a keyed hash is kept,
        /// so that the same person answers once. A deputy who answers is known already.
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[set_by(content)] #[read_by(nobody)] #[example("wx-7f3a90c2")]
        respondent_key: Option<Text<100, 4>>,
        /// The code that opens this answer: only in the answer that made it, and only for the public; null ever after.
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[read_by(public)]
        access_code: Option<AccessCode>,
    }
    content SurveyAnswer;
    view SurveyResponseView;
}
