//! Sentences, tokens, normal forms and Indonesian morphology: what is true of any Indonesian text.
//!
//! Nothing here knows about documents or corpora.

mod character;
mod morphology;
mod sentence;
mod token;

pub use character::{is_letter, is_unseen, normal_form, small_letter};
pub use morphology::{Roots, Stemmer, candidates, induced_roots};
pub use sentence::{Sentence, block_sentences};
pub use token::{Token, TokenKind, Tokens, tokens};
