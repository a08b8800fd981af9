//! The walk along a chain: breadth first, with a fixed number of queries for each step, however many records there are.

use super::linked::linked;
use crate::codes;
use platform::{
    call::Call,
    problem::{Problem, Result},
    records::{
        chain::{ChainDirection, Edge},
        kind::{RecordSummary, Search},
        record_reference::RecordReference,
    },
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Records of a trace at most.
pub(super) const MOST: usize = 500;

/// A record that was reached.
pub(super) struct Reached {
    pub summary: RecordSummary,
    /// How many steps away from the first.
    pub steps: u32,
}

/// What was reached and how it hangs together.
pub(super) struct Walk<'a> {
    call: &'a Call,
    direction: ChainDirection,
    district: String,
    /// The records in the order in which they were reached.
    pub order: Vec<RecordReference>,
    /// The records.
    pub reached: BTreeMap<RecordReference, Reached>,
    /// What ties them; both ends are among them.
    pub edges: BTreeSet<Edge>,
    /// Whether there is more.
    pub truncated: bool,
}

impl<'a> Walk<'a> {
    /// Walks from a record, so many steps.
    ///
    /// # Errors
    /// `INVALID_PARAMETER` for an unknown kind, `NOT_FOUND` for what the caller cannot see or what was archived.
    pub(super) async fn from(
        call: &'a Call,
        start: &RecordReference,
        direction: ChainDirection,
        depth: u32,
    ) -> Result<Self> {
        let unknown = || Problem::new(codes::INVALID_PARAMETER).with("parameter", "type");
        let kind = call.service.kinds.get(&*start.kind).ok_or_else(unknown)?;
        let found = kind.find(call.viewer(), call.service.store.read(), vec![start.id]).await?.pop();
        let first = found.filter(|found| !found.archived).ok_or_else(|| Problem::new(codes::NOT_FOUND))?;
        let district = first.district_code.clone();
        let (order, reached, edges) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        let mut walk = Self { call, direction, district, order, reached, edges, truncated: false };
        let mut here = walk.arrive(vec![first], 0);
        for steps in 1..=depth {
            if here.is_empty() || walk.truncated {
                break;
            }
            let found = walk.step(&here).await?;
            here = walk.arrive(found, steps);
        }
        walk.close(&here).await?;
        Ok(walk)
    }

    /// Takes in what was found and is new, as far as there is room; answers what was taken in.
    fn arrive(&mut self, mut found: Vec<RecordSummary>, steps: u32) -> Vec<RecordReference> {
        found.sort_by(|a, b| a.named.cmp(&b.named));
        let mut new = Vec::new();
        for summary in found {
            if self.reached.contains_key(&summary.named) || summary.district_code != self.district {
                continue;
            }
            if self.reached.len() == MOST {
                self.truncated = true;
                break;
            }
            new.push(summary.named.clone());
            self.edges.extend(summary.edges.iter().cloned());
            self.reached.insert(summary.named.clone(), Reached { summary, steps });
        }
        self.order.extend(new.iter().cloned());
        new
    }

    /// What is one step away: one query for the links, and one for each kind that may be there.
    async fn step(&mut self, here: &[RecordReference]) -> Result<Vec<RecordSummary>> {
        let links = linked(self.call, &self.district, here, false).await?;
        self.truncated |= links.cut;
        let ours: BTreeSet<&RecordReference> = here.iter().collect();
        let own = here.iter().filter_map(|named| self.reached.get(named)).flat_map(|at| &at.summary.edges);
        let mut wanted: BTreeMap<&str, BTreeSet<Uuid>> = BTreeMap::new();
        for edge in own.chain(&links.edges) {
            for next in edge.beyond(self.direction, |end| ours.contains(end)) {
                if !self.reached.contains_key(next) {
                    wanted.entry(&next.kind).or_default().insert(next.id);
                }
            }
        }
        let mut found = Vec::new();
        for (name, kind) in self.call.service.kinds {
            let ids = wanted.remove(name).unwrap_or_default().into_iter().collect();
            // One more than there is room for, even if all that were reached are among them: so a cut is noticed.
            let most = MOST as u64 + 1;
            let search = Search { ids, around: here, direction: self.direction, most };
            found.extend(kind.neighbours(self.call.viewer(), self.call.service.store.read(), search).await?);
        }
        self.edges.extend(links.edges);
        Ok(found)
    }

    /// The links among the records of the last step, where nobody has looked yet; and only edges with two visible ends.
    async fn close(&mut self, last: &[RecordReference]) -> Result<()> {
        if !last.is_empty() {
            let links = linked(self.call, &self.district, last, true).await?;
            self.truncated |= links.cut;
            self.edges.extend(links.edges);
        }
        let reached = &self.reached;
        self.edges.retain(|edge| reached.contains_key(&edge.earlier) && reached.contains_key(&edge.later));
        Ok(())
    }
}
