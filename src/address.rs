//! The page's state as a URL hash.
