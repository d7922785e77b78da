//! Reports against each other: aligned sentences, word differences, conflicts, statements.
//!
//! Every claim rests on byte ranges of the documents; nothing here says who is right. Body
//! sentences are compared with body sentences: headlines, captions and furniture are left out.
//! There is no translation and no understanding here: sentences are aligned by the words, names,
//! numbers and dates that they share.

mod align;
mod conflict;
mod diff;
#[cfg(test)]
mod fixture;
mod profile;
mod quotation;
mod result;
mod reuse;
mod shortest;
mod similarity;
mod statement;
mod unit;
mod weights;
mod word;

pub use align::{Side, compare};
pub use quotation::{Paraphrase, Quotation, Quoted, quotations};
pub use result::{
    Across, Change, Comparison, Conflict, ConflictKind, Member, Op, Passage, Reason, Relation,
    Statement, StatementConflict, Verdict,
};
pub use reuse::{Agency, Earlier, FEWEST_WORDS, Reuse, SharedRun, reuse, sharing};
pub use statement::statements;
pub use weights::Weights;
