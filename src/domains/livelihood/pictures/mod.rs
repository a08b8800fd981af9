//! Pictures for people who would rather look (SVG, made here): what becomes of a year's ideas, and how far a project is. Each carries a
//! title and its whole content as text for screen readers, and says nothing by colour alone.

mod api;
mod canvas;
mod funnel;
mod timeline;

pub(super) use api::routes;
