//! Where a cue's arguments stand, and who may fill them.

pub mod arguments;
pub mod astray;
pub mod bearers;
pub mod control;
pub mod fillers;
pub mod fits;
pub mod sides;
pub mod targets;
pub mod voice;
