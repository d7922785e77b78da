//! Reports against each other: aligned sentences, word differences, conflicts, statements.
//!
//! Every claim rests on byte ranges of the documents; nothing here says who is right.

mod align;
mod result;
mod statement;

pub use align::{Side, Weights, compare};
pub use result::{
    Change, Comparison, Conflict, ConflictKind, Member, Op, Passage, Reason, Relation, Statement,
    StatementConflict, Verdict,
};
pub use statement::statements;
