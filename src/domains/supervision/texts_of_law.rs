//! What one text of the Supervision Law knows and demands, and the other does not (02 §3.10). Guards ask here; the articles that a
//! refusal cites are chosen elsewhere (`decisive.rs`, and the tables of laws).

use crate::{
    inspections::words::TeamCapacity,
    items::{Form, LawVersion},
    normative_documents::words::NormativeKind,
};
use chrono::{Datelike, NaiveDate};
use instruments::deliberation_opinions::Handling;
use platform::{
    call::Step,
    problem::Result,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::organizations::{self, Organizations};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// What a text knows and demands, where the two differ.
#[derive(Debug)]
pub(crate) struct TextOfLaw {
    /// Supervised organs that it does not name: nobody is removed from them (撤职), and their documents are not reviewed.
    unnamed: &'static [OrganizationKind],
    /// What is filed and reviewed (备案审查).
    reviewed: &'static [NormativeKind],
    /// In what capacity somebody inspects (执法检查).
    inspectors: &'static [TeamCapacity],
    /// Forms on whose report a resolution may be passed.
    resolved: &'static [Form],
    /// Forms on whose opinions the organ reports without asking the committee.
    unasked: &'static [Form],
    /// Forms on whose opinions the report need not be in writing.
    unwritten: &'static [Form],
}

/// 监督法(2024年修正).
const AMENDED_2024: TextOfLaw = TextOfLaw {
    unnamed: &[],
    reviewed: &[
        NormativeKind::Decision,
        NormativeKind::Order,
        NormativeKind::Regulation,
        NormativeKind::Measure,
        NormativeKind::TownCongressResolution,
        NormativeKind::Supervisory,
        NormativeKind::JudicialGuidance,
    ],
    inspectors: &[TeamCapacity::ScMember, TeamCapacity::Committee, TeamCapacity::Staff, TeamCapacity::Deputy],
    resolved: &[Form::SpecialWorkReport, Form::FiscalEconomic, Form::LawEnforcementInspection],
    unasked: &[],
    unwritten: &[],
};

/// 监督法(2006年): articles 44 and 30 name no commission; 30 decisions and orders of the government and resolutions of town
/// congresses; 24 no staff of working bodies; 20 a report that nobody is asked about; 27 one that need not be written, and no
/// resolution.
const ORIGINAL_2006: TextOfLaw = TextOfLaw {
    unnamed: &[OrganizationKind::SupervisoryCommission],
    reviewed: &[NormativeKind::Decision, NormativeKind::Order, NormativeKind::TownCongressResolution],
    inspectors: &[TeamCapacity::ScMember, TeamCapacity::Committee, TeamCapacity::Deputy],
    resolved: &[Form::SpecialWorkReport, Form::FiscalEconomic],
    unasked: &[Form::FiscalEconomic],
    unwritten: &[Form::LawEnforcementInspection],
};

/// Organs that are younger than the Supervision Law, and the first day on which they are supervised: 监察法(2018年)第五十三条.
const SUPERVISED_SINCE: &[(OrganizationKind, (i32, u32, u32))] =
    &[(OrganizationKind::SupervisoryCommission, (2018, 3, 20))];

impl LawVersion {
    /// What the text says.
    pub(crate) fn text(self) -> &'static TextOfLaw {
        match self {
            Self::Amended2024 => &AMENDED_2024,
            Self::Original2006 => &ORIGINAL_2006,
        }
    }
}

impl TextOfLaw {
    /// Whether it names an organ of this kind.
    pub(crate) fn names(&self, organ: OrganizationKind) -> bool {
        !self.unnamed.contains(&organ)
    }

    /// Whether a document of this kind is filed and reviewed.
    pub(crate) fn reviews(&self, kind: NormativeKind) -> bool {
        self.reviewed.contains(&kind)
    }

    /// Whether somebody may inspect in this capacity.
    pub(crate) fn lets_inspect(&self, capacity: TeamCapacity) -> bool {
        self.inspectors.contains(&capacity)
    }

    /// Whether a resolution may be passed on what was deliberated in this form.
    pub(crate) fn lets_resolve_on(&self, form: Form) -> bool {
        self.resolved.contains(&form)
    }

    /// What it asks of the report on how an opinion was handled.
    pub(crate) fn handling(&self, form: Form) -> Handling {
        Handling {
            committee_is_asked: !self.unasked.contains(&form),
            in_writing: !self.unwritten.contains(&form),
        }
    }
}

/// The text under which the record of a step falls.
pub(crate) async fn text_of<W: Workflow>(step: &Step<'_, W>) -> Result<&'static TextOfLaw> {
    Ok(LawVersion::on(step.work().ground_of_row::<W>(&step.row).await?.day).text())
}

/// Since when an organ of a kind is supervised, if not always.
fn supervised_since(organ: OrganizationKind) -> Option<(i32, u32, u32)> {
    SUPERVISED_SINCE.iter().find(|(kind, _)| *kind == organ).map(|(_, since)| *since)
}

/// 监察法(2018年)第五十三条: every organ that is named was supervised on the decisive day; `pointer` says where each stands.
pub(crate) async fn supervised_then<W: Workflow>(
    step: &Step<'_, W>,
    organs: &[Uuid],
    pointer: impl Fn(usize) -> String + Send,
) -> Guarded {
    let day = step.work().ground_of_row::<W>(&step.row).await?.day;
    let named = step.all::<Organizations>().filter(organizations::entity::Column::Id.is_in(organs.to_vec()));
    for organ in named.all(step.tx).await? {
        let Some(since) = supervised_since(organ.kind) else { continue };
        if (day.year(), day.month(), day.day()) < since {
            let place = organs.iter().position(|named| *named == organ.id).unwrap_or_default();
            let (year, month, first) = since;
            let since = NaiveDate::from_ymd_opt(year, month, first).map(|since| since.to_string());
            return Ok(Verdict::require(false).with("supervised_since", since).at(&pointer(place)));
        }
    }
    Ok(Verdict::Holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::values::words::Words;

    #[test]
    fn the_text_of_2006_knows_less_and_asks_for_less() {
        let (old, new) = (LawVersion::Original2006.text(), LawVersion::Amended2024.text());
        let kinds = |text: &TextOfLaw| {
            NormativeKind::ALL
                .iter()
                .filter(|kind| text.reviews(**kind))
                .map(|kind| kind.word())
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(new).len(), NormativeKind::ALL.len());
        assert_eq!(kinds(old), ["decision", "order", "town_congress_resolution"]);
        let lacking = TeamCapacity::ALL.iter().filter(|capacity| !old.lets_inspect(**capacity));
        assert_eq!(lacking.collect::<Vec<_>>(), [&TeamCapacity::Staff]);
        assert!(TeamCapacity::ALL.iter().all(|capacity| new.lets_inspect(*capacity)));
        let unnamed = OrganizationKind::ALL.iter().filter(|organ| !old.names(**organ));
        assert_eq!(unnamed.collect::<Vec<_>>(), [&OrganizationKind::SupervisoryCommission]);
        assert!(OrganizationKind::ALL.iter().all(|organ| new.names(*organ)));
        for form in Form::ALL {
            let (fiscal, inspection) =
                (*form == Form::FiscalEconomic, *form == Form::LawEnforcementInspection);
            assert_eq!(new.handling(*form), Handling { committee_is_asked: true, in_writing: true });
            assert_eq!(
                old.handling(*form),
                Handling { committee_is_asked: !fiscal, in_writing: !inspection }
            );
            assert_eq!(new.lets_resolve_on(*form), old.lets_resolve_on(*form) || inspection, "{form:?}");
        }
    }
}
