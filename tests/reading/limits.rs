//! What is large, broken or hostile is read or refused with a word, and never slowly.
