//! How far a project is: its light, what is reached of its goals, and its milestones.

use super::canvas::{Canvas, MARGIN, WIDTH, ink};
use crate::projects::{
    entity::Model as Project,
    words::{Milestone, ProjectLight},
};
use chrono::NaiveDate;
use platform::values::{locale::Language, numbers::Hundredths, words::Words};

/// Where the texts of milestones begin, right of their dots.
const INDENT: usize = MARGIN + 28;

fn ink_of(light: ProjectLight) -> &'static str {
    match light {
        ProjectLight::Green => ink::GREEN,
        ProjectLight::Yellow => ink::YELLOW,
        ProjectLight::Red => ink::RED,
    }
}

/// What became of a milestone until a day, in words and as ink.
fn standing(milestone: &Milestone, today: NaiveDate, language: Language) -> (String, &'static str) {
    let due = milestone.due_on;
    match milestone.done_on {
        Some(done) => (language.pick(format!("✓ {done} 完成"), format!("✓ done on {done}")), ink::GREEN),
        None if due < today => {
            let days = (today - due).num_days();
            (
                language.pick(
                    format!("! 应于 {due} 完成,已逾期 {days} 天"),
                    format!("! due on {due}, {days} days late"),
                ),
                ink::RED,
            )
        }
        None => (language.pick(format!("应于 {due} 完成"), format!("due on {due}")), ink::FAINT),
    }
}

/// A goal and what is reached of it.
fn reached(project: &Project, language: Language) -> Vec<String> {
    let of = |goal: &crate::projects::words::ProjectGoal| {
        let (target, unit) = (goal.target_value, &*goal.unit);
        let actual = goal.actual_value.unwrap_or_default();
        let name = &*goal.name;
        language.pick(
            format!("{name}:已完成 {actual} {unit},目标 {target} {unit}"),
            format!("{name}: {actual} {unit} of {target} {unit}"),
        )
    };
    project.goals.0.iter().map(of).collect()
}

/// The picture of a project on a day.
pub(super) fn drawn(project: &Project, today: NaiveDate, language: Language) -> String {
    let state = language.pick(project.state.zh(), project.state.en());
    let light = language
        .pick(format!("{}灯", project.light.zh()), format!("{} light", project.light.en().to_lowercase()));
    let title = format!("{}({})", &*project.title, &*project.code);
    let summary = language.pick(
        format!("{state},{light},完成率 {}%,{} 前完成", project.completion, project.finish_on),
        format!("{state}, {light}, {}% done, to be finished by {}", project.completion, project.finish_on),
    );
    let goals = reached(project, language);
    let milestones: Vec<_> =
        project.milestones.0.iter().map(|one| (&*one.name, one, standing(one, today, language))).collect();

    let mut canvas = Canvas::new();
    canvas.text(MARGIN, 18, ink::TEXT, true, &title);
    let top = canvas.y;
    canvas.text(INDENT, 14, ink::TEXT, true, &summary);
    canvas.dot(MARGIN + 8, top + 12, ink_of(project.light), true);
    meter(&mut canvas, project.completion);
    for goal in &goals {
        canvas.text(MARGIN, 13, ink::TEXT, false, goal);
    }
    canvas.y += 8;
    for (at, (name, milestone, (text, colour))) in milestones.iter().enumerate() {
        let top = canvas.y;
        canvas.text(INDENT, 14, ink::TEXT, true, name);
        canvas.text(INDENT, 13, colour, false, text);
        canvas.y += 6;
        if at + 1 < milestones.len() {
            canvas.bar(MARGIN + 7, top + 20, 2, canvas.y - top - 8, ink::FAINT);
        }
        canvas.dot(MARGIN + 8, top + 12, colour, milestone.done_on.is_some());
    }
    let told = milestones.iter().map(|(name, _, (text, _))| format!("{name}:{text}"));
    let all: Vec<String> = std::iter::once(summary).chain(goals).chain(told).collect();
    canvas.written(language, &title, &all.join(language.pick("。", ". ")))
}

/// How much is done of the whole, as a bar of the full width.
fn meter(canvas: &mut Canvas, completion: Hundredths) {
    let whole = WIDTH - 2 * MARGIN;
    let done = usize::try_from(completion.0.clamp(0, 10_000)).unwrap_or_default() * whole / 10_000;
    canvas.bar(MARGIN, canvas.y + 4, whole, 10, "#d9e2ec");
    canvas.bar(MARGIN, canvas.y + 4, done, 10, ink::BLUE);
    canvas.y += 22;
}
